"""The command palette: every action of the registry by its name, and every offer."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.screen import Screen
from textual.style import Style

from offer_tui.core.edits import Put
from offer_tui.core.problems import has_errors
from offer_tui.core.visible import visible
from offer_tui.files.steps import SETTINGS
from offer_tui.files.themes import theme_at, theme_names, theme_path
from offer_tui.ui import actions
from offer_tui.ui.rows import Tone
from offer_tui.ui.screens.workbench import Workbench


class ActionCommands(Provider):
    """Finds what can be done on the page that the palette was opened from."""

    def __init__(self, screen: Screen[object], match_style: Style | None = None) -> None:
        super().__init__(screen, match_style)
        self._usable: dict[Path, bool] = {}
        """Whether themes can be used, read once for all that is typed."""

    async def discover(self) -> Hits:
        """Yield everything, in the order of the registry."""
        for name, remark, run in self._commands():
            yield DiscoveryHit(_shown(name, remark), run, text=name)

    async def search(self, query: str) -> Hits:
        """Yield what matches."""
        matcher = self.matcher(query)
        for name, remark, run in self._commands():
            score = matcher.match(name)
            if score > 0:
                yield Hit(score, _shown(name, remark), run, text=name)

    def _commands(self) -> Iterator[tuple[str, str, Callable[[], object]]]:
        screen = self.screen
        if not isinstance(screen, Workbench):
            return
        for action in screen.keymap.known_on(screen.trail.page_id):
            if action.palette and screen.why_not(action) is None:
                keys = " ".join(actions.key_name(key) for key in action.keys)
                yield action.help, f"key {keys}" if keys else "no key", partial(screen.do, action)
        if screen.viewing.settings_problems():
            yield "What is wrong in settings.toml", "settings.toml", screen.placing.open_settings
        for slug, stored in screen.workbook.offers.items():
            if stored.value is not None:
                name = visible(f"{stored.value.company}, {stored.value.role}")
                yield f"Open {name}", f"{slug}.toml", partial(screen.placing.open_offer, slug, "package")
        for theme in theme_names(screen.workbook.directory):
            yield f"Theme: {theme}", self._standing(screen, theme), UseTheme(screen, theme)

    def _standing(self, bench: Workbench, theme: str) -> str:
        """Say what choosing a theme would do, or that it cannot be used."""
        path = theme_path(bench.workbook.directory, theme)
        if path is not None and path not in self._usable:
            self._usable[path] = not has_errors(theme_at(path).problems)
        if path is not None and not self._usable[path]:
            return f"{path.parent.name}/{path.name} has a mistake and cannot be used"
        return "the theme now" if theme == self.app.theme else "kept in settings.toml"


class UseTheme:
    """The command that chooses a theme; the app shows it while the cursor is on it."""

    def __init__(self, bench: Workbench, name: str) -> None:
        self._bench = bench
        self.name = name

    async def __call__(self) -> None:
        """Keep the theme in the settings, or say what is wrong with it."""
        bench = self._bench
        path = theme_path(bench.workbook.directory, self.name)
        problems = theme_at(path).problems if path is not None else ()
        if has_errors(problems):
            bench.say(f"the theme stays as it was: {problems[0]}", Tone.BAD)
        else:
            await bench.changing.change(SETTINGS, Put(("theme",), self.name), f"theme {self.name}")
        bench.post_message(bench.Followed())


def _shown(name: str, remark: str) -> Content:
    """Return both lines of a command; the help of Textual's own commands would act as markup."""
    return Content("\n").join((Content(visible(name)), Content(visible(remark)).stylize("$text-muted")))
