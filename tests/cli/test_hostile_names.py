"""Names that would like to be a path, an option or a command: each is an offer's file or is refused."""

import re
from pathlib import Path

import pytest

from tests.cli.conftest import Run

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
ANSWERED = ("Engineer", "--currency", "EUR")
NAMES = [
    *("../../etc/passwd", "/etc/passwd", "..", ".", "/", "\\\\server\\share", "C:\\Windows", "~root", "~"),
    *(
        "-rf",
        "--",
        "--help",
        "-",
        "*",
        "?",
        "$(reboot)",
        "`reboot`",
        "; reboot",
        "| cat",
        "%s%n",
        "{0}",
        "${HOME}",
    ),
    *(
        "CON",
        "nul",
        "com1",
        "LPT9.txt",
        "aux.toml",
        "profile",
        "Profile.toml",
        "settings",
        "trash",
        "letters",
    ),
    *(".hidden", "..toml", "x.toml", ".globex.toml.0123456789ab.tmp", "globex.toml~", "#globex#"),
    *(
        "日本電気",
        "Ελλάς",
        "İstanbul",
        "ﬁnance",
        "🦊",
        "e\u0301",
        "\u200b",
        "\u202egnp.lmot",
        "\ufeff",
        "\u2028",
    ),
    *(
        "[@click=app.quit]",
        "[/]",
        "[red]x",
        "<script>",
        "&amp;",
        '"',
        "'",
        "\\",
        "\\u0041",
        '"""',
        "#",
        "= 1",
    ),
    *("a\nb", "a\rb", "a\tb", "a\x1b[2Jb", "\x9b31m", "\x7f", "\udcff", "\ud800"),
    *("x" * 60, "x" * 255, "x" * 5_000, " ", "", "a/b", "a:b", "a" + "\u0300" * 300),
]


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_whatever_a_company_is_called_new_writes_one_file_of_its_own_or_refuses(
    run: Run, directory: Path, name: str
) -> None:
    before = {path: path.read_bytes() for path in directory.parent.rglob("*") if path.is_file()}
    result = run("new", "--dir", directory, *ANSWERED[1:], "--", name, ANSWERED[0])
    after = {path: path.read_bytes() for path in directory.parent.rglob("*") if path.is_file()}
    made = after.keys() - before.keys()
    assert {path: after[path] for path in before} == before
    assert [one for one in result.out + result.err if not one.isprintable() and one != "\n"] == []
    if result.code:
        assert (result.code, result.out, made) == (2, "", set())
        assert result.err.startswith("offer-tui: company: ")
        assert result.err.count("\n") == 1
    else:
        (path,) = made
        assert result.out == f"{path}\n"
        assert path.parent == directory / "offers"
        assert path.suffix == ".toml"
        assert SLUG.fullmatch(path.stem)
        assert run("check", path).code == 0


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_whatever_is_typed_for_an_offer_shows_no_other_file(run: Run, directory: Path, name: str) -> None:
    (directory / "secret.toml").write_text('company = "Secret"\n', encoding="utf-8")
    (directory.parent / "secret.toml").write_text('company = "Secret"\n', encoding="utf-8")
    result = run("show", "--dir", directory, "--", name)
    assert result.code in (1, 2)
    assert result.out == ""
    assert result.err.count("\n") == 1
    assert [one for one in result.err if not one.isprintable() and one != "\n"] == []
