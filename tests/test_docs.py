"""The documents are true: generated pages are fresh, links lead somewhere, scripts can be run."""

import os
import re
from pathlib import Path

import pytest

from scripts.make_docs import PAGES, ROOT

DOCUMENTS = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#]+)")


@pytest.mark.parametrize("name", PAGES)
def test_a_generated_page_is_what_the_code_says(name: str) -> None:
    written = (ROOT / name).read_text(encoding="utf-8")
    assert written == PAGES[name](), "stale: run scripts/make_docs.py"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_to_files_that_exist(document: Path) -> None:
    broken = [
        link
        for link in LINK.findall(document.read_text(encoding="utf-8"))
        if not (document.parent / link).exists()
    ]
    assert broken == []


def test_the_scripts_that_the_readme_names_can_be_run() -> None:
    named = set(re.findall(r"^\./(scripts/[a-z-]+)", (ROOT / "README.md").read_text(), re.MULTILINE))
    assert named >= {"scripts/try", "scripts/test"}
    assert [name for name in sorted(named) if not os.access(ROOT / name, os.X_OK)] == []
