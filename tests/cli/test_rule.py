"""`rule`: what a rule of the guide says."""

import json

from offer_tui.core.guide.advice import RULES
from tests.cli.conftest import Run


def test_a_rule_is_explained_with_the_advice_behind_it(run: Run) -> None:
    result = run("rule", "N13")
    assert (result.code, result.err) == (0, "")
    assert result.out.splitlines()[0] == "N13 Asked by email or text (warning)"
    assert "Why: Do not negotiate via email." in result.out


def test_case_does_not_matter(run: Run) -> None:
    assert run("rule", "n13").out == run("rule", "N13").out


def test_without_a_code_all_rules_are_listed(run: Run) -> None:
    assert [line[:3] for line in run("rule").out.splitlines()] == [f"N{number:02}" for number in range(1, 28)]


def test_plain_lists_a_rule_a_line(run: Run) -> None:
    lines = run("rules", "--plain").out.splitlines()
    assert lines[12] == "N13, warning: Asked by email or text"
    assert len(lines) == len(RULES)


def test_an_unknown_rule_is_exit_code_2_with_a_suggestion(run: Run) -> None:
    result = run("rule", "N31")
    assert result.code == 2
    assert result.err.startswith('offer-tui: there is no rule "N31"; did you mean "N')


def test_json_has_all_that_a_rule_is(run: Run) -> None:
    assert json.loads(run("rule", "--json").out)[12]["rule"] == "N13"
    one = json.loads(run("rule", "N13", "--json").out)
    assert one == {
        "rule": "N13",
        "severity": "warning",
        **{key: getattr(RULES["N13"], key) for key in ("title", "sentence", "trigger", "remedy")},
    }
