"""What a rule of the guide is, and what it finds."""

from collections.abc import Callable, Iterator

from offer_tui.core.guide.case import Case
from offer_tui.core.keys import KeyPath
from offer_tui.core.problems import Severity
from offer_tui.core.records import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """One place where a rule is not kept."""

    where: KeyPath
    """The key or table that it is about, as in the file; what is missing is named by what would hold it."""
    message: str
    """What was found, in one sentence, with the names and figures of this offer."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One piece of advice that can be checked."""

    code: str
    """Stable: `N13`."""
    severity: Severity
    title: str
    """A few words."""
    sentence: str
    """The advice that it comes from."""
    trigger: str
    """When it fires, in words."""
    remedy: str
    """What to do about it, in one sentence."""
    find: Callable[[Case], Iterator[Found]]
    """Yield every place where it is not kept, in the order of the file."""
    after_decision: bool = False
    """Whether it still speaks once the decision is made; all others are about a negotiation that is over."""
