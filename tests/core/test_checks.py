"""What the values of a file must satisfy together."""

import tomllib
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given

from offer_tui.core.checks import offer_problems, profile_problems, same_but_for_case, shared_problems
from offer_tui.core.decoding import decoded
from offer_tui.core.keys import shown
from offer_tui.core.offer import Offer
from offer_tui.core.problems import Problem, Severity
from offer_tui.core.profile import Profile
from tests.trees import trees

HEAD = 'company = "Globex"\nrole = "Engineer"\ncurrency = "USD"\n'


def offer(text: str) -> Offer:
    value, problems = decoded(Offer, tomllib.loads(HEAD + text, parse_float=Decimal))
    assert problems == ()
    return value


def profile(text: str) -> Profile:
    value, problems = decoded(Profile, tomllib.loads(text, parse_float=Decimal))
    assert problems == ()
    return value


def found(problems: object) -> list[tuple[str, str]]:
    return [(one.code, shown(one.key)) for one in problems]  # type: ignore[attr-defined]  # an iterator of problems


def only(text: str) -> Problem:
    problems = list(offer_problems(offer(text)))
    assert len(problems) == 1, problems
    return problems[0]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('[[priorities]]\nitem = "{}"', "priorities[1].item"),
        ('[[research]]\nitem = "{}"', "research[1].item"),
        ('[[strategy.signal]]\nitem = "{}"', "strategy.signal[1].item"),
        ('[[rounds]]\n[[rounds.asks]]\nitem = "{}"', "rounds[1].asks[1].item"),
    ],
)
def test_an_item_must_exist_wherever_it_is_named(text: str, key: str) -> None:
    problem = only(text.format("bas_salary"))
    assert (problem.code, shown(problem.key)) == ("F11", key)
    assert problem.message == '"bas_salary" is not an item; did you mean "base_salary"?'
    assert found(offer_problems(offer(text.format("base_salary")))) == []


def test_an_item_of_ones_own_must_be_in_the_package() -> None:
    text = '[[priorities]]\nitem = "custom.gym"\n'
    assert "add [package.custom.<name>]" in only(text).message
    assert found(offer_problems(offer(f"{text}[package.custom.gym]\noffered = 1\n"))) == []


@pytest.mark.parametrize(
    ("item", "wrong", "right"),
    [
        ("base_salary", '"a lot"', "165_000"),
        ("base_salary", "2027-02-01", "165_000"),
        ("start_date", "3", "2027-02-01"),
        ("start_date", '"soon"', "2027-02-01"),
        ("level", "6", '"L6"'),
        ("vacation_days", '"25"', "25"),
    ],
)
def test_a_figure_must_suit_its_item(item: str, wrong: str, right: str) -> None:
    row = '[[rounds]]\n[[rounds.asks]]\nitem = "{}"\nask = {}\n'
    problem = only(row.format(item, wrong))
    assert (problem.code, shown(problem.key), problem.severity) == (
        "F04",
        "rounds[1].asks[1].ask",
        Severity.ERROR,
    )
    assert found(offer_problems(offer(row.format(item, right)))) == []


def test_a_figure_of_an_item_of_ones_own_may_be_anything() -> None:
    text = '[[priorities]]\nitem = "custom.gym"\ndesired = "{}"\nwalk_away = 3\n[package.custom.gym]\n'
    assert found(offer_problems(offer(text))) == []


PEOPLE = '[[people]]\nid = "dana"\n[[people]]\nid = "priya"\n'


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('[[rounds]]\nwith = "dan"', "rounds[1].with"),
        ('[[strategy.signal]]\nto = "dan"', "strategy.signal[1].to"),
        ('[strategy]\nprotocol_people = ["priya", "dan"]', "strategy.protocol_people[2]"),
        ('[decision]\nthanked = ["dan"]', "decision.thanked[1]"),
    ],
)
def test_a_person_must_be_among_the_people(text: str, key: str) -> None:
    problem = only(f"{text}\n{PEOPLE}")
    assert (problem.code, shown(problem.key)) == ("F12", key)
    assert problem.message == '"dan" is nobody of [[people]]; did you mean "dana"?'


def test_research_must_be_there_to_be_referred_to() -> None:
    text = '[[rounds]]\n[[rounds.asks]]\nitem = "level"\nresearch = ["peer-1", "peer-2"]\n'
    problem = only(f'{text}[[research]]\nid = "peer-1"\nitem = "level"\n')
    assert (problem.code, shown(problem.key)) == ("F12", "rounds[1].asks[1].research[2]")


def test_three_items_may_be_ranked_and_a_fourth_is_too_many() -> None:
    items = ("base_salary", "equity", "level", "relocation", "benefits")
    rows = [f'[[priorities]]\nitem = "{item}"\n' for item in items]
    assert found(offer_problems(offer("".join(rows[:3])))) == []
    problem = only("".join(rows))
    assert (problem.code, shown(problem.key)) == ("F13", "priorities[4]")
    assert problem.message.startswith("5 items are ranked")


def test_an_item_is_ranked_once() -> None:
    problem = only('[[priorities]]\nitem = "level"\n[[priorities]]\nitem = "level"\n')
    assert (problem.code, shown(problem.key)) == ("F09", "priorities[2].item")


@pytest.mark.parametrize(
    ("text", "code", "key"),
    [
        ("[package]\ntarget_bonus = 1\ntarget_bonus_percent = 1", "F14", "package.target_bonus_percent"),
        (
            "[[package.grant]]\nvalue = 1\nmonths = 48\nevery_months = 4",
            "F05",
            "package.grant[1].every_months",
        ),
        (
            "[[package.grant]]\nvalue = 1\nby_year_percent = [50, 40]",
            "F14",
            "package.grant[1].by_year_percent",
        ),
        ("[[package.grant]]\nshares = 1\nmonths = 48", "F07", "package.grant[1].price"),
        ("[[package.grant]]\nshares = 1\nprice = 1", "F07", "package.grant[1].months"),
        ("[[package.grant]]\neach_year_value = 1\nmonths = 48", "F07", "package.grant[1].from_year"),
        (
            '[[package.grant]]\nkind = "options"\nshares = 1\nprice = 1\nmonths = 48',
            "F07",
            "package.grant[1].strike",
        ),
    ],
)
def test_figures_of_the_package_must_go_together(text: str, code: str, key: str) -> None:
    problem = only(text)
    assert (problem.code, shown(problem.key)) == (code, key)


def test_a_sound_package_has_no_problem() -> None:
    text = """
    [package]
    target_bonus = 1
    [[package.grant]]
    shares = 1
    price = 1
    by_year_percent = [5, 15, 40, 40]
    every_months = 12
    [[package.grant]]
    kind = "cash"
    value = 3
    months = 12
    """
    assert found(offer_problems(offer(text))) == []


GOALS = '[[goals]]\nid = "depth"\n'


def test_a_rating_must_be_of_a_goal() -> None:
    one = offer("[fit.dept]\nrating = 3\n[fit.depth]\nrating = 3\n")
    (problem,) = shared_problems(one, profile(GOALS), [])
    assert (problem.code, shown(problem.key), problem.at_key) == ("F10", "fit.dept", True)
    assert 'did you mean "depth"?' in problem.message


def test_another_offer_must_be_there_to_be_an_alternative() -> None:
    one = offer(
        '[[alternatives]]\noffer = "globx"\n[[alternatives]]\noffer = "globex"\n[[alternatives]]\nvalue = 1\n'
    )
    (problem,) = shared_problems(one, profile(""), ["globex"])
    assert (problem.code, shown(problem.key)) == ("F12", "alternatives[1].offer")
    assert 'did you mean "globex"?' in problem.message


@pytest.mark.parametrize(
    ("text", "code", "key"),
    [
        ("[fit]\nstrong = 4\nweak = 5", "F14", "fit"),
        ("[fit]\nstrong = 0", "F14", "fit"),
        ("[fit]\nweak = 7.5", "F14", "fit"),
        (f'{GOALS}scale = {{ 11 = "more than all" }}', "F05", "goals[1].scale.11"),
        (f'{GOALS}scale = {{ half = "half" }}', "F05", "goals[1].scale.half"),
        ("[rates]\neuro = 1", "F06", "rates.euro"),
        ("[rates]\nEUR = 0", "F05", "rates.EUR"),
    ],
)
def test_a_profile_must_be_sound(text: str, code: str, key: str) -> None:
    assert found(profile_problems(profile(text))) == [(code, key)]


def test_a_sound_profile_has_no_problem() -> None:
    text = f'{GOALS}scale = {{ 0 = "none", 10 = "all" }}\n[fit]\nstrong = 5\nweak = 5\n[rates]\nEUR = 1.08\n'
    assert found(profile_problems(profile(text))) == []


@given(trees(Offer), trees(Profile))
def test_no_value_is_an_exception(offer_tree: Mapping[str, Any], profile_tree: Mapping[str, Any]) -> None:
    one, you = decoded(Offer, offer_tree)[0], decoded(Profile, profile_tree)[0]
    for problem in (*offer_problems(one), *profile_problems(you), *shared_problems(one, you, ["globex"])):
        assert problem.key


def test_names_that_differ_only_by_case_are_found_in_pairs() -> None:
    assert same_but_for_case(["b.toml", "A.toml", "a.toml", "Straße.toml", "STRASSE.toml"]) == [
        ("STRASSE.toml", "Straße.toml"),
        ("A.toml", "a.toml"),
    ]
    assert same_but_for_case(["a.toml", "b.toml"]) == []
