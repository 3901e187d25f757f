"""The documents lead somewhere: links, pictures and headings are there, and each page is found."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

import pytest

from scripts.make_docs import ROOT

TOP = ("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")
DOCUMENTS = [*(ROOT / name for name in TOP), *sorted(ROOT.glob("docs/**/*.md"))]
NAMES = [str(document.relative_to(ROOT)) for document in DOCUMENTS]
START = ROOT / "README.md"

_FENCE = re.compile(r"^(```|~~~).*?^\1\s*$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`[^`\n]*`")
_LINK = re.compile(r"\[(?:[^\[\]]|\[[^\]]*\])*\]\(\s*<?([^)\s>]+)>?[^)]*\)")
_REFERENCE = re.compile(r"^\[[^\]]+\]:\s*(\S+)", re.MULTILINE)
_HEADING = re.compile(r"^#{1,6}\s+(.*?)\s*#*$", re.MULTILINE)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


@dataclass(frozen=True)
class Link:
    """A link of a document to a place in the repository."""

    written: str
    target: Path
    heading: str
    """Empty where it leads to no heading."""


def prose(document: Path) -> str:
    """Return a document without its blocks of code."""
    return _FENCE.sub("", document.read_text(encoding="utf-8"))


def links(document: Path) -> Iterator[Link]:
    """Yield the links and pictures of a document that lead to no other site."""
    said = _CODE.sub("`", prose(document))
    for written in (*_LINK.findall(said), *_REFERENCE.findall(said)):
        if not _ELSEWHERE.match(written):
            path, _, heading = written.partition("#")
            target = (document.parent / unquote(path)).resolve() if path else document
            yield Link(written, target, unquote(heading))


def headings(document: Path) -> set[str]:
    """Return the names by which the headings of a document are linked to, as GitHub makes them."""
    found: dict[str, int] = {}
    names = set()
    for heading in _HEADING.findall(prose(document)):
        text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).replace("`", "").casefold()
        name = re.sub(r"[^\w\- ]", "", text).replace(" ", "-")
        names.add(f"{name}-{found[name]}" if name in found else name)
        found[name] = found.get(name, 0) + 1
    return names


@pytest.mark.parametrize("document", DOCUMENTS, ids=NAMES)
def test_each_link_and_picture_is_there(document: Path) -> None:
    gone = [link.written for link in links(document) if not link.target.exists()]
    outside = [link.written for link in links(document) if not link.target.is_relative_to(ROOT)]
    assert gone == []
    assert outside == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=NAMES)
def test_each_heading_that_is_linked_to_is_there(document: Path) -> None:
    wrong = [
        link.written
        for link in links(document)
        if link.heading and link.target.suffix == ".md" and link.heading not in headings(link.target)
    ]
    assert wrong == []


def test_each_page_is_found_from_the_readme() -> None:
    found, left = {START}, [START]
    while left:
        for link in links(left.pop()):
            inside = sorted(link.target.glob("*.md")) if link.target.is_dir() else [link.target]
            new = [page for page in inside if page.suffix == ".md" and page.exists() and page not in found]
            found.update(new)
            left += new
    pages = {document for document in DOCUMENTS if document.parent != ROOT}
    assert sorted(str(page.relative_to(ROOT)) for page in pages - found) == []


def test_each_page_of_the_documents_is_in_their_index() -> None:
    index = ROOT / "docs" / "README.md"
    listed = {link.target for link in links(index)}
    pages = {page for page in ROOT.glob("docs/*/*.md") if page.parent.name != "adr"}
    assert sorted(str(page.relative_to(ROOT)) for page in pages - listed) == []


def test_each_picture_is_used() -> None:
    used = {link.target.name for document in DOCUMENTS for link in links(document)}
    pictures = {path.name for path in (ROOT / "docs" / "images").iterdir()}
    assert sorted(pictures - used) == []


def test_what_is_code_is_no_link_and_a_repeated_heading_is_told_apart(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "# A `key`: value!\n\n[one](other.md#there) ![two](a%20b.svg)\n\n"
        "```\n[no](nowhere.md)\n# no heading\n```\n`[no](nowhere.md)`\n\n## Again\n\n## Again\n",
        encoding="utf-8",
    )
    assert [(link.target.name, link.heading) for link in links(page)] == [
        ("other.md", "there"),
        ("a b.svg", ""),
    ]
    assert headings(page) == {"a-key-value", "again", "again-1"}
