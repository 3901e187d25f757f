from datetime import date

from offer_tui.core.edits import Batch, Drop, Edit, Insert, Put, apply
from offer_tui.core.guide.planning import answers, plans, set_aside
from offer_tui.core.keys import Tree, find

TREE: Tree = {"rounds": [{"date": date(2026, 11, 14), "asks": []}, {"planned": True, "asks": []}]}
PLANS: dict[str, Edit] = {
    "a planned round": Insert(("rounds", 2), {"planned": True}),
    "an ask of a planned round": Insert(("rounds", 1, "asks", 0), {"item": "level"}),
    "a round that took place becomes planned": Put(("rounds", 0, "planned"), value=True),
    "to accept": Put(("decision", "outcome"), "accepted"),
    "to accept by the status": Put(("status",), "accepted"),
    "by the status, among others": Batch((Put(("notes",), "Called."), Put(("status",), "accepted"))),
    "among others": Batch((Put(("status",), "accepted"), Put(("decision", "outcome"), "accepted"))),
}
RECORDS: dict[str, Edit] = {
    "a round that took place": Insert(("rounds", 2), {"date": date(2026, 11, 20)}),
    "an ask of a round that took place": Insert(("rounds", 0, "asks", 0), {"item": "level"}),
    "a planned round took place": Put(("rounds", 1, "planned"), value=False),
    "an answer": Put(("rounds", 1, "asks", 0, "answer"), "granted"),
    "to decline": Put(("decision", "outcome"), "declined"),
    "to decline by the status": Put(("status",), "declined"),
    "no status": Drop(("status",)),
    "a round is deleted": Drop(("rounds", 1)),
}


def test_planning_is_told_from_recording() -> None:
    assert [name for name, edit in PLANS.items() if not plans(TREE, edit)] == []
    assert [name for name, edit in RECORDS.items() if plans(TREE, edit)] == []


def test_how_it_ends_is_said_by_the_decision_or_the_status() -> None:
    said = {name for name, edit in {**PLANS, **RECORDS}.items() if answers(edit)}
    assert said == {
        *("to accept", "to accept by the status", "by the status, among others", "among others"),
        *("to decline", "to decline by the status", "no status"),
    }


def test_each_rule_is_set_aside_once_behind_those_that_are() -> None:
    before: Tree = {"guide": {"ignore": [{"rule": "N13", "reason": "asked for"}]}}
    edit = set_aside(before, ["N14", "N05", "N14"], "They are in a hurry.", date(2026, 11, 21))
    after = apply(before, edit)
    assert find(after, ("guide", "ignore")) == [
        {"rule": "N13", "reason": "asked for"},
        {"rule": "N14", "reason": "They are in a hurry.", "date": date(2026, 11, 21)},
        {"rule": "N05", "reason": "They are in a hurry.", "date": date(2026, 11, 21)},
    ]


def test_a_round_that_also_sets_the_status_is_no_answer_that_was_given() -> None:
    edit = Batch((Put(("status",), "negotiating"), Insert(("rounds", 0), {"planned": True})))
    assert plans({}, edit)
    assert not answers(edit)
    assert answers(Batch((Put(("status",), "accepted"), Put(("decision", "outcome"), "accepted"))))
