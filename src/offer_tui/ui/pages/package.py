"""What is on offer, and what it is worth year by year."""

from collections.abc import Sequence
from decimal import Decimal
from typing import ClassVar

from offer_tui.core.amounts import product
from offer_tui.core.benefits import yearly_worth
from offer_tui.core.compensation import Part, target_bonus, vacation_day_worth
from offer_tui.core.edits import Edit, Put
from offer_tui.core.entry import read_line
from offer_tui.core.explain import compensation_sources
from offer_tui.core.keys import KeyPath, Plain
from offer_tui.core.package import Benefit, Grant, OneOff
from offer_tui.core.shape import entry_at
from offer_tui.core.slugs import slug
from offer_tui.core.wording import shown_number
from offer_tui.ui import glyphs
from offer_tui.ui.fields import bonus_field
from offer_tui.ui.lens import Picture
from offer_tui.ui.pages.market import market_remark
from offer_tui.ui.pages.page import LABELLED, Addition, Page, append, gap, heading, key_row, keyed, row_id
from offer_tui.ui.pages.pictures import assumed, picture, pictures_line
from offer_tui.ui.pages.record import RecordPage
from offer_tui.ui.pages.sources import picture_sources
from offer_tui.ui.pages.years import PARTS
from offer_tui.ui.rows import Column, Field, Line, Row, Span, Tone, line, muted
from offer_tui.ui.view import View
from offer_tui.ui.words import choice_label

_DAYS = ("received", "thanked", "time_requested", "written", "reply_by", "start")
_EVERY = {1: ["monthly"], 3: ["quarterly"], 6: ["half-yearly"], 12: ["yearly"]}


class PackagePage(Page):
    """A row for each element of the package, then the dates and what the offer is about."""

    id: ClassVar[str] = "package"

    def columns(self, view: View) -> tuple[Column, ...]:  # noqa: ARG002 - the same for all
        """Return label, value, remark."""
        return LABELLED

    def rows(self, view: View) -> tuple[Row, ...]:
        """Return package, dates and the rest."""
        package = ("package",)
        pay = view.offer.package
        rows = [
            key_row(view, (*package, "base_salary"), remark=market_remark(view, "base_salary")),
            key_row(view, (*package, "raise_percent"), _share(pay.raise_percent, " a year")),
            _bonus_row(view),
            key_row(
                view,
                (*package, "bonus_payout_percent"),
                _share(pay.bonus_payout_percent, " of target"),
                label="Bonus expected",
                remark=muted("" if pay.bonus_payout_percent is not None else "100 % of target if left out"),
            ),
        ]
        rows += [_one_off_row(view, number, one) for number, one in enumerate(pay.one_off)]
        rows += [_grant_row(view, number, one) for number, one in enumerate(pay.grant)]
        rows += [_benefit_row(view, number, one) for number, one in enumerate(pay.benefit)]
        rows += [
            key_row(
                view, (*package, "vacation_days"), _counted(pay.vacation_days, "days"), remark=_vacation(view)
            ),
            key_row(view, (*package, "remote_days"), _counted(pay.remote_days, "days a week")),
            key_row(view, (*package, "level")),
        ]
        for name, custom in pay.custom.items():
            path = (*package, "custom", name)
            worth = (
                f"worth {view.number(custom.yearly_value)} a year" if custom.yearly_value is not None else ""
            )
            text = f"{view.figure(custom.offered)} {custom.unit}".strip()
            rows.append(
                Row(
                    row_id(path),
                    (line(name.replace("-", " ").replace("_", " ").capitalize()), line(text), muted(worth)),
                    path=path,
                    copy=text,
                )
            )
        rows += [gap("dates"), heading("Dates")]
        for key in _DAYS:
            rows.append(
                key_row(view, ("dates", key), remark=muted(view.distance(getattr(view.offer.dates, key))))
            )
        rows += [gap("about"), heading("About")]
        rows += [key_row(view, (key,)) for key in ("company", "role", "location", "currency", "status")]
        more: tuple[KeyPath, ...] = (
            *((*package, key) for key in ("bonus_guaranteed", "bonus_paid_month", "cost_of_living")),
            ("notes",),
        )
        rows += [key_row(view, path, remark=muted(entry_at(view.of, path).doc)) for path in more]
        return tuple(rows)

    def panel(self, view: View, row: Row | None, width: int) -> tuple[Line, ...]:
        """Return the picture that was chosen, what it assumes, and what the selected row comes to."""
        if not any(year.pieces for year in view.pay.years):
            return (
                line("Fill in the package: its worth, year by year, shows here."),
                keyed("{open} edits a row; {add} adds a bonus, stock or a benefit.", view.keymap),
            )
        lines = [*assumed(view), *picture(view, width)]
        part = _part_of(row)
        if part is not None and not view.hide and view.lens.picture is Picture.YEARS:
            sources = compensation_sources(view.pay.years[0], part)
            lines += [line(Span(f"Year 1 {PARTS[part].lower()}: {text}", Tone.MUTED)) for text in sources]
        return (*lines, pictures_line(view))

    def sources(self, view: View) -> tuple[Line, ...]:
        """Return every figure of the picture with what it is made of, and what is assumed."""
        return (*picture_sources(view), *assumed(view))

    def additions(self, view: View, row: Row | None) -> tuple[Addition, ...]:  # noqa: ARG002 - each goes to the end of its list
        """Return the kinds of payments, grants, benefits and an item of one's own."""
        found = []
        for table, label in (("one_off", ""), ("grant", ""), ("benefit", "")):
            path: KeyPath = ("package", table)
            entry = entry_at(view.of, (*path, 0, "kind"))
            found += [_addition(view, path, kind, label) for kind in entry.choices]
        return (*found, _custom_addition(view))

    def opened(self, view: View, row: Row) -> Page | None:  # noqa: ARG002 - by its place alone
        """Return the page of a payment, a grant, a benefit or an item of one's own."""
        if len(row.path) == len(("package", "grant", 0)) and row.path[0] == "package":
            return RecordPage(row.path, row.cells[0][0].text)
        return None


def _addition(view: View, path: KeyPath, kind: str, label: str) -> Addition:
    names = {
        "other": "another payment" if path[-1] == "one_off" else "another benefit",
        "cash": "deferred cash",
        "options": "options",
    }
    count = len(getattr(view.offer.package, str(path[-1])))

    def edit(_: Sequence[Plain | None]) -> Edit:
        return append(view.tree, path, {"kind": kind})

    return Addition(
        label or names.get(kind, choice_label(kind)), (), edit, lambda _: row_id((*path, count)), opens=True
    )


def _custom_addition(view: View) -> Addition:
    taken = tuple(view.offer.package.custom)
    question = Field("Name of the item", "", lambda text: read_line(text, required=True), lambda _: None)

    def path(answers: Sequence[Plain | None]) -> KeyPath:
        return ("package", "custom", slug(str(answers[0]), taken))

    def edit(answers: Sequence[Plain | None]) -> Edit:
        return Put((*path(answers), "unit"), "")

    return Addition(
        "an item of your own", (question,), edit, lambda answers: row_id(path(answers)), opens=True
    )


def _share(value: Decimal | None, rest: str) -> str:
    return glyphs.DASH if value is None else f"{shown_number(value)} %{rest}"


def _counted(value: Decimal | None, unit: str) -> str:
    return glyphs.DASH if value is None else f"{shown_number(value)} {unit}"


def _bonus_row(view: View) -> Row:
    pay = view.offer.package
    factors = target_bonus(pay, pay.base_salary)
    amount = view.number(product(factors), 0) if factors is not None else glyphs.DASH
    given = pay.target_bonus is None and pay.target_bonus_percent is not None
    text = (
        f"{shown_number(pay.target_bonus_percent or Decimal(0))} % {glyphs.ARROW} {amount}"
        if given
        else amount
    )
    path = ("package", "target_bonus_percent" if given else "target_bonus")
    remark = "promised" if pay.bonus_guaranteed else ""
    tone = Tone.MUTED if factors is None else Tone.PLAIN
    return Row(
        "package/bonus",
        (line("Target bonus"), line(Span(text, tone)), muted(remark)),
        path=path,
        field=bonus_field(view),
        copy=text,
    )


def _one_off_row(view: View, number: int, one: OneOff) -> Row:
    path = ("package", "one_off", number)
    parts = [f"paid in month {one.paid_month}"] if one.paid_month else []
    if one.clawback_months:
        how = "pro rata" if one.clawback == "prorated" else "in full"
        parts.append(f"back {how} if gone < {one.clawback_months} mo")
    name = one.name or choice_label(one.kind).capitalize()
    field = key_row(view, (*path, "amount")).field
    text = view.number(one.amount)
    return Row(
        row_id(path), (line(name), line(text), muted(", ".join(parts))), path=path, field=field, copy=text
    )


def _grant_row(view: View, number: int, grant: Grant) -> Row:
    path = ("package", "grant", number)
    kind = {"rsu": "RSU", "options": "options", "cash": "cash"}.get(grant.kind, grant.kind)
    label = "Options" if grant.kind == "options" else "Deferred cash" if grant.kind == "cash" else "Stock"
    later = [f"then {view.number(grant.each_year_value)} a year"] if grant.each_year_value is not None else []
    if grant.shares is not None:
        price = grant.strike if grant.kind == "options" else grant.price
        text = f"{view.number(grant.shares)} {kind}" + (
            f" at {view.number(price)}" if price is not None else ""
        )
    elif grant.value is not None:
        text = f"{view.number(grant.value)} {kind}"
    elif grant.each_year_value is not None:
        label, text, later = "Refresh grants", f"{view.number(grant.each_year_value)} a year", []
    else:
        text = glyphs.DASH
    parts = []
    if grant.by_year_percent:
        parts.append(" / ".join(shown_number(one) for one in grant.by_year_percent) + " % a year")
    elif grant.months:
        parts.append(f"{grant.months} months")
    parts += [f"cliff {grant.cliff_months}"] if grant.cliff_months else []
    parts += _EVERY.get(grant.every_months or 0, [])
    parts += later
    parts += [] if grant.liquid else ["cannot be sold yet"]
    return Row(row_id(path), (line(label), line(text), muted(", ".join(parts))), path=path, copy=text)


def _benefit_row(view: View, number: int, benefit: Benefit) -> Row:
    path = ("package", "benefit", number)
    worth = yearly_worth(benefit, view.offer.package.base_salary or Decimal(0))
    name = benefit.name or choice_label(benefit.kind).capitalize()
    text = f"{view.number(worth, 0)} a year"
    kind = choice_label(benefit.kind) if benefit.name else ""
    return Row(row_id(path), (line(name), line(text), muted(kind)), path=path, copy=text)


def _vacation(view: View) -> Line:
    pay = view.offer.package
    if pay.vacation_days is None or pay.base_salary is None:
        return ()
    return muted(f"worth {view.number(vacation_day_worth(pay.base_salary) * pay.vacation_days, 0)}")


def _part_of(row: Row | None) -> Part | None:
    """Return the part of a year that a row feeds."""
    if row is None or not row.path or row.path[0] != "package" or len(row.path) < len(("package", "key")):
        return None
    parts = {
        "base_salary": Part.BASE,
        "raise_percent": Part.BASE,
        "one_off": Part.ONE_OFF,
        "grant": Part.EQUITY,
        "benefit": Part.BENEFITS,
    }
    key = str(row.path[1])
    return Part.BONUS if "bonus" in key else parts.get(key)
