"""What is wrong in a file: a value with a place, never an exception."""

from collections.abc import Iterable
from enum import StrEnum

from offer_tui.core.keys import KeyPath, shown
from offer_tui.core.records import dataclass


class Severity(StrEnum):
    """How much a finding holds back, the most first: of a file's problems and of the guide's advice."""

    ERROR = "error"
    """The file cannot be used until it is mended."""
    BLOCK = "block"
    """The planning of the next step waits until it is met or set aside with a reason; a record never does."""
    WARNING = "warning"
    """The file is used, and this part of it left out or doubtful; of advice: it is likely to cost."""
    INFO = "info"
    """Something to know or to do."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding in one file, with what would put it right in its message."""

    code: str
    """A stable short name such as `F04`; `docs/reference/problems.md` lists them."""
    severity: Severity
    message: str
    """What is wrong and what would be right, in one line."""
    key: KeyPath = ()
    """The key it is about; empty when it is about the file."""
    at_key: bool = False
    """Whether the place is the key itself, not its value."""
    file: str = ""
    line: int = 1
    """Counted from 1."""
    column: int = 1
    """Counted from 1, in characters."""

    def __str__(self) -> str:
        """Return `file:line:column: severity code key: message`, as compilers print it."""
        key = f"{shown(self.key)}: " if self.key else ""
        return f"{self.file}:{self.line}:{self.column}: {self.severity} {self.code} {key}{self.message}"


def has_errors(problems: Iterable[Problem]) -> bool:
    """Tell whether any of the problems makes its file unusable."""
    return any(problem.severity is Severity.ERROR for problem in problems)
