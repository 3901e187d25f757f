"""Calendars: what is in them, and that a library of its own reads them."""

from datetime import date, timedelta

import icalendar
from hypothesis import given
from hypothesis import strategies as st

from offer_tui.core.calendar_export import calendar, events
from offer_tui.core.offer import Dates, Decision, Offer, Round
from offer_tui.core.package import Grant, Package
from offer_tui.core.visible import visible

DAY = date(2026, 11, 21)
GLOBEX = Offer(
    company="Globex",
    dates=Dates(reply_by=date(2026, 11, 30), start=date(2027, 1, 31)),
    package=Package(grant=(Grant(cliff_months=0), Grant(cliff_months=13))),
    rounds=(Round(date=DAY), Round(date=date(2026, 11, 24), planned=True), Round(planned=True)),
)


def test_replies_planned_rounds_and_cliffs_are_days() -> None:
    found = [(one.uid, one.day, one.summary) for one in events({"globex": GLOBEX})]
    assert found == [
        ("globex-reply-by@offer-tui", date(2026, 11, 30), "Reply to Globex is due"),
        ("globex-round-2@offer-tui", date(2026, 11, 24), "Round 2 with Globex"),
        ("globex-cliff-2@offer-tui", date(2028, 2, 29), "Cliff of grant 2 at Globex"),
    ]


def test_of_an_offer_that_has_ended_only_the_cliffs_of_an_accepted_one_are_left() -> None:
    for outcome, left in (("accepted", ["globex-cliff-2@offer-tui"]), ("declined", [])):
        ended = Offer(
            company=GLOBEX.company,
            dates=GLOBEX.dates,
            package=GLOBEX.package,
            rounds=GLOBEX.rounds,
            decision=Decision(outcome=outcome),
        )
        assert [one.uid for one in events({"globex": ended})] == left


def test_a_library_reads_the_days_the_alarms_and_the_privacy() -> None:
    read = icalendar.Calendar.from_ical(calendar({"globex": GLOBEX}, DAY))
    reply = read.walk("VEVENT")[0]
    assert reply.decoded("DTSTART") == date(2026, 11, 30)
    assert reply.decoded("DTEND") == date(2026, 12, 1)
    assert str(reply["CLASS"]) == "PRIVATE"
    assert [one.decoded("TRIGGER") for one in reply.walk("VALARM")] == [
        timedelta(hours=-63),
        timedelta(hours=-15),
    ]
    assert all(not component.errors for component in read.walk())


@given(
    st.text(max_size=120),
    st.text(st.characters(exclude_characters="/\0"), min_size=1, max_size=40),
    st.dates(),
)
def test_any_company_comes_back_whole_and_no_line_is_too_long(company: str, slug: str, day: date) -> None:
    offer = Offer(company=company, dates=Dates(reply_by=day))
    text = calendar({slug: offer}, DAY)
    lines = text.split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    assert "\n" not in text.replace("\r\n", "")
    (event,) = icalendar.Calendar.from_ical(text).walk("VEVENT")
    assert str(event["SUMMARY"]) == f"Reply to {visible(company)} is due"
    assert event.decoded("DTSTART") == day
    assert str(event["UID"]) == f"{visible(slug)}-reply-by@offer-tui"


def test_the_same_offer_gets_the_same_uids_another_day() -> None:
    days = (DAY, DAY + timedelta(days=1))
    uids = [
        [str(one["UID"]) for one in icalendar.Calendar.from_ical(calendar({"a": GLOBEX}, day)).walk("VEVENT")]
        for day in days
    ]
    assert uids[0] == uids[1]
    assert len(set(uids[0])) == len(uids[0])


def test_no_amount_is_in_a_calendar() -> None:
    rich = Offer(company="Globex", dates=GLOBEX.dates, package=Package(level="123456"), notes="123456")
    assert "123456" not in calendar({"globex": rich}, DAY)
