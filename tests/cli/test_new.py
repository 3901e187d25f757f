"""`new`: an offer's file from three answers."""

from collections.abc import Callable
from pathlib import Path

import pytest

from offer_tui.cli import new
from tests.cli.conftest import Run
from tests.directories import offers_directory


def test_the_file_is_written_and_its_path_printed(run: Run, tmp_path: Path) -> None:
    result = run("new", "Zürich & Söhne", "Engineer", "--currency", "chf", "--dir", tmp_path / "new")
    path = tmp_path / "new" / "offers" / "zurich-sohne.toml"
    assert (result.code, result.out) == (0, f"{path}\n")
    assert path.read_text(encoding="utf-8") == (
        'format = 1\ncompany = "Zürich & Söhne"\nrole = "Engineer"\n'
        'currency = "CHF"\nstatus = "considering"\n'
    )
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert run("check", "--dir", tmp_path / "new").code == 0


def test_a_second_offer_of_a_company_gets_a_name_of_its_own(run: Run, tmp_path: Path) -> None:
    paths = [run("new", "Acme", role, "--dir", tmp_path).out for role in ("Engineer", "Manager")]
    assert [Path(path.strip()).name for path in paths] == ["acme.toml", "acme-2.toml"]


def test_the_currency_is_that_of_the_profile_where_it_is_left_out(run: Run, tmp_path: Path) -> None:
    offers_directory(tmp_path, profile='currency = "EUR"\n')
    path = Path(run("new", "Acme", "Engineer", "--dir", tmp_path).out.strip())
    assert 'currency = "EUR"' in path.read_text()


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ((), "company"),
        (("Acme",), "role"),
        (("Acme", "  "), "role"),
        (("Acme", "a\nb"), "role"),
        (("Acme \udcff", "Engineer"), "company"),
        (("Acme", "Engineer", "--currency", "dollars"), "currency"),
    ],
)
def test_without_a_terminal_a_wrong_answer_writes_nothing(
    run: Run, tmp_path: Path, arguments: tuple[str, ...], named: str
) -> None:
    result = run("new", *arguments, "--dir", tmp_path / "new")
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(f"offer-tui: {named}: ")
    assert not (tmp_path / "new").exists()


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Return a function that lets a person type answers; it returns the questions as they come."""

    def typing(*answers: str) -> list[str]:
        left, questions = list(answers), []

        def answer(question: str) -> str:
            questions.append(question)
            if not left:
                raise EOFError
            return left.pop(0)

        monkeypatch.setattr("builtins.input", answer)
        monkeypatch.setattr(new, "on_terminal", lambda: True)
        return questions

    return typing


def test_in_a_terminal_what_is_missing_is_asked_until_it_makes_sense(
    run: Run, tmp_path: Path, terminal: Callable[..., list[str]]
) -> None:
    questions = terminal("", "Acme", "Engineer", "dollars", "")
    result = run("new", "--dir", tmp_path)
    assert questions == ["Company: ", "Company: ", "Role: ", "Currency [USD]: ", "Currency [USD]: "]
    assert 'currency = "USD"' in Path(result.out.strip()).read_text()


def test_what_was_given_is_not_asked(run: Run, tmp_path: Path, terminal: Callable[..., list[str]]) -> None:
    questions = terminal("Engineer")
    assert run("new", "Acme", "--currency", "EUR", "--dir", tmp_path).code == 0
    assert questions == ["Role: "]


def test_the_end_of_input_writes_nothing(
    run: Run, tmp_path: Path, terminal: Callable[..., list[str]]
) -> None:
    terminal("Acme")
    assert run("new", "--dir", tmp_path / "new").code == 2
    assert not (tmp_path / "new").exists()


def test_a_directory_that_cannot_be_made_is_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result = run("new", "Acme", "Engineer", "--dir", tmp_path / "file")
    assert (result.code, result.out) == (2, "")
    assert "Not a directory" in result.err


def test_more_can_be_given_at_once_as_set_takes_it(run: Run, tmp_path: Path) -> None:
    given = ("package.base_salary=165k", "dates.reply_by=+3d", "location=Boston, hybrid")
    more = [word for one in given for word in ("--set", one)]
    result = run(
        "new", "Acme", "Cook", "--currency", "USD", "--dir", tmp_path, "--today", "2026-11-21", *more
    )
    assert result.code == 0
    text = (tmp_path / "offers" / "acme.toml").read_text()
    assert 'location = "Boston, hybrid"' in text
    assert "base_salary = 165_000" in text
    assert "reply_by = 2026-11-24" in text


def test_a_value_that_makes_no_sense_makes_no_offer(run: Run, tmp_path: Path) -> None:
    for wrong in ("package.base_salary=much", "package.salary=1", "base"):
        result = run("new", "Acme", "Cook", "--currency", "USD", "--dir", tmp_path, "--set", wrong)
        assert result.code == 2
        assert result.err.startswith(f"offer-tui: --set {wrong.partition('=')[0]}: ")
        assert not (tmp_path / "offers").exists()
