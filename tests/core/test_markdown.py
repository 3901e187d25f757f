import pytest

from offer_tui.core.markdown import escaped, quoted, table


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Northwind & Sons, level L6: 3 + 4 = 7.", "Northwind \\& Sons, level L6: 3 + 4 = 7."),
        ("# heading", "\\# heading"),
        ("- item", "\\- item"),
        ("+ item", "\\+ item"),
        ("===", "\\==="),
        ("12. item", "12\\. item"),
        ("3) item", "3\\) item"),
        ("*a* _b_ `c` ~~d~~", "\\*a\\* \\_b\\_ \\`c\\` \\~\\~d\\~\\~"),
        ("[x](y) ![z](y)", "\\[x\\](y) !\\[z\\](y)"),
        ("<script>", "\\<script\\>"),
        ("a|b", "a\\|b"),
        ("&lt;", "\\&lt;"),
        ("https://e.example WWW.e.example", "https\\://e.example WWW\\.e.example"),
        ("\\*", "\\\\\\*"),
        ("one\n# two", "one␊\\# two"),
        ("\x1b[31m\u202e", "␛\\[31m\\<U+202E\\>"),
        ("    code", "code"),
    ],
)
def test_nothing_in_a_text_acts(text: str, shown: str) -> None:
    assert escaped(text) == shown


def test_a_quotation_keeps_the_lines_of_a_text() -> None:
    assert list(quoted("one\r\n# two\n\n1. three\x1b\n")) == [
        "> one  ",
        "> \\# two  ",
        ">",
        "> 1\\. three␛  ",
    ]


def test_a_table_has_a_head_and_its_numbers_to_the_right() -> None:
    assert list(table(("Item", "Now"), [("Base", "1")], right=(1,))) == [
        "| Item | Now |",
        "| --- | ---: |",
        "| Base | 1 |",
    ]
