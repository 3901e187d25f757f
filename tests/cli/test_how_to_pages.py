"""The pages that show how to do something: every command in them runs, in the order of the page."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from offer_tui import bundled
from tests.cli.conftest import Run

HOW_TO = Path(__file__).parents[2] / "docs" / "how-to"
PAGES = ("assess-the-fit", "value-a-package", "research-the-market", "get-it-back")
FINDING = ("check", "doctor")
"""Commands whose exit code is 1 where they find something in the files or the machine."""


@pytest.mark.parametrize("page", PAGES)
def test_each_command_of_a_page_runs(
    page: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(bundled.sample_offers(), tmp_path / "offers-directory")
    monkeypatch.setenv("OFFER_TUI_DIR", str(tmp_path / "offers-directory"))
    said = (HOW_TO / f"{page}.md").read_text(encoding="utf-8")
    lines = [line for block in re.findall(r"```sh\n(.*?)```", said, re.DOTALL) for line in block.splitlines()]
    assert lines
    for line in lines:
        program, *arguments = shlex.split(line, comments=True)
        result = run(*arguments, "--today", "2026-11-23")
        assert program == "offer-tui"
        assert result.code == 0 or (result.code == 1 and arguments[0] in FINDING), (line, result.err)
