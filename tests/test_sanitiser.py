"""There is one way to make text safe to show, and no code that goes around it."""

from pathlib import Path

import pytest

import offer_tui
from tests.sanitiser import EDITORS, PAINTING, PRINTING, Offender, offenders, offenders_in

PACKAGE = Path(offer_tui.__file__).parent

EXEMPT = {
    ("cli/screen.py", "sys.stdout"): "only asks whether there is a terminal",
    ("cli/screen.py", "sys.stderr"): "as above",
    ("cli/new.py", "input"): "its question is fixed words and the code of a currency, three letters",
    ("cli/new.py", "sys.stdout"): "the path of the new file as it is, for scripts; its name is a slug",
    ("cli/completion.py", "sys.stdout"): "a script of the program's own words, for a shell to run",
    ("cli/man.py", "sys.stdout"): "a page of the program's own words",
    ("cli/export.py", "sys.stdout"): "forms that escape on their own; the capture of all commands reads them",
    ("cli/doctor.py", "sys.stderr"): "only asks for its encoding",
    ("cli/merge_driver.py", "subprocess.run"): "git merges lines in a file; it prints nothing",
    ("files/terminfo.py", "curses"): "reads what terminfo knows of a kind of terminal",
    # What the driver sends has come through the sanitiser: it is what Textual painted.
    ("ui/driver/line.py", "/dev/tty"): "opens the terminal once more, for writes that never wait",
    ("ui/driver/line.py", "os.write"): "the one place that writes to the terminal",
    ("ui/driver/output.py", "os.write"): "wakes its own thread",
    ("ui/driver/thin.py", "sys.__stderr__"): "the terminal's file, as in Textual's own driver",
    ("ui/driver/thin.py", "os.write"): "wakes its own thread",
    ("ui/filters.py", "Segment"): "the text of a segment in other colours, or in fewer signs",
    ("ui/filters.py", "from_ansi"): "colours by number",
    ("ui/screens/program.py", "exit"): "what came of a commit, made visible",
    ("cli/path.py", "sys.stdout"): "the path that the person gave, as it is, for scripts",
    ("cli/vest.py", "sys.stdout"): "a table of fixed words, days and numbers",
    ("ui/ends.py", "os.write"): "takes the terminal back with sequences of its own",
    ("ui/screens/filing.py", "subprocess.run"): "lends the terminal to the person's own editor",
}
"""What prints, and why nothing of a file can be in it."""


def test_no_code_goes_around_the_sanitiser() -> None:
    assert [str(one) for one in offenders(PACKAGE, EXEMPT)] == []


def test_no_exemption_outlives_its_reason() -> None:
    needed = {(one.file, one.what) for one in offenders(PACKAGE, {})}
    assert EXEMPT.keys() <= needed


def test_the_places_that_may_print_and_paint_are_there_and_use_the_sanitiser() -> None:
    for file, name in (
        (PRINTING, "visible("),
        (PAINTING, "cut("),
        (EDITORS, "StandIns("),
        ("ui/widgets/spans.py", "visible("),
        ("ui/widgets/stand_ins.py", "is_unsafe("),
    ):
        assert name in (PACKAGE / file).read_text(encoding="utf-8")


OFFENDING = {
    "print(offer.company)": "print",
    "input(offer.company)": "input",
    "import sys\nsys.stdout.write(offer.company)": "sys.stdout",
    "import sys\nsys.stderr.write(json_text(1) + offer.company)": "sys.stderr",
    "import sys\nout = sys.stdout": "sys.stdout",
    "import csv, sys\ncsv.writer(sys.stdout)": "sys.stdout",
    "from sys import stdout": "sys.stdout",
    "import logging": "logging",
    "from rich.console import Console": "rich.console",
    "from rich import print": "rich.print",
    "open('/dev/tty', 'w')": "/dev/tty",
    "import os\nos.write(1, data)": "os.write",
    "import subprocess\nsubprocess.run(['git', 'log'])": "subprocess.run",
    "import sys\nsys.exit(f'no {offer.company}')": "exit",
    "raise SystemExit('no offer')": "SystemExit",
    "app.exit(message=offer.company)": "exit",
    "import argparse\nparser = argparse.ArgumentParser()": "ArgumentParser",
    "from textual.widgets import Static": "textual.widgets.Static",
    "from textual.widgets import Input, Label": "textual.widgets.Label",
    "import textual.widgets": "textual.widgets",
    "from textual.widgets.option_list import Option": "textual.widgets.option_list",
    "self.notify(offer.company)": "notify",
    "self.app.notify(visible(offer.company))": "notify",
    "widget.tooltip = offer.company": "tooltip",
    "self.border_title = visible(offer.company)": "border_title",
    "widget(tooltip=offer.company)": "tooltip",
    "Content(offer.company)": "Content",
    "Content(f'{visible(offer.company)}')": "Content",
    "Content.from_markup(visible(offer.company))": "from_markup",
    "Content.assemble(offer.company)": "Content.assemble",
    "Text.from_ansi('a')": "from_ansi",
    "rich.text.Text(offer.company)": "Text",
    "Segment(offer.company)": "Segment",
    "Strip([segment])": "Strip",
    "Hit(1, offer.company, run)": "Hit",
    "Hit(1, Content(visible(name)), run, help=slug)": "Hit",
    "DiscoveryHit(name, run)": "DiscoveryHit",
    "class A(Widget):\n    def render(self): return self.company": "render",
    "class A(Widget):\n    def render_line(self, y): ...": "render_line",
}


@pytest.mark.parametrize("source", OFFENDING)
def test_an_offender_is_named_with_its_file_and_line(source: str) -> None:
    code = f"from offer_tui.core.visible import visible\n\n{source}\n"
    line = next(
        n for n, text in enumerate(code.splitlines(), 1) if OFFENDING[source].split(".")[-1] in text and n > 2
    )
    found = offenders_in(code, "ui/pages/made_up.py")
    assert Offender("ui/pages/made_up.py", line, OFFENDING[source]) in found
    assert str(found[0]) == f"ui/pages/made_up.py:{found[0].line}: {found[0].what}"


@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("ui/palette.py", "Hit(1, Content(visible(name)), run, text=visible(name))"),
        ("ui/palette.py", "Content('fixed words')"),
        ("cli/listing.py", "sys.stdout.write(json_text(found) + '\\n')"),
        ("cli/listing.py", "say(offer.company)"),
        ("__main__.py", "sys.stdout.flush()\nsys.exit(main())"),
        ("ui/ends.py", "sys.stdin.fileno()"),
        ("files/saving.py", "os.write(descriptor, data)"),
        ("files/git.py", "subprocess.run(['git'], capture_output=True)"),
        (PRINTING, "sys.stdout.write(visible(text))"),
        (PAINTING, "Strip([Segment(text)])"),
        (EDITORS, "from textual.widgets import Input, TextArea"),
        ("ui/widgets/sheet.py", "Strip.join([one, other])"),
    ],
)
def test_what_shows_nothing_as_it_is_passes(file: str, source: str) -> None:
    assert offenders_in(source, file) == []
