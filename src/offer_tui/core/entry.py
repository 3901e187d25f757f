"""What a person types into a field, understood: amounts, percentages, numbers, texts and choices.

Every reader takes the text as it was typed and returns Understood with the exact value, or Misread with what
would be right. Empty text means that there is to be nothing (a value of None), unless the field must have
something. Dates are read in `entry_date`.
"""

import re
import unicodedata
from collections.abc import Mapping
from decimal import Context, Decimal

from offer_tui.core.decoding import LARGEST
from offer_tui.core.keys import Plain
from offer_tui.core.reading import Misread, Understood
from offer_tui.core.records import dataclass
from offer_tui.core.visible import visible
from offer_tui.core.wording import shown_change, shown_number

NOTHING = Understood(None, "nothing")
"""An empty field: what was there is removed."""

MOST = LARGEST
"""No figure of an offer is greater; what is typed beyond it is a slip."""
_MOST_DIGITS = 18
_EXACT = Context(prec=80)
"""Wide enough that no sum or product of two typed numbers is ever rounded."""

_FIGURE = re.compile(
    r"""(?P<absolute>=)? \s* (?P<head>[^0-9.]*?) \s*
    (?P<figure>
        (?: [0-9]{1,3} (?P<gap>[\ ,']) [0-9]{3} (?: (?P=gap) [0-9]{3} )* | [0-9]+ (?: _[0-9]+ )* )
        (?: \.[0-9]* )?
        | \.[0-9]+
    )
    \s* (?P<tail>[^0-9]*)""",
    re.VERBOSE,
)
_LOOKALIKES = str.maketrans({"\u2212": "-", "\u2013": "-", "\u2019": "'"})
_THOUSANDS = {"k": Decimal(1_000), "m": Decimal(1_000_000)}
_CURRENCY_SIGNS = {
    "$": ("USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN", "BRL", "TWD"),
    "€": ("EUR",),
    "£": ("GBP",),
    "¥": ("JPY", "CNY"),
    "₹": ("INR",),
}
_CODE_LENGTH = 3
_LEAST_SHARE = Decimal("0.1")
"""Percent; a smaller change is not worth a share."""
_AMOUNT_REMEDY = "a number such as 185k, 185,000 or +4%"


@dataclass(frozen=True, slots=True)
class _Field:
    """What a typed number is measured against. The bounds are inclusive."""

    before: Decimal | None
    least: Decimal
    most: Decimal
    unit: str = ""


@dataclass(frozen=True, slots=True)
class _Typed:
    """A number as it was typed, in its parts."""

    sign: str
    """`+`, `-` or nothing."""
    number: Decimal
    """Without its sign."""
    words: tuple[str, ...]
    """What stood before and after the figure, in lower case: `$`, `k`, `%`, `usd`."""
    absolute: bool
    """Whether `=` stood before it."""
    figure: str
    """The digits with what groups them."""


def read_amount(
    text: str,
    *,
    currency: str = "",
    before: Decimal | None = None,
    least: Decimal = Decimal(0),
    most: Decimal = MOST,
) -> Understood | Misread:
    """Read an amount of money: `185k`, `185,000`, `1.2m`, `$185k`, `+5k`, `-2k`, `+4%`.

    `+`, `-` and a percentage count from `before`. Where amounts below zero are allowed, `-2k` is such an
    amount instead (take away with `-4%`, or type the new figure), so that what is there can be typed back.
    A point starts decimals; commas, spaces and `_` only group thousands. The bounds are inclusive.
    """
    field = _Field(before, least, most)
    typed = _typed(text)
    if not isinstance(typed, _Typed):
        return typed
    words = [word for word in typed.words if currency not in _currencies(word)]
    if any(map(_currencies, words)):
        return Misread(f"an amount in {currency}" if currency else "a number without a currency")
    if words == ["%"]:
        return _share(typed, field)
    if len(words) > 1 or not all(word in _THOUSANDS for word in words):
        return Misread(_AMOUNT_REMEDY)
    note = ""
    if not words and re.fullmatch(r"[1-9][0-9]{0,2}\.[0-9]{3}", typed.figure):
        note = f"; thousands are {shown_number(typed.number * 1000)}"
    return _understood(_moved(typed, _times(typed.number, words), field), field, note)


def read_percent(
    text: str,
    *,
    before: Decimal | None = None,
    least: Decimal = Decimal(0),
    most: Decimal = Decimal(100),
) -> Understood | Misread:
    """Read a percentage: `15`, `15%`, `+2` (two points more than `before`)."""
    field = _Field(before, least, most, "%")
    typed = _typed(text)
    if not isinstance(typed, _Typed):
        return typed
    if not all(word == "%" or "percent".startswith(word) for word in typed.words):
        return Misread("a percentage such as 15 or 15%")
    return _understood(_moved(typed, typed.number, field), field)


def read_number(
    text: str,
    *,
    before: Decimal | None = None,
    least: Decimal = Decimal(0),
    most: Decimal = MOST,
    unit: str = "",
) -> Understood | Misread:
    """Read a number that is no amount of money: `20`, `4.8k`, `+2`; its unit may be typed, whole or begun."""
    field = _Field(before, least, most, unit)
    typed = _typed(text)
    if not isinstance(typed, _Typed):
        return typed
    # A unit that was begun comes before a multiplier: 12 m are months where months are counted.
    words = [word for word in typed.words if not unit.lower().startswith(word)]
    if len(words) > 1 or not all(word in _THOUSANDS for word in words):
        return Misread(f"a number of {unit}" if unit else "a number such as 20 or 4,800")
    return _understood(_moved(typed, _times(typed.number, words), field), field)


def read_count(
    text: str,
    *,
    before: int | None = None,
    least: int = 0,
    most: int = int(MOST),
    unit: str = "",
) -> Understood | Misread:
    """Read a whole number; the value is an int."""
    was = None if before is None else Decimal(before)
    read = read_number(text, before=was, least=Decimal(least), most=Decimal(most), unit=unit)
    if isinstance(read, Misread) or not isinstance(read.value, Decimal):
        return read
    whole = int(read.value)
    return (
        Understood(whole, read.meaning) if whole == read.value else Misread(f"a whole number such as {whole}")
    )


def _typed(text: str) -> _Typed | Understood | Misread:
    """Take a typed number apart; what its words mean is for the reader to say."""
    plain = unicodedata.normalize("NFKC", text).translate(_LOOKALIKES).strip().lower()
    if not plain:
        return NOTHING
    match = _FIGURE.fullmatch(plain)
    if match is None:
        return Misread(_figure_remedy(plain))
    digits = re.sub("[ ,'_]", "", match["figure"])
    if len(digits) > _MOST_DIGITS:
        return Misread(f"a number of at most {_MOST_DIGITS} digits")
    signs = re.findall("[-+]", match["head"])
    if len(signs) > 1 or re.search("[-+=]", match["tail"]) or "=" in match["head"]:
        return Misread(_AMOUNT_REMEDY)
    return _Typed(
        sign="".join(signs),
        number=Decimal(digits),
        words=(*_words(match["head"]), *_words(match["tail"])),
        absolute=match["absolute"] is not None,
        figure=match["figure"],
    )


def _words(text: str) -> list[str]:
    """Split what stands beside a figure, also where nothing separates it: `k usd`, `kusd`, `%`."""
    words = re.findall(r"[^\W\d_]+|[^\w\s+-]", text)
    if words and len(words[0]) == _CODE_LENGTH + 1 and words[0][0] in _THOUSANDS:
        words[:1] = [words[0][0], words[0][1:]]
    return words


def _currencies(word: str) -> tuple[str, ...]:
    """Return the currencies that a sign or a code may stand for; none for other words."""
    code = word.isascii() and word.isalpha() and len(word) == _CODE_LENGTH
    return _CURRENCY_SIGNS.get(word) or ((word.upper(),) if code else ())


def _figure_remedy(plain: str) -> str:
    if re.fullmatch(r"[^0-9]*[0-9]{1,3}(\.[0-9]{3})+,[0-9]*[^0-9]*", plain):
        return "a point starts decimals and commas group thousands: 185,000.50"
    if re.fullmatch(r"[^0-9]*[0-9]+,[0-9]{1,2}[^0-9]*", plain):
        return "a point starts decimals: 1.5; a comma groups thousands: 1,500"
    return _AMOUNT_REMEDY


def _times(number: Decimal, words: list[str]) -> Decimal:
    """Multiply by the thousands or millions that the words say."""
    if not words:
        return number
    return _without_end_zeros(_EXACT.multiply(number, _THOUSANDS[words[0]]))


def _share(typed: _Typed, field: _Field) -> Understood | Misread:
    """Move what was there by a share of it."""
    shown = shown_number(typed.number)
    if not typed.sign or typed.absolute:
        return Misread(f"+{shown}% or -{shown}% of what is there, or an amount")
    if field.before is None:
        return Misread(f"an amount: there is nothing yet to take {shown} % of")
    change = _EXACT.scaleb(_EXACT.multiply(abs(field.before), Decimal(typed.sign + "1") * typed.number), -2)
    return _understood(_without_end_zeros(_EXACT.add(field.before, change)), field)


def _moved(typed: _Typed, number: Decimal, field: _Field) -> Decimal:
    """Count from what was there where a sign says so."""
    if typed.sign == "-":
        number = _EXACT.subtract(Decimal(0), number)
    counts = typed.sign == "+" or (typed.sign == "-" and field.least >= 0)
    if field.before is None or not counts or typed.absolute:
        return number
    return _without_end_zeros(_EXACT.add(field.before, number))


def _without_end_zeros(value: Decimal) -> Decimal:
    """Drop the zeros that a calculation left at the end; a whole number gets no exponent."""
    whole = value.to_integral_value(context=_EXACT)
    return whole if value == whole else value.normalize(_EXACT)


def _understood(value: Decimal, field: _Field, note: str = "") -> Understood | Misread:
    """Check the bounds and say what was understood, and how it differs from what was there."""
    shown = f"{shown_number(value)} {field.unit}".rstrip()
    if value < field.least and field.most >= MOST:
        return Misread(f"not below {shown_number(field.least)}; this is {shown}")
    if not field.least <= value <= field.most:
        return Misread(f"from {shown_number(field.least)} to {shown_number(field.most)}; this is {shown}")
    return Understood(value, shown + _difference(value, field) + note)


def _difference(value: Decimal, field: _Field) -> str:
    """Say how a value differs from what was there; the share only where it is not itself in a unit."""
    if field.before is None:
        return ""
    if value == field.before:
        return " (unchanged)"
    change = _EXACT.subtract(value, field.before)
    if field.unit or field.before <= 0:
        return f" ({shown_change(change)})"
    percent = _EXACT.divide(_EXACT.scaleb(change, 2), field.before)
    share = f", {shown_change(percent, 1)} %" if abs(percent) >= _LEAST_SHARE else ""
    return f" ({shown_change(change)}{share})"


def read_line(text: str, *, required: bool = False) -> Understood | Misread:
    """Read one line of text, without the spaces around it."""
    line = text.strip()
    if not line:
        return Misread("this cannot be empty") if required else NOTHING
    return _without_controls(line, allowed="")


def read_lines(text: str) -> Understood | Misread:
    """Read text of any number of lines, kept as it is but for its line ends."""
    lines = text.replace("\r\n", "\n")
    return _without_controls(lines, allowed="\n\t") if lines.strip() else NOTHING


def _without_controls(text: str, allowed: str) -> Understood | Misread:
    for character in text:
        if unicodedata.category(character) in ("Cc", "Cs") and character not in allowed:
            return Misread(f"text without the control character {visible(character)}")
    return Understood(text)


def read_list(text: str, *, separator: str = "\n") -> Understood | Misread:
    """Read a list of texts, one a line or with another separator; empty items are left out."""
    items = [item.strip() for item in text.split(separator)]
    items = [item for item in items if item]
    for item in items:
        read = _without_controls(item, allowed="")
        if isinstance(read, Misread):
            return read
    return Understood(items, f"{len(items)} items" if len(items) > 1 else "") if items else NOTHING


def read_numbers(text: str, *, least: Decimal = Decimal(0), most: Decimal = MOST) -> Understood | Misread:
    """Read a list of numbers with spaces, commas, `;` or `/` between them; a percent sign may follow each."""
    numbers: list[Decimal] = []
    for item in re.split(r"[\s,;/]+", text.replace("%", " ").strip(" ,;/\t\n")):
        if not item:
            continue
        if not re.fullmatch(r"-?([0-9]{1,18}(\.[0-9]{0,18})?|\.[0-9]{1,18})", item):
            return Misread("numbers such as 5, 15, 40, 40")
        number = Decimal(item)
        if not least <= number <= most:
            return Misread(f"each from {shown_number(least)} to {shown_number(most)}; one is {item}")
        numbers.append(number)
    if not numbers:
        return NOTHING
    total = sum(numbers, Decimal(0))
    return Understood(numbers, f"{' + '.join(map(shown_number, numbers))} = {shown_number(total)}")


def read_choice(text: str, choices: Mapping[str, Plain]) -> Understood | Misread:
    """Read one of the choices, given by label and value; a label may be begun as long as only one fits."""
    wanted = text.strip().casefold()
    if not wanted:
        return NOTHING
    fits = [
        label for label, value in choices.items() if wanted in (label.casefold(), str(value).casefold())
    ] or [label for label in choices if label.casefold().startswith(wanted)]
    if len(fits) == 1:
        return Understood(choices[fits[0]], fits[0])
    return Misread(f"one of {', '.join(fits or choices)}")


def read_flag(text: str) -> Understood | Misread:
    """Read yes or no."""
    wanted = text.strip().casefold()
    if not wanted:
        return NOTHING
    for word, other, flag in (("yes", "true", True), ("no", "false", False)):
        if word.startswith(wanted) or other.startswith(wanted):
            return Understood(flag, word)
    return Misread("yes or no")


def read_currency(text: str, *, required: bool = False) -> Understood | Misread:
    """Read the code of a currency, as ISO 4217 has it: three letters."""
    code = text.strip().upper()
    if not code and not required:
        return NOTHING
    if not re.fullmatch("[A-Z]{3}", code):
        return Misread("three letters such as USD or EUR")
    return Understood(code, code)


def read_identifier(text: str) -> Understood | Misread:
    """Read the short name of a row: letters, digits, `-` and `_`."""
    name = text.strip()
    if not re.fullmatch(r"[A-Za-z0-9_-]+", name):
        return Misread("letters, digits, - and _ alone")
    return Understood(name)
