"""The command palette: every action of the registry by its name, and every offer."""

from collections.abc import Callable, Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from offer_tui import bundled
from offer_tui.core.visible import visible
from offer_tui.files.themes import themes
from offer_tui.ui import actions
from offer_tui.ui.screens.workbench import Workbench


class ActionCommands(Provider):
    """Finds what can be done on the page that the palette was opened from."""

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
        for action in actions.on_page(screen.trail.page_id):
            if action.palette and screen.why_not(action) is None:
                keys = " ".join(actions.key_name(key) for key in action.keys)
                yield action.help, f"key {keys}", partial(screen.do, action)
        for slug, stored in screen.workbook.offers.items():
            if stored.value is not None:
                name = visible(f"{stored.value.company}, {stored.value.role}")
                yield f"Open {name}", f"{slug}.toml", partial(screen.open_offer, slug, "package")
        own = {colours.name for colours in themes(bundled.themes())}
        for theme in sorted(self.app.available_themes):
            if theme in own:
                yield f"Theme: {theme}", "until you quit", partial(setattr, self.app, "theme", theme)


def _shown(name: str, remark: str) -> Content:
    """Return both lines of a command; the help of Textual's own commands would act as markup."""
    return Content("\n").join((Content(visible(name)), Content(visible(remark)).stylize("$text-muted")))
