"""`import FILE`: offers from CSV or JSON."""

import re
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from offer_tui.cli.clock import clock
from offer_tui.cli.output import FOUND, NOT_RUN, counted, failed, remark, say
from offer_tui.cli.saving import workbook_of
from offer_tui.core.entry import read_currency
from offer_tui.core.import_offer import Imported, offers_in_csv, offers_in_json
from offer_tui.core.keys import shown
from offer_tui.core.offer import Offer
from offer_tui.core.problems import Severity
from offer_tui.core.reading import Misread
from offer_tui.files.adding import add, new_file
from offer_tui.files.directory import Directory
from offer_tui.files.reading import Stored, read_bytes
from offer_tui.files.saving import NotConfirmedError, SaveError
from offer_tui.files.workbook import Workbook

_USUAL_CURRENCY = "USD"
_PAIR_END = re.compile(r",(?=[^,=]*=)")
_MOST_BYTES = 16 * 1024 * 1024
"""Of a file that holds many offers."""


def run(options: Namespace) -> int:
    """Show the offers that a file holds, and add them with --yes; 1 where one of them cannot be used."""
    workbook = workbook_of(options)
    found = _read(options, workbook)
    if isinstance(found, str):
        return failed(f"{options.file}: {found}")
    offers, mistakes = found
    files = _files(workbook.directory, offers, mistakes)
    for one in mistakes:
        remark(f"{options.file}: {one}")
    for file in files:
        if file.value is not None:
            say(f"{file.slug}: {file.value.company}, {file.value.role}, {file.value.currency}")
    if mistakes:
        remark("Nothing was added.")
        return FOUND
    if not options.yes:
        remark(f"{counted(len(files), 'offer')} would be added; --yes adds them.")
        return 0
    return _written(workbook.directory, files)


def _read(options: Namespace, workbook: Workbook) -> tuple[Sequence[Imported], list[str]] | str:
    """Return the offers of the file with what is wrong in it, or why it cannot be read at all."""
    ending = Path(options.file).suffix.lower()
    if ending not in (".csv", ".json"):
        return "give a file that ends in .csv or .json"
    text = _text(Path(options.file))
    if isinstance(text, Misread):
        return text.remedy
    if ending == ".json":
        found = offers_in_json(text)
        return found.remedy if isinstance(found, Misread) else (found, [])
    columns = _columns(options.map)
    currency = read_currency(options.currency or workbook.profile.currency or _USUAL_CURRENCY)
    for wrong in (columns, currency):
        if isinstance(wrong, Misread):
            return wrong.remedy
    assert isinstance(columns, dict)  # noqa: S101 - the loop has returned otherwise
    today, slugs = clock(options.today)(), workbook.directory.slugs()
    table = offers_in_csv(text, columns, str(getattr(currency, "value", "")), today, slugs)
    if isinstance(table, Misread):
        return table.remedy
    if table.ignored:
        remark(f"Not used: {', '.join(table.ignored)}.")
    return table.offers, list(table.mistakes)


def _text(path: Path) -> str | Misread:
    try:
        data = read_bytes(path, _MOST_BYTES)
    except OSError as error:
        return Misread(f"it cannot be read: {error.strerror or error}")
    if len(data) > _MOST_BYTES:
        return Misread(f"it has more than {_MOST_BYTES:,} bytes, which are not read")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Misread("it is not UTF-8; save it as “CSV UTF-8” or convert it")


def _columns(given: Sequence[str]) -> dict[str, str] | Misread:
    """Read `--map company=Company,role=Title`; the title of a column may have a comma in it."""
    found: dict[str, str] = {}
    for pair in (one for part in given for one in _PAIR_END.split(part)):
        key, sign, column = pair.partition("=")
        if not (key.strip() and sign and column.strip()):
            return Misread(f'--map: "{pair}" is no pair, give KEY=COLUMN such as company=Employer')
        found[key.strip()] = column.strip()
    return found


def _files(directory: Directory, offers: Sequence[Imported], mistakes: list[str]) -> list[Stored[Offer]]:
    """Return the files that the offers make; what is wrong with one is added to the mistakes."""
    files, taken = [], list(directory.slugs())
    for one in offers:
        file = new_file(directory, one.slug, one.tree, taken)
        if isinstance(file, str):
            mistakes.append(f"{one.place}: {file}")
            continue
        if file.value is None:
            errors = (found for found in file.problems if found.severity is Severity.ERROR)
            places = [(f"{one.place}: {shown(found.key)}: ", found.message) for found in errors]
            # A cell that cannot be used leaves its key missing: that is said already.
            said = tuple(mistakes)
            mistakes += [
                place + message
                for place, message in places
                if not any(mistake.startswith(place) for mistake in said)
            ]
        files.append(file)
        taken.append(file.slug)
    return files


def _written(directory: Directory, files: Sequence[Stored[Offer]]) -> int:
    code = 0
    for file in files:
        try:
            add(directory, file)
        except NotConfirmedError as error:
            remark(str(error))
        except SaveError as error:
            remark(f"offer-tui: {error}")
            code = NOT_RUN
    if not code:
        remark(f"{counted(len(files), 'offer')} added.")
    return code
