"""`man`: text of the program stays text in the manual page."""

import shutil
import subprocess

import pytest

from offer_tui.cli.declared import declared
from offer_tui.cli.man import _line
from offer_tui.cli.parser import parser
from tests.cli.conftest import Run


@pytest.mark.parametrize("text", [".SH", "'br", r"C:\new", "a-b --json", "~/offers", 'eval "$(x)"', "`x` ^y"])
@pytest.mark.skipif(shutil.which("groff") is None, reason="groff is not installed")
def test_troff_prints_text_as_it_is(text: str) -> None:
    shown = subprocess.run(
        ["groff", "-Tascii", "-man"],  # noqa: S607 - the groff of the machine
        input=f".TH X 1\n.SH Y\n{_line(text)}\n",
        capture_output=True,
        text=True,
        check=True,
        env={"GROFF_NO_SGR": "", "PATH": "/usr/bin:/bin"},
    ).stdout
    assert text in shown


def test_a_line_is_never_a_request() -> None:
    assert _line(".SH") == r"\&.SH"
    assert _line("'br") == r"\(aqbr"


def test_the_page_names_each_command_with_its_usage_and_example(run: Run) -> None:
    page = run("man").out
    for command in declared(parser()).all():
        assert not command.words or f".SS {_line(command.usage)}\n" in page
        assert not command.words or f".B {_line(command.example)}\n" in page
