"""How the list of offers opens: the frame, the rows as they are read, and keys that work meanwhile."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual import events
from textual.pilot import Pilot

from offer_tui.files.directory import Directory
from offer_tui.files.workbook import Workbook
from offer_tui.ui.app import OfferApp
from tests.directories import offers_directory
from tests.ui.driving import HEAD, TODAY, row, samples, selected, settled, text, workbench
from tests.ui.screen_text import screen_text

MANY = 300


@asynccontextmanager
async def starting(directory: Path, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[None]]:
    """Run the program, and do not wait until all offers are read."""
    app = OfferApp(Workbook(Directory(directory)), today=lambda: TODAY, home=directory.parent, editor="vi")
    async with app.run_test(size=size) as pilot:
        yield pilot


def many(directory: Path) -> Path:
    """Make a directory of many offers, whose names become longer."""
    texts = {f"o{n:04}": HEAD.replace("Globex", f"Globex {'of ' * (n // 50)}{n}") for n in range(MANY)}
    return offers_directory(directory, **texts)


async def test_the_first_paint_is_the_frame_and_moves_nowhere_afterwards(
    tmp_path: Path,
) -> None:
    painted: list[list[str]] = []
    app = OfferApp(
        Workbook(Directory(samples(tmp_path / "o"))), today=lambda: TODAY, home=tmp_path, editor="vi"
    )
    app.post_display_hook = lambda: painted.append(screen_text(app))  # type: ignore[method-assign]  # to watch
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        first = next(lines for lines in painted if any(line.strip() for line in lines))
        last = screen_text(app)
    assert first[0].split() == last[0].split() == ["Offers", "5", "offers", "·", "~/o"]
    assert first[0] == last[0]
    assert first[-1] == last[-1]
    assert not any(line.strip() for line in first[1:-1])
    assert "No offers yet" not in "".join("".join(lines) for lines in painted)


async def test_a_key_works_while_offers_are_still_read(tmp_path: Path) -> None:
    async with starting(many(tmp_path / "o")) as pilot:
        bench = workbench(pilot)
        assert not bench.is_open
        pilot.app.post_message(events.Key("j", "j"))
        pilot.app.post_message(events.Key("O", "O"))
        while not bench.trail.places:
            await pilot.pause(0)
        assert not bench.is_open
        assert row(pilot, "Globex 1").startswith("Globex 1 · Engineer")
        await settled(pilot)
        assert row(pilot, "Globex 1").startswith("Globex 1 · Engineer")
        pilot.app.post_message(events.Key("q", "q"))
        await settled(pilot)
        assert selected(pilot).startswith("Globex 1 Engineer")
        assert f"{MANY} offers" in text(pilot)


async def test_keys_typed_ahead_of_the_first_paint_act_on_the_rows(tmp_path: Path) -> None:
    app = OfferApp(
        Workbook(Directory(samples(tmp_path))), today=lambda: TODAY, home=tmp_path.parent, editor="vi"
    )
    for key in "jF":
        app.post_message(events.Key(key, key))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert row(pilot, "Globex").startswith("Globex · Principal Engineer")
        assert workbench(pilot).trail.page_id == "fit"


async def test_columns_stay_where_they_are_while_rows_are_added(tmp_path: Path) -> None:
    async with starting(many(tmp_path / "o")) as pilot:
        bench = workbench(pilot)
        seen: set[tuple[int, ...]] = set()
        counts: set[int] = set()
        while bench.workbook.waiting:
            if bench.sheet.rows:
                seen.add(bench.sheet.widths)
                counts.add(len(bench.sheet.rows))
            await pilot.pause(0)
        await settled(pilot)
        assert len(counts) > 1
        assert len(seen) == 1
        # The names of the last ones are longer than those of the first.
        assert bench.sheet.widths not in seen
        assert len(bench.sheet.rows) == MANY


async def test_the_cursor_stays_on_its_row_while_rows_are_added(tmp_path: Path) -> None:
    async with starting(many(tmp_path / "o")) as pilot:
        pilot.app.post_message(events.Key("j", "j"))
        pilot.app.post_message(events.Key("j", "j"))
        await settled(pilot)
        assert selected(pilot).startswith("Globex 2 Engineer")
