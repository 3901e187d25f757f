"""`letter`: what is printed, what is remarked, and what the guide holds back."""

import tomllib
from argparse import Namespace
from datetime import date
from pathlib import Path

import pytest

from offer_tui.cli import letter
from tests.directories import offers_directory

TODAY = date(2026, 11, 21)
PROFILE = 'name = "Robin Avery"\nphone = "+1 617 555 0142"\n'
OFFER = """\
company = "Globex"
role = "Engineer"
currency = "USD"

[dates]
written = 2026-11-12
start = 2027-02-01

[package]
base_salary = 150_000

[[people]]
id = "dana"
name = "Dana Ruiz"
made_offer = true

[[people]]
id = "priya"
name = "Priya Nair"
interviewed = true

[[people]]
id = "tom"
name = "Tom Okafor"
interviewed = true

[decision]
reason = "Their share price smells."
"""
GRANTED = """\
[[rounds]]
date = 2026-11-13

[[rounds.asks]]
item = "base_salary"
ask = 160_000
answer = "granted"
"""


def run(directory: Path, kind: str, **given: object) -> int:
    usual = {"slug": "globex", "to": None, "call_script": False, "because": None, "today": TODAY}
    return letter.run(Namespace(**{**usual, "dir": str(directory), "kind": kind, **given}))


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    return offers_directory(tmp_path / "o", profile=PROFILE, globex=OFFER)


def file(directory: Path) -> Path:
    return directory / "offers" / "globex.toml"


def add(directory: Path, text: str, before: str = "[decision]") -> None:
    file(directory).write_text(
        file(directory).read_text(encoding="utf-8").replace(before, f"{text}{before}"), encoding="utf-8"
    )


def test_a_letter_is_printed_with_its_subject_first(
    directory: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(directory, "accept") == 0
    out, err = capsys.readouterr()
    assert out.startswith("Subject: Acceptance of the offer: Engineer at Globex\n\nDear Dana Ruiz,\n\n")
    assert out.endswith("With kind regards,\n\nRobin Avery\n")
    assert "starting on 1 February 2027" in out
    assert err == ""


def test_the_private_reason_is_in_no_letter(directory: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for kind in ("decline", "accept", "thanks", "ask-time"):
        assert run(directory, kind, because="Agreed with Dana.") == 0
    assert run(directory, "decline", call_script=True) == 0
    out, _ = capsys.readouterr()
    assert out.count("Thank you") >= 5
    assert "smells" not in out
    assert "Agreed" not in out
    assert "150" not in out


def test_the_call_script_has_sixty_words_at_most(directory: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(directory, "decline", call_script=True) == 0
    out, _ = capsys.readouterr()
    assert out.startswith("Hello Dana Ruiz, this is Robin Avery.")
    assert len(out.split()) <= 60


def test_only_a_decline_has_a_call_script(directory: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(directory, "accept", call_script=True) == 2
    assert "--call-script is for decline" in capsys.readouterr().err


# Whom it goes to


def test_thanks_go_to_the_first_interviewer_still_to_be_thanked(
    directory: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(directory, "thanks") == 0
    out, err = capsys.readouterr()
    assert "Dear Priya Nair," in out
    assert err == "Still to thank: Tom Okafor (--to tom).\n"
    assert run(directory, "thanks", to="tom") == 0
    out, err = capsys.readouterr()
    assert "Dear Tom Okafor," in out
    assert err == "Still to thank: Priya Nair (--to priya).\n"


def test_when_all_are_thanked_thanks_take_a_name(directory: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file(directory).write_text(OFFER + 'thanked = ["priya", "tom"]\n', encoding="utf-8")
    assert run(directory, "thanks") == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "every interviewer has been thanked; --to PERSON" in err
    assert run(directory, "thanks", to="priya") == 0


def test_who_made_the_offer_is_not_among_those_to_thank(
    directory: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add(directory, "interviewed = true\n", before='\n[[people]]\nid = "priya"')
    assert run(directory, "thanks") == 0
    out, err = capsys.readouterr()
    assert "Dear Priya Nair," in out
    assert err == "Still to thank: Tom Okafor (--to tom).\n"


def test_an_unknown_person_is_told_with_the_nearest(
    directory: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(directory, "thanks", to="prya") == 2
    assert 'there is no person "prya" in people; did you mean "priya"?' in capsys.readouterr().err


def test_gaps_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bare = 'company = "Globex"\nrole = "Engineer"\ncurrency = "USD"\n'
    assert run(offers_directory(tmp_path / "o", profile=None, globex=bare), "ask-time") == 0
    out, err = capsys.readouterr()
    assert "Dear [their name]," in out
    assert "To fill in: their name, your name, the day of your answer.\n" in err


def test_an_unknown_offer_and_a_broken_one_are_told(
    directory: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(directory, "thanks", slug="globx") == 2
    assert 'did you mean "globex"?' in capsys.readouterr().err
    file(directory).write_text("company = 5", encoding="utf-8")
    assert run(directory, "thanks") == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "F04" in err


# Words of one's own


def test_the_draft_is_printed_instead_of_the_template(
    directory: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, text in (("thanks", "Hi $to"), ("globex/thanks-tom", "Tom, you owe me $5.")):
        path = directory / "letters" / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert run(directory, "thanks") == 0
    assert run(directory, "thanks", to="tom") == 0
    assert capsys.readouterr().out == "Hi Priya Nair\nTom, you owe me $5.\n"


def test_a_mistake_in_a_template_is_told_and_the_programs_words_are_printed(
    directory: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = directory / "letters" / "thanks.md"
    path.parent.mkdir()
    path.write_text("Hi $too", encoding="utf-8")
    assert run(directory, "thanks") == 1
    out, err = capsys.readouterr()
    assert out.startswith("Subject: Thank you\n")
    assert f'{path}:1:4: error F18 there is no placeholder $too; did you mean "to"?' in err


def test_hostile_text_only_ever_shows(directory: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hostile = r"Dana\u001b[2J\u202e\nSubject: $reason ${my_phone} $$"
    changed = file(directory).read_text(encoding="utf-8").replace("Dana Ruiz", hostile)
    file(directory).write_text(changed, encoding="utf-8")
    assert run(directory, "ask-time") == 0
    out, _ = capsys.readouterr()
    assert "Dear Dana␛[2J<U+202E>␊Subject: $reason ${my_phone} $$,\n" in out
    assert "smells" not in out


# What the guide holds back


def test_a_letter_of_decline_waits_for_the_call(directory: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = file(directory).read_bytes()
    assert run(directory, "decline") == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("offer-tui: N22 No call is recorded yet.\n")
    assert "--because REASON" in err
    assert file(directory).read_bytes() == before
    with file(directory).open("a", encoding="utf-8") as changed:
        changed.write("called = 2026-11-20\n")
    assert run(directory, "decline") == 0


def test_a_letter_of_acceptance_waits_for_what_is_not_in_writing(
    directory: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add(directory, GRANTED)
    for decided in ("", 'outcome = "accepted"\n'):
        with file(directory).open("a", encoding="utf-8") as changed:
            changed.write(decided)
        assert run(directory, "accept") == 1
        out, err = capsys.readouterr()
        assert out == ""
        assert err.startswith("offer-tui: N20 ")
    add(directory, "in_writing = true\n")
    assert run(directory, "accept") == 0


def test_an_offer_that_is_not_in_writing_is_not_accepted(directory: Path) -> None:
    text = file(directory).read_text(encoding="utf-8")
    file(directory).write_text(text.replace("written = 2026-11-12\n", ""), encoding="utf-8")
    assert run(directory, "accept") == 1


@pytest.mark.parametrize(
    ("outcome", "kind", "options"),
    [
        ("declined", "accept", {}),
        ("declined", "accept", {"because": "They asked for it by post."}),
        ("accepted", "decline", {}),
        ("accepted", "decline", {"call_script": True}),
        ("expired", "accept", {}),
        ("withdrawn", "decline", {}),
    ],
)
def test_a_letter_against_the_decision_is_not_printed(
    directory: Path,
    capsys: pytest.CaptureFixture[str],
    outcome: str,
    kind: str,
    options: dict[str, object],
) -> None:
    with file(directory).open("a", encoding="utf-8") as changed:
        changed.write(f'outcome = "{outcome}"\nletter_sent = 2026-11-20\n')
    before = file(directory).read_bytes()
    assert run(directory, kind, **options) == 1
    said = f"offer-tui: the offer is {outcome}; change the outcome first\n"
    assert capsys.readouterr() == ("", said)
    assert file(directory).read_bytes() == before


def test_what_the_guide_says_of_your_own_words_is_remarked(
    directory: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (directory / "letters").mkdir()
    (directory / "letters" / "decline.md").write_text("No, because of the salary.", encoding="utf-8")
    with file(directory).open("a", encoding="utf-8") as changed:
        changed.write("called = 2026-11-20\n")
    assert run(directory, "decline") == 0
    out, err = capsys.readouterr()
    assert out == "No, because of the salary.\n"
    assert err == (
        "N23 The letter of decline goes into reasons: “because”."
        " Keep thanks, the decision and good wishes; leave out why.\n"
    )
    assert run(directory, "accept") == 0
    assert capsys.readouterr().err == ""


def test_a_letter_that_has_gone_is_printed_again(directory: Path) -> None:
    with file(directory).open("a", encoding="utf-8") as changed:
        changed.write('outcome = "declined"\nletter_sent = 2026-11-20\n')
    assert run(directory, "decline") == 0


def test_a_reason_lets_the_letter_go_and_is_kept_once(
    directory: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(directory, "decline", because="They asked for it by post.") == 0
    out, err = capsys.readouterr()
    assert "Dear Dana Ruiz," in out
    assert "N22 is set aside for globex" in err
    kept = [{"rule": "N22", "reason": "They asked for it by post.", "date": TODAY}]
    assert tomllib.loads(file(directory).read_text(encoding="utf-8"))["guide"]["ignore"] == kept
    assert file(directory).read_text(encoding="utf-8").startswith(OFFER)
    assert run(directory, "decline", because="Again.") == 0
    assert "the reason was not kept" in capsys.readouterr().err
    assert tomllib.loads(file(directory).read_text(encoding="utf-8"))["guide"]["ignore"] == kept


@pytest.mark.parametrize("reason", ["", "  ", "two\nlines"])
def test_a_reason_has_to_be_one(directory: Path, capsys: pytest.CaptureFixture[str], reason: str) -> None:
    before = file(directory).read_bytes()
    assert run(directory, "decline", because=reason) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "--because" in err
    assert file(directory).read_bytes() == before


def test_a_reason_that_cannot_be_kept_stops_the_letter(
    directory: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file(directory).chmod(0o400)
    assert run(directory, "decline", because="They asked for it by post.") == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "read-only" in err
