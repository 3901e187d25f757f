"""Committing what changed in an offers directory, where the person's settings ask for it; never pushing."""

from collections.abc import Iterator
from pathlib import Path, PurePath

from offer_tui.core.changes import facts
from offer_tui.core.keys import Tree
from offer_tui.core.visible import visible
from offer_tui.files import git
from offer_tui.files.directory import PROFILE_NAME, SETTINGS_NAME, Directory, is_offer
from offer_tui.files.git_setup import ATTRIBUTES_NAME
from offer_tui.files.reading import read_bytes
from offer_tui.files.toml import parse

_OWN_NAMES = (PROFILE_NAME, SETTINGS_NAME, ATTRIBUTES_NAME)
_OWN_ENDINGS = {"letters": ".md", "themes": ".toml"}
"""Of the files in directories of these names."""
_NAMED = 3
"""So many files are named in the first line of a message."""


def commit(directory: Directory) -> str:
    """Commit the directory's own files that changed, and return the message's first line; empty for none.

    What else is staged stays so. Raises GitError, also where a merge left conflicts
    or the files are filtered on their way into the repository.
    """
    status = git.status(directory.path)
    place, root = git.top(directory.path), directory.path.resolve()
    paths = [place / path for path in status.changed]
    own = sorted(
        path.relative_to(root) for path in paths if path.is_relative_to(root) and _is_own(path, root)
    )
    if not own:
        return ""
    if status.conflicted:
        raise git.GitError("a merge left conflicts; mend and commit them first")
    names = [str(path) for path in own]
    if _are_filtered(root, names):
        raise git.GitError("the repository filters these files, maybe to encrypt them; commit them yourself")
    message = _message(root, own)
    git.run(root, "add", "--all", "--", *names)
    how = ("--quiet", "--no-verify", "--cleanup=whitespace", "--only", "--file=-")
    git.run(root, "commit", *how, "--", *names, stdin=message.encode())
    return message.partition("\n")[0]


def _are_filtered(root: Path, names: list[str]) -> bool:
    """Tell whether git would pass files through a program first, which is never run from here."""
    answers = git.run(root, "check-attr", "-z", "filter", "--", *names).split(b"\0")[2::3]
    return any(answer not in (b"unspecified", b"unset") for answer in answers)


def _is_own(path: Path, root: Path) -> bool:
    parts = path.relative_to(root).parts
    if len(parts) == 1:
        return parts[0] in _OWN_NAMES
    if len(parts) > 2:  # noqa: PLR2004 - a directory and a name
        return False
    return is_offer(parts[1]) if parts[0] == "offers" else path.suffix == _OWN_ENDINGS.get(parts[0])


def _message(root: Path, own: list[Path]) -> str:
    """Return the message: what changed, a fact a line where there are several."""
    said = [f"{path.stem}: {fact}" for path in own for fact in _facts(root, path)]
    if len(said) == 1:
        return visible(said[0])
    names = ", ".join(path.stem for path in own[:_NAMED]) + (" and more" if len(own) > _NAMED else "")
    return "\n".join(map(visible, (f"{names}: {len(said)} changes", "", *said)))


def _facts(root: Path, path: PurePath) -> Iterator[str]:
    file = root / path
    try:
        before = git.content(file, "HEAD")
    except git.GitError:
        yield "added"
        return
    if not file.exists():
        yield "taken away"
        return
    old, new = _tree(before, path), _tree(read_bytes(file), path)
    found = () if old is None or new is None else facts(old, new)
    yield from found or ("changed",)


def _tree(data: bytes, path: PurePath) -> Tree | None:
    document, _ = parse(data, str(path)) if path.suffix == ".toml" else (None, ())
    return None if document is None else document.tree
