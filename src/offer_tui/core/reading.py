"""What a person typed, understood or not."""

from offer_tui.core.keys import Plain
from offer_tui.core.records import dataclass


@dataclass(frozen=True, slots=True)
class Understood:
    """Typed text that makes sense."""

    value: Plain | None
    """The value to keep; None removes what was there."""
    meaning: str = ""
    """How it was understood, to show beside the field: `185,000 (+20,000, +12.1 %)`."""


@dataclass(frozen=True, slots=True)
class Misread:
    """Typed text that makes no sense yet."""

    remedy: str
    """What is wrong and what would be right, in one short line."""
