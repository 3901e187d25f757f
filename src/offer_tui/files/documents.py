"""Reading one file as far as its document: its text and its tree, before anybody asks what they mean."""

from offer_tui.core.problems import Problem, Severity
from offer_tui.files.regular import AnyPath, Stamp, read_stamped, stamp
from offer_tui.files.toml import Document, parse

UNREADABLE = "F17"
"""The code of the problem that something cannot be read at all."""


def document_at(path: AnyPath) -> tuple[Document | None, tuple[Problem, ...], Stamp]:
    """Read a file with its stamp; the document is None where it cannot be read or is no TOML."""
    try:
        data, seen = read_stamped(path)
    except OSError as error:
        message = f"cannot be read: {error.strerror or error}"
        return None, (Problem(UNREADABLE, Severity.ERROR, message, file=str(path)),), stamp(path)
    return *parse(data, str(path)), seen
