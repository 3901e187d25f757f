"""From trees to values: all problems of a file at once, and never an exception for what a person wrote."""

import tomllib
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given

from offer_tui.core.decoding import LARGEST, decoded, nearest
from offer_tui.core.keys import shown
from offer_tui.core.offer import Offer
from offer_tui.core.problems import Severity
from offer_tui.core.profile import Profile
from tests.trees import trees

HEAD = 'company = "Globex"\nrole = "Engineer"\ncurrency = "USD"\n'
PAYMENTS = "signing_bonus, relocation, other"


def read(text: str, of: type[Any] = Offer) -> tuple[Any, list[tuple[str, str, str]]]:
    tree = tomllib.loads(text, parse_float=Decimal)
    value, problems = decoded(of, tree)
    return value, [(one.code, shown(one.key), one.message) for one in problems]


def only(text: str, of: type[Any] = Offer) -> tuple[str, str, str]:
    _, problems = read(text, of)
    assert len(problems) == 1, problems
    return problems[0]


def test_a_file_is_read_as_frozen_values() -> None:
    offer, problems = read(
        HEAD
        + """
        [dates]
        reply_by = 2026-11-24
        [package]
        base_salary = 165_000
        raise_percent = 2.50
        [[package.benefit]]
        kind = "retirement_match"
        match = [{ percent = 50, up_to_percent = 6 }]
        [package.custom.gym]
        offered = 3
        [fit.depth]
        rating = 8
        [strategy]
        value_points = ["One.", "Two."]
        [[rounds]]
        with = "dana"
        [[rounds.asks]]
        item = "start_date"
        ask = 2027-02-01
        """
    )
    assert problems == []
    assert offer.dates.reply_by == date(2026, 11, 24)
    assert (offer.package.base_salary, offer.package.raise_percent) == (Decimal(165_000), Decimal("2.50"))
    assert isinstance(offer.package.base_salary, Decimal)
    assert offer.package.benefit[0].match[0].up_to_percent == 6
    assert offer.package.custom["gym"].offered == 3
    assert offer.fit["depth"].rating == 8
    assert offer.strategy.value_points == ("One.", "Two.")
    assert offer.rounds[0].with_ == "dana"
    assert offer.rounds[0].asks[0].ask == date(2027, 2, 1)
    assert offer.rounds[0].asks[0].answer == "pending"


def test_a_profile_has_rates_by_currency_and_words_by_rating() -> None:
    profile, problems = read(
        """
        [rates]
        as_of = 2026-11-01
        EUR = 1.08
        [[goals]]
        id = "depth"
        scale = { 0 = "none", 10 = "all" }
        """,
        Profile,
    )
    assert problems == []
    assert profile.rates.units == {"EUR": Decimal("1.08")}
    assert profile.rates.as_of == date(2026, 11, 1)
    assert profile.goals[0].scale.words == {"0": "none", "10": "all"}


def test_all_problems_are_found_at_once_and_the_rest_is_read() -> None:
    offer, problems = read('company = 3\ncurrency = "usd"\nlocation = "Boston"\n[dates]\nstart = "soon"\n')
    assert [(code, key) for code, key, _ in problems] == [
        ("F04", "company"),
        ("F06", "currency"),
        ("F04", "dates.start"),
        ("F07", "role"),
    ]
    assert offer.location == "Boston"
    assert offer.dates.start is None


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ('"165k"', '"165k" is text, give a number: 165_000'),
        ('"$165,000.50"', '"$165,000.50" is text, give a number: 165000.50'),
        ('"1.2m"', '"1.2m" is text, give a number: 1_200_000'),
        ('"a lot"', '"a lot" is text, give a number'),
        ('""', '"" is text, give a number'),
        ('"1e99"', '"1e99" is text, give a number'),
        (f'"{"x" * 40}"', f'"{"x" * 29}…" is text, give a number'),
        ("true", "true is yes or no, give a number"),
        ("2026-11-24", "2026-11-24 is a date, give a number"),
        ("07:30:00", "07:30:00 is a time of day, give a number"),
        ("[1]", "this is a list, give a number"),
        ("{ a = 1 }", "this is a table, give a number"),
    ],
)
def test_what_is_no_number_is_named_with_the_right_form(written: str, message: str) -> None:
    assert only(f"{HEAD}[package]\nbase_salary = {written}\n") == ("F04", "package.base_salary", message)


@pytest.mark.parametrize(
    ("line", "code", "message"),
    [
        ("base_salary = -1", "F05", "-1 is out of range, give 0 or more"),
        ("vacation_days = 1e13", "F05", "1E+13 is out of range, give 1_000_000_000_000 or less"),
        ("raise_percent = 101", "F05", "101 is out of range, give -100 to 100"),
        ("bonus_paid_month = 0", "F05", "0 is out of range, give 1 to 12"),
        ("bonus_paid_month = 3.0", "F04", "3.0 is a number, give a whole number"),
        ('bonus_paid_month = "3"', "F04", '"3" is text, give a whole number: 3'),
        ("bonus_guaranteed = 1", "F04", "1 is a number, give true or false"),
        ("level = 6", "F04", '6 is a number, give text in quotes: "6"'),
        ("one_off = 3", "F04", "3 is a number, give rows: [[package.one_off]]"),
        ("one_off = [3]", "F04", "3 is a number, give a table: [[package.one_off]]"),
        ("custom = 3", "F04", "3 is a number, give tables: [package.custom.<name>]"),
        ("custom = { gym = 3 }", "F04", "3 is a number, give a table: [package.custom.gym]"),
        ('one_off = [{ kind = "zzz" }]', "F06", f'"zzz" is text, give one of {PAYMENTS}'),
        (
            'one_off = [{ kind = "relocatin" }]',
            "F06",
            f'"relocatin" is text, give one of {PAYMENTS}; did you mean "relocation"?',
        ),
    ],
)
def test_a_wrong_value_says_what_would_be_right(line: str, code: str, message: str) -> None:
    found = only(f"{HEAD}[package]\n{line}\n")
    assert (found[0], found[2]) == (code, message)


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ('"2026-11-24"', '"2026-11-24" is text, give a date without quotes: 2026-11-24'),
        ('"24 Nov"', '"24 Nov" is text, give a date without quotes: 2026-11-24'),
        ("2026-11-24T08:00:00", "2026-11-24 08:00:00 has a time of day, give the date alone: 2026-11-24"),
        ("08:00:00", "08:00:00 is a time of day, give a date without quotes: 2026-11-24"),
        ("20261124", "20261124 is a number, give a date without quotes: 2026-11-24"),
    ],
)
def test_what_is_no_date_is_named_with_the_right_form(written: str, message: str) -> None:
    assert only(f"{HEAD}[dates]\nstart = {written}\n") == ("F04", "dates.start", message)


@pytest.mark.parametrize("written", ["nan", "inf", "-inf"])
def test_a_number_that_is_none_is_refused(written: str) -> None:
    assert only(f"{HEAD}[package]\nbase_salary = {written}\n")[0] == "F05"


def test_a_figure_may_be_a_number_a_date_or_a_word_but_nothing_else() -> None:
    for written in ("3", "2.5", "2027-02-01", '"L6"'):
        assert read(f'{HEAD}[[priorities]]\nitem = "level"\ndesired = {written}\n')[1] == []
    for written in ("true", "[1]", "2027-02-01T08:00:00", "08:00:00"):
        assert only(f'{HEAD}[[priorities]]\nitem = "level"\ndesired = {written}\n')[0] == "F04"


def test_an_unknown_key_is_a_warning_that_names_the_nearest() -> None:
    _, problems = decoded(
        Offer, {"company": "G", "role": "E", "currency": "USD", "package": {"base_salry": 1}}
    )
    (problem,) = problems
    assert problem.severity is Severity.WARNING
    assert problem.at_key
    assert (problem.code, problem.key) == ("F08", ("package", "base_salry"))
    assert problem.message == '"base_salry" is not a key of the format; did you mean "base_salary"?'


def test_nothing_is_named_where_nothing_is_near() -> None:
    assert only(f"{HEAD}zzz = 1")[2] == '"zzz" is not a key of the format'
    assert nearest("zzz", ["base_salary"]) == ""


def test_an_id_is_given_once() -> None:
    text = '[[goals]]\nid = "a"\n[[goals]]\nid = "b"\n[[goals]]\nid = "a"\n'
    assert only(text, Profile)[:2] == ("F09", "goals[3].id")


@pytest.mark.parametrize("written", ['""', '"two words"', '"ünï"', "3"])
def test_an_id_is_of_plain_letters(written: str) -> None:
    assert only(f"[[goals]]\nid = {written}\n", Profile)[0] in ("F04", "F06")


def test_the_largest_figure_is_allowed() -> None:
    offer, problems = read(f"{HEAD}[package]\nbase_salary = {LARGEST}\n")
    assert problems == []
    assert offer.package.base_salary == LARGEST


@pytest.mark.parametrize("of", [Offer, Profile])
def test_no_tree_is_an_exception(of: type[Any]) -> None:
    @given(trees(of))
    def check(tree: Mapping[str, Any]) -> None:
        value, problems = decoded(of, tree)
        assert isinstance(value, of)
        assert all(one.code and one.message for one in problems)

    check()
