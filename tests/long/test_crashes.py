"""Loss of power after saves that went wrong: what was confirmed is there, and no file is in pieces."""

import contextlib
import errno
from collections.abc import Callable
from pathlib import Path

import pytest

from offer_tui.files.saving import ChangedOnDiskError, SaveError, write
from tests.files.faults import Call, Fails, Recorder, around, lost
from tests.files.rivals import NEW, OLD, by_rename
from tests.files.scenes import MOST, THEIRS, Scene, existing, new

LATER = b"role = 4 # later\n"


@pytest.mark.parametrize("make", [existing, new])
def test_a_loss_of_power_after_any_fault_and_another_save_leaves_what_was_confirmed(
    tmp_path: Path, make: Callable[[Path], Scene]
) -> None:
    """Let each call of a first save fail, save again, and let the power fail at any moment of both."""
    for at in range(1, MOST):
        place = tmp_path / str(at)
        place.mkdir()
        scene = make(place)
        scene.locks.mkdir(parents=True, exist_ok=True)
        fault = Fails(at, errno.EIO)
        recorder = Recorder({} if scene.base is None else {scene.path.name: 0}, fault)
        recorder.begin(NEW)
        with around(recorder), contextlib.suppress(SaveError):
            write(scene.path, NEW, scene.base, scene.locks)
            recorder.confirm(NEW)
        recorder.make = Call.made
        recorder.begin(LATER)
        with around(recorder):
            write(scene.path, LATER, scene.data, scene.locks)
        recorder.confirm(LATER)
        assert lost(recorder.events, scene.path.name, scene.base) == [], f"call {at}, {fault.last}"
        if not fault.last:
            return
    pytest.fail("the calls never came to an end")


def test_a_loss_of_power_while_an_editors_text_is_put_back_leaves_a_whole_file(tmp_path: Path) -> None:
    """Record a save that meets the text of an editor, which has synced it as editors do."""
    scene = existing(tmp_path)
    recorder = Recorder({scene.path.name: 0})

    def act(call: Call) -> object:
        if call.name == "exchange" and scene.data == OLD:
            by_rename(scene.path, THEIRS)
            recorder.replace(scene.path.name, THEIRS)
        return recorder(call)

    recorder.begin(NEW)
    with around(act), pytest.raises(ChangedOnDiskError):
        write(scene.path, NEW, scene.base, scene.locks)
    assert scene.data == THEIRS
    assert lost(recorder.events, scene.path.name, scene.base) == []
