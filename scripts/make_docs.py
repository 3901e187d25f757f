"""Write the reference pages that come from the code, so that they cannot say anything else than it does.

    python scripts/make_docs.py

A test compares the pages with what this script would write.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any

from offer_tui.cli.declared import Argument, declared
from offer_tui.cli.man import man_page
from offer_tui.cli.parser import parser
from offer_tui.core import items
from offer_tui.core.guide.advice import RULES
from offer_tui.core.keymap import MAPS, key_map
from offer_tui.core.offer import Offer
from offer_tui.core.package import Package
from offer_tui.core.problem_codes import CODES
from offer_tui.core.profile import CurrentJob, Profile
from offer_tui.core.settings import Settings
from offer_tui.core.shape import Entry, Kind, entries
from offer_tui.core.theme import Theme
from offer_tui.ui.actions import ACTIONS, OFFER_PAGES, key_name

ROOT = Path(__file__).resolve().parents[1]

KINDS: Mapping[Kind, str] = {
    Kind.AMOUNT: "an amount of money, in the offer's currency; of a year where nothing else is said",
    Kind.NUMBER: "a number",
    Kind.PERCENT: "percent: 15 means 15 %",
    Kind.COUNT: "a whole number",
    Kind.DATE: "a date without quotes: `2026-11-24`",
    Kind.FLAG: "`true` or `false`",
    Kind.LINE: 'text in one line: `"..."`',
    Kind.LINES: 'text, also in several lines: `"""..."""`',
    Kind.CHOICE: "one of the words that are listed",
    Kind.CURRENCY: 'a code of ISO 4217: `"USD"`',
    Kind.IDENTIFIER: "a short name of letters, digits, `-` and `_`, unique among its rows",
    Kind.ITEM: "the id of an item, see [below](#items)",
    Kind.PERSON: "the `id` of a person in `[[people]]`",
    Kind.RESEARCH: "the `id` of a point in `[[research]]`",
    Kind.OFFER: "the name of another offer's file, without `.toml`",
    Kind.COLOUR: 'a colour: `"#8fbaf0"`, a name of CSS, or one of the terminal such as `"ansi_cyan"`',
    Kind.KEYS: 'a key or a list of them, each as the keyboard has it: `"F"`, `["ctrl+p", "page down"]`',
    Kind.FIGURE: "a value in the unit of the row's item: a number, a date or text",
}

INTRODUCTION = """\
# The files, format 1

This page is written by `scripts/make_docs.py`; change the code, not the page.

```
<offers directory>/        --dir DIR, else $OFFER_TUI_DIR, else the user's configuration directory
  profile.toml             you: career goals, current job, exchange rates, signature
  settings.toml            how the program behaves
  offers/<slug>.toml       one offer a file; the slug is the file's name
  letters/*.md             your own templates of letters; drafts in letters/<slug>/
  themes/*.toml            your own themes
```

All files are TOML in UTF-8. Nearly everything may be left out. A save changes only the lines whose values
changed: comments, order, spacing, quotes, the style of numbers (`165_000`) and line ends stay. Keys that the
format does not know are kept and reported. Money is decimal. A name says its unit: `_percent`, `_months`,
`_days`; a bare amount is in the offer's `currency`. `sample_offers/` shows every key in use.
"""


def format_page() -> str:
    """Return the reference of the file format, from the declarations of its tables."""
    parts = [INTRODUCTION, "## What keys hold\n", _grid(("word", "means"), _kinds())]
    parts += ["## offers/&lt;slug&gt;.toml\n", *_tables(Offer, "Keys at the top of the file.")]
    parts += ["## profile.toml\n", *_tables(Profile, "Keys at the top of the file.")]
    parts += ["## settings.toml\n", *_tables(Settings, "Keys at the top of the file.")]
    parts += ["## themes/&lt;name&gt;.toml\n", *_tables(Theme, "All of it; see [themes](themes.md).")]
    parts += [
        "## Items\n",
        "What can be negotiated, by the id that `item` names.\n",
        _grid(("item", "figures are"), _items()),
        "Anything else is `custom.<name>`, with a table `[package.custom.<name>]`; figures of any kind.\n",
    ]
    return "\n".join(parts)


def _kinds() -> Iterator[tuple[str, str]]:
    for kind, words in KINDS.items():
        yield kind.value, words


def _items() -> Iterator[tuple[str, str]]:
    for name in items.IDS:
        found = items.item(name)
        if found is not None:
            yield f"`{name}`", "today's value of all grants" if name == "equity" else found.unit.value


def _tables(of: type[Any], doc: str, path: str = "", header: str = "") -> Iterator[str]:
    """Yield a section for a table, then one for each table in it."""
    inherited = {key for _, key, _ in entries(Package)} if of is CurrentJob else set()
    found = [(name, key, entry) for name, key, entry in entries(of) if key not in inherited]
    plain = [one for one in found if one[2].of is None]
    if plain:
        if header:
            yield f"### `{header}`\n"
        yield f"{doc}{' The keys of `[package]`, and:' if inherited else ''}\n"
        yield _grid(("key", "holds", "meaning"), _keys(of, plain))
    for _, key, entry in found:
        if entry.of is not None:
            below = f"{path}.{key}" if path else key
            shown = {Kind.ROWS: f"[[{below}]]", Kind.NAMED: f"[{below}.<name>]"}.get(entry.kind, f"[{below}]")
            yield from _tables(entry.of, entry.doc, below, shown)


def _keys(of: type[Any], found: list[tuple[str, str, Entry]]) -> Iterator[tuple[str, str, str]]:
    defaults = {field.name: field.default for field in fields(of)}
    for name, key, entry in found:
        shown = "any other" if entry.rest else f"`{key}`"
        default = defaults[name]
        if entry.required:
            remark = " **Needed.**"
        elif entry.many or default in (None, "", MISSING):
            remark = ""
        else:
            remark = f" Left out: `{str(default).lower()}`."
        yield shown, _holds(entry), entry.doc + remark


def _holds(entry: Entry) -> str:
    words = (
        f"one of {', '.join(f'`{choice}`' for choice in entry.choices)}"
        if entry.choices
        else entry.kind.value
    )
    if entry.least is not None and entry.most is not None:
        words += f", {entry.least} to {entry.most}" if entry.least != entry.most else f", {entry.least}"
    elif entry.least is not None:
        words += f", {entry.least} or more"
    elif entry.most is not None:
        words += f", {entry.most} or less"
    return f"a list: {words}" if entry.many else words


def _grid(titles: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """Write a Markdown table."""
    lines = [titles, ("---",) * len(titles), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


KEYS_INTRODUCTION = """\
# Keys

This page is written by `scripts/make_docs.py` from the registry of actions; change the code, not the page.

These are the keys while no editor is open. In an editor, `enter` keeps the edit and `escape` drops it.
[Other keys](../how-to/keys-and-themes.md) are chosen in `settings.toml`, by the names of the last column.
"""


def keys_page() -> str:
    """Return the table of keys, from the registry of actions."""
    parts = [KEYS_INTRODUCTION]
    for group in dict.fromkeys(action.group for action in ACTIONS):
        rows = (
            (
                _key_names(action.keys),
                action.help,
                _where(action.pages),
                f"`{action.id}`",
            )
            for action in ACTIONS
            if action.group == group
        )
        parts += [f"## {group}\n", _grid(("keys", "do", "where", "name"), rows)]
    parts += ["## Key maps\n", "What the key maps `vim` and `arrows` change; all else is as above.\n"]
    changed = [
        action
        for action in ACTIONS
        if any(key_map(name).keys_of(action.id) != action.keys for name in ("vim", "arrows"))
    ]
    grid = (
        (action.help, *(_key_names(key_map(name).keys_of(action.id)) for name in MAPS), f"`{action.id}`")
        for action in changed
    )
    parts.append(_grid(("do", *MAPS, "name"), grid))
    return "\n".join(parts)


def _key_names(keys: Iterable[str]) -> str:
    return " ".join(f"`{key_name(key)}`" for key in keys)


def _where(pages: tuple[str, ...]) -> str:
    if not pages:
        return "everywhere"
    if set(OFFER_PAGES) <= set(pages):
        return "in an offer" if "home" not in pages else "home, in an offer"
    return ", ".join(pages)


def problems_page() -> str:
    """Return the table of problem codes."""
    rows = "".join(f"| {code} | {title} | {meaning} |\n" for code, (title, meaning) in CODES.items())
    return (
        "# Problems\n\n"
        "What `offer-tui check` prints, and what `!` shows in the program: "
        "`file:line:column: severity code key: message`. An *error* keeps a file from being used until it is "
        "mended; a *warning* leaves out what it is about.\n\n"
        f"| code | what | what to do |\n|---|---|---|\n{rows}"
    )


def rules_page() -> str:
    """Return the rules of the guide: when each speaks, what to do, and the advice that it comes from."""
    rows = "".join(
        f"| {one.code} | {one.severity} | {one.title} | {one.trigger} | {one.remedy} | {one.sentence} |\n"
        for one in RULES.values()
    )
    return (
        "# Rules of the guide\n\n"
        "This page is written by `scripts/make_docs.py`; change the code, not the page.\n\n"
        "What the program says of a negotiation: on the row it concerns, under `!`, and in "
        "`offer-tui check`. A *block* holds back the planning of the next step, never the record of what "
        "happened; a *warning* is something that is likely to cost; an *info* is something to know or to do. "
        "`i` sets a rule aside for one offer, with your reason, which is kept in its file as "
        "`[[guide.ignore]]`; without a reason nothing is set aside. `offer-tui rule CODE` prints one.\n\n"
        "| code | severity | what | when | what to do | the advice behind it |\n"
        f"|---|---|---|---|---|---|\n{rows}"
    )


COMMANDS_INTRODUCTION = """\
# Commands

This page is written by `scripts/make_docs.py` from the declared arguments; change the code, not the page.

Without a command the program opens. Results go to standard output, remarks to standard error. The exit code
is 0 for done, 1 where something was found, 2 where it could not be done as asked.
"""


def commands_page() -> str:
    """Return all commands with their arguments and an example of each."""
    program = declared(parser())
    common = {one.names for one in program.options}
    parts = [COMMANDS_INTRODUCTION, "All of them take, `--version` apart:\n", _arguments(program.options)]
    for command in program.all():
        if command.words:
            own = (*command.operands, *(one for one in command.options if one.names not in common))
            parts += [f"## {' '.join(command.words)}\n", f"`{command.usage}`\n", f"{command.description}\n"]
            parts += [_arguments(own)] if own else []
            parts.append(f"```sh\n{command.example}\n```\n")
    return "\n".join(parts)


def _arguments(arguments: Iterable[Argument]) -> str:
    rows = ((_named(one), one.help) for one in arguments)
    return _grid(("argument", "meaning"), ((_cell(name), _cell(meaning)) for name, meaning in rows))


def _named(one: Argument) -> str:
    return (
        ", ".join(f"`{name} {one.value}`" if one.value else f"`{name}`" for name in one.names)
        or f"`{one.value}`"
    )


def _cell(text: str) -> str:
    """Keep text from ending its cell of a Markdown table."""
    return text.replace("|", "\\|")


PAGES: Mapping[str, Callable[[], str]] = {
    "docs/man/offer-tui.1": man_page,
    "docs/reference/commands.md": commands_page,
    "docs/reference/format.md": format_page,
    "docs/reference/keys.md": keys_page,
    "docs/reference/problems.md": problems_page,
    "docs/reference/rules.md": rules_page,
}
"""Each page, from the top of the checkout, and what writes it."""


def main() -> None:
    """Write all pages."""
    for name, page in PAGES.items():
        (ROOT / name).write_text(page(), encoding="utf-8")
        print(name)


if __name__ == "__main__":
    main()
