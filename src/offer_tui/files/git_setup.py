"""What makes git understand offers: a merge driver and readable differences, for one repository alone."""

from collections.abc import Mapping

from offer_tui.files import git
from offer_tui.files.directory import Directory
from offer_tui.files.reading import read_bytes

ATTRIBUTES = tuple(
    f"{name} merge=offer-tui diff=offer-tui" for name in ("offers/*.toml", "profile.toml", "settings.toml")
)
"""Lines of .gitattributes."""
CONFIG: Mapping[str, str] = {
    "merge.offer-tui.name": "offers merged by key",
    "merge.offer-tui.driver": "offer-tui merge-driver %O %A %B %P",
    "diff.offer-tui.textconv": "offer-tui show --plain",
}
"""Settings of the repository."""
ATTRIBUTES_NAME = ".gitattributes"


def set_up(directory: Directory) -> tuple[str, ...]:
    """Write what is missing, and return what was written; raises GitError, SaveError or OSError.

    Lines of .gitattributes that are there stay as they are.
    """
    git.run(directory.path, "rev-parse", "--show-toplevel")
    done = []
    path = directory.path / ATTRIBUTES_NAME
    before = read_bytes(path) if path.exists() else None
    text = (before or b"").decode("utf-8", "surrogateescape")
    missing = [one for one in ATTRIBUTES if one not in text.splitlines()]
    if missing:
        apart = "" if text.endswith("\n") or not text else "\n"
        added = "".join(f"{one}\n" for one in missing)
        directory.write(path, f"{text}{apart}{added}".encode("utf-8", "surrogateescape"), before)
        done.append(str(path))
    listed = (
        git.run(directory.path, "config", "--local", "--list", "-z").decode("utf-8", "replace").split("\0")
    )
    for key, value in CONFIG.items():
        if f"{key}\n{value}" not in listed:
            git.run(directory.path, "config", "--local", key, value)
            done.append(key)
    return tuple(done)
