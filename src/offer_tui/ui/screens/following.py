"""What the workbench does about changes by somebody else: shows them, and says what they are."""

from collections.abc import Sequence

from offer_tui.core.difference import difference
from offer_tui.files.open_files import GONE
from offer_tui.files.steps import PROFILE, SETTINGS
from offer_tui.ui.rows import Tone
from offer_tui.ui.screens.parts import Part
from offer_tui.ui.trail import COMPARISON
from offer_tui.ui.words import change_words

_NAMED = 3
"""So many changed files are named in a message."""


class Following(Part):
    """Follows the files on disk."""

    def follow(self, *, few: bool = False) -> None:
        """Show what somebody else changed on disk; with `few`, look at a part of very many files only."""
        here = self.trail.here
        before = self.view(here.name).tree if here is not None and here.name != COMPARISON else {}
        unlisted = self.workbook.unlisted
        closely = (PROFILE, here.name) if here is not None else ()
        changed = self.workbook.follow(closely=closely, few=few)
        if self.bench.viewing.follow_letters() or changed or unlisted != self.workbook.unlisted:
            self.show()
        self.bench.post_message(self.bench.Followed())
        if changed:
            what = ""
            if here is not None and changed == (here.name,) and self.bench.usable(here.name):
                view = self.view(here.name)
                lost = self.workbook.lost(here.name)
                what = view.words(change_words(before, difference(before, view.tree)))
                what = f"it has a mistake now; {self.bench.key('problems')} says where" if lost else what
            elif changed == (SETTINGS,) and self.bench.viewing.settings_problems():
                what = f"what is wrong in it is in the palette, {self.bench.key('palette')}"
            self.say(self._news(changed, what))
        if self.workbook.unlisted and unlisted != self.workbook.unlisted:
            self.say(f"offers cannot be listed: {self.workbook.unlisted}; those already read stay", Tone.BAD)

    def _news(self, changed: Sequence[str], what: str) -> str:
        """Say which files are gone and which changed, and `what` changed if that is known."""
        gone = [name for name in changed if name != SETTINGS and self.workbook.lost(name) == GONE]
        rest = [name for name in changed if name not in gone]
        news = [f"{_file_names(gone)} {'is' if len(gone) == 1 else 'are'} gone"] if gone else []
        news += [f"{_file_names(rest)} changed on disk: {what or 'this is the new state'}"] if rest else []
        return "; ".join(news)


def _file_names(names: Sequence[str]) -> str:
    """Return the names of files, the first of many."""
    more = " and more" if len(names) > _NAMED else ""
    return ", ".join(f"{name.lstrip('/')}.toml" for name in names[:_NAMED]) + more
