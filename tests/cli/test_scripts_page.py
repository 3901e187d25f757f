"""The page on scripts: every command in it runs, in the order of the page."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from offer_tui import bundled
from tests.cli.conftest import Run

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "scripts.md"


def test_each_command_of_the_page_does_what_it_says(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(bundled.sample_offers(), tmp_path / "offers-directory")
    monkeypatch.setenv("OFFER_TUI_DIR", str(tmp_path / "offers-directory"))
    monkeypatch.chdir(tmp_path)
    Path("sheet.csv").write_text("Employer;Title;Base\nGlobex;Engineer;165k\n")
    blocks = re.findall(r"```sh\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines()]
    assert len(lines) > 20
    for line in lines:
        program, *arguments = shlex.split(line, comments=True)
        result = run(*arguments, "--today", "2026-11-23") if "--" not in arguments else run(*arguments)
        assert program == "offer-tui"
        assert result.code == 0, (line, result.err)
        said = line.partition("# ")[2]
        if said.isdecimal():
            assert result.out == f"{said}\n"
