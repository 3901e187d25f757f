"""The sample offers: free of problems, and between them an example of the whole format."""

import re
import tomllib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from offer_tui import bundled
from offer_tui.core import shape
from offer_tui.core.checks import offer_problems, profile_problems, shared_problems
from offer_tui.core.decoding import decoded
from offer_tui.core.fit import Verdict, fit
from offer_tui.core.keys import Tree
from offer_tui.core.offer import Offer
from offer_tui.core.package import Package
from offer_tui.core.profile import CurrentJob, Profile

PROFILE = bundled.sample_offers() / "profile.toml"
OFFERS = sorted((bundled.sample_offers() / "offers").glob("*.toml"))


def tree_of(path: Path) -> Tree:
    return tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)


def profile() -> Profile:
    return decoded(Profile, tree_of(PROFILE))[0]


def offers() -> dict[str, Offer]:
    return {path.stem: decoded(Offer, tree_of(path))[0] for path in OFFERS}


@pytest.mark.parametrize("path", OFFERS, ids=lambda path: path.stem)
def test_an_offer_has_no_problems(path: Path) -> None:
    offer, problems = decoded(Offer, tree_of(path))
    slugs = [other.stem for other in OFFERS]
    assert [*problems, *offer_problems(offer), *shared_problems(offer, profile(), slugs)] == []


def test_the_profile_has_no_problems() -> None:
    value, problems = decoded(Profile, tree_of(PROFILE))
    assert [*problems, *profile_problems(value)] == []


def keys_of_the_format(of: type[Any]) -> Iterator[tuple[str, str]]:
    """Yield each key with the name of the table that it stands in, once for each kind of table."""
    # A current job has the keys of a package, which the offers show.
    inherited = {key for _, key, _ in shape.entries(Package)} if of is CurrentJob else set()
    for _, key, entry in shape.entries(of):
        if key in inherited:
            continue
        yield of.__name__, key
        if entry.of is not None:
            yield from keys_of_the_format(entry.of)


def keys_used(of: type[Any], table: Tree) -> Iterator[tuple[str, str]]:
    entries = {key: entry for _, key, entry in shape.entries(of)}
    rest = next((key for key, entry in entries.items() if entry.rest), "")
    for key, value in table.items():
        name = key if key in entries else rest
        yield of.__name__, name
        below = entries[name].of
        if below is not None:
            for inner in tables_in(entries[name].kind, value):
                yield from keys_used(below, inner)


def tables_in(kind: shape.Kind, value: Any) -> list[Tree]:  # noqa: ANN401 - what its kind says
    if kind is shape.Kind.TABLE:
        return [value]
    return list(value.values() if kind is shape.Kind.NAMED else value)


def test_together_they_show_every_key_of_the_format() -> None:
    shown = set(keys_used(Profile, tree_of(PROFILE)))
    for path in OFFERS:
        shown.update(keys_used(Offer, tree_of(path)))
    missing = {*keys_of_the_format(Offer), *keys_of_the_format(Profile)} - shown
    assert missing == set()


def test_they_cover_the_ways_that_an_offer_can_go() -> None:
    found = offers()
    assert {offer.currency for offer in found.values()} >= {"USD", "EUR"}
    grants = {grant.kind for offer in found.values() for grant in offer.package.grant}
    assert grants == {"rsu", "options", "cash"}
    verdicts = {slug: fit(profile().goals, profile().fit, offer.fit).verdict for slug, offer in found.items()}
    assert verdicts["northwind-robotics"] is Verdict.STRONG
    assert verdicts["hooli"] is Verdict.NOT_A_FIT
    assert verdicts["umbra-labs"] is Verdict.UNDECIDED
    assert [one.planned for one in found["northwind-robotics"].rounds] == [False, True]
    declined = found["hooli"].decision
    interviewers = {person.id for person in found["hooli"].people if person.interviewed}
    assert declined.letter_sent is not None
    assert set(declined.thanked) == interviewers


@pytest.mark.parametrize("path", [PROFILE, *OFFERS], ids=lambda path: path.stem)
def test_a_file_is_written_as_people_write(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.endswith("\n")
    assert not re.search(r"[ \t]+$|\r|\t", text, re.MULTILINE)
    long_numbers = re.findall(r"^[^#\"\n]*?= (\d{5,})\b", text, re.MULTILINE)
    assert long_numbers == [], "numbers are grouped: 165_000"
    assert max(map(len, text.splitlines())) <= 110
