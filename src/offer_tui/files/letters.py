"""The texts of letters on disk: the person's own drafts and templates, else the program's."""

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from offer_tui import bundled
from offer_tui.core.letters import (
    Letter,
    LetterKind,
    Letters,
    Origin,
    Source,
    letter_name,
    template_problems,
    text_place,
)
from offer_tui.core.problems import Problem, Severity
from offer_tui.core.records import dataclass, field, replace
from offer_tui.files import reading, saving
from offer_tui.files.directory import Directory
from offer_tui.files.toml.parse import NOT_UTF8, OVER_LIMIT

ENDING = ".md"
BYTES = 64 * 1024
"""Bytes of a letter that are read at most."""

_Stamps = dict[str, reading.Stamp]


@dataclass(slots=True)
class LetterBox:
    """The letters of all offers of a directory, read when asked for, and again when a file changed."""

    directory: Directory
    _stamps: _Stamps = field(default_factory=dict)
    _templates: Letters | None = None
    _drafted: dict[str, Letters] = field(default_factory=dict)

    def follow(self) -> bool:
        """Notice what was changed on disk; tell whether anything was."""
        stamps = dict(_stamps(_letters_path(self.directory)))
        if stamps == self._stamps:
            return False
        self._stamps = stamps
        self._templates = None
        self._drafted.clear()
        return True

    def of(self, slug: str) -> Letters:
        """Return the texts for an offer's letters as of the last `follow`."""
        if self._templates is None:
            self._templates = Letters(_templates(self.directory))
        if not any(name.startswith(f"{slug}/") for name in self._stamps):
            return self._templates
        if slug not in self._drafted:
            self._drafted[slug] = Letters(self._templates.templates, _drafts(self.directory, slug))
        return self._drafted[slug]


def letters_of(directory: Directory, slug: str) -> Letters:
    """Read the texts for an offer's letters; whatever is wrong with one is among its problems."""
    return Letters(_templates(directory), _drafts(directory, slug))


def template_path(directory: Directory, kind: LetterKind) -> Path:
    """Return where the person's own template of a kind lies."""
    return _letters_path(directory) / f"{kind}{ENDING}"


def draft_path(directory: Directory, slug: str, kind: LetterKind, person_id: str = "") -> Path:
    """Return where the draft of a letter lies.

    Slug and id have been checked where they were read; raises ValueError for one that could lead elsewhere.
    """
    for part in (slug, f"-{person_id}"):
        if not part or part.startswith(".") or "/" in part or "\0" in part:
            raise ValueError(f"{part!r} cannot be part of a file's name")
    return _letters_path(directory) / slug / f"{letter_name(kind, person_id)}{ENDING}"


def start_draft(directory: Directory, draft: Path, letter: Letter) -> bool:
    """Write a letter down for the person to go on with; tell whether that was done, or there is a draft.

    Raises SaveError, its NotConfirmedError where it has been written.
    """
    if draft.exists():
        return False
    directory.write(draft, _written(letter), None)
    return True


def withdraw_draft(draft: Path, letter: Letter) -> bool:
    """Remove a draft that is byte for byte as `start_draft` wrote it; tell whether it was.

    Its directory stays: an editor that is still open on the draft can save it there.
    """
    if not reading.holds(draft, _written(letter)):
        return False
    try:
        draft.unlink()
    except OSError:  # it is shown as a draft then, which it is
        return False
    return True


def discard_draft(directory: Directory, draft: Path) -> Path:
    """Move a draft to the trash and return where it is now; raises SaveError or NotConfirmedError."""
    target = directory.trash_path(f"{draft.parent.name}-{draft.stem}", ENDING)
    directory.move(draft, target)
    return target


def save_letter(path: Path, letter: Letter, *, replacing: bool = False) -> None:
    """Write a letter to a place of the person's choice, over a file that is there only when `replacing`.

    Raises SaveError, its ChangedOnDiskError where there is a file that may not be replaced.
    """
    try:
        base = reading.read_bytes(path) if replacing else None
    except OSError as error:
        raise saving.SaveError(path, saving.reason(error)) from error
    saving.write(path, _written(letter), base)


def _written(letter: Letter) -> bytes:
    return f"{letter.text}\n".encode()


def _letters_path(directory: Directory) -> Path:
    return directory.path / "letters"


def _templates(directory: Directory) -> dict[LetterKind, Source]:
    return {kind: _template(template_path(directory, kind), kind) for kind in LetterKind}


def _template(path: Path, kind: LetterKind) -> Source:
    """Return the person's own template, or the program's where there is none that can be used."""
    own = _text(path)
    if own is None:
        return Source(_bundled(kind))
    problems = own.problems or tuple(replace(one, file=str(path)) for one in template_problems(own.text))
    return Source(_bundled(kind), problems=problems) if problems else replace(own, origin=Origin.TEMPLATE)


def _drafts(directory: Directory, slug: str) -> dict[str, Source]:
    try:
        with os.scandir(_letters_path(directory) / slug) as found:
            paths = sorted(Path(one.path) for one in found if one.name.endswith(ENDING))
    except OSError:
        return {}
    drafts = ((path.stem, _text(path)) for path in paths)
    return {name: replace(draft, origin=Origin.DRAFT) for name, draft in drafts if draft is not None}


@cache
def _bundled(kind: LetterKind) -> str:
    return (bundled.letters() / f"{kind}{ENDING}").read_text(encoding="utf-8")


def _text(path: Path) -> Source | None:
    """Read a text file; None where there is none."""
    try:
        data = reading.read_bytes(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        return _unusable(path, reading.UNREADABLE, f"cannot be read: {saving.reason(error)}")
    if len(data) > BYTES:
        return _unusable(path, OVER_LIMIT, f"a letter of more than {BYTES:,} bytes; make it shorter")
    try:
        return Source(data.decode("utf-8-sig"))  # some editors put a mark before the first character
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
        why = "not UTF-8; save the file as UTF-8 in an editor"
        return _unusable(path, NOT_UTF8, why, text_place(before, len(before)))


def _unusable(path: Path, code: str, why: str, place: tuple[int, int] = (1, 1)) -> Source:
    line, column = place
    return Source(problems=(Problem(code, Severity.ERROR, why, file=str(path), line=line, column=column),))


def _stamps(path: Path, within: str = "") -> Iterator[tuple[str, reading.Stamp]]:
    """Yield the stamp of each letter of a directory and of those in it, by its path from there."""
    try:
        with os.scandir(path) as found:
            entries = list(found)
    except OSError:
        return
    for one in entries:
        if one.name.endswith(ENDING):
            yield f"{within}{one.name}", reading.stamp(Path(one.path))
        elif not within and one.is_dir():
            yield from _stamps(Path(one.path), f"{one.name}/")
