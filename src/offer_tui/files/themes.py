"""Reading themes: the names and colours of a TOML file, checked before anything is painted with them."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

COLOURS = (
    *("primary", "secondary", "accent", "foreground", "background", "surface", "panel"),
    *("success", "warning", "error"),
)
_COLOUR = re.compile(
    r"#[0-9a-fA-F]{6}|ansi_(default|(bright_)?(black|red|green|yellow|blue|magenta|cyan|white))"
)


@dataclass(frozen=True, slots=True)
class ThemeColours:
    """One theme."""

    name: str
    dark: bool
    ansi: bool
    """Whether it uses the terminal's own colours alone."""
    colours: Mapping[str, str]
    """By the names of COLOURS."""
    variables: Mapping[str, str] = field(default_factory=dict)


def themes(directory: Path) -> tuple[ThemeColours, ...]:
    """Return the themes of a directory, sorted by name; a file that is none is left out."""
    found = (_theme(path) for path in sorted(directory.glob("*.toml")))
    return tuple(theme for theme in found if theme is not None)


def _theme(path: Path) -> ThemeColours | None:
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    colours = {name: given.get(name) for name in COLOURS}
    variables = given.get("variables", {})
    if not isinstance(variables, dict) or not all(
        _is_colour(one) for one in (*colours.values(), *variables.values())
    ):
        return None
    return ThemeColours(
        name=str(given.get("name", path.stem)),
        dark=given.get("dark") is not False,
        ansi=given.get("ansi") is True,
        colours={name: str(colour) for name, colour in colours.items()},
        variables={str(name): str(colour) for name, colour in variables.items()},
    )


def _is_colour(value: object) -> bool:
    return isinstance(value, str) and _COLOUR.fullmatch(value) is not None
