"""What the workbench does to weigh priorities, and to make a package of asks the plan of round one."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import partial

from offer_tui.core import entry as typed
from offer_tui.core.edits import Batch, Edit
from offer_tui.core.items import offered
from offer_tui.core.keys import Plain
from offer_tui.core.money import rounded
from offer_tui.core.offer import Offer, Priority
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
from offer_tui.core.worth import HORIZON_YEARS, yearly_equivalent
from offer_tui.ui import glyphs
from offer_tui.ui.actions import Action
from offer_tui.ui.fields import as_typed, chosen, edit_of, item_choices
from offer_tui.ui.pages.bundles import BundlesPage, bare_parts, plan_edit, why_not_plan
from offer_tui.ui.pages.bundles_panel import NAMES
from offer_tui.ui.pages.new_asks import reason_question
from offer_tui.ui.pages.priorities import MOST, ranked_as
from offer_tui.ui.rows import Choice, Field, Line, Question, Span, Tone, line, muted
from offer_tui.ui.screens.parts import Part
from offer_tui.ui.trail import Asking
from offer_tui.ui.view import View
from offer_tui.ui.words import item_label

_CANDIDATES = 5
"""More than so many would be more than ten questions."""
_FEWEST = 2
_BY_PAIRS, _BY_WORTH = "pairs", "worth"


class Weighing(Part):
    """The part of the workbench that weighs."""

    _equity_discount_percent = Decimal(0)
    """What the person last took off shares for their risk."""

    async def do_weigh(self) -> None:
        """Ask how to weigh the priorities, and do so."""
        here = self.trail.here
        if here is None:
            return
        name = here.name
        choices = [Choice(_BY_PAIRS, "by pairs", "gives an order")]
        if self.view(name).offer.priorities:
            choices.append(Choice(_BY_WORTH, "by what you would give up", "gives weights"))

        async def done(answers: list[Plain | None]) -> None:
            if answers[0] == _BY_WORTH:
                await self._ask_worths(name)
            else:
                await self._ask_candidates(name)

        await self.bench.asking.ask(
            Asking("Weigh", (chosen("Weigh", tuple(choices)),), done, note=_WEIGH_NOTE)
        )

    # By pairs

    async def _ask_candidates(self, name: str) -> None:
        """Compare what is ranked; where that is one item or none, ask what to compare."""
        view = self.view(name)
        ranked = tuple(dict.fromkeys(one.item for one in view.offer.priorities))[:_CANDIDATES]
        if len(ranked) >= _FEWEST:
            await self._ask_pair(name, Answers(ranked))
            return

        def question(answers: Sequence[Plain | None]) -> Field | None:
            taken = [*ranked, *(str(one) for one in answers if one is not None)]
            if None in answers or len(taken) >= _CANDIDATES:
                return None
            enough = (Choice(None, "that is all"),) if len(taken) >= _FEWEST else ()
            return chosen(f"Candidate {len(taken) + 1}", (*enough, *item_choices(view, without=taken)))

        async def done(answers: list[Plain | None]) -> None:
            added = (str(one) for one in answers if one is not None)
            await self._ask_pair(name, Answers((*ranked, *added)))

        questions: list[Question] = [question] * (_CANDIDATES - len(ranked))
        await self.bench.asking.ask(Asking("Candidates", questions, done, note=_CANDIDATES_NOTE))

    async def _ask_pair(self, name: str, answers: Answers) -> None:
        """Ask the next question, or once all are answered again where they contradict each other."""
        view = self.view(name)
        pair = next_question(answers)
        again = pair is None
        if pair is None:
            pair = next(iter(questions_to_ask_again(answers)), None)
        if pair is None:
            await self._ask_how_many(name, answers)
            return
        choices = [Choice(one, *_move(view, one)) for one in pair]
        if again:
            choices.append(Choice(None, "keep it", "they stay as they are ranked"))

        async def done(given: list[Plain | None]) -> None:
            if given[0] is None:
                await self._ask_how_many(name, answers)
            else:
                await self._ask_pair(name, answered(answers, pair, str(given[0])))

        note = _loop_note(answers, pair) if again else _pair_note(answers)
        await self.bench.asking.ask(
            Asking("By pairs", (chosen("Rather move", tuple(choices)),), done, note=note)
        )

    async def _ask_how_many(self, name: str, answers: Answers) -> None:
        """Ask how many to keep as priorities, and rank them."""
        order = ranking(answers)

        async def done(given: list[Plain | None]) -> None:
            kept = order[: int(str(given[0]))] if given else order
            names = ", ".join(item_label(one) for one in kept)
            edit = ranked_as(self.view(name), kept)
            if edit is None:
                self.say(f"your answers say what is ranked: {names}", Tone.GOOD)
            else:
                await self.bench.changing.change(name, edit, f"ranked by pairs: {names}")

        choices = (Choice(MOST, "three"), Choice(_FEWEST, "two"))
        questions = (chosen("Keep how many", choices),) if len(order) > _FEWEST else ()
        note = (
            line("Your answers rank them so:"),
            *(line(f"{rank}  {item_label(one)}") for rank, one in enumerate(order, start=1)),
            muted(f"Two or three can be fought for; {self.bench.key('undo')} takes the new ranking back."),
        )
        await self.bench.asking.ask(Asking("By pairs", questions, done, note=note))

    # By worth

    async def _ask_worths(self, name: str) -> None:
        """Ask what each move is worth, first what to take off stock where that is ranked.

        The move of base salary is its own measure, so nobody is asked for it.
        """
        if self.bench.hide:
            self.say(self.bench.amounts_hidden(), Tone.WARN)
            return
        offer = self.view(name).offer
        bases = (one for one in offer.priorities if one.item == "base_salary")
        known = {one.item: _own_worth(offer, one) or one.worth for one in bases}

        async def done(answers: list[Plain | None]) -> None:
            if answers and isinstance(answers[0], Decimal):
                self._equity_discount_percent = answers[0]
            await self._ask_worth(name, known)

        discount = Field(
            "Off stock",
            as_typed(self._equity_discount_percent),
            typed.read_percent,
            lambda _: None,
            hint="30%",
        )
        ranked = any(one.item == "equity" for one in offer.priorities)
        questions = (discount,) if ranked else ()
        await self.bench.asking.ask(Asking("By worth", questions, done, note=_DISCOUNT_NOTE))

    async def _ask_worth(self, name: str, given: Mapping[str, Plain | None]) -> None:
        """Ask what the next item's move is worth in yearly base, and keep all answers after the last."""
        view = self.view(name)
        priority = next((one for one in view.offer.priorities if one.item not in given), None)
        if priority is None:
            await self._keep_worths(name, given)
            return

        async def done(answers: list[Plain | None]) -> None:
            await self._ask_worth(name, {**given, priority.item: answers[0]})

        label, move = _move(view, priority.item)
        note = (
            line(Span(f"How much yearly base would you give up for {label}, {move}?", Tone.STRONG)),
            muted("The most that you would, and no more."),
            muted(_SUGGESTED),
        )
        question = _worth_field(view, priority, self._equity_discount_percent)
        await self.bench.asking.ask(Asking("By worth", (question,), done, note=note))

    async def _keep_worths(self, name: str, worths: Mapping[str, Plain | None]) -> None:
        view = self.view(name)
        edits = [
            edit_of(view, ("priorities", rank, "worth"))(worths[one.item])
            for rank, one in enumerate(view.offer.priorities)
            if one.item in worths
        ]
        made: tuple[Edit, ...] = tuple(edit for edit in edits if edit is not None)
        if made:
            await self.bench.changing.change(name, Batch(made), "weighed by what you would give up")
        else:
            self.say("the worths are what they were")

    # Packages

    def do_bundles(self) -> None:
        """Open the equal packages."""
        here, row = self.trail.here, self.sheet.row
        if here is not None:
            here.row_id = row.id if row is not None else ""
            self.trail.enter(BundlesPage(), here.name)
            self.show()
            self.sheet.action_edge("first")

    def do_bundle(self, name: str) -> None:
        """Explain another package."""
        here = self.trail.here
        if here is None or not isinstance(here.page, BundlesPage):
            return
        if here.page.selected == NAMES.index(name):
            self.say(f"this is package {name} already")
        here.page.selected = NAMES.index(name)
        self.show()

    async def do_plan_bundle(self) -> None:
        """Make the selected package the plan of round one; ask first for the reasons that are missing."""
        here = self.trail.here
        if here is None or not isinstance(here.page, BundlesPage):
            return
        name, view = here.name, self.view(here.name)
        package = here.page.package(view)
        if package is None:
            return
        label = f"package {NAMES[here.page.packages(view).index(package)]} planned as round 1"
        bare = bare_parts(view, package)

        async def done(answers: list[Plain | None]) -> None:
            given = {part.item: str(answer) for part, answer in zip(bare, answers, strict=True) if answer}
            await self.bench.changing.plan(name, plan_edit(self.view(name), package, given), label)

        questions = [reason_question(view, part.item, part.ask) for part in bare]
        await self.bench.asking.ask(Asking("Reasons", questions, done, note=_REASONS_NOTE))

    def why_not_bundle(self, action: Action) -> str | None:
        """Say why a package cannot be explained, or the selected one not be planned; None where it can."""
        here = self.trail.here
        if here is None or not isinstance(here.page, BundlesPage):
            return "the equal packages are not open"
        view = self.view(here.name)
        count = len(here.page.packages(view))
        if not count:
            return here.page.why_none(view)
        if action.id == "plan_bundle":
            return why_not_plan(view) or None
        few = f"there are only {count} packages"
        return None if NAMES.index(str(action.argument)) < count else few


_WEIGH_NOTE = (
    line(Span("How do you want to weigh your priorities?", Tone.STRONG)),
    muted("By pairs: of two items at a time, which would you rather move to what you desire?"),
    muted("By what you would give up: how much yearly base is each move worth to you?"),
)
_CANDIDATES_NOTE = (
    line(Span("Which items might matter most? They are compared two at a time.", Tone.STRONG)),
    muted(f"{_FEWEST} at least, {_CANDIDATES} at most."),
)
_REASONS_NOTE = (
    line(Span("Why is it right? There is no research on it yet.", Tone.STRONG)),
    muted("An ask that has neither research nor a reason is held back. escape plans nothing."),
)
_SUGGESTED = (
    "It starts with what you said before, or else with what the move pays in a year; what is paid or granted"
    f" once is spread over {HORIZON_YEARS} years."
)
_DISCOUNT_NOTE = (
    line(Span("How much do you take off stock, because nobody knows what it will be worth?", Tone.STRONG)),
    muted("Only for what is suggested next: 0 % counts it like cash of the same amount."),
)


def _pair_note(answers: Answers) -> tuple[Line, ...]:
    """Ask the question in full, and say which of how many it is."""
    number = f"{len(answers.winners) + 1} of {len(pairs(answers.candidates))}: "
    return (
        line(Span(f"{number}which would you rather move from offered to desired?", Tone.STRONG)),
        muted("As if only one of the two could be had. escape leaves everything as it is."),
    )


def _move(view: View, item_id: str) -> tuple[str, str]:
    """Return an item's name, and its move from offered to desired in figures."""
    start = view.figure(offered(view.offer, item_id), item_id)
    desired = next((one.desired for one in view.offer.priorities if one.item == item_id), None)
    end = "better" if desired is None else view.figure(desired, item_id)
    return item_label(item_id), f"{start} {glyphs.ARROW} {end}"


def _loop_note(answers: Answers, pair: Pair) -> tuple[Line, ...]:
    """Name a loop that a pair lies in."""
    a, b, c = (item_label(one) for one in next(loop for loop in loops(answers) if set(pair) <= set(loop)))
    count = loop_count(answers)
    more = f" It is one of {count} loops." if count > 1 else ""
    return (
        line(
            Span("A loop: ", Tone.WARN), f"{a} rather than {b}, {b} rather than {c}, and {c} rather than {a}."
        ),
        line(f"No order is all three.{more} Answer again, or keep it."),
    )


def _own_worth(
    offer: Offer, priority: Priority, equity_discount_percent: Decimal = Decimal(0)
) -> Decimal | None:
    """Return what the move of a priority is worth by its own amount, whole; None where it is not above 0."""
    start = offered(offer, priority.item)
    worth = yearly_equivalent(
        offer, priority.item, start, priority.desired, equity_discount_percent=equity_discount_percent
    )
    return rounded(worth, 0) if worth is not None and worth > 0 else None


def _worth_field(view: View, priority: Priority, equity_discount_percent: Decimal) -> Field:
    """Return the question what a priority is worth, starting with what it was, else with its own amount."""
    start = priority.worth
    if start is None:
        start = _own_worth(view.offer, priority, equity_discount_percent)
    read = partial(typed.read_amount, currency=view.currency, before=start)
    return Field("Worth", as_typed(start), read, lambda _: None, hint="15k")
