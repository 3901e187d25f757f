"""Dataclasses whose methods are written when they are first used, not when their class is imported.

`dataclasses` compiles half a dozen methods for each class, and importing it brings the inspection of source
code along: for the format's classes that is longer than a whole short command may take. The names here mean
the same to a type checker and to a reader. They know less: every class has slots, and nothing but the
arguments below. To the functions of `dataclasses` itself such a class is one of theirs.
"""

from collections.abc import Callable, Mapping
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

__all__ = ["dataclass", "field", "fields", "replace"]

C = TypeVar("C", bound=type[Any])
R = TypeVar("R")

_MISSING = object()
_NOTHING: Mapping[str, Any] = {}
_FIELDS = "__record_fields__"
_STANDARD = "__dataclass_fields__"


class _Field:
    """How one field was declared."""

    __slots__ = ("compare", "default", "default_factory", "init", "metadata", "name", "repr", "type")

    def __init__(  # noqa: PLR0913 - the arguments of dataclasses.field
        self,
        *,
        default: Any = _MISSING,  # noqa: ANN401 - any value
        default_factory: Any = _MISSING,  # noqa: ANN401 - as above
        init: bool = True,
        repr: bool = True,  # noqa: A002 - the name that dataclasses.field has
        compare: bool = True,
        metadata: Mapping[str, Any] = _NOTHING,
    ) -> None:
        self.name = ""
        self.type: Any = None
        self.default, self.default_factory = default, default_factory
        self.init, self.repr, self.compare, self.metadata = init, repr, compare, metadata


def _dataclass(*, frozen: bool = False, slots: bool, eq: bool = True) -> Callable[[C], C]:
    """Make a class a dataclass with slots."""
    assert slots  # noqa: S101 - what is written for the checker has to be what is made
    return lambda of: _made(of, frozen=frozen, eq=eq)


def _made(of: C, *, frozen: bool, eq: bool) -> C:
    namespace = dict(of.__dict__)
    fields: dict[str, _Field] = {}
    for base in reversed(of.__mro__[1:]):
        fields.update(base.__dict__.get(_FIELDS, _NOTHING))
    inherited = set(fields)
    for name, kind in namespace.get("__annotations__", _NOTHING).items():
        default = namespace.pop(name, _MISSING)
        one = default if isinstance(default, _Field) else _Field(default=default)
        one.name, one.type = name, kind
        fields[name] = one
    for name in ("__dict__", "__weakref__"):
        namespace.pop(name, None)
    namespace["__slots__"] = tuple(name for name in fields if name not in inherited)
    namespace[_FIELDS] = fields
    namespace[_STANDARD] = _StandardFields()
    namespace["__match_args__"] = tuple(name for name, one in fields.items() if one.init)
    namespace.setdefault("__repr__", _written)
    if eq:
        namespace.setdefault("__eq__", _is_equal)
        namespace["__hash__"] = _hashed if frozen else None
    if frozen:
        namespace["__setattr__"] = namespace["__delattr__"] = _refuse
        namespace["__reduce__"] = _made_of

    def initialise(self: object, *values: object, **named: object) -> None:
        made.__init__ = _initialiser(made, frozen=frozen)
        made.__init__(self, *values, **named)

    namespace["__init__"] = initialise
    made: Any = type(of)(of.__name__, of.__bases__, namespace)  # type: ignore[misc]  # a class is made by its type
    return made  # type: ignore[no-any-return]  # the same class, with slots


def _initialiser(of: type[Any], *, frozen: bool) -> Callable[..., None]:
    """Write what fills a new value's fields from arguments, in the order and with the defaults declared."""
    known: dict[str, Any] = {"_MISSING": _MISSING}
    arguments, lines = [], []
    for name, one in _fields_by_name(of).items():
        value = name if one.init else f"_default_{name}"
        if one.default_factory is not _MISSING:
            known[f"_make_{name}"] = one.default_factory
            made = f"_make_{name}()"
            value = f"{made} if {name} is _MISSING else {name}" if one.init else made
            arguments += [f"{name}=_MISSING"] if one.init else []
        elif one.default is not _MISSING:
            known[f"_default_{name}"] = one.default
            arguments += [f"{name}=_default_{name}"] if one.init else []
        elif one.init:
            arguments.append(name)
        else:
            continue
        # The slot's own way in is the quickest, and the only one where the class refuses to be changed.
        known[f"_set_{name}"] = getattr(of, name).__set__
        lines.append(f"_set_{name}(self, {value})" if frozen else f"self.{name} = {value}")
    if hasattr(of, "__post_init__"):
        lines.append("self.__post_init__()")
    body = "\n ".join(lines or ["pass"])
    exec(f"def __init__(self, {', '.join(arguments)}):\n {body}", known)  # noqa: S102 - names of fields alone
    written: Callable[..., None] = known["__init__"]
    written.__qualname__ = f"{of.__qualname__}.__init__"
    return written


def _fields_by_name(of: type[Any]) -> Mapping[str, _Field]:
    found: Mapping[str, _Field] = getattr(of, _FIELDS)
    return found


@cache
def _compared(of: type[Any]) -> Callable[[Any], object]:
    """Return what gives the fields by which values of a class are told apart."""
    names = [name for name, one in _fields_by_name(of).items() if one.compare]
    if len(names) > 1:
        return attrgetter(*names)
    return lambda record: tuple(getattr(record, name) for name in names)


def _is_equal(self: object, other: object) -> object:
    if other.__class__ is not self.__class__:
        return NotImplemented
    values = _compared(self.__class__)  # type: ignore[arg-type]  # a class is hashable
    return values(self) == values(other)


def _hashed(self: object) -> int:
    return hash(_compared(self.__class__)(self))  # type: ignore[arg-type]  # as above


def _written(self: object) -> str:
    of = self.__class__
    shown = (f"{name}={getattr(self, name)!r}" for name, one in _fields_by_name(of).items() if one.repr)
    return f"{of.__qualname__}({', '.join(shown)})"


def _refuse(self: object, name: str, *_: object) -> NoReturn:
    from dataclasses import FrozenInstanceError  # noqa: PLC0415 - only where somebody made a mistake

    raise FrozenInstanceError(f"cannot change {name!r} of {self.__class__.__qualname__}")


def _made_of(self: object) -> tuple[type, tuple[object, ...]]:
    """Return how a copy is made, which cannot be filled later as a copy of another class is."""
    of = self.__class__
    return of, tuple(getattr(self, name) for name, one in _fields_by_name(of).items() if one.init)


class _StandardFields:
    """The fields as `dataclasses` keeps them, made when one of its functions asks for them."""

    def __get__(self, _: object, of: type[Any]) -> Mapping[str, Any]:
        import dataclasses as standard  # noqa: PLC0415 - this module is there to do without it

        declare: Any = standard.field
        declared = []
        for name, one in _fields_by_name(of).items():
            given = {"default": one.default, "default_factory": one.default_factory}
            given = {key: value for key, value in given.items() if value is not _MISSING}
            same = declare(**given, init=one.init, repr=one.repr, compare=one.compare, metadata=one.metadata)
            declared.append((name, one.type, same))
        found: Mapping[str, Any] = vars(standard.make_dataclass(of.__name__, declared))[_STANDARD]
        return found


def _fields(of: Any) -> tuple[_Field, ...]:  # noqa: ANN401 - a dataclass or one of its values
    """Return the fields of a class of this module or of a value of one."""
    return tuple(_fields_by_name(of).values())


def _replace(record: R, /, **changes: Any) -> R:  # noqa: ANN401 - values of any field
    """Return a value with some fields changed; of a class of `dataclasses` itself too."""
    of = record.__class__
    if not hasattr(of, _FIELDS):
        import dataclasses as standard  # noqa: PLC0415 - as above

        change: Any = standard.replace
        changed: R = change(record, **changes)
        return changed
    for name, one in _fields_by_name(of).items():
        if one.init and name not in changes:
            changes[name] = getattr(record, name)
    return of(**changes)


if TYPE_CHECKING:
    from dataclasses import dataclass, field, fields, replace
else:
    dataclass, field, fields, replace = _dataclass, _Field, _fields, _replace
