"""Files that break, vanish, or cannot be written: said plainly, and nothing is lost."""

import errno
import os
import stat
import threading
from pathlib import Path

import pytest

from tests.directories import offers_directory
from tests.ui.driving import (
    edit,
    fill,
    followed,
    go_to,
    keys,
    lend_terminal,
    message,
    offer_file,
    opened,
    panel,
    press,
    row,
    samples,
    selected,
    text,
    type_text,
    visit,
    workbench,
)


def rewrite(file: Path, old: str, new: str) -> str:
    """Change a file as somebody else would, and return what it holds now."""
    found = file.read_text(encoding="utf-8")
    assert old in found
    file.write_text(found.replace(old, new), encoding="utf-8")
    return file.read_text(encoding="utf-8")


async def test_a_file_that_breaks_stays_on_screen_as_it_was_until_it_is_mended(tmp_path: Path) -> None:
    file = offer_file(samples(tmp_path))
    whole = file.read_text(encoding="utf-8")
    async with opened(tmp_path) as pilot:
        await visit(pilot, "package")
        broken = rewrite(file, "base_salary = 165_000", 'base_salary = "165k"')
        await followed(pilot)
        assert "✗ broken on disk; shown as it was" in text(pilot)
        assert message(pilot) == "northwind-robotics.toml changed on disk: it has a mistake now; ! says where"
        assert selected(pilot).startswith("Base salary 165,000")
        await edit(pilot, "Level", "L7")
        assert message(pilot).startswith("✗ northwind-robotics.toml cannot be changed as it is on disk now")
        await keys(pilot, "escape")
        assert file.read_text(encoding="utf-8") == broken
        await press(pilot, "problems")
        assert "package.base_salary" in selected(pilot)
        assert "165_000" in panel(pilot)
        await press(pilot, "back", "back")
        assert row(pilot, "✗").startswith("✗ northwind-robotics.toml line ")
        await press(pilot, "open")
        assert "package.base_salary" in selected(pilot)
        await press(pilot, "back")
        file.write_text(whole, encoding="utf-8")
        await followed(pilot)
        await visit(pilot, "fit")
        assert "7.2 strong" in panel(pilot)
        assert "shown as it was" not in text(pilot)


async def test_an_edit_of_a_file_that_broke_a_moment_ago_changes_nothing_and_loses_nothing(
    tmp_path: Path,
) -> None:
    file = offer_file(samples(tmp_path))
    async with opened(tmp_path) as pilot:
        await visit(pilot, "package")
        await press(pilot, "edit")
        await type_text(pilot, "185k")
        broken = rewrite(file, "[package] ", "[package ")
        await keys(pilot, "enter")
        assert message(pilot).startswith("✗ northwind-robotics.toml cannot be changed as it is on disk now: ")
        assert file.read_text(encoding="utf-8") == broken
        rewrite(file, "[package ", "[package] ")
        assert workbench(pilot).desk.editing is not None
        assert "185,000" in selected(pilot)
        await keys(pilot, "enter")
        assert "base_salary = 185_000" in file.read_text(encoding="utf-8")


async def test_a_file_that_is_deleted_stays_on_screen_until_its_page_is_left(tmp_path: Path) -> None:
    file = offer_file(samples(tmp_path))
    async with opened(tmp_path) as pilot:
        await visit(pilot, "rounds")
        file.unlink()
        await followed(pilot)
        assert "✗ not there any more; shown as it was" in text(pilot)
        assert row(pilot, "Signing bonus").startswith("Signing bonus 25,000 → 35,000")
        await press(pilot, "back")
        assert "4 offers" in row(pilot, "Offers")
        assert not file.exists()


async def test_a_file_that_is_gone_is_said_to_be_gone_and_what_changed_to_have_changed(
    tmp_path: Path,
) -> None:
    file = offer_file(samples(tmp_path))
    async with opened(tmp_path) as pilot:
        file.unlink()
        await followed(pilot)
        assert message(pilot) == "northwind-robotics.toml is gone"
        offer_file(tmp_path, "globex").unlink()
        (tmp_path / "profile.toml").rename(tmp_path / "kept")
        rewrite(offer_file(tmp_path, "acme-orbital"), "base_salary = 171_000", "base_salary = 172_000")
        await followed(pilot)
        said = "globex.toml, profile.toml are gone; acme-orbital.toml changed on disk: "
        assert message(pilot).startswith(said)


async def test_a_profile_that_is_gone_is_shown_as_it_was_and_no_edit_makes_another(tmp_path: Path) -> None:
    profile = samples(tmp_path) / "profile.toml"
    async with opened(tmp_path) as pilot:
        await press(pilot, "you")
        profile.rename(tmp_path / "kept")
        await edit(pilot, "Currency", "EUR")
        assert message(pilot).endswith(": not there any more")
        assert "EUR" in selected(pilot)
        await keys(pilot, "escape")
        await followed(pilot)
        assert "✗ not there any more; shown as it was" in text(pilot)
        await press(pilot, "back")
        assert "profile.toml is gone: p" in text(pilot)
        await visit(pilot, "fit")
        assert "7.2 strong" in panel(pilot)
        assert not profile.exists()


async def test_offers_that_cannot_be_listed_stay_and_no_samples_are_offered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    samples(tmp_path)
    plainly = os.scandir

    def refused(path: str = ".") -> object:
        if Path(path) == tmp_path / "offers":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return plainly(path)

    monkeypatch.setattr(os, "scandir", refused)
    async with opened(tmp_path) as pilot:
        assert "offers cannot be listed: Permission denied" in row(pilot, "Offers")
        assert row(pilot, "The offers cannot be listed.")
        assert "No offers yet." not in text(pilot)
    monkeypatch.setattr(os, "scandir", plainly)
    async with opened(tmp_path) as pilot:
        monkeypatch.setattr(os, "scandir", refused)
        await followed(pilot)
        assert message(pilot).startswith("✗ offers cannot be listed: Permission denied")
        assert row(pilot, "Northwind")
        assert "offers cannot be listed" in row(pilot, "Offers")
        monkeypatch.setattr(os, "scandir", plainly)
        await followed(pilot)
        assert "5 offers" in row(pilot, "Offers")


async def test_where_all_offers_vanished_no_samples_are_put_in_their_place(tmp_path: Path) -> None:
    samples(tmp_path)
    async with opened(tmp_path) as pilot:
        (tmp_path / "offers").rename(tmp_path / "elsewhere")
        await followed(pilot)
        assert row(pilot, "All offers are gone.")
        assert "No offers yet." not in text(pilot)
        await press(pilot, "samples")
        assert message(pilot).startswith("! there were offers here")
        assert not (tmp_path / "offers").exists()


async def test_the_text_of_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    samples(tmp_path)
    os.mkfifo(offer_file(tmp_path, "aaa"))
    ended = threading.Event()

    def rescue() -> None:
        if not ended.wait(5):
            os.close(os.open(offer_file(tmp_path, "aaa"), os.O_WRONLY | os.O_NONBLOCK))
            late.append("hung")

    late: list[str] = []
    rescuer = threading.Thread(target=rescue)
    rescuer.start()
    try:
        async with opened(tmp_path) as pilot:
            await press(pilot, "edge.first", "text")
            assert "aaa.toml" in text(pilot)
    finally:
        ended.set()
        rescuer.join()
    assert late == []


async def test_an_edit_of_a_file_that_is_gone_says_so_and_makes_no_file(tmp_path: Path) -> None:
    file = offer_file(samples(tmp_path))
    async with opened(tmp_path) as pilot:
        await visit(pilot, "package")
        await press(pilot, "edit")
        await type_text(pilot, "185k")
        file.unlink()
        await keys(pilot, "enter")
        assert message(pilot).startswith("✗ ")
        assert not file.exists()
        assert pilot.app.is_running
        await keys(pilot, "escape")
        await followed(pilot)
        await press(pilot, "back")
        assert "4 offers" in row(pilot, "Offers")


async def test_an_offer_that_comes_from_outside_is_listed(tmp_path: Path) -> None:
    samples(tmp_path)
    async with opened(tmp_path) as pilot:
        offer_file(tmp_path, "zorg").write_text(
            'company = "Zorg"\nrole = "Cook"\ncurrency = "EUR"\n', encoding="utf-8"
        )
        await followed(pilot)
        assert "6 offers" in row(pilot, "Offers")
        assert row(pilot, "Zorg").startswith("Zorg Cook")


async def test_a_goal_that_somebody_added_is_rated_at_once(tmp_path: Path) -> None:
    samples(tmp_path)
    async with opened(tmp_path) as pilot:
        await visit(pilot, "fit")
        with (tmp_path / "profile.toml").open("a", encoding="utf-8") as profile:
            profile.write('\n[[goals]]\nid = "calm"\nname = "Calm"\npoints = 10\n')
        await followed(pilot)
        await go_to(pilot, "Calm")
        await press(pilot, "rate.4")
        assert "[fit.calm]\nrating = 4" in offer_file(tmp_path).read_text(encoding="utf-8")


async def test_a_disk_that_refuses_leaves_the_old_file_and_the_field_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = offer_file(samples(tmp_path))
    before = file.read_bytes()

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    async with opened(tmp_path) as pilot:
        await visit(pilot, "package")
        with monkeypatch.context() as patched:
            patched.setattr(os, "fsync", full)
            await edit(pilot, "Base salary", "185k")
            assert message(pilot) == "✗ offers/northwind-robotics.toml was not saved: No space left on device"
            assert file.read_bytes() == before
            assert sorted(one.name for one in file.parent.glob("*")) == sorted(
                f"{slug}.toml" for slug in workbench(pilot).workbook.slugs
            )
        assert workbench(pilot).desk.editing is not None
        assert selected(pilot).startswith("Base salary 185,000")
        await keys(pilot, "enter")
        assert "base_salary = 185_000" in file.read_text(encoding="utf-8")
        await press(pilot, "undo")
        assert file.read_bytes() == before


async def test_a_disk_that_refuses_a_rating_an_undo_or_a_new_offer_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = offer_file(samples(tmp_path))

    def refused(*_: object) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    async with opened(tmp_path) as pilot:
        await visit(pilot, "fit")
        await press(pilot, "rate.3")
        rated = file.read_bytes()
        with monkeypatch.context() as patched:
            patched.setattr(os, "fsync", refused)
            for action_id in ("rate.4", "undo", "rate_clear", "move.down"):
                await press(pilot, action_id)
                assert "Input/output error" in message(pilot)
            await press(pilot, "back", "add")
            for answer in ("Zorg", "Cook", "EUR"):
                await fill(pilot, answer)
            assert "Input/output error" in message(pilot)
        assert file.read_bytes() == rated
        assert not offer_file(tmp_path, "zorg").exists()
        # The answers are still there: they are asked for again, and can be given with three keys.
        await keys(pilot, "enter", "enter", "enter")
        assert offer_file(tmp_path, "zorg").exists()
        await press(pilot, "undo", "undo")
        assert message(pilot).startswith("undone: ")


async def test_a_directory_that_cannot_be_written_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = offer_file(samples(tmp_path))
    before = file.read_bytes()
    plainly = os.open

    def refused(
        path: os.PathLike[str] | str, flags: int, mode: int = 0o777, *, dir_fd: int | None = None
    ) -> int:
        # By the system's answer, not by the mode of the directory: root may write everywhere.
        if flags & os.O_CREAT:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return plainly(path, flags, mode, dir_fd=dir_fd)

    async with opened(tmp_path) as pilot:
        await visit(pilot, "package")
        with monkeypatch.context() as patched:
            patched.setattr(os, "open", refused)
            await edit(pilot, "Base salary", "185k")
            assert message(pilot) == "✗ offers/northwind-robotics.toml was not saved: Permission denied"
            assert file.read_bytes() == before
        await keys(pilot, "enter")
        assert "base_salary = 185_000" in file.read_text(encoding="utf-8")


async def test_a_file_that_is_read_only_is_left_alone(tmp_path: Path) -> None:
    file = offer_file(samples(tmp_path))
    before = file.read_bytes()
    file.chmod(0o400)
    async with opened(tmp_path) as pilot:
        await visit(pilot, "package")
        await edit(pilot, "Base salary", "185k")
        assert message(pilot).endswith("was not saved: it is read-only (mode 400)")
        assert selected(pilot).startswith("Base salary 185,000")
    assert file.read_bytes() == before


async def test_mode_and_symbolic_link_of_a_file_stay(tmp_path: Path) -> None:
    file = offer_file(samples(tmp_path))
    target = tmp_path / "elsewhere.toml"
    file.rename(target)
    file.symlink_to(target)
    target.chmod(0o640)
    async with opened(tmp_path) as pilot:
        await visit(pilot, "package")
        await edit(pilot, "Base salary", "185k")
    assert file.is_symlink()
    assert "base_salary = 185_000" in target.read_text(encoding="utf-8")
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


async def test_samples_that_cannot_be_copied_say_why(tmp_path: Path) -> None:
    (tmp_path / "offers").write_text("not a directory", encoding="utf-8")
    async with opened(tmp_path) as pilot:
        await press(pilot, "samples")
        assert message(pilot) == "✗ offers cannot be listed: Not a directory"


async def test_samples_are_copied_where_there_is_nothing_and_never_over_a_profile(tmp_path: Path) -> None:
    directory = offers_directory(tmp_path / "o", profile='name = "Mine"\n')
    async with opened(directory) as pilot:
        await press(pilot, "samples")
        assert message(pilot) == "the sample offers are here now, yours to change"
        assert "5 offers" in row(pilot, "Offers")
        await press(pilot, "samples")
        assert message(pilot).startswith("! there are offers here already")
    assert (directory / "profile.toml").read_text(encoding="utf-8") == 'name = "Mine"\n'


async def test_what_comes_back_broken_from_the_editor_is_opened_again_at_the_mistake(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = offer_file(samples(tmp_path))

    def damage() -> None:
        if "base_salary = 165_000" in file.read_text(encoding="utf-8"):
            rewrite(file, "base_salary = 165_000", 'base_salary = "165k"')

    ran = lend_terminal(monkeypatch, damage)
    async with opened(tmp_path) as pilot:
        await visit(pilot, "fit")
        await press(pilot, "editor")
        line = file.read_text(encoding="utf-8").partition('base_salary = "165k"')[0].count("\n") + 1
        assert message(pilot).startswith(f'✗ line {line}: "165k" is text, give a number: 165_000; E opens')
        await press(pilot, "editor")
        assert ran[-1] == ["vi", f"+{line}", str(file)]
