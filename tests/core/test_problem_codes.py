"""The table of problem codes, against the code that uses them."""

import re
from pathlib import Path

from offer_tui.core import problem_codes
from offer_tui.core.problem_codes import CODES

SOURCE = Path(problem_codes.__file__).parents[1]
CODE = re.compile(r'"(F\d\d)"')


def used() -> set[str]:
    texts = (
        path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py") if path.name != "problem_codes.py"
    )
    return {code for text in texts for code in CODE.findall(text)}


def test_every_code_in_use_is_explained_and_no_other() -> None:
    assert used() == CODES.keys()


def test_an_explanation_is_a_sentence_with_a_remedy() -> None:
    for title, meaning in CODES.values():
        assert title[0].isupper()
        assert ": " in meaning
        assert meaning.endswith(".")
