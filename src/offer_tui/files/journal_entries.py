"""What the journal notes, and how a note is one line of a file: a checksum and JSON."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from offer_tui.core.edit_json import Json, edit_in, edit_json, path_in
from offer_tui.core.edits import Edit, apply
from offer_tui.core.keys import KeyPath
from offer_tui.files.toml import Document, parse

_DIGITS = 16
"""Hexadecimal digits of a checksum: 64 bits."""


@dataclass(frozen=True, slots=True, order=True)
class EntryId:
    """Which note of which journal file."""

    log: str
    """The file's name."""
    number: int
    """A later line of the same number takes the place of an earlier one."""


@dataclass(frozen=True, slots=True)
class UnsavedEdit:
    """An edit whose save began; it may have reached the file or not. It fits `base`."""

    id: EntryId
    name: str
    """The file, as the workbook names it; to be looked up among the files there are, never made a path."""
    label: str
    """What the edit does, for people."""
    when: datetime
    """With its offset from UTC."""
    edit: Edit
    base: Document
    """The file that the edit was made on."""


@dataclass(frozen=True, slots=True)
class TypedText:
    """What was typed in an editor that nobody left."""

    id: EntryId
    name: str
    """As above."""
    label: str
    """What was being typed, for people."""
    when: datetime
    """As above."""
    path: KeyPath
    """The key that the editor was open for; empty for an answer that belongs to no key yet."""
    text: str
    base: Document | None = None
    """The file that the path is of, where the path has the number of a row; rows come, go and move."""


Entry: TypeAlias = UnsavedEdit | TypedText


class DamagedError(ValueError):
    """A line is no note that this program wrote."""


def line_of(entry: Entry) -> bytes:
    """Write a note as a line."""
    fields: dict[str, Json] = {
        "number": entry.id.number,
        "name": entry.name,
        "label": entry.label,
        "when": entry.when.isoformat(timespec="seconds"),
    }
    if isinstance(entry, UnsavedEdit):
        return _line({**fields, "edit": edit_json(entry.edit), "base": entry.base.text})
    base: dict[str, Json] = {} if entry.base is None else {"base": entry.base.text}
    return _line({**fields, "path": list(entry.path), "text": entry.text, **base})


def struck(number: int) -> bytes:
    """Write the line that strikes a note out."""
    return _line({"number": number})


def note_in(line: bytes, log: str) -> Entry | int:
    """Read a line without its end: a note, or the number of one that is struck out.

    Raises DamagedError for anything but a line that this program wrote.
    """
    checksum, _, text = line.partition(b" ")
    if checksum != _checksum(text):
        raise DamagedError
    try:
        found = json.loads(text)
        return _note(found, log) if isinstance(found, dict) else _refused()
    # Of nested brackets or tables there can be more than Python follows.
    except (ValueError, RecursionError) as error:
        raise DamagedError from error


def _note(found: Mapping[str, object], log: str) -> Entry | int:
    match found:
        case {"number": int(number), "name": str(name), "label": str(label), "when": str(when), **rest}:
            noted = EntryId(log, number), name, label, _moment(when)
            match rest:
                case {"edit": edit, "base": str(base)}:
                    document, _ = parse(base.encode(), name)
                    made = edit_in(edit)
                    if document is not None:
                        apply(document.tree, made)  # raises what is a ValueError where it does not fit
                        return UnsavedEdit(*noted, made, document)
                case {"path": path, "text": str(text), "base": str(base)}:
                    document, _ = parse(base.encode(), name)
                    if document is not None:
                        return TypedText(*noted, path_in(path), text, document)
                case {"path": path, "text": str(text)}:
                    return TypedText(*noted, () if path == [] else path_in(path), text)
        case {"number": int(number)}:
            return number
    return _refused()


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:  # it could not be compared with others
        raise DamagedError
    return moment


def _refused() -> int:
    raise DamagedError


def _line(fields: Mapping[str, Json]) -> bytes:
    # ASCII alone: line ends and lone surrogates in a text are escapes.
    text = json.dumps(fields, separators=(",", ":")).encode("ascii")
    return b"%b %b\n" % (_checksum(text), text)


def _checksum(text: bytes) -> bytes:
    return hashlib.sha256(text).hexdigest()[:_DIGITS].encode("ascii")
