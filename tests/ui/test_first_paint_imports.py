"""What is imported before the first paint: nothing that can wait."""

import subprocess
import sys
from pathlib import Path

from tests.ui.driving import samples

_LIST = Path(__file__).with_name("first_paint_imports.txt")
_NEVER = frozenset(
    {
        "argparse",
        "curses",
        "email",
        "hashlib",
        "http",
        "json",
        "textual._markup_playground",
        "textual.widgets._data_table",
        "textual.widgets._markdown",
        "textual.widgets._tabbed_content",
        "textual.widgets._text_area",
        "tomlkit",
        "unittest",
        "xml",
    }
)
"""Modules of others that the first paint has no use for and that cost time."""
_PROGRAM = """
import os, sys
from datetime import date
from pathlib import Path
from offer_tui.files.directory import Directory
from offer_tui.files.workbook import Workbook
from offer_tui.ui.app import OfferApp

def painted(app):
    if any(strip.text.strip() for strip in app.screen._compositor.render_strips()):
        print(*sorted(sys.modules), sep="\\n", flush=True)
        os._exit(0)

OfferApp.post_display_hook = painted
day = date(2026, 11, 21)
book = Workbook(Directory(Path(sys.argv[1])))
OfferApp(book, today=lambda: day, home=Path("/"), editor="vi").run(headless=True, size=(80, 24))
"""


def test_the_first_paint_imports_what_the_list_says(tmp_path: Path) -> None:
    """Not more, so that a start stays quick; not less, so that the list stays true."""
    run = subprocess.run(
        [sys.executable, "-c", _PROGRAM, samples(tmp_path)], capture_output=True, check=True, text=True
    )
    imported = set(run.stdout.split())
    own = {name for name in imported if name.partition(".")[0] == "offer_tui"}
    listed = set(_LIST.read_text(encoding="utf-8").split())
    assert not own - listed, (
        "The first paint imports more than before. Import these where they are used first;"
        f" only what is painted first may be added to {_LIST.name}."
    )
    assert not listed - own, f"The first paint does without these now: take them off {_LIST.name}."
    assert not imported & _NEVER
