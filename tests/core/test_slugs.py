"""Slugs: what somebody calls a company never becomes a path."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offer_tui.core.slugs import LONGEST, slug

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Northwind Robotics", "northwind-robotics"),
        ("  A  --  B  ", "a-b"),
        ("Zürich & Söhne AG", "zurich-sohne-ag"),
        ("Weiß", "weiss"),
        ("İstanbul", "istanbul"),
        ("Full\uff37idth", "fullwidth"),
        ("../../etc/passwd", "etc-passwd"),
        ("/", "offer"),
        ("..", "offer"),
        ("", "offer"),
        ("日本電気", "offer"),
        ("C:\\Windows", "c-windows"),
        ("-rf", "rf"),
        ("a\0b\nc", "a-b-c"),
        ("\u202eevil\u2066", "evil"),
        ("$(reboot)", "reboot"),
        ("~root", "root"),
        (".hidden", "hidden"),
        ("x.toml", "x-toml"),
        ("CON", "con-offer"),
        ("nul", "nul-offer"),
        ("COM1", "com1-offer"),
        ("lpt9", "lpt9-offer"),
        ("com10", "com10"),
        ("Profile", "profile-offer"),
        ("\ud800", "offer"),
        ("x" * 500, "x" * LONGEST),
        ("x" * (LONGEST - 1) + " y", "x" * (LONGEST - 1)),
    ],
)
def test_hostile_and_foreign_names_become_plain_slugs(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_a_taken_slug_gets_the_next_number_whatever_its_case() -> None:
    assert slug("Acme", ["acme"]) == "acme-2"
    assert slug("Acme", ["ACME", "Acme-2"]) == "acme-3"
    assert slug("con", ["con-offer"]) == "con-offer-2"


@given(st.text(), st.lists(st.text()))
def test_every_name_becomes_a_free_slug_of_letters_digits_and_hyphens(name: str, taken: list[str]) -> None:
    found = slug(name, [*taken, slug(name)])
    assert SLUG.fullmatch(found)
    assert found not in taken
    assert found != slug(name)
