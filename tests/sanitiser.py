"""Finds the code that could show text without `core.visible`: all that prints, and all that Textual shows.

Text reaches a person on few ways: commands print through `cli.output`, or JSON, which is escaped; the screen
is painted by `ui.widgets.scroller`, and by two editors of Textual, which get stand-ins. Whatever else prints
or paints is an offender, whatever its text is: no check can follow a text through a whole program.
"""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

PRINTING = "cli/output.py"
PAINTING = "ui/widgets/scroller.py"
EDITORS = "ui/widgets/editors.py"

_EDITORS = {"Input", "TextArea"}
_STREAMS = {"stdout", "stderr", "__stdout__", "__stderr__"}
_HARMLESS = {"isatty", "fileno", "flush"}
"""What anybody may ask a stream for."""
_MODULES = {"logging", "warnings", "traceback", "curses", "rich.console", "rich.pretty", "rich.markup"}
_BUILT_IN = {"print", "input", "breakpoint"}
_PAINTS = {"Segment", "Strip"}
_TEXTS = {"Content", "Text"}
"""What Textual and Rich take text in; nothing in it is replaced."""
_MARKUP = {"notify", "from_markup", "from_ansi", "render_str", "SystemCommand"}
"""Calls whose text acts as markup, or as escape sequences."""
_SHOWN = {"tooltip", "border_title", "border_subtitle", "placeholder"}
"""What Textual shows when it is set."""
_RUNS = {"run", "Popen", "call", "check_call", "check_output", "system", "popen"}


@dataclass(frozen=True, slots=True)
class Offender:
    """A place in the code that could show text as it is."""

    file: str
    """Its path from the package."""
    line: int
    what: str
    """The name that gives it away."""

    def __str__(self) -> str:
        """Return it as compilers print it."""
        return f"{self.file}:{self.line}: {self.what}"


def offenders(package: Path, exempt: Mapping[tuple[str, str], str]) -> list[Offender]:
    """Return the offenders of a package but for those in `exempt`, by file and name, each with a reason."""
    return [
        one
        for path in sorted(package.rglob("*.py"))
        for one in offenders_in(path.read_text(encoding="utf-8"), path.relative_to(package).as_posix())
        if (one.file, one.what) not in exempt
    ]


def offenders_in(source: str, file: str) -> list[Offender]:
    """Return the offenders of a module; `file` is its path from the package."""
    tree = ast.parse(source)
    above = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    found = [
        Offender(file, getattr(node, "lineno", 0), what)
        for node in ast.walk(tree)
        for what in _found(node, file, above)
    ]
    return sorted(found, key=lambda one: (one.line, one.what))


def _found(node: ast.AST, file: str, above: Mapping[ast.AST, ast.AST]) -> Iterator[str]:
    match node:
        case ast.Import(names=names):
            yield from _imported([one.name for one in names])
        case ast.ImportFrom(module=str(module), names=names):
            yield from _imported_from(module, [one.name for one in names], file)
        case ast.Attribute(value=ast.Name(id="sys"), attr=name) if name in _STREAMS and file != PRINTING:
            if not _is_harmless(node, above):
                yield f"sys.{name}"
        case ast.Constant(value="/dev/tty" | "/dev/stdout" | "/dev/stderr" as name):
            yield str(name)
        case ast.FunctionDef(name="render" | "render_line" | "render_lines" as name) if file != PAINTING:
            yield name
        case ast.Attribute(attr=name, ctx=ast.Store()) if name in _SHOWN:
            yield name
        case ast.Call():
            yield from _called(node, file)
        case _:
            pass


def _imported(modules: list[str]) -> Iterator[str]:
    for name in modules:
        if name in _MODULES or name.startswith("textual.widgets"):
            yield name


def _imported_from(module: str, names: list[str], file: str) -> Iterator[str]:
    if module in _MODULES or module.startswith("textual.widgets."):
        yield module
    for name in names:
        whole = f"{module}.{name}"
        allowed = _EDITORS if file == EDITORS else set()
        if module == "textual.widgets" and name not in allowed:
            yield whole
        if whole in _MODULES or whole in ("rich.print", "os.write") or (module == "sys" and name in _STREAMS):
            yield whole


def _is_harmless(stream: ast.AST, above: Mapping[ast.AST, ast.AST]) -> bool:
    """Tell whether a stream is only asked for something, or has JSON written to it."""
    match above.get(stream):
        case ast.Attribute(attr=name) if name in _HARMLESS:
            return True
        case ast.Attribute(attr="write") as write:
            call = above.get(write)
            return isinstance(call, ast.Call) and all(map(_is_json, call.args))
    return False


def _is_json(text: ast.AST) -> bool:
    """Tell whether a text is JSON and a line end."""
    match text:
        case ast.Call(func=ast.Name(id="json_text")):
            return True
        case ast.BinOp(left=left, op=ast.Add(), right=ast.Constant(value="\n")):
            return _is_json(left)
    return False


def _called(call: ast.Call, file: str) -> Iterator[str]:
    name = _name(call.func)
    maker = _name(call.func.value) if isinstance(call.func, ast.Attribute) else ""
    keywords = {one.arg for one in call.keywords}
    if name in _BUILT_IN and not maker:
        yield name
    if name in _MARKUP or (name == "ArgumentParser"):
        yield name
    if name in _PAINTS and file != PAINTING:
        yield name
    if (name in _TEXTS or maker in _TEXTS) and not all(map(_is_safe, call.args)):
        yield name if name in _TEXTS else f"{maker}.{name}"
    if name in ("Hit", "DiscoveryHit"):
        shown = call.args[1 if name == "Hit" else 0 :][:1]
        if "help" in keywords or not (shown and isinstance(shown[0], ast.Call)):
            yield name
    if maker == "os" and name in ("write", "writev", "system", "popen") and not file.startswith("files/"):
        yield f"os.{name}"
    if maker == "subprocess" and name in _RUNS and not keywords & {"capture_output", "stdout"}:
        yield f"subprocess.{name}"
    if name in ("exit", "SystemExit") and ("message" in keywords or any(map(_is_text, call.args))):
        yield name
    yield from sorted(keyword for keyword in keywords if keyword in _SHOWN)


def _name(function: ast.expr) -> str:
    match function:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def _is_safe(text: ast.expr) -> bool:
    """Tell whether a text is written in the code or went through `visible`."""
    return isinstance(text, ast.Constant) or (isinstance(text, ast.Call) and _name(text.func) == "visible")


def _is_text(argument: ast.expr) -> bool:
    return isinstance(argument, ast.JoinedStr) or (
        isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    )
