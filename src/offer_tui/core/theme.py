"""A theme: the colours that a file of themes/ gives to what is on the screen."""

from collections.abc import Iterator, Mapping

from offer_tui.core import shape
from offer_tui.core.colours import ANSI, READABLE, RGB, colour_named, contrast, rgb
from offer_tui.core.problems import Problem, Severity
from offer_tui.core.records import dataclass

TEXTS = ("foreground", "muted", "accent", "success", "warning", "error")
"""What texts are painted in."""
BACKGROUNDS = ("background", "surface", "panel")
"""What they stand on."""
_SELECTED: Mapping[str, tuple[str, ...]] = {"primary": ("background",)}
"""Selected text has the background's colour, on this one."""


@dataclass(frozen=True, slots=True)
class Theme:
    """Everything that a theme's file says; the file's name is the theme's."""

    dark: bool | None = shape.flag(
        "Whether the background is dark; left out, its colour tells, and the terminal's is dark.",
        default=None,
    )
    foreground: str = shape.colour("Text.", required=True)
    muted: str = shape.colour("Remarks, and what is not known; the text's own colour if left out.")
    accent: str = shape.colour(
        "Keys, the page that is open, the sign of the row under the cursor.", required=True
    )
    primary: str = shape.colour("What is selected in a field; the accent if left out.")
    success: str = shape.colour("What is good or done.", required=True)
    warning: str = shape.colour("What is doubtful or due soon.", required=True)
    error: str = shape.colour("What is wrong or missed.", required=True)
    background: str = shape.colour("Behind everything.", required=True)
    surface: str = shape.colour(
        "Behind the row under the cursor while the panel has the keys, and what is chosen in a list.",
        required=True,
    )
    panel: str = shape.colour("Behind the row under the cursor, fields, dialogs and lists.", required=True)

    @property
    def colours(self) -> Mapping[str, str]:
        """All colours by key, each as `#rrggbb` or the name of one of the terminal's."""
        left_out = {"muted": self.foreground, "primary": self.accent}
        given = {name: getattr(self, name) or left_out.get(name, "") for name in (*TEXTS, *BACKGROUNDS)}
        return {
            name: colour_named(text)
            for name, text in {**given, "primary": self.primary or self.accent}.items()
        }

    @property
    def is_dark(self) -> bool:
        """Whether its background is dark."""
        if self.dark is not None:
            return self.dark
        background = rgb(colour_named(self.background))
        return background is None or contrast(background, (0, 0, 0)) < contrast(background, (255, 255, 255))

    @property
    def is_of_terminal(self) -> bool:
        """Whether any of its colours is one of the terminal's."""
        return any(colour in ANSI for colour in self.colours.values())


def theme_problems(theme: Theme) -> Iterator[Problem]:
    """Yield a remark for each text that is hard to read on a background that it can stand on."""
    colours = {name: rgb(colour) for name, colour in theme.colours.items()}
    stands_on = {**dict.fromkeys(TEXTS, BACKGROUNDS), **_SELECTED}
    for text, names in stands_on.items():
        backs = {name: colours[name] for name in names}
        found = _faintest(colours[text], backs)
        if found is not None and found[0] < READABLE:
            ratio, back = found
            message = f"{ratio:.1f} to 1 on {back} is hard to read; {READABLE} to 1 is enough for most people"
            yield Problem("F22", Severity.INFO, message, (text,))


def _faintest(text: RGB | None, backs: Mapping[str, RGB | None]) -> tuple[float, str] | None:
    """Return the least contrast of a text and the background it has it on; None where none is known."""
    if text is None:
        return None
    return min(((contrast(text, one), name) for name, one in backs.items() if one is not None), default=None)
