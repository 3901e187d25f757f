"""`set` and `get`: every key of the format, as the screens would edit it."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from offer_tui.cli import set as set_
from offer_tui.cli.plain_values import plain_text
from offer_tui.core import typed_keys
from offer_tui.core.keys import KeyPath, Plain, shown
from offer_tui.core.offer import Offer
from offer_tui.core.profile import Profile
from offer_tui.core.shape import Entry, Kind, entries
from offer_tui.files import saving
from tests.cli.conftest import Run
from tests.directories import GLOBEX, UMBRA, offers_directory


def _keys(of: type[Any], above: KeyPath = ()) -> Iterator[tuple[KeyPath, Entry]]:
    """Yield each key of a file once, rows as their first one, those that a row needs before its others."""
    found = [(key, entry) for _, key, entry in entries(of)]
    for key, entry in sorted(found, key=lambda one: not one[1].required):
        if entry.rest:
            yield (*above, "EUR" if key == "units" else "5"), entry
        elif entry.of is None:
            yield (*above, key), entry
        else:
            inner: Mapping[Kind, KeyPath] = {Kind.ROWS: (0,), Kind.NAMED: ("extra",)}
            yield from _keys(entry.of, (*above, key, *inner.get(entry.kind, ())))


def _typed(path: KeyPath, entry: Entry) -> str:
    if path[-1] in ("format", "every_months"):
        return "1"
    if path == ("rounds", 0, "with"):
        return "dana"
    if entry.kind in (Kind.AMOUNT, Kind.NUMBER, Kind.PERCENT):
        return "3, 4.5" if entry.many else "6.25"
    texts = {
        Kind.COUNT: "3",
        Kind.DATE: "2026-12-24",
        Kind.FLAG: "true",
        Kind.CHOICE: entry.choices[-1] if entry.choices else "",
        Kind.CURRENCY: "CHF",
        Kind.IDENTIFIER: "dana",
        Kind.ITEM: "base_salary",
        Kind.PERSON: "dana",
        Kind.RESEARCH: "peer",
        Kind.OFFER: "umbra-labs",
        Kind.FIGURE: "7.50",
        Kind.LINES: "one\n\ntwo",
    }
    return texts.get(entry.kind, '=one; [two] # "three"\nfour' if entry.many else '= "o\\ne" # äö')


def _cases(of: type[Any]) -> list[Any]:
    return [pytest.param(path, entry, id=shown(path)) for path, entry in _keys(of)]


@pytest.fixture
def rich(tmp_path: Path) -> Path:
    """Return a directory of offers with a person and a point of research."""
    point = '[[research]]\nid = "peer"\nitem = "base_salary"\n'
    return offers_directory(tmp_path / "offers", globex=f"{GLOBEX}\n{point}", umbra_labs=UMBRA)


@pytest.mark.parametrize(("path", "entry"), _cases(Offer))
def test_each_key_of_an_offer_is_got_as_it_was_set(run: Run, rich: Path, path: KeyPath, entry: Entry) -> None:
    _round_trip(run, rich, "globex", path, entry)


@pytest.mark.parametrize(("path", "entry"), _cases(Profile))
def test_each_key_of_the_profile_is_got_as_it_was_set(
    run: Run, rich: Path, path: KeyPath, entry: Entry
) -> None:
    _round_trip(run, rich, "profile", path, entry)


def _round_trip(run: Run, directory: Path, slug: str, path: KeyPath, entry: Entry) -> None:
    key, typed = shown(path), _typed(path, entry)
    if key.startswith("guide.ignore[1].") and path[-1] != "rule":
        assert run("set", "--dir", directory, slug, "guide.ignore[1].rule", "N13").code == 0
    done = run("set", "--dir", directory, slug, key, "--", typed)
    assert (done.code, done.out) == (0, ""), done.err
    got = run("get", "--dir", directory, slug, key)
    assert (got.code, got.err) == (0, "")
    assert _plain(got.out) == _plain(typed)
    # What is printed can be typed back, and changes nothing.
    file = directory / ("profile.toml" if slug == "profile" else f"offers/{slug}.toml")
    before = file.read_bytes()
    assert run("set", "--dir", directory, slug, key, "--", got.out.rstrip("\n")).code == 0
    assert file.read_bytes() == before


def _plain(text: str) -> str:
    """Return a printed value without the zeros after its last decimal, and without its line end."""
    return re.sub(r"(\.[0-9]*?)0+\b", r"\1", text.rstrip("\n")).replace(".,", ",")


def test_set_reads_values_as_the_fields_do_and_changes_one_line(run: Run, directory: Path) -> None:
    file = directory / "offers" / "globex.toml"
    before = file.read_text()
    done = run("set", "--dir", directory, "globex", "package.base_salary", "+4%")
    assert (done.code, done.out) == (0, "")
    assert done.err == "package.base_salary: 156,000 (+6,000, +4.0 %)\n"
    assert file.read_text() == before.replace("150_000 ", "156_000 ")
    assert run("set", "--dir", directory, "--today", "2026-11-21", "globex", "dates.start", "+3d").code == 0
    assert run("get", "--dir", directory, "globex", "dates.start").out == "2026-11-24\n"


def test_rows_are_named_by_number_or_by_what_identifies_them(run: Run, directory: Path) -> None:
    for key in ("rounds[1].asks[2].answer", "rounds[2026-11-14].asks[level].answer"):
        assert run("get", "--dir", directory, "globex", key).out == "refused\n"
    assert run("set", "--dir", directory, "globex", "people[dana].role", "HR").code == 0
    assert run("get", "--dir", directory, "globex", "people[1].role").out == "HR\n"


def test_the_number_after_the_last_row_adds_one(run: Run, directory: Path) -> None:
    assert run("set", "--dir", directory, "globex", "people[2].id", "priya").code == 0
    assert run("set", "--dir", directory, "globex", "people[priya].decides", "yes").code == 0
    assert run("get", "--dir", directory, "globex", "people[2]").out == (
        "people[2].id: priya\npeople[2].decides: true\n"
    )
    assert run("set", "--dir", directory, "globex", "people[4].id", "tom").code == 2


def test_unset_takes_a_value_or_a_whole_row_away(run: Run, directory: Path) -> None:
    file = directory / "offers" / "globex.toml"
    assert run("set", "--dir", directory, "globex", "package.level", "--unset").code == 0
    assert run("set", "--dir", directory, "globex", "rounds[1].asks[level]", "--unset").code == 0
    assert file.read_text().count("level") == 1  # the priority
    before = file.read_bytes()
    again = run("set", "--dir", directory, "globex", "package.level", "--unset")
    assert (again.code, file.read_bytes()) == (0, before)


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("package.base_salery", "1", 'did you mean "base_salary"?'),
        ("package.base_salary", "much", "185k"),
        ("package.base_salary.x", "1", "is a value"),
        ("package", "1", "is a table"),
        ("rounds.note", "x", "rounds[1]"),
        ("rounds[0].note", "x", "there is no rounds[0]"),
        ("people[daan].role", "x", 'did you mean "dana"?'),
        ("rounds[1]..note", "x", "is no key"),
        ("", "x", "is no key"),
        ("[1]", "x", "does not begin with a key"),
        ("status", "gone", "one of considering"),
        ("priorities[1].item", "base_salry", 'did you mean "base_salary"?'),
        ("rounds[1].with", "priya", "is none of dana"),
        ("company", " ", "cannot be empty"),
        ("people[2].name", "Priya", "people[2].id"),
        ("notes", "a\x1b[2J", "control character ␛"),
    ],
)
def test_what_cannot_be_is_said_and_saves_nothing(
    run: Run, directory: Path, key: str, value: str, said: str
) -> None:
    file = directory / "offers" / "globex.toml"
    before = file.read_bytes()
    done = run("set", "--dir", directory, "globex", key, value)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert file.read_bytes() == before


def test_a_profile_that_is_not_there_is_made(run: Run, tmp_path: Path) -> None:
    assert run("set", "--dir", tmp_path / "new", "profile", "goals[1].id", "depth").code == 0
    file = tmp_path / "new" / "profile.toml"
    assert file.read_text() == 'format = 1\n\n[[goals]]\nid = "depth"\n'
    assert file.stat().st_mode & 0o777 == 0o600


def test_what_a_file_needs_is_not_taken_away(run: Run, directory: Path) -> None:
    for key in ("company", "people[1].id"):
        done = run("set", "--dir", directory, "globex", key, "--unset")
        assert done.code == 2
        assert "it cannot be left out" in done.err


def test_what_somebody_else_saved_at_the_same_moment_is_kept(
    run: Run, directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = directory / "offers" / "globex.toml"
    first, ask = '[[rounds.asks]]\nitem = "base_salary"', '[[rounds.asks]]\nitem = "vacation_days"\n\n'
    read = typed_keys.typed_value

    def meanwhile(*arguments: Any) -> Any:  # noqa: ANN401 - stands for what it calls
        file.write_text(file.read_text().replace(first, ask + first))
        return read(*arguments)

    monkeypatch.setattr(set_, "typed_value", meanwhile)
    key = "rounds[1].asks[1].because"
    assert run("set", "--dir", directory, "globex", key, "Peers").code == 0
    assert run("get", "--dir", directory, "globex", "rounds[1].asks[base_salary].because").out == "Peers\n"


def test_a_value_and_unset_are_not_both_given(run: Run, directory: Path) -> None:
    for arguments in ((), ("1", "--unset")):
        done = run("set", "--dir", directory, "globex", "package.base_salary", *arguments)
        assert done.code == 2


def test_a_file_that_cannot_be_used_is_not_edited(run: Run, directory: Path) -> None:
    done = run("set", "--dir", directory, "hooli", "role", "Lead")
    assert (done.code, done.out) == (1, "")
    assert "hooli.toml:6:15: error F04" in done.err


def test_a_disk_that_refuses_is_exit_code_2(
    run: Run, directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(path: Path, *_: object) -> None:
        raise saving.SaveError(path, "No space left on device")

    monkeypatch.setattr(saving, "write", refused)
    done = run("set", "--dir", directory, "globex", "role", "Lead")
    assert done.code == 2
    assert "No space left on device" in done.err


def test_values_are_written_without_what_only_people_need() -> None:
    values: tuple[Plain, ...] = (True, 165000, ["a", "b"], [5, 15])
    assert [plain_text(one) for one in values] == ["true", "165000", "a\nb", "5, 15"]
