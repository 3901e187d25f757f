"""The themes that there are: those of the program, and a person's own in themes/ of the offers directory."""

from pathlib import Path

from offer_tui import bundled
from offer_tui.core.decoding import IDENTIFIER, nearest
from offer_tui.core.problems import Problem, Severity, has_errors
from offer_tui.core.records import replace
from offer_tui.core.settings import Settings
from offer_tui.core.theme import Theme, theme_problems
from offer_tui.files.directory import ENDING, Directory, checked, is_offer
from offer_tui.files.reading import Stored, placed, read

PLACE = "themes"
"""The name of the directory of a person's own themes."""


def themes_path(directory: Directory) -> Path:
    """Return where a person's own themes lie."""
    return directory.path / PLACE


def theme_names(directory: Directory) -> tuple[str, ...]:
    """Return the names of all themes, sorted; one of the person's own hides the program's of that name."""
    found = {path.stem for place in (bundled.themes(), themes_path(directory)) for path in _files(place)}
    return tuple(sorted(name for name in found if IDENTIFIER.fullmatch(name)))


def theme_path(directory: Directory, name: str) -> Path | None:
    """Return where the file of a theme lies; None where there is no theme of that name."""
    if not IDENTIFIER.fullmatch(name):
        return None
    own = themes_path(directory) / f"{name}{ENDING}"
    # A link that leads nowhere is theirs too: reading it says what is wrong.
    if own.is_symlink():
        return own
    path = own if own.exists() else bundled.themes() / f"{name}{ENDING}"
    return path if path.exists() else None


def unknown_theme(directory: Directory, name: str) -> str:
    """Say that there is no theme of a name; empty where there is one, or no name."""
    if not name or theme_path(directory, name) is not None:
        return ""
    return f'there is no theme "{name}"{nearest(name, theme_names(directory))}'


def theme_at(path: Path) -> Stored[Theme]:
    """Read a theme with everything that is wrong with it, its name included."""
    stored = checked(read(path, Theme), theme_problems)
    if IDENTIFIER.fullmatch(path.stem):
        return stored
    message = f'"{path.stem}" cannot be the name of a theme, give letters, digits, "-" and "_"'
    misnamed = Problem("F06", Severity.ERROR, message, file=str(path))
    return replace(stored, value=None, problems=(misnamed, *stored.problems))


def own_themes(directory: Directory) -> tuple[Stored[Theme], ...]:
    """Read all of a person's own themes, sorted by name."""
    return tuple(theme_at(path) for path in _files(themes_path(directory)))


def all_settings_problems(stored: Stored[Settings], directory: Directory) -> tuple[Problem, ...]:
    """Return what is wrong with the settings, the themes considered that there are."""
    message = unknown_theme(directory, stored.value.theme) if stored.value is not None else ""
    if stored.document is None or not message:
        return stored.problems
    unknown = Problem("F12", Severity.WARNING, message, ("theme",))
    return _by_place((*stored.problems, placed(unknown, stored.document, stored.path)))


def present_problems(stored: Stored[Settings], directory: Directory) -> tuple[Problem, ...]:
    """Return what is wrong with the settings, and with the theme that they name where that cannot be used."""
    problems = all_settings_problems(stored, directory)
    path = theme_path(directory, stored.value.theme) if stored.value is not None else None
    broken = theme_at(path).problems if path is not None else ()
    if stored.document is None or path is None or not has_errors(broken):
        return problems
    place = f"{path.parent.name}/{path.name}:{broken[0].line}:{broken[0].column}"
    named = Problem(broken[0].code, Severity.WARNING, f"{place}: {broken[0].message}", ("theme",))
    return _by_place((*problems, placed(named, stored.document, stored.path)))


def _by_place(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda one: (one.line, one.column)))


def _files(place: Path) -> list[Path]:
    try:
        return sorted(path for path in place.iterdir() if is_offer(path.name))
    except OSError:
        return []
