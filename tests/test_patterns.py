"""Regular expressions keep to what every supported Python matches rightly."""

import re
from pathlib import Path

import pytest

import offer_tui

SOURCES = sorted(Path(offer_tui.__file__).parent.rglob("*.py"))
POSSESSIVE_GROUP = re.compile(r"\)(?:[*+?]|\{[0-9,]*\})\+")


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_no_group_is_repeated_possessively(source: Path) -> None:
    """Before Python 3.11.5, `(?:…)*+` fails where its last round fails halfway; `(?>(?:…)*)` is right."""
    assert POSSESSIVE_GROUP.findall(source.read_text(encoding="utf-8")) == []
