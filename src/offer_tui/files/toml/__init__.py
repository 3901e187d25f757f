"""TOML as text: read with places and problems, edited without touching other lines."""

from offer_tui.files.toml.document import CannotPatch, Document
from offer_tui.files.toml.parse import NOT_TOML, NOT_UTF8, OVER_LIMIT, parse

__all__ = ["NOT_TOML", "NOT_UTF8", "OVER_LIMIT", "CannotPatch", "Document", "parse"]
