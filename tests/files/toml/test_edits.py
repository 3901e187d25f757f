"""What each kind of edit writes, to the character."""

import subprocess
import sys
from datetime import date
from decimal import Decimal

import pytest

from offer_tui.core.edits import Batch, Drop, Edit, EditError, Insert, Move, Put
from offer_tui.files.toml import CannotPatch, Document

OFFER = """\
# mine
company = "Globex"   # who

[package]  # as offered
base_salary = 165_000   # a year

# the stock
[[package.grant]]
kind = "rsu"

[[package.grant]]
kind = "cash"
# vests slowly

[fit.pay]
rating = 7
"""

ROUNDS = """\
[[rounds]]
channel = "phone"

[[rounds.asks]]
item = "equity"

[[rounds]]
channel = "video"
"""

PEOPLE = """\
people = [
  # decides
  { id = "dana" },   # met
  { id = "bo" }   # not yet
]
"""

CASES: dict[str, tuple[str, Edit, str]] = {
    # Values
    "digit groups stay": ("a = 165_000 # x\n", Put(("a",), 175000), "a = 175_000 # x\n"),
    "plain digits stay plain": ("a=165000\n", Put(("a",), 175000), "a=175000\n"),
    "large numbers are grouped where the old one says nothing": (
        "a = 20\n",
        Put(("a",), -12000),
        "a = -12_000\n",
    ),
    "decimal places stay": ("a = 50.00\n", Put(("a",), Decimal("51.5")), "a = 51.50\n"),
    "decimal places grow rather than lose value": (
        "a = 3.1\n",
        Put(("a",), Decimal("3.14159265358979323846264338327950288")),
        "a = 3.14159265358979323846264338327950288\n",
    ),
    "a decimal without places gets one": ("a = 1\n", Put(("a",), Decimal("5E+1")), "a = 50.0\n"),
    "a decimal below zero keeps its sign": ("a = 1.5\n", Put(("a",), Decimal("-0.25")), "a = -0.25\n"),
    "double quotes stay": ('a = "x"\n', Put(("a",), 'say "hi" \\ \x1b'), 'a = "say \\"hi\\" \\\\ \\u001b"\n'),
    "single quotes stay": ("a = 'x'\n", Put(("a",), "C:\\y"), "a = 'C:\\y'\n"),
    "single quotes give way to what they cannot hold": ("a = 'x'\n", Put(("a",), "it's"), 'a = "it\'s"\n'),
    "lines go between triple quotes": ('a = "x"\n', Put(("a",), "one\ntwo"), 'a = """\none\ntwo"""\n'),
    "triple quotes stay": ('a = """\nx"""  # c\n', Put(("a",), 'y"'), 'a = """\ny\\""""  # c\n'),
    "triple single quotes stay": ("a = '''\nx'''\n", Put(("a",), "\\y"), "a = '''\n\\y'''\n"),
    "marks that turn the writing are spelled out": ("", Put(("a",), "\u202eabc"), 'a = "\\u202eabc"\n'),
    "a date": ("a = 2026-11-10\n", Put(("a",), date(2026, 11, 24)), "a = 2026-11-24\n"),
    "a switch": ("a = true\n", Put(("a",), value=False), "a = false\n"),
    "line ends stay": ('a = "x"\r\nb = 1\r\n', Put(("a",), "1\n2"), 'a = """\r\n1\r\n2"""\r\nb = 1\r\n'),
    "a value of another kind": ("a = 1 # c\n", Put(("a",), ["x", 2]), 'a = ["x", 2] # c\n'),
    # New keys
    "a key goes below the last of its table": (
        OFFER,
        Put(("package", "level"), "L6"),
        OFFER.replace("# a year\n", '# a year\nlevel = "L6"\n'),
    ),
    "a key goes below the last of the root": (
        OFFER,
        Put(("role",), "Engineer"),
        OFFER.replace("# who\n", '# who\nrole = "Engineer"\n'),
    ),
    "the first key of the root": ("# c\n\n# a\n[a]\n", Put(("b",), 1), "# c\n\nb = 1\n\n# a\n[a]\n"),
    "the first key of a table": ("[a] # c\n\n[b]\n", Put(("a", "x"), 1), "[a] # c\nx = 1\n\n[b]\n"),
    "a key in an empty file": ("", Put(("a",), 1), "a = 1\n"),
    "a key takes the indent and the tight `=`": ("[a]\n  x=1\n", Put(("a", "y"), 2), "[a]\n  x=1\n  y=2\n"),
    "a key gets into the column": (
        "a    = 1\nlong = 2\nb    = 3\n",
        Put(("c",), 4),
        "a    = 1\nlong = 2\nb    = 3\nc    = 4\n",
    ),
    "a key that must be quoted": ("a = 1\n", Put(("b c",), 2), 'a = 1\n"b c" = 2\n'),
    "a dotted key beside dotted keys": (
        "a.x = 1 # c\nb = 2\n",
        Put(("a", "y", "z"), 3),
        "a.x = 1 # c\na.y.z = 3\nb = 2\n",
    ),
    "a key in an inline table": ("a = {x=1} # c\n", Put(("a", "y"), 2), "a = {x=1, y=2} # c\n"),
    "a table in an inline table": (
        "a = { x = 1 }\n",
        Put(("a", "y", "z"), 2),
        "a = { x = 1, y = { z = 2 } }\n",
    ),
    "the first key of an inline table": ("a = {}\n", Put(("a", "x"), 1), "a = { x = 1 }\n"),
    "a long list gets a line for each": (
        "",
        Put(("a",), ["x" * 60, "y" * 60]),
        f'a = [\n    "{"x" * 60}",\n    "{"y" * 60}",\n]\n',
    ),
    "the last line may lack its end": ("a = 1", Put(("b",), 2), "a = 1\nb = 2"),
    # New tables
    "a table goes to the end": (
        OFFER,
        Put(("dates", "start"), date(2027, 2, 1)),
        OFFER + "\n[dates]\nstart = 2027-02-01\n",
    ),
    "a table goes to its like": (
        OFFER,
        Put(("package", "custom", "parking", "offered"), 3),
        OFFER.replace("slowly\n", "slowly\n\n[package.custom.parking]\noffered = 3\n"),
    ),
    "a table goes to its like under a table without header": (
        OFFER.replace("[fit", "[other]\n\n[fit") + "\n[last]\n",
        Put(("fit", "my goal", "rating"), 8),
        OFFER.replace("[fit", "[other]\n\n[fit") + '\n[fit."my goal"]\nrating = 8\n\n[last]\n',
    ),
    "a table without header gets one for its own key": (
        OFFER,
        Put(("fit", "strong"), 7),
        OFFER.replace("[fit.pay]", "[fit]\nstrong = 7\n\n[fit.pay]"),
    ),
    "a small table of a row takes one line": (
        "[[goals]]\nid = 'x'\n",
        Put(("goals", 0, "scale", "0"), "none"),
        "[[goals]]\nid = 'x'\nscale = { 0 = \"none\" }\n",
    ),
    "a table comes back whole": (
        "a = 1\n",
        Put(("b",), {"c": {"d": [{"e": "f", "g": [1, 2]}]}, "h": "i"}),
        'a = 1\n\n[b]\nh = "i"\n\n[[b.c.d]]\ne = "f"\ng = [1, 2]\n',
    ),
    "a table over a table changes what differs": (
        "[a]\nx = 1 # x\ny = 2 # y\n",
        Put(("a",), {"y": 2, "x": 3, "z": 4}),
        "[a]\nx = 3 # x\ny = 2 # y\nz = 4\n",
    ),
    # Rows
    "the first row goes to the end": (
        "a = 1\n",
        Insert(("p", 0), {"item": "x"}),
        'a = 1\n\n[[p]]\nitem = "x"\n',
    ),
    "a row goes below the row before it": (
        OFFER,
        Insert(("package", "grant", 2), {"kind": "options"}),
        OFFER.replace("slowly\n", 'slowly\n\n[[package.grant]]\nkind = "options"\n'),
    ),
    "a row goes above the row that it moves down": (
        OFFER,
        Insert(("package", "grant", 0), {"kind": "options"}),
        OFFER.replace("# the stock", '[[package.grant]]\nkind = "options"\n\n# the stock'),
    ),
    "rows without empty lines stay so": (
        "[[a]]\nx=1\n[[a]]\nx=2\n[b]\n",
        Insert(("a", 2), {"x": 3}),
        "[[a]]\nx=1\n[[a]]\nx=2\n[[a]]\nx=3\n[b]\n",
    ),
    "the first nested row goes into its row": (
        ROUNDS.replace("asks", "notes"),
        Insert(("rounds", 0, "asks", 0), {"item": "level"}),
        ROUNDS.replace("asks", "notes").replace('equity"\n', 'equity"\n\n[[rounds.asks]]\nitem = "level"\n'),
    ),
    "a row with rows in it": (
        ROUNDS,
        Insert(("rounds", 2), {"channel": "email", "asks": [{"item": "a"}, {"item": "b"}]}),
        ROUNDS
        + '\n[[rounds]]\nchannel = "email"\n\n[[rounds.asks]]\nitem = "a"\n\n[[rounds.asks]]\nitem = "b"\n',
    ),
    "small tables of numbers take one line": (
        "",
        Insert(("benefit", 0), {"kind": "x", "match": [{"percent": 50, "up_to_percent": 6}]}),
        '[[benefit]]\nkind = "x"\nmatch = [{ percent = 50, up_to_percent = 6 }]\n',
    ),
    "a row between brackets": (
        'p = [{item="x"}]\n',
        Insert(("p", 1), {"item": "y"}),
        'p = [{item="x"}, {item="y"}]\n',
    ),
    "the first row between brackets": ("p = [ ] # c\n", Insert(("p", 0), {"a": 1}), "p = [{ a = 1 }] # c\n"),
    "a row on a line of its own": (
        PEOPLE,
        Insert(("people", 2), {"id": "eve"}),
        PEOPLE.replace(" }   # not yet\n", ' },   # not yet\n  { id = "eve" }\n'),
    ),
    # Removing
    "a key goes with its line": (
        OFFER,
        Drop(("package", "base_salary")),
        OFFER.replace("base_salary = 165_000   # a year\n", ""),
    ),
    "a row goes with the comments on it": (
        OFFER,
        Drop(("package", "grant", 0)),
        OFFER.replace('# the stock\n[[package.grant]]\nkind = "rsu"\n\n', ""),
    ),
    "the last block goes with the empty line above": (
        OFFER,
        Drop(("fit",)),
        OFFER.replace("\n[fit.pay]\nrating = 7\n", ""),
    ),
    "a block above an empty line leaves it to its neighbours": (
        "[a]\nx = 1\n[b]\ny = 1\n\n[c]\nz = 1\n",
        Drop(("b",)),
        "[a]\nx = 1\n\n[c]\nz = 1\n",
    ),
    "a row goes with the rows in it": (ROUNDS, Drop(("rounds", 0)), '[[rounds]]\nchannel = "video"\n'),
    "the first lines of the file stay": ("#:schema x\n[[a]]\nx = 1\n", Drop(("a", 0)), "#:schema x\n"),
    "a dotted table goes key by key": ("a.x = 1\nb = 2\na.y.z = 3\n", Drop(("a",)), "b = 2\n"),
    "a key of an inline table": ("a = { x = 1, y = 2 }\n", Drop(("a", "y")), "a = { x = 1 }\n"),
    "the only key of an inline table": ("a = { x = 1 }\n", Drop(("a", "x")), "a = {}\n"),
    "a row on a line of its own goes with its comments": (
        PEOPLE,
        Drop(("people", 0)),
        'people = [\n  { id = "bo" }   # not yet\n]\n',
    ),
    # Lists
    "an element more": (
        'a = ["x", # c\n  "y",\n]\n',
        Put(("a",), ["x", "y", "z"]),
        'a = ["x", # c\n  "y",\n  "z",\n]\n',
    ),
    "an element less": ("a = [\n  1, # one\n  2, # two\n]\n", Put(("a",), [2]), "a = [\n  2, # two\n]\n"),
    "an element changed": ("a = [5, 15, 40] # c\n", Put(("a",), [5, 20, 40]), "a = [5, 20, 40] # c\n"),
    "a comment before the comma stays": ("a = [1 # one\n, 2]\n", Put(("a",), [2]), "a = [ # one\n2]\n"),
    "a comment after the comma stays": ("a = [1, # one\n  2 ]\n", Put(("a",), [1]), "a = [1, # one\n ]\n"),
    "a comma on the next line goes with its element": (
        "a = [\n  1\n  , 2\n]\n",
        Put(("a",), [2]),
        "a = [\n  2\n]\n",
    ),
    "a comment above an element stays": (
        "a = [\n  # all\n  1,\n  2,\n]\n",
        Put(("a",), [2]),
        "a = [\n  # all\n  2,\n]\n",
    ),
    "a comment in an empty list stays": (
        "a = [\n    # none yet\n]\n",
        Insert(("a", 0), {"b": 1}),
        "a = [\n    # none yet\n    { b = 1 },\n]\n",
    ),
    # Moving
    "a row moves with the comments on it": (
        OFFER,
        Move(("package", "grant", 0), 1),
        OFFER.replace('# the stock\n[[package.grant]]\nkind = "rsu"\n\n', "").replace(
            "slowly\n", 'slowly\n\n# the stock\n[[package.grant]]\nkind = "rsu"\n'
        ),
    ),
    "a row moves with the rows in it, at the end of a file without line end": (
        ROUNDS.rstrip(),
        Move(("rounds", 1), 0),
        '[[rounds]]\nchannel = "video"\n\n[[rounds]]\nchannel = "phone"\n\n[[rounds.asks]]\nitem = "equity"',
    ),
    "a row on a line of its own moves with its comments": (
        PEOPLE,
        Move(("people", 1), 0),
        'people = [\n  { id = "bo" },   # not yet\n  # decides\n  { id = "dana" }   # met\n]\n',
    ),
    "a row between brackets moves": (
        "p = [{a=1}, { a = 2 }]\n",
        Move(("p", 0), 1),
        "p = [{ a = 2 }, {a=1}]\n",
    ),
    # Several
    "several edits as one": (
        OFFER,
        Batch((Drop(("fit", "pay", "rating")), Put(("fit", "pay", "evidence"), "none"))),
        OFFER.replace("rating = 7", 'evidence = "none"'),
    ),
}


@pytest.mark.parametrize(("text", "edit", "expected"), CASES.values(), ids=CASES)
def test_an_edit_writes_exactly_this(text: str, edit: Edit, expected: str) -> None:
    assert Document(text).edited(edit).text == expected


@pytest.mark.parametrize(
    "edit",
    [
        Put(("package", "base_salary"), 165000),
        Put(("package",), {"grant": [{"kind": "rsu"}, {"kind": "cash"}], "base_salary": 165000}),
        Put(("nothing",), {}),
        Put(("nothing",), []),
        Move(("package", "grant", 1), 1),
        Batch((Put(("company",), "Initech"), Put(("company",), "Globex"))),
        Batch(()),
    ],
)
def test_an_edit_that_changes_nothing_gives_the_same_document(edit: Edit) -> None:
    document = Document(OFFER)
    assert document.edited(edit) is document


def test_the_number_of_decimals_is_no_change() -> None:
    document = Document("a = 1.50\n")
    assert document.edited(Put(("a",), Decimal("1.5"))) is document


def test_an_edit_that_does_not_fit_is_refused_as_core_refuses_it() -> None:
    with pytest.raises(EditError):
        Document(OFFER).edited(Drop(("package", "grant", 7)))


@pytest.mark.parametrize(
    "edit",
    [
        Put(("package", "grant", 0), "a row under a header is a table"),
        Put(("package", "base_salary"), Decimal("NaN")),
        Put(("company",), "half a character: \ud800"),
    ],
)
def test_what_cannot_be_written_names_the_key_and_the_remedy(edit: Put) -> None:
    document = Document(OFFER)
    with pytest.raises(
        CannotPatch, match=r"(package|company).* cannot be changed here; edit it by hand in an editor"
    ):
        document.edited(Batch((edit,)))
    assert document.text == OFFER


def test_reading_and_writing_never_load_tomlkit() -> None:
    code = (
        "import sys; from offer_tui.core.edits import Put; from offer_tui.files.toml import Document;"
        "Document('a = 1').edited(Put(('a',), 'x')); sys.exit('tomlkit' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_first_row_of_a_list_gets_a_header_however_little_it_holds() -> None:
    after = Document('company = "A"\n').edited(Insert(("rounds", 0), {"planned": True}))
    assert after.text == 'company = "A"\n\n[[rounds]]\nplanned = true\n'
