"""HTML: no tag but ours, whatever a text says."""

import re
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from offer_tui.core.html_export import page
from offer_tui.core.markdown import escaped, quoted, table
from offer_tui.core.visible import visible

HOSTILE = "<script>alert(1)</script> &amp; \" ' **x** `y` | [a](javascript:b) \\"


class _Page(HTMLParser):
    """What a browser would see."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.texts: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        assert all(name in {"class", "charset", "content", "http-equiv", "lang", "name"} for name, _ in attrs)

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def _markdown(text: str) -> str:
    lines = [
        f"# {escaped(text)}",
        "",
        f"- {escaped(text)}",
        "",
        *quoted(text),
        "",
        *table(("A", "B"), [(escaped(text), "1")], right=(1,)),
        "",
        f"**{escaped('b')}** {escaped(text)}",
        "",
    ]
    return "\n".join(lines)


def test_markdown_becomes_the_same_words_in_html() -> None:
    found = _Page(page("Offers", [_markdown(HOSTILE)]))
    assert set(found.tags) == {
        *("html", "head", "meta", "title", "style", "body", "article"),
        *("h1", "ul", "li", "blockquote", "table", "tr", "th", "td", "p", "strong"),
    }
    assert sum(HOSTILE in text for text in found.texts) == 5
    assert '<td class="right">1</td>' in page("Offers", [_markdown("a")])


@given(st.text(max_size=60))
def test_no_text_makes_a_tag_or_loses_a_word(text: str) -> None:
    found = _Page(page("Offers", [_markdown(text)]))
    assert "script" not in found.tags
    assert "img" not in found.tags
    words = re.sub(r"\s+", " ", visible(text)).strip()
    assert re.sub(r"\s+", " ", "".join(found.texts)).count(words) >= (3 if words else 0)


def test_nothing_is_fetched() -> None:
    text = page("Offers", ["# A"])
    assert "default-src 'none'" in text
    assert not re.search(r"https?:|src=|href=|url\(|@import", text)
