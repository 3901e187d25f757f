"""Merging two texts: what both changed is there, the comments of both are, and theirs is never rewritten."""

from collections import Counter

import pytest
from hypothesis import given, settings

from offer_tui.core.edits import Batch, Drop, Edit, Insert, Move, Put
from offer_tui.files.merging import MergedText, NotMerged, merged_text
from offer_tui.files.toml import CannotPatch, Document
from tests.merge_promises import check_text
from tests.merges import OFFER, Documents, documents

BASE = Document(OFFER)


def both(mine: str, theirs: str, base: str = OFFER) -> str:
    """Return the text of a merge without conflicts."""
    result = merged_text(Document(base), Document(mine), Document(theirs))
    assert isinstance(result, MergedText)
    assert not result.conflicts
    return result.document.text


def disputed(mine: str, theirs: str, base: str = OFFER) -> MergedText:
    """Return a merge that has conflicts."""
    result = merged_text(Document(base), Document(mine), Document(theirs))
    assert isinstance(result, MergedText)
    assert result.conflicts
    return result


def changed(*replacements: tuple[str, str], text: str = OFFER) -> str:
    """Return the offer as somebody changed it by hand."""
    for old, new in replacements:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


PEER_1 = "mid = 180_000   # gross\n"
PEER_2 = '\n# met at the fair\n[[research]]\nid = "peer-2"   # trust\nitem = "level"\nmid = "L7"\n'
SURVEY = '\n[[research]]\nid = "survey"\nitem = "equity"   # all of it\n# what of taxes?\nmid = 90_000\n'


def test_both_add_a_different_research_point_and_both_come_with_their_comments() -> None:
    mine, theirs = changed((PEER_1, PEER_1 + PEER_2)), changed((PEER_1, PEER_1 + SURVEY))
    assert both(mine, theirs) == changed((PEER_1, PEER_1 + PEER_2 + SURVEY))


def test_both_add_rows_at_places_that_lines_cannot_bring_together() -> None:
    # Both also add one key, each in another place: lines alone would write it twice.
    level = ('level = "L6"\n', 'level = "L6"\nraise_percent = 3\n')
    salary = ("[package]\n", "[package]\nraise_percent = 3\n")
    mine, theirs = changed((PEER_1, PEER_1 + PEER_2), level), changed((PEER_1, PEER_1 + SURVEY), salary)
    after = both(mine, theirs)
    assert PEER_2 in after
    assert Counter(theirs.splitlines()) <= Counter(after.splitlines())
    assert after.count("raise_percent") == 1


def test_both_answer_different_asks_of_one_round() -> None:
    mine = changed(("ask = 185_000\n", 'ask = 185_000\nanswer = "partial"   # by phone\nvalue = 175_000\n'))
    theirs = changed(('ask = "L7"\n', 'ask = "L7"\nanswer = "refused"   # a pity\n'))
    expected = changed(('ask = "L7"\n', 'ask = "L7"\nanswer = "refused"   # a pity\n'), text=mine)
    assert both(mine, theirs) == both(theirs, mine) == expected


def test_one_reorders_the_priorities_while_the_other_edits_one() -> None:
    mine = BASE.edited(Move(("priorities", 1), 0)).text
    theirs = changed(('desired = "L7"\n', 'desired = "L8"   # or more\n'))
    expected = changed(('desired = "L7"\n', 'desired = "L8"   # or more\n'), text=mine)
    assert both(mine, theirs) == both(theirs, mine) == expected


def test_both_add_the_same_person_once() -> None:
    bo = '[[people]]\nid = "bo"\n'
    mine = changed((bo, bo + '\n# the boss\n[[people]]\nid = "priya"\nname = "Priya"\n'))
    theirs = changed((bo, bo + '\n[[people]]\nid = "priya"\ndecides = true   # she said\n'))
    after = both(mine, theirs)
    assert Document(after).tree["people"][2] == {"id": "priya", "name": "Priya", "decides": True}  # type: ignore[index]  # rows
    assert "# she said" in after


def test_a_row_that_one_removed_and_the_other_changed_stays_with_its_comments() -> None:
    mine = BASE.edited(Drop(("rounds", 0, "asks", 1))).text
    theirs = changed(('ask = "L7"\n', 'ask = "L8"   # dared\n'))
    result = disputed(mine, theirs)
    assert result.document.text == theirs
    assert [one.path for one in result.conflicts] == [("rounds", 0, "asks", 1)]


def test_a_row_that_theirs_removed_and_mine_changed_is_gone_and_in_the_conflict() -> None:
    mine = changed(('ask = "L7"\n', 'ask = "L8"   # dared\n'))
    theirs = BASE.edited(Drop(("rounds", 0, "asks", 1))).text
    result = disputed(mine, theirs)
    assert result.document.text == theirs
    assert result.conflicts[0].mine == {"item": "level", "ask": "L8"}


def test_in_a_conflict_the_disk_stays_and_the_rest_is_merged() -> None:
    mine = changed(("165_000   # a year", "170_000   # mine"), ("[dates]\n", "[dates]   # of mine\n"))
    theirs = changed(("165_000   # a year", "175_000   # theirs"))
    result = disputed(mine, theirs)
    assert result.document.text == changed(("[dates]\n", "[dates]   # of mine\n"), text=theirs)
    assert [(one.mine, one.theirs) for one in result.conflicts] == [(170_000, 175_000)]


# Comments


def test_a_comment_on_a_key_that_i_changed_comes_along() -> None:
    mine = changed(("vacation_days = 20\n", "vacation_days = 25   # at last\n"))
    theirs = changed(("165_000   # a year", "175_000   # more"), ('"L6"\n', '"L6"   # hm\n'))
    assert both(mine, theirs) == changed(
        ("vacation_days = 20\n", "vacation_days = 25   # at last\n"), text=theirs
    )


def test_keys_that_both_add_at_one_place_come_with_the_comments_above_them() -> None:
    mine = changed(('level = "L6"\n', 'level = "L6"\n# from March\nraise_percent = 3\n'))
    theirs = changed(('level = "L6"\n', 'level = "L6"\n# a week\nremote_days = 2\n'))
    added = 'level = "L6"\n# a week\nremote_days = 2\n# from March\nraise_percent = 3\n'
    assert both(mine, theirs) == changed(('level = "L6"\n', added))


def test_a_comment_without_an_edit_comes_along() -> None:
    mine = changed(("# half now\n", "# half on the first day\n"), ("# or a title\n", ""))
    theirs = changed(("25_000\n\n# half later", "30_000\n\n# half later"))
    expected = changed(("# half now\n", "# half on the first day\n"), ("# or a title\n", ""), text=theirs)
    assert both(mine, theirs) == both(theirs, mine) == expected


def test_comments_come_along_where_the_lines_of_both_make_no_valid_file() -> None:
    # One side moved the ask that the other added a key to: by lines, the key would be left alone.
    mine = changed(("# by mail", "# by fax"), text=BASE.edited(Move(("rounds", 0, "asks", 0), 1)).text)
    theirs = changed(("ask = 185_000\n", "ask = 185_000\nin_writing = true   # by letter\n"))
    after = both(mine, theirs)
    assert "# by fax" in after
    assert "in_writing = true   # by letter" in after


def test_of_a_comment_that_both_changed_theirs_stays() -> None:
    mine, theirs = changed(("# the stock", "# my stock")), changed(("# the stock", "# their stock"))
    assert both(mine, theirs) == theirs


def test_what_stands_between_the_rows_that_nobody_touched_stays_theirs() -> None:
    theirs = changed(
        ("\n[dates]", "\n\n# ---- days ----\n\n[dates]"), ("price = 50.00\n\n[[", "price = 50.0\n[[")
    )
    mine = BASE.edited(Batch((Drop(("people", 0)), Put(("package", "base_salary"), 1)))).text
    after = both(mine, theirs)
    gone = Counter(
        ["[[people]]", 'id = "dana"   # HR', 'name = "Dana Ruiz"', "", "base_salary = 165_000   # a year"]
    )
    assert Counter(theirs.splitlines()) - Counter(after.splitlines()) == gone


# Files as editors write them


def test_line_ends_stay_those_of_theirs() -> None:
    mine = changed((PEER_1, PEER_1 + PEER_2))
    theirs = changed((PEER_1, PEER_1 + SURVEY)).replace("\n", "\r\n")
    expected = changed((PEER_1, PEER_1 + PEER_2 + SURVEY))
    assert both(mine, theirs) == expected.replace("\n", "\r\n")
    assert both(theirs, mine) == expected
    assert both(mine.replace("\n", "\r\n"), theirs) == expected.replace("\n", "\r\n")


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_missing_final_newline_stays_missing(newline: str) -> None:
    mine = (OFFER + '\n# third\n[[rounds]]\nchannel = "email"\n').replace("\n", newline)
    theirs = changed(("165_000", "175_000")).removesuffix("\n").replace("\n", newline)
    after = both(mine, theirs)
    assert after == changed(("165_000", "175_000"), text=mine.removesuffix(newline))


def test_a_byte_order_mark_stays_where_theirs_has_one() -> None:
    mine, theirs = changed(("165_000", "175_000")), changed(('"L6"', '"L7"'))
    expected = changed(("165_000", "175_000"), ('"L6"', '"L7"'))
    assert both(mine, "\ufeff" + theirs) == "\ufeff" + expected
    assert both("\ufeff" + mine, theirs, "\ufeff" + OFFER) == expected


def test_rows_between_brackets_are_merged_there() -> None:
    base = 'people = [\n  # HR\n  { id = "dana" },\n]\n'
    mine = base.replace("]\n", '  { id = "bo" },\n]\n')
    theirs = base.replace('"dana"', '"dana", name = "Dana"')
    assert both(mine, theirs, base) == theirs.replace("]\n", '  { id = "bo" },\n]\n')


# Ends


@pytest.mark.parametrize(
    "edit", [Put(("company",), "Hooli"), Insert(("people", 0), {"id": "lee"}), Drop(("rounds",))]
)
def test_one_side_alone_is_taken_to_the_byte(edit: Edit) -> None:
    other = BASE.edited(edit)
    for mine, theirs in ((other, BASE), (BASE, other), (other, other)):
        result = merged_text(BASE, mine, theirs)
        assert isinstance(result, MergedText)
        assert result.document.text == other.text


def test_a_long_text_is_merged_by_key_alone() -> None:
    base = "".join(f"key{n} = 1   # {n}\n" for n in range(3_000))
    mine, theirs = base.replace("key1 = 1", "key1 = 2"), base.replace("key2 = 1", "key2 = 3")
    assert both(mine, theirs, base) == mine.replace("key2 = 1", "key2 = 3")


def test_what_cannot_be_written_is_said_and_nothing_is_made_up(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Document, edit: Edit) -> Document:
        raise CannotPatch(edit)

    # The key is added by both at different places, so that lines alone do not do.
    mine = changed(("[package]\n", "[package]\nraise_percent = 3\n"), ('"Northwind"', '"Hooli"'))
    theirs = changed(('level = "L6"\n', 'level = "L6"\nraise_percent = 3\n'), ('"Engineer"', '"Chef"'))
    monkeypatch.setattr(Document, "edited", refuse)
    result = merged_text(BASE, Document(mine), Document(theirs))
    assert isinstance(result, NotMerged)
    assert "company" in result.why


@settings(max_examples=200)
@given(documents())
def test_any_two_versions_merge_to_a_valid_text_that_keeps_what_theirs_wrote(versions: Documents) -> None:
    check_text(versions)
