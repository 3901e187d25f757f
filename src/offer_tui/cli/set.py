"""`set SLUG KEY VALUE`: one edit, as a field of the screen makes it."""

from argparse import Namespace

from offer_tui.cli.clock import clock
from offer_tui.cli.named_file import PROFILE_WORD, SETTINGS_WORD, named_file
from offer_tui.cli.output import FOUND, failed, remark
from offer_tui.cli.plain_values import plain_text
from offer_tui.cli.saving import saved, workbook_of
from offer_tui.core.edits import Edit
from offer_tui.core.key_text import Key, key_in
from offer_tui.core.keys import shown
from offer_tui.core.offer import Offer
from offer_tui.core.reading import Misread
from offer_tui.core.settings import Settings
from offer_tui.core.typed_keys import removal, typed_edit, typed_value
from offer_tui.core.typed_values import Typing
from offer_tui.files.directory import Directory
from offer_tui.files.steps import PROFILE, SETTINGS, Step
from offer_tui.files.themes import unknown_theme


def run(options: Namespace) -> int:
    """Give a key a value, or take it away; 1 where the file cannot be used, 2 where it was not saved."""
    if (options.value is None) is not options.unset:
        return failed("give a value, or --unset, and not both")
    workbook = workbook_of(options)
    directory = workbook.directory
    file = named_file(directory.path, options.slug)
    if isinstance(file, str):
        return failed(file)
    name = {PROFILE_WORD: PROFILE, SETTINGS_WORD: SETTINGS}.get(file.own, options.slug)
    stored = workbook.stored(name) or directory.offer(name)
    value, document = stored.value, stored.document
    if value is None or document is None:
        for problem in stored.problems:
            remark(str(problem))
        return FOUND
    key = key_in(options.key, file.of, document.tree)
    if isinstance(key, Misread):
        return failed(key.remedy)
    offer = value if isinstance(value, Offer) else Offer()
    currency = "" if isinstance(value, Settings) else value.currency
    typing = Typing(file.of, document.tree, offer, currency, clock(options.today)())
    edit, meaning = _edit(options, typing, key, directory)
    if isinstance(edit, Misread):
        return failed(f"{shown(key.path)}: {edit.remedy}")
    said = f"{shown(key.path)}: {meaning}"
    if edit is None:
        remark(f"{said} (as it was)")
        return 0
    # On the very text that the row numbers were counted in: what was saved since is merged with it.
    step = Step(name, said, edit, document)
    return saved(workbook.new(step), said, about=shown(key.path))


def _edit(
    options: Namespace, typing: Typing, key: Key, directory: Directory
) -> tuple[Edit | Misread | None, str]:
    """Return the edit, and what the key says afterwards."""
    if options.unset and key.entry.required and not key.is_whole:
        return Misread("it cannot be left out; give it another value"), ""
    if options.unset:
        return removal(typing, key), "nothing"
    understood = typed_value(typing, key, options.value, directory.slugs())
    if isinstance(understood, Misread):
        return understood, ""
    if typing.of is Settings and key.path == ("theme",) and isinstance(understood.value, str):
        wrong = unknown_theme(directory, understood.value)
        if wrong:
            return Misread(wrong), ""
    meaning = understood.meaning or ("nothing" if understood.value is None else plain_text(understood.value))
    return typed_edit(typing, key, understood), meaning
