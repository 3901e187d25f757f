"""Each rule of the guide by examples: when it speaks, of which line, in which words, and when it does not."""

import pytest

from offer_tui.core.guide.advice import RULES, silenced
from offer_tui.files.toml import Document
from tests.core.guide.cases import HEAD, Example, case, said_by, written
from tests.core.guide.early_examples import EARLY_EXAMPLES
from tests.core.guide.end_examples import END_EXAMPLES
from tests.core.guide.round_examples import ROUND_EXAMPLES

EXAMPLES = sorted((*EARLY_EXAMPLES, *ROUND_EXAMPLES, *END_EXAMPLES), key=lambda one: one.code)
FIRING = [one for one in EXAMPLES if one.said]
each_firing = pytest.mark.parametrize("example", FIRING, ids=lambda one: f"{one.code} {one.name}")


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: f"{one.code} {one.name}")
def test_a_rule_speaks_where_it_is_not_kept_and_nowhere_else(example: Example) -> None:
    assert written(said_by(example.code, example.case)) == example.said


@each_firing
def test_a_rule_points_to_the_right_line_of_the_file(example: Example) -> None:
    document = Document(HEAD + example.text)
    found = said_by(example.code, example.case)
    assert {document.place(one.where)[0] for one in found} == example.lines


@each_firing
def test_a_rule_is_set_aside_with_a_reason_and_only_so(example: Example) -> None:
    row = f'\n[[guide.ignore]]\nrule = "{example.code}"\n'
    for unreasoned in ("", 'reason = " "\n'):
        spoken = case(example.text + row + unreasoned, example.letter)
        assert written(said_by(example.code, spoken)) == example.said
        assert silenced(spoken) == ()
    quieted = case(example.text + row + 'reason = "They asked for it."\n', example.letter)
    assert said_by(example.code, quieted) == ()
    assert written(one for one, _ in silenced(quieted)) == example.said
    assert {why.reason for _, why in silenced(quieted)} == {"They asked for it."}


def test_every_rule_has_an_example_and_a_near_miss() -> None:
    for examples in (FIRING, [one for one in EXAMPLES if not one.said]):
        assert list(dict.fromkeys(one.code for one in examples)) == list(RULES)
