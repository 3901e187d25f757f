"""How closely the job serves the career goals."""

from collections.abc import Sequence
from decimal import Decimal
from typing import ClassVar

from offer_tui.core.amounts import ZERO, total
from offer_tui.core.edits import Edit, Put
from offer_tui.core.entry import read_line
from offer_tui.core.fit import Scored
from offer_tui.core.fit_words import one_decimal, sentences, shown_score, shown_verdict
from offer_tui.core.keys import KeyPath, Plain
from offer_tui.core.offer import Offer
from offer_tui.core.slugs import slug
from offer_tui.core.wording import shown_number
from offer_tui.ui import glyphs
from offer_tui.ui.fields import key_field
from offer_tui.ui.pages.page import Addition, Page, append, keyed, row_id
from offer_tui.ui.rows import Column, Field, Line, Row, Span, Tone, line
from offer_tui.ui.verdicts import TONES
from offer_tui.ui.view import View

FIRST_POINTS = 50
"""What a new goal weighs until it is given its own weight."""
TOP = 10


class FitPage(Page):
    """A row for each career goal: its weight, this job's rating of it, and the evidence."""

    id: ClassVar[str] = "fit"

    def columns(self, view: View) -> tuple[Column, ...]:  # noqa: ARG002 - the same for all
        """Return goal, weight, rating, evidence."""
        return (
            Column("Career goal", least=16, most=36, grow=2),
            Column("Weight", align="right", least=6),
            Column("Rating", least=14, most=16),
            Column("Evidence", least=12, grow=3, hide=1),
        )

    def rows(self, view: View) -> tuple[Row, ...]:
        """Return the goals of the profile, in its order."""
        return tuple(_goal_row(view, scored) for scored in view.fit.goals)

    def empty(self, view: View) -> tuple[Line, ...]:
        """Say what goals are for, or why they cannot be read."""
        if view.profile_mistake:
            mended = keyed(
                "{you} shows what is wrong in profile.toml, and {editor} there mends it.", view.keymap
            )
            return (
                line(Span("Your career goals cannot be read.", Tone.BAD)),
                line(view.profile_mistake),
                line(""),
                mended,
            )
        return (
            line("No career goals yet."),
            line(""),
            line("First ask how closely the job serves your goals; until that is settled"),
            line("there is nothing to negotiate."),
            line(""),
            keyed("Press {add} to write down the first goal. Your goals serve all offers.", view.keymap),
        )

    def panel(self, view: View, row: Row | None, width: int) -> tuple[Line, ...]:
        """Return the score as an interval, the verdict, what still decides it, and the goal's scale."""
        fit = view.fit
        if not fit.goals:
            return ()
        rule = min(30, width - 30)
        score = shown_score(fit)
        bar = (
            Span("Fit    ", Tone.STRONG),
            Span(glyphs.LEFT_END, Tone.MUTED),
            *interval(fit.low, fit.high, rule),
            Span(glyphs.RIGHT_END, Tone.MUTED),
            Span(f" {score}  ", Tone.STRONG),
            Span(shown_verdict(fit.verdict), TONES[fit.verdict]),
        )
        covered = f"{shown_number(fit.coverage_percent, 0)} % of the weight is rated"
        must = (
            f"{len(fit.missed)} must-have{'s' if len(fit.missed) > 1 else ''} missed"
            if fit.missed
            else "no must-have missed"
        )
        bounds = f"       weak < {one_decimal(fit.weak)}   strong ≥ {one_decimal(fit.strong)}"
        return (
            bar,
            line(Span(bounds, Tone.MUTED)),
            line(""),
            *(line(sentence) for sentence in sentences(fit)),
            line(Span(f"{covered}; {must}.", Tone.MUTED)),
            *_scale(view, row),
        )

    def sources(self, view: View) -> tuple[Line, ...]:
        """Return the sum of weight × rating, goal by goal."""
        fit, whole = view.fit, total(scored.goal.points or ZERO for scored in view.fit.goals)
        lines = [line("Fit = sum of weight × rating; weight = points / sum of points."), line("")]
        for scored in fit.goals:
            weight = f"{shown_number(scored.goal.points or Decimal(0))} / {shown_number(whole)}"
            name = scored.goal.name or scored.goal.id
            if scored.rating is None:
                lines.append(line(f"{name}: {weight} × 0 to {TOP}, not rated"))
            else:
                part: Decimal = scored.weight_percent * scored.rating / 100
                lines.append(
                    line(f"{name}: {weight} × {shown_number(scored.rating)} = {shown_number(part, 3)}")
                )
        ends = (
            shown_number(fit.low, 3)
            if fit.low == fit.high
            else f"{shown_number(fit.low, 3)} to {shown_number(fit.high, 3)}"
        )
        return (*lines, line(""), line(Span(f"Together {ends}, shown as {shown_score(fit)}.", Tone.STRONG)))

    def additions(self, view: View, row: Row | None) -> tuple[Addition, ...]:  # noqa: ARG002 - at the end, wherever the cursor is
        """Return a new goal, which belongs to the profile; none while that is broken."""
        return () if view.profile_mistake else (goal_addition(view),)


def goal_addition(view: View) -> Addition:
    """Return what adds a career goal to the profile."""
    taken = [goal.id for goal in view.profile.goals]
    on_fit = view.of is Offer

    def edit(answers: Sequence[Plain | None]) -> Edit:
        name = str(answers[0])
        return append(
            view.profile_tree, ("goals",), {"id": slug(name, taken), "name": name, "points": FIRST_POINTS}
        )

    def goes_to(answers: Sequence[Plain | None]) -> str:
        return f"goal/{slug(str(answers[0]), taken)}" if on_fit else row_id(("goals", len(taken)))

    question = Field("Career goal", "", lambda text: read_line(text, required=True), lambda _: None)
    return Addition("a career goal", (question,), edit, goes_to, in_profile=True)


def interval(low: Decimal, high: Decimal, width: int) -> tuple[Span, ...]:
    """Return a scale of 0 to 10 with the interval drawn full; at least one cell of it always is."""
    start = min(int(low * width / TOP), width - 1)
    end = max(start + 1, round(high * width / TOP))
    return (
        Span(glyphs.RULE * start, Tone.MUTED),
        Span(glyphs.FULL * (end - start), Tone.ACCENT),
        Span(glyphs.RULE * (width - end), Tone.MUTED),
    )


def _scale(view: View, row: Row | None) -> tuple[Line, ...]:
    """Say what the ratings of the selected goal mean, where the profile says so."""
    selected = row.id if row is not None else ""
    goal = next((goal for goal in view.profile.goals if selected == f"goal/{goal.id}"), None)
    words = goal.scale.words if goal is not None else {}
    known = sorted((rating for rating in words if rating.isdigit()), key=int)
    text = " · ".join(f"{rating} {words[rating]}" for rating in known)
    return (line(Span(text, Tone.MUTED)),) if text else ()


def rating_path(goal_id: str) -> KeyPath:
    """Return where an offer keeps its rating of a goal."""
    return ("fit", goal_id, "rating")


def rating_edit(goal_id: str, rating: int) -> Edit:
    """Return the edit that rates a goal."""
    return Put(rating_path(goal_id), rating)


def _goal_row(view: View, scored: Scored) -> Row:
    goal, rating = scored.goal, scored.rating
    evidence = view.offer.fit[goal.id].evidence if goal.id in view.offer.fit else ""
    must = goal.must_have is not None
    missed = must and rating is not None and rating < (goal.must_have or 0)
    if rating is None:
        rated = line(Span("not rated", Tone.MUTED))
    else:
        tone = Tone.BAD if missed else Tone.ACCENT
        rated = line(Span(glyphs.bar(float(rating) / TOP, TOP), tone), f" {shown_number(rating):>3}")
    weight = shown_number(goal.points) if goal.points is not None else glyphs.DASH
    mark = Span(glyphs.BROKEN, Tone.BAD) if missed else Span("!" if must else " ", Tone.WARN)
    cells = (
        line(goal.name or goal.id),
        line(f"{weight} ", mark),
        rated,
        line(Span(evidence or glyphs.DASH, Tone.PLAIN if evidence else Tone.MUTED)),
    )
    path = ("fit", goal.id, "evidence")
    return Row(
        f"goal/{goal.id}", cells, path=path, field=key_field(view, path, "Evidence"), column=3, copy=goal.name
    )
