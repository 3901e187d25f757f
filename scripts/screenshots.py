"""Make the pictures of the documents by running the program on a copy of the sample offers.

    python scripts/screenshots.py

The pictures are SVG and the same on every machine: the day and the place of the offers are fixed.
"""

import asyncio
import os
import re
import shutil
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from offer_tui import bundled

if TYPE_CHECKING:
    from offer_tui.ui.app import OfferApp

TODAY = date(2026, 11, 21)
IMAGES = Path(__file__).resolve().parents[1] / "docs" / "images"
SIZES = ((80, 24), (120, 40))


@dataclass(frozen=True, slots=True)
class Picture:
    """What to press, from the home screen, before the picture is taken."""

    name: str
    keys: tuple[str, ...] = ()


NORTHWIND = ("j", "j", "j")
"""The way from the first offer of the samples to the one in its second round."""
UMBRA = (*NORTHWIND, "j")
"""The way to the one that the guide has most to say of."""

PICTURES = (
    Picture("home", NORTHWIND),
    Picture("offer", (*NORTHWIND, "O")),
    Picture("fit", (*NORTHWIND, "F")),
    Picture("priorities", (*NORTHWIND, "P")),
    Picture("strategy", (*NORTHWIND, "S")),
    Picture("rounds", (*NORTHWIND, "R")),
    Picture("decision", (*NORTHWIND, "D")),
    Picture("compare", ("c",)),
    Picture("you", ("p",)),
    Picture("packages", (*NORTHWIND, "P", "b")),
    Picture("call-sheet", (*NORTHWIND, "R", "t")),
    Picture("letter", (*UMBRA, "D", "L", "down", "down", "down", "enter")),
    Picture("advice", (*UMBRA, "!")),
    Picture("market", (*NORTHWIND, "S", *("j",) * 8, "enter")),
    Picture("editor", (*NORTHWIND, "O", "enter", *"+5%")),
    Picture("text", (*NORTHWIND, "O", "T")),
    Picture("help", (*NORTHWIND, "F", "question_mark")),
    Picture("palette", (*NORTHWIND, "colon", *"comp")),
    Picture("hidden", (*NORTHWIND, "z")),
)


_TEXT = re.compile(r'(<text [^>]*?x=")([\d.]+)(" y="[\d.]+" textLength=")([\d.]+)("[^>]*>)((?:&#160;)+)')
_CELL = 12.2
"""How wide a cell is in Textual's pictures."""


def _without_leading_space(text: re.Match[str]) -> str:
    """Place a text where its first sign is: some programs that show SVG leave leading spaces out."""
    shift = _CELL * text[6].count("&")
    return f"{text[1]}{float(text[2]) + shift:g}{text[3]}{float(text[4]) - shift:g}{text[5]}"


def program(directory: Path) -> "OfferApp":
    """Return the program on an offers directory. The one place that knows how it is started."""
    # Textual reads its settings from the environment when it is imported.
    from offer_tui.files.directory import Directory  # noqa: PLC0415 - see above
    from offer_tui.files.workbook import Workbook  # noqa: PLC0415 - as above
    from offer_tui.ui.app import OfferApp  # noqa: PLC0415 - as above

    return OfferApp(Workbook(Directory(directory)), today=lambda: TODAY, home=directory.parent, editor="vi")


async def take(picture: Picture, size: tuple[int, int], directory: Path) -> None:
    """Run the program without a terminal, press the keys, write the picture."""
    app = program(directory)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        for key in picture.keys:
            await pilot.press(key)
            await pilot.pause()
        drawing = app.export_screenshot(title="offer-tui")
    # Textual's pictures load their font from the network; a picture in a document should not.
    drawing = re.sub(r"\s*@font-face \{.*?\}", "", drawing, flags=re.DOTALL)
    drawing = _TEXT.sub(_without_leading_space, drawing)
    columns, lines = size
    (IMAGES / f"{picture.name}-{columns}x{lines}.svg").write_text(drawing, encoding="utf-8")


def main() -> None:
    """Make all pictures."""
    os.environ["TEXTUAL_ANIMATIONS"] = "none"
    os.environ["TEXTUAL_COLOR_SYSTEM"] = "truecolor"
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        # The screen shows the directory; this one reads `~/.config/offer-tui` for everybody.
        os.environ["HOME"] = home
        for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "OFFER_TUI_DIR"):
            os.environ.pop(name, None)
        directory = Path(home, ".config", "offer-tui")
        for picture in PICTURES:
            for size in SIZES:
                shutil.copytree(bundled.sample_offers(), directory, dirs_exist_ok=True)
                asyncio.run(take(picture, size, directory))
                print(picture.name, *size)


if __name__ == "__main__":
    main()
