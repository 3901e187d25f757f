from datetime import date

from offer_tui.core.edits import apply
from offer_tui.core.keys import Tree, find
from offer_tui.core.sealing import is_sealed, is_under_seal, walk_away_edit

TODAY = date(2026, 11, 21)
SEALED: Tree = {
    "strategy": {"walk_away_total": 205_000, "walk_away_set": date(2026, 11, 13), "walk_away_reason": "Rent."}
}
CHANGES = ("strategy", "walk_away_change")


def test_the_first_time_it_is_dated_with_its_reason_and_no_change_is_kept() -> None:
    assert apply({}, walk_away_edit({}, 205_000, "Rent.", TODAY)) == {
        "strategy": {"walk_away_total": 205_000, "walk_away_set": TODAY, "walk_away_reason": "Rent."}
    }


def test_a_total_written_by_hand_is_not_sealed_yet() -> None:
    by_hand: Tree = {"strategy": {"walk_away_total": 1}}
    assert not is_sealed(by_hand)
    assert find(apply(by_hand, walk_away_edit(by_hand, 2, "", TODAY)), CHANGES) is None


def test_every_later_change_is_kept_with_both_totals_and_the_first_reason_stays() -> None:
    once = apply(SEALED, walk_away_edit(SEALED, 200_000, "June.", TODAY))
    twice = apply(once, walk_away_edit(once, 210_000, "", TODAY))
    assert find(twice, CHANGES) == [
        {"date": TODAY, "from": 205_000, "to": 200_000, "reason": "June."},
        {"date": TODAY, "from": 200_000, "to": 210_000},
    ]
    assert find(twice, ("strategy", "walk_away_reason")) == "Rent."
    assert find(twice, ("strategy", "walk_away_set")) == date(2026, 11, 13)


def test_taking_a_sealed_one_away_is_kept_too() -> None:
    gone = apply(SEALED, walk_away_edit(SEALED, None, "Start again.", TODAY))
    assert find(gone, ("strategy", "walk_away_total")) is None
    assert find(gone, CHANGES) == [{"date": TODAY, "from": 205_000, "reason": "Start again."}]


def test_to_fix_it_anew_after_that_is_a_change_from_the_total_before() -> None:
    gone = apply(SEALED, walk_away_edit(SEALED, None, "Start again.", TODAY))
    assert is_sealed(gone)
    lower = apply(gone, walk_away_edit(gone, 190_000, "", TODAY))
    assert find(lower, CHANGES) == [
        {"date": TODAY, "from": 205_000, "reason": "Start again."},
        {"date": TODAY, "from": 205_000, "to": 190_000},
    ]
    assert find(lower, ("strategy", "walk_away_reason")) == "Rent."
    assert find(lower, ("strategy", "walk_away_set")) == date(2026, 11, 13)


def test_total_day_and_changes_of_a_sealed_point_are_under_seal_and_its_reason_is_not() -> None:
    total, day, reason = (("strategy", f"walk_away_{key}") for key in ("total", "set", "reason"))
    assert [is_under_seal(SEALED, path) for path in (total, day, (*CHANGES, 0), reason)] == [
        *(True, True, True, False)
    ]
    by_hand: Tree = {"strategy": {"walk_away_total": 1}}
    assert not any(is_under_seal(by_hand, path) for path in (total, day))


def test_one_that_was_never_fixed_is_just_taken_away() -> None:
    by_hand: Tree = {"strategy": {"walk_away_total": 1, "protocol": "Dana"}}
    assert apply(by_hand, walk_away_edit(by_hand, None, "", TODAY)) == {"strategy": {"protocol": "Dana"}}
