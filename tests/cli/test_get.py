"""`get`: what a file says, for scripts."""

import json
from decimal import Decimal
from pathlib import Path

from tests.cli.conftest import Run
from tests.directories import UMBRA, offers_directory


def test_a_value_is_plain_digits(run: Run, directory: Path) -> None:
    result = run("get", "globex", "package.one_off[1].amount", "--dir", directory)
    assert (result.code, result.out, result.err) == (0, "4800.255\n", "")


def test_a_row_is_its_keys_and_values(run: Run, directory: Path) -> None:
    result = run("get", "globex", "rounds[1].asks[level]", "--dir", directory)
    assert result.out == (
        "rounds[1].asks[2].item: level\nrounds[1].asks[2].ask: L6\nrounds[1].asks[2].answer: refused\n"
    )


def test_json_keeps_all_digits_and_writes_dates_as_text(run: Run, directory: Path) -> None:
    result = run("get", "globex", "package.one_off", "--json", "--dir", directory)
    assert json.loads(result.out, parse_float=Decimal) == [
        {"kind": "signing_bonus", "amount": Decimal("4800.255")}
    ]
    assert (
        run("get", "globex", "dates", "--json", "--dir", directory).out
        == '{\n  "reply_by": "2026-11-26"\n}\n'
    )


def test_json_is_valid_whatever_an_unknown_key_holds(run: Run, tmp_path: Path) -> None:
    odd = "[package]\nodd = [07:30:00, 2026-11-24T07:30:00Z]\n"
    offers_directory(tmp_path, odd=UMBRA + odd)
    result = run("get", "odd", "package", "--json", "--dir", tmp_path)
    assert json.loads(result.out) == {"odd": ["07:30:00", "2026-11-24T07:30:00+00:00"]}
    exported = json.loads(run("export", "json", "--dir", tmp_path).out)
    assert exported[0]["offer"]["package"] == json.loads(result.out)


def test_what_the_file_does_not_say_is_exit_code_1(run: Run, directory: Path) -> None:
    result = run("get", "globex", "dates.start", "--dir", directory)
    assert (result.code, result.out, result.err) == (1, "", "dates.start is not set.\n")


def test_a_key_or_offer_that_there_is_not_is_exit_code_2(run: Run, directory: Path) -> None:
    assert 'did you mean "globex"?' in run("get", "globx", "role", "--dir", directory).err
    result = run("get", "globex", "dates.reply_bye", "--dir", directory)
    assert (result.code, result.out) == (2, "")
    assert 'did you mean "reply_by"?' in result.err


def test_a_broken_file_still_says_what_can_be_read(run: Run, tmp_path: Path) -> None:
    offers_directory(tmp_path, half=UMBRA.replace("2026-11-20", '"soon"'), none="company = [\n")
    assert run("get", "half", "company", "--dir", tmp_path).out == "Umbra Labs\n"
    result = run("get", "none", "company", "--dir", tmp_path)
    assert (result.code, result.out) == (1, "")
    assert "none.toml:" in result.err


def test_an_offer_that_is_called_profile_comes_before_the_profile(run: Run, tmp_path: Path) -> None:
    offers_directory(tmp_path)
    assert run("get", "profile", "goals[depth].name", "--dir", tmp_path).out == "Go deep\n"
    (tmp_path / "offers" / "profile.toml").write_text(UMBRA)
    assert run("get", "profile", "company", "--dir", tmp_path).out == "Umbra Labs\n"


def test_text_of_the_file_cannot_act_on_the_terminal(run: Run, tmp_path: Path) -> None:
    offers_directory(tmp_path, hostile=UMBRA.replace("Umbra Labs", r"\u001b[2JUmbra\u202e"))
    for arguments in (("company",), ("company", "--json"), ("\x1b[2J",), ("people[\x1b[2J]",)):
        result = run("get", "hostile", *arguments, "--dir", tmp_path)
        assert (result.out + result.err).replace("\n", "").isprintable()
