"""The JSON Schema of the files says what the decoder says, as far as JSON can."""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator, FormatChecker

from offer_tui import bundled
from offer_tui.core.decoding import LARGEST, decoded
from offer_tui.core.keys import KeyPath, Plain, find, shown
from offer_tui.core.problems import Problem, Severity
from offer_tui.core.schema import FILES, schema
from offer_tui.core.shape import Entry, Kind, entries
from tests.trees import trees

HEAD = 'company = "Globex"\nrole = "Engineer"\ncurrency = "USD"\n'
SAMPLES = [
    *(("offer", path) for path in sorted((bundled.sample_offers() / "offers").glob("*.toml"))),
    ("profile", bundled.sample_offers() / "profile.toml"),
]
KEYWORDS = {
    *("$schema", "title", "description", "type", "properties", "required", "additionalProperties"),
    *("items", "minimum", "maximum", "enum", "pattern", "format", "anyOf"),
}
"""What all language servers for TOML read alike; not `$ref` beside others, `oneOf`, or what is newer."""

VALIDATORS = {name: Draft4Validator(schema(name), format_checker=FormatChecker(["date"])) for name in FILES}


def as_json(value: Any) -> Any:  # noqa: ANN401 - any value of TOML
    """Return a value as language servers give it to a validator: dates as text, `nan` and `inf` as null."""
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return value if value.is_finite() else None
    if isinstance(value, Mapping):
        return {key: as_json(item) for key, item in value.items()}
    return [as_json(item) for item in value] if isinstance(value, list | tuple) else value


def rejected(name: str, tree: Mapping[str, Any]) -> set[KeyPath]:
    """Return the places that the schema rejects; of a missing key, its table."""
    return {tuple(error.absolute_path) for error in VALIDATORS[name].iter_errors(as_json(tree))}


def read(name: str, tree: Mapping[str, Any]) -> list[Problem]:
    _, problems = decoded(FILES[name], tree)
    return [one for one in problems if one.severity is Severity.ERROR]


def place(problem: Problem) -> KeyPath:
    return problem.key[:-1] if problem.code == "F07" else problem.key


def beyond_json(problem: Problem, tree: Plain) -> bool:
    """Tell whether a schema cannot know of a problem: ids given twice, and what differs by its type alone.

    To a validator `2026-11-24` and `"2026-11-24"` are the same, so it takes a date for the text of another
    key, and text for a date. Draft 4 has no word for a time of day, which is text to it as well.
    """
    return problem.code == "F09" or isinstance(find(tree, problem.key), date | time)


NAMES = pytest.mark.parametrize("name", FILES)


@NAMES
def test_a_schema_is_valid_draft_4(name: str) -> None:
    Draft4Validator.check_schema(dict(schema(name)))


def parts(one: Any) -> Iterator[Mapping[str, Any]]:  # noqa: ANN401 - a schema, or True
    """Yield a schema and all that are in it."""
    if isinstance(one, Mapping):
        yield one
        others = (one.get("items"), one.get("additionalProperties"), *one.get("anyOf", ()))
        for inner in (*one.get("properties", {}).values(), *others):
            yield from parts(inner)


@NAMES
def test_only_keywords_are_used_that_language_servers_read_alike(name: str) -> None:
    found = list(parts(schema(name)))
    assert {word for one in found for word in one} <= KEYWORDS
    assert all(isinstance(one["type"], str) for one in found if "type" in one)
    # Tombi does not look at `anyOf` beside a type, or beside a word that tells the type.
    assert all(set(one) <= {"anyOf", "description"} for one in found if "anyOf" in one)


@NAMES
def test_each_table_says_that_other_keys_may_stand_in_it(name: str) -> None:
    """Tombi takes a table that says nothing of them for one that forbids them."""
    assert all("additionalProperties" in one for one in parts(schema(name)) if one.get("type") == "object")
    assert rejected(name, {**valid(name), "nickname": 1}) == set()


def valid(name: str) -> Mapping[str, Any]:
    return tomllib.loads(HEAD) if name == "offer" else {}


@NAMES
def test_each_key_is_explained_in_the_words_of_the_format(name: str) -> None:
    def explained(of: type[Any], part: Mapping[str, Any]) -> Iterator[tuple[Entry, Mapping[str, Any]]]:
        for _, key, entry in entries(of):
            here = part["additionalProperties"] if entry.rest else part["properties"][key]
            yield entry, here
            if entry.of is not None:
                inner = here.get("items") or (here if "properties" in here else here["additionalProperties"])
                yield from explained(entry.of, inner)

    found = list(explained(FILES[name], schema(name)))
    assert len(found) > 1
    assert [here["description"] for _, here in found] == [entry.doc for entry, _ in found]


@pytest.mark.parametrize(("name", "path"), SAMPLES, ids=lambda one: getattr(one, "stem", one))
def test_the_samples_are_accepted(name: str, path: Any) -> None:  # noqa: ANN401 - a path
    assert rejected(name, tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)) == set()


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ('[package]\nbase_salary = "165k"', "package.base_salary"),
        ("[package]\nbase_salary = -1", "package.base_salary"),
        (f"[package]\nbase_salary = {LARGEST + 1}", "package.base_salary"),
        ("[package]\nvacation_days = 367", "package.vacation_days"),
        ("[package]\nbonus_paid_month = 1.0", "package.bonus_paid_month"),
        ("[package]\nbonus_paid_month = 13", "package.bonus_paid_month"),
        ('status = "negotiated"', "status"),
        ("[dates]\nstart = 20270201", "dates.start"),
        ('[dates]\nstart = "next week"', "dates.start"),
        ("[dates]\nstart = 2027-02-01T09:00:00", "dates.start"),
        ("[[people]]\nid = 'two words'", "people[1].id"),
        ("[[people]]\nname = 'Dana'", "people[1]"),
        ("[strategy]\nvalue_points = 'one'", "strategy.value_points"),
        ("[strategy]\nvalue_points = [1]", "strategy.value_points[1]"),
        ("[[priorities]]\nitem = 'base_salary'\ndesired = true", "priorities[1].desired"),
        ("[fit.depth]\nrating = 11", "fit.depth.rating"),
        ("fit = 3", "fit"),
        ("package = []", "package"),
        ("rounds = [1]", "rounds[1]"),
        ("[package]\nbase_salary = nan", "package.base_salary"),
    ],
)
def test_what_is_wrong_is_rejected_at_its_place(text: str, where: str) -> None:
    tree = tomllib.loads(HEAD + text, parse_float=Decimal)
    assert {shown(one) for one in rejected("offer", tree)} == {where}
    assert {shown(place(one)) for one in read("offer", tree)} == {where}


@pytest.mark.parametrize("missing", ["company", "role", "currency"])
def test_a_missing_key_is_rejected(missing: str) -> None:
    tree = {key: value for key, value in valid("offer").items() if key != missing}
    assert rejected("offer", tree) == {()}


@pytest.mark.parametrize(
    "text",
    [
        '[dates]\nstart = "2027-02-01"',
        "location = 2027-02-01",
        "notes = 09:00:00",
        "[package.custom.gym]\noffered = 09:00:00",
        '[[people]]\nid = "dana"\n[[people]]\nid = "dana"',
    ],
)
def test_what_json_cannot_tell_is_left_to_check(text: str) -> None:
    tree = tomllib.loads(HEAD + text, parse_float=Decimal)
    assert rejected("offer", tree) == set()
    assert len(read("offer", tree)) == 1


def cases(*, wrong: bool) -> st.SearchStrategy[tuple[str, Mapping[str, Any]]]:
    """Return names of FILES with trees; of an offer also with all that it needs, to come to the rest."""
    of = {name: trees(table, wrong=wrong) for name, table in FILES.items()}
    whole = of["offer"].map(lambda tree: {**valid("offer"), **tree})
    return st.one_of(
        st.tuples(st.just("offer"), whole), *(st.tuples(st.just(name), tree) for name, tree in of.items())
    )


def check_agreement(name: str, tree: Mapping[str, Any]) -> None:
    errors = read(name, tree)
    found = rejected(name, tree)
    said = {place(one) for one in errors if not beyond_json(one, tree)}
    assert said <= found, f"the schema accepts what the decoder rejects: {tree}"
    assert found <= {place(one) for one in errors}, f"the decoder accepts what the schema rejects: {tree}"


@given(cases(wrong=False) | cases(wrong=True))
def test_schema_and_decoder_agree_on_any_file(case: tuple[str, Mapping[str, Any]]) -> None:
    check_agreement(*case)


Wrap = Callable[[Any], Mapping[str, Any]]


def keys(of: type[Any], wrap: Wrap) -> Iterator[tuple[Entry, Wrap]]:
    """Yield each key of a table and of those in it, with what makes a tree of its value."""
    for _, key, entry in entries(of):
        name = "EUR" if entry.rest else key

        def put(value: object, name: str = name) -> Mapping[str, Any]:
            return wrap({name: value})

        yield entry, put
        if entry.of is not None:
            around: Wrap = {
                Kind.ROWS: lambda row, put=put: put([row]),
                Kind.NAMED: lambda table, put=put: put({"a": table}),
            }.get(entry.kind, put)
            yield from keys(entry.of, around)


VALUES: tuple[Any, ...] = (
    *("", "x", "two words", "USD", "usd", True, False, 0, 1, -1, 13, Decimal("1.0"), Decimal("0.5")),
    *(Decimal("nan"), Decimal("inf"), date(2026, 11, 24), datetime(2026, 11, 24, 9), time(9)),  # noqa: DTZ001 - a local one of TOML
    *([], [0], ["x"], [{}], [[]], {}, {"a": 1}, {"a": {}}),
)


@NAMES
def test_schema_and_decoder_agree_on_each_key(name: str) -> None:
    """Any kind of value under any key, each choice, and the numbers at and just beyond each bound."""
    for entry, put in keys(FILES[name], lambda table: {**valid(name), **table}):
        bounds = {entry.least, entry.most, LARGEST, -LARGEST} - {None}
        near = [int(bound) + step for bound in bounds if bound is not None for step in (-1, 0, 1)]
        for value in (*VALUES, *entry.choices, *near):
            check_agreement(name, put(value))
            if entry.many:
                check_agreement(name, put([value]))
