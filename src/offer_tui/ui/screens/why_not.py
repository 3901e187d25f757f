"""Why an action cannot be done now, where it cannot: asked for every key that is shown or pressed."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeAlias

from offer_tui.files.steps import PROFILE
from offer_tui.ui.actions import Action
from offer_tui.ui.trail import COMPARISON, FEWEST, MOST

if TYPE_CHECKING:
    from offer_tui.ui.screens.workbench import Workbench

_Reason: TypeAlias = "Callable[[Workbench, Action], str | None]"


def why_not(bench: "Workbench", action: Action) -> str | None:
    """Say why an action cannot be done now; None where it can.

    Only what the action is about is looked at: a page asks this for each key of its footer at every move.
    """
    if action.id in _NEEDS_ROW and bench.sheet.row is None:
        return f"there is no row here yet; {bench.key('add')} adds one"
    reason = _REASONS.get(action.id.partition(".")[0])
    return None if reason is None else reason(bench, action)


_NEEDS_ROW = ("open", "edit", "drop", "copy_value")


def _edit(bench: "Workbench", _: Action) -> str | None:
    if bench.sheet.row is not None and bench.sheet.row.field is not None:
        return None
    return f"this row has no single value; {bench.key('open')} opens it"


def _undo(bench: "Workbench", _: Action) -> str | None:
    return None if bench.workbook.done else "nothing to undo yet"


def _redo(bench: "Workbench", _: Action) -> str | None:
    return None if bench.workbook.undone else "nothing to redo"


def _samples(bench: "Workbench", _: Action) -> str | None:
    here = "there are offers here already; offer-tui demo shows the samples"
    return here if bench.workbook.slugs else None


def _find_again(bench: "Workbench", _: Action) -> str | None:
    if bench.trail.places:
        return None
    again = bench.key("find_again.next")
    return f"{bench.key('find')} filters the offers; {again} goes through the rows of a page"


def _rate(bench: "Workbench", _: Action) -> str | None:
    rated = bench.editing.goal_number() is not None
    return None if rated else f"there is no goal to rate yet; {bench.key('add')} adds one"


def _goal(bench: "Workbench", _: Action) -> str | None:
    rated = bench.editing.goal_number() is not None
    return None if rated else f"there is no goal yet; {bench.key('add')} adds one"


def _page(bench: "Workbench", _: Action) -> str | None:
    if bench.trail.offer or (not bench.trail.places and bench.sheet.row is not None):
        return None
    if bench.trail.places:
        return f"no offer is open here; {bench.key('back')} leads back"
    return f"there is no offer to open; {bench.key('add')} adds one"


def _you(bench: "Workbench", _: Action) -> str | None:
    return "this is the page about you already" if bench.trail.page_id == "profile" else None


def _assume_nothing(bench: "Workbench", _: Action) -> str | None:
    return None if bench.looking.assumes else "nothing is assumed: this is as offered"


def _mark(bench: "Workbench", _: Action) -> str | None:
    row = bench.sheet.row
    readable = row is not None and bench.usable(row.id)
    return None if readable else "only an offer that can be read can be compared"


def _compare(bench: "Workbench", _: Action) -> str | None:
    if FEWEST <= len(bench.compared()) <= MOST:
        return None
    if len(bench.workbook.slugs) < FEWEST:
        return f"two offers can be compared; {bench.key('add')} adds another one"
    return f"mark {FEWEST} to {MOST} offers with {bench.key('mark')} first"


def _call(bench: "Workbench", _: Action) -> str | None:
    none = "no round is planned or waits for an answer"
    return None if bench.trail.offer and bench.calling.call_number() is not None else none


def _answer(bench: "Workbench", _: Action) -> str | None:
    return None if bench.calling.asked_row() is not None else "there is no ask to answer"


def _ignore(bench: "Workbench", _: Action) -> str | None:
    return None if bench.advising.said_here() else "the guide says nothing of this row"


def _file(bench: "Workbench", _: Action) -> str | None:
    """Say why there is no single file to show."""
    here = bench.trail.here
    placed = here is not None or bench.sheet.row is not None
    return None if placed and (here is None or here.name != COMPARISON) else "there is no file here"


def _problems(bench: "Workbench", action: Action) -> str | None:
    if why := _file(bench, action):
        return why
    return "these are the problems already" if bench.trail.page_id == "problems" else None


def _history(bench: "Workbench", _: Action) -> str | None:
    return None if bench.trail.places or bench.sheet.row is not None else "there is no file here"


def _add(bench: "Workbench", _: Action) -> str | None:
    here = bench.trail.here
    if here is None or here.page.additions(bench.view(here.name), bench.sheet.row):
        return None
    return "nothing can be added on this page"


def _drop(bench: "Workbench", _: Action) -> str | None:
    here, row = bench.trail.here, bench.sheet.row
    if here is None or row is None or here.page.id == "fit":
        return None
    view = bench.view(here.name)
    if here.page.drop(view, row) is not None:
        return None
    from offer_tui.core.sealing import is_under_seal  # noqa: PLC0415 - only of rows that stay

    if is_under_seal(view.tree, row.path):
        return f"the walk-away point is sealed; {bench.key('open')} changes it and asks why"
    return "there is nothing to delete in this row"


def _move(bench: "Workbench", action: Action) -> str | None:
    here, row = bench.trail.here, bench.sheet.row
    by = int(action.argument)
    if here is None or row is None or bench.editing.move_of(here.page, here.name, row, by)[1] is None:
        return "this row cannot be moved there"
    return None


def _letter(bench: "Workbench", action: Action) -> str | None:
    here = bench.trail.here
    if action.id == "letter":
        return _page(bench, action) if here is None or here.name == PROFILE else None
    return bench.writing.why_not_letter(action)


def _bundle(bench: "Workbench", action: Action) -> str | None:
    return bench.weighing.why_not_bundle(action)


def _version(bench: "Workbench", _: Action) -> str | None:
    return bench.remembering.why_not_version()


_REASONS: Mapping[str, _Reason] = {
    "edit": _edit,
    "undo": _undo,
    "redo": _redo,
    "samples": _samples,
    "find_again": _find_again,
    "rate": _rate,
    "rate_clear": _rate,
    "goal": _goal,
    "page": _page,
    "you": _you,
    "assume_nothing": _assume_nothing,
    "mark": _mark,
    "compare": _compare,
    "call": _call,
    "answer": _answer,
    "ignore": _ignore,
    "editor": _file,
    "text": _file,
    "problems": _problems,
    "history": _history,
    "add": _add,
    "drop": _drop,
    "move": _move,
    "letter": _letter,
    "bundle": _bundle,
    "plan_bundle": _bundle,
    "version": _version,
}
"""By the first word of an action's id; what is not here can always be done."""
