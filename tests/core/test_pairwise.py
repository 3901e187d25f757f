from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offer_tui.core.pairwise import (
    Answers,
    Pair,
    answered,
    loop_count,
    loops,
    next_question,
    pairs,
    questions_to_ask_again,
    ranking,
)

MOST = 5
NAMES = ("base", "stock", "remote", "bonus", "days")


def by_order(candidates: tuple[str, ...], order: tuple[str, ...]) -> Answers:
    """Answer every question as somebody who has this order in mind."""
    answers = Answers(candidates)
    while (pair := next_question(answers)) is not None:
        answers = answered(answers, pair, min(pair, key=order.index))
    return answers


def beaten(*preferences: Pair) -> Answers:
    """Answer so that the first of each preference was chosen."""
    answers = Answers(tuple(dict.fromkeys(name for pair in preferences for name in pair)))
    for better, worse in preferences:
        pair = next(one for one in pairs(answers.candidates) if set(one) == {better, worse})
        answers = answered(answers, pair, better)
    return answers


@st.composite
def any_answers(draw: st.DrawFn) -> Answers:
    candidates = NAMES[: draw(st.integers(0, MOST))]
    answers = Answers(candidates)
    for pair in pairs(candidates):
        answers = answered(answers, pair, pair[draw(st.integers(0, 1))])
    return answers


@pytest.mark.parametrize("count", range(MOST + 1))
def test_every_pair_is_asked_once_and_nobody_three_times_in_a_row(count: int) -> None:
    asked = pairs(NAMES[:count])
    assert sorted(map(sorted, asked)) == sorted(map(sorted, combinations(NAMES[:count], 2)))
    for one, two, three in zip(asked, asked[1:], asked[2:], strict=False):
        assert not set(one) & set(two) & set(three)


def test_nobody_is_always_named_first() -> None:
    firsts, seconds = ({pair[k] for pair in pairs(NAMES)} for k in (0, 1))
    assert firsts == seconds == set(NAMES)


def test_questions_come_in_their_order_until_all_are_answered() -> None:
    answers = Answers(NAMES[:3])
    asked = []
    while (pair := next_question(answers)) is not None:
        asked.append(pair)
        answers = answered(answers, pair, pair[0])
    assert tuple(asked) == pairs(NAMES[:3])


def test_only_a_candidate_of_an_asked_pair_is_an_answer() -> None:
    pair = pairs(NAMES[:3])[0]
    wrong = [(pair, "days"), ((pair[0], "days"), "days")]
    for question, winner in wrong:
        with pytest.raises(ValueError, match="is no answer"):
            answered(Answers(NAMES[:3]), question, winner)


@given(st.integers(0, MOST).flatmap(lambda n: st.permutations(NAMES[:n])))
def test_consistent_answers_have_no_loop_and_give_the_order_back(order: list[str]) -> None:
    answers = by_order(NAMES[: len(order)], tuple(order))
    assert ranking(answers) == tuple(order)
    assert loops(answers) == ()
    assert loop_count(answers) == 0
    assert questions_to_ask_again(answers) == ()


@given(any_answers())
def test_the_formula_counts_the_loops_that_are_there(answers: Answers) -> None:
    assert loop_count(answers) == len(loops(answers))
    for loop in loops(answers):
        for better, worse in pairwise((*loop, loop[0])):
            assert better in {
                winner for pair, winner in answers.winners.items() if set(pair) == {better, worse}
            }


def test_a_loop_of_three_is_named_in_its_direction() -> None:
    answers = beaten(("base", "stock"), ("stock", "remote"), ("remote", "base"))
    assert loops(answers) == (("base", "stock", "remote"),)
    assert loop_count(answers) == 1
    assert len(questions_to_ask_again(answers)) == 3


def test_the_number_of_loops_is_not_known_before_all_is_answered() -> None:
    with pytest.raises(ValueError, match="every pair"):
        loop_count(Answers(NAMES))


def test_what_breaks_most_loops_is_asked_again_first() -> None:
    # The order is base, stock, remote, bonus, but for the last being preferred to the first.
    answers = beaten(
        ("base", "stock"),
        ("base", "remote"),
        ("stock", "remote"),
        ("stock", "bonus"),
        ("remote", "bonus"),
        ("bonus", "base"),
    )
    assert len(loops(answers)) == 2
    first = questions_to_ask_again(answers)[0]
    assert set(first) == {"bonus", "base"}
    assert ranking(answered(answers, first, "base")) == ("base", "stock", "remote", "bonus")


def test_equal_wins_are_settled_by_the_answer_between_the_two() -> None:
    # base and stock have two wins each, remote and bonus one.
    answers = beaten(
        ("stock", "base"),
        ("base", "remote"),
        ("base", "bonus"),
        ("stock", "remote"),
        ("bonus", "stock"),
        ("remote", "bonus"),
    )
    assert ranking(answers) == ("stock", "base", "remote", "bonus")


def test_a_loop_that_is_kept_stays_in_the_order_of_the_candidates() -> None:
    answers = beaten(("base", "stock"), ("stock", "remote"), ("remote", "base"))
    assert ranking(answers) == answers.candidates


@given(any_answers(), st.data())
def test_asking_again_ends_whatever_is_answered(answers: Answers, data: st.DataObject) -> None:
    questions = len(pairs(answers.candidates))
    for _ in range(questions):
        again = questions_to_ask_again(answers)
        if not again:
            break
        answers = answered(answers, again[0], again[0][data.draw(st.integers(0, 1))])
    assert questions_to_ask_again(answers) == ()
    assert sorted(ranking(answers)) == sorted(answers.candidates)
