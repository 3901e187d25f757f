"""Nasty files: each is a problem with a place, none is written to, and all other offers go on working."""

import os
import time
from pathlib import Path

import pytest

from offer_tui.__main__ import main
from offer_tui.core.edits import Put
from offer_tui.core.problems import Problem
from offer_tui.core.visible import visible
from offer_tui.files.directory import Directory, offer_at
from offer_tui.files.steps import Failed, Saved
from offer_tui.files.workbook import Workbook
from tests.directories import GLOBEX, UMBRA, offers_directory
from tests.files.corpus.nasty import FILES, HEAD, IN_PLACE_OF_A_FILE, NAMES, Nasty

AT_ONCE = 0.05
"""Seconds of the processor in which a file is read, however nasty."""


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    return offers_directory(tmp_path / "workbook", globex=GLOBEX, umbra=UMBRA)


def first_problem(path: Path) -> Problem:
    return offer_at(path).problems[0]


def seconds(path: Path) -> float:
    """Return the processor's time for reading a file; the best of a few, since others use the machine too."""
    found = []
    for _ in range(3):
        start = time.process_time()
        offer_at(path)
        found.append(time.process_time() - start)
    return min(found)


def assert_others_work(book: Workbook) -> None:
    for slug, company in (("globex", "Globex"), ("umbra", "Umbra Labs")):
        offer = book.offers[slug].value
        assert offer is not None
        assert offer.company == company
        assert isinstance(book.edit(slug, Put(("notes",), "still here"), "Notes"), Saved)


@pytest.mark.parametrize("case", FILES.values(), ids=FILES)
def test_a_nasty_file_is_a_problem_with_a_place(directory: Path, case: Nasty) -> None:
    path = directory / "offers" / "acme.toml"
    path.write_bytes(case.data)
    problem = first_problem(path)
    assert (f"{problem.line}:{problem.column}", problem.code) == (case.place, case.code)
    assert problem.message.startswith(case.begins)
    assert (offer_at(path).value is not None) is case.usable
    assert len(problem.message) < 400
    if problem.code == "F02":
        assert "): " in problem.message, "says what is wrong, but not what would be right"
    line = visible(str(problem))
    assert line.isprintable()


@pytest.mark.parametrize("case", FILES.values(), ids=FILES)
def test_a_nasty_file_is_read_at_once(tmp_path: Path, case: Nasty) -> None:
    path = tmp_path / "acme.toml"
    path.write_bytes(case.data)
    offer_at(path)  # what is the same for all files is made when the first is read
    assert seconds(path) < AT_ONCE


@pytest.mark.parametrize("case", FILES.values(), ids=FILES)
def test_a_nasty_file_hides_no_other_and_is_never_written_to(directory: Path, case: Nasty) -> None:
    path = directory / "offers" / "acme.toml"
    path.write_bytes(case.data)
    os.utime(path, ns=(1, 1))
    book = Workbook(Directory(directory))
    book.follow()
    if not case.usable:
        refused = book.edit("acme", Put(("notes",), "mine"), "Notes")
        assert isinstance(refused, Failed)
        assert refused.why.startswith("acme.toml cannot be changed as it is on disk now: ")
    assert_others_work(book)
    assert path.read_bytes() == case.data
    assert path.stat().st_mtime_ns == 1


@pytest.mark.parametrize("case", FILES.values(), ids=FILES)
def test_commands_say_the_problem_in_one_safe_line(
    directory: Path, capsys: pytest.CaptureFixture[str], case: Nasty
) -> None:
    path = directory / "offers" / "acme.toml"
    path.write_bytes(case.data)
    assert main(["check", str(path), "--no-guide"]) == 1
    said = capsys.readouterr()
    assert said.out.split("\n")[0].startswith(f"{path}:{case.place}: ")
    assert said.out.replace("\n", "").isprintable()
    assert said.err.removesuffix("\n").isprintable()
    assert main(["list", "--dir", str(directory)]) == 0
    said = capsys.readouterr()
    assert "Globex" in said.out
    assert "Umbra Labs" in said.out
    assert (said.out + said.err).replace("\n", "").isprintable()
    assert len(said.out.splitlines()) == 4, "a title, and a line an offer"


@pytest.mark.parametrize("kind", IN_PLACE_OF_A_FILE)
def test_what_is_no_file_is_a_problem_and_hides_no_other(directory: Path, kind: str) -> None:
    make, why = IN_PLACE_OF_A_FILE[kind]
    path = directory / "offers" / "acme.toml"
    make(path)
    if kind == "a file that may not be read" and os.access(path, os.R_OK):
        pytest.skip("root reads any file")
    before = path.lstat()
    assert seconds(path) < AT_ONCE
    book = Workbook(Directory(directory))
    book.follow()
    (problem,) = book.offers["acme"].problems
    assert (problem.code, problem.line, problem.column) == ("F17", 1, 1)
    assert problem.message == f"cannot be read: {why}"
    assert isinstance(book.edit("acme", Put(("notes",), "mine"), "Notes"), Failed)
    assert_others_work(book)
    assert path.lstat() == before


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_a_nasty_name_is_only_ever_a_name(
    directory: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    path = directory / "offers" / f"{name}.toml"
    path.write_text(f"{HEAD}currenci = 1\n")
    hidden = name.startswith(".")
    everywhere = sorted(directory.rglob("*"))

    assert main(["check", "--no-guide", "--dir", str(directory)]) == (0 if hidden else 1)
    checked = capsys.readouterr().out
    assert main(["list", "--dir", str(directory)]) == 0
    listed = capsys.readouterr().out
    assert ("Acme" in listed) is not hidden
    assert len(listed.splitlines()) == (3 if hidden else 4)
    assert (checked + listed).replace("\n", "").isprintable()
    if not hidden:
        assert checked.startswith(visible(f"{path}:4:1: warning F08 "))
        assert main(["show", "--dir", str(directory), "--", name]) == 0
        assert "Acme" in capsys.readouterr().out

    book = Workbook(Directory(directory))
    book.follow()
    assert (name in book.offers) is not hidden
    if not hidden:
        assert isinstance(book.edit(name, Put(("notes",), "mine"), "Notes"), Saved)
        assert isinstance(book.undo(), Saved)
    assert sorted(directory.rglob("*")) == everywhere


@pytest.mark.parametrize(
    "slug", ["../profile", "/etc/passwd", "offers/../globex", "..", ".", "", "globex.toml"]
)
def test_a_slug_that_is_typed_never_leads_to_another_file(
    directory: Path, capsys: pytest.CaptureFixture[str], slug: str
) -> None:
    for command in (["show"], ["vest"], ["call-sheet"], ["brief"]):
        assert main([*command, slug, "--dir", str(directory)]) == 2
        assert capsys.readouterr().err.startswith(f'offer-tui: there is no offer "{slug}" in ')
    assert main(["letter", slug, "decline", "--dir", str(directory)]) == 2
    assert main(["compare", slug, "globex", "--dir", str(directory)]) == 2
