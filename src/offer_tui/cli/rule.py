"""`rule [CODE]`: what a rule of the guide says, when it speaks, and the advice that it comes from."""

import sys
from argparse import Namespace
from collections.abc import Iterator

from offer_tui.cli.json_text import Json, json_text
from offer_tui.cli.output import failed, say
from offer_tui.cli.plain import say_plain
from offer_tui.core.decoding import nearest
from offer_tui.core.guide.advice import RULES
from offer_tui.core.guide.rule import Rule


def run(options: Namespace) -> int:
    """Print one rule, or all of them, a line each."""
    code = (options.code or "").upper()
    if code and code not in RULES:
        return failed(f'there is no rule "{options.code}"{nearest(code, list(RULES))}')
    rules = [RULES[code]] if code else list(RULES.values())
    if options.json:
        records = [_record(rule) for rule in rules]
        sys.stdout.write(json_text(records[0] if code else records) + "\n")
        return 0
    if options.plain and not code:
        say_plain([[(f"{rule.code}, {rule.severity}", rule.title) for rule in rules]])
        return 0
    for line in _whole(rules[0]) if code else (_short(rule) for rule in rules):
        say(line)
    return 0


def _short(rule: Rule) -> str:
    return f"{rule.code}  {rule.severity:<7}  {rule.title}"


def _whole(rule: Rule) -> Iterator[str]:
    yield f"{rule.code} {rule.title} ({rule.severity})"
    yield f"When: {rule.trigger}"
    yield f"Do: {rule.remedy}"
    yield f"Why: {rule.sentence}"
    yield f'Set aside, with a reason: [[guide.ignore]] rule = "{rule.code}", reason = "..."'


def _record(rule: Rule) -> Json:
    return {
        "rule": rule.code,
        "severity": str(rule.severity),
        "title": rule.title,
        "sentence": rule.sentence,
        "trigger": rule.trigger,
        "remedy": rule.remedy,
    }
