"""Running the command inside the test's own process."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import pytest

from offer_tui.__main__ import main
from tests.directories import BROKEN, GLOBEX, UMBRA, offers_directory


@dataclass(frozen=True)
class Result:
    """What a command left behind."""

    code: int
    out: str
    err: str


Run: TypeAlias = Callable[..., Result]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs the command with arguments."""

    def run(*arguments: str | Path) -> Result:
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as leaving:  # argparse leaves so
            code = int(leaving.code or 0)
        captured = capsys.readouterr()
        return Result(code, captured.out, captured.err)

    return run


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    """Return an offers directory of two offers and a broken one."""
    return offers_directory(tmp_path / "workbook", globex=GLOBEX, hooli=BROKEN, umbra_labs=UMBRA)
