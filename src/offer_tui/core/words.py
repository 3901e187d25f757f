"""The words of people for keys, choices, items and values of the format."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from offer_tui.core.items import item
from offer_tui.core.keys import KeyPath, Plain, shown
from offer_tui.core.wording import shown_number

_KEYS = {
    "desired_total": "Desired package",
    "walk_away_total": "Walk-away point",
    "walk_away_set": "Fixed on",
    "walk_away_reason": "Why there",
    "clawback_months": "Back if gone within",
    "clawback": "How much back",
    "clawback_basis": "Back before tax or after",
    "withheld_percent": "Tax withheld",
    "paid_month": "Paid in month",
    "previous_salary_reason": "Why so",
    "match": "Match tier",
    "protocol_people": "Protocol names",
    "shares": "Shares",
    "liquid": "Can be sold",
    "because": "Reason",
    "for_them": "In it for them",
    "with": "With",
    "ask": "Ask",
    "limit": "Their limit",
    "one_off": "Payment",
    "worth": "Worth to you",
    "who": "Says who",
    "decides": "Can decide",
    "wait_cost": "Cost of waiting",
    "likely_percent": "Likely",
    "every_months": "Vests every",
    "cliff_months": "Cliff",
    "months": "Vests over",
    "strike": "Strike price",
    "price": "Price",
    "must_have": "Must-have from",
    "points": "Weight",
    "id": "Short name",
    "to": "To",
    "from": "From",
    "reply_by": "Reply by",
    "written": "In writing",
    "start": "First day",
    "name": "Name",
}
_CHOICES = {
    "rsu": "shares (RSU)",
    "espp": "share plan (ESPP)",
    "in_person": "in person",
    "not_asked": "not asked",
}
_ABBREVIATED = ("percent", "months", "days")


def key_label(key: str, table: str = "") -> str:
    """Name a key for people: `cliff_months` is "Cliff", `raise_percent` is "Raise".

    `table` names the array of tables that the key is in, where one word means two things.
    """
    if (table, key) == ("asks", "value"):
        return "On the table"
    if key in _KEYS:
        return _KEYS[key]
    words = key.split("_")
    if len(words) > 1 and words[-1] in _ABBREVIATED and words[0] not in ("vacation", "remote"):
        words.pop()
    return " ".join(words).capitalize()


def choice_label(choice: str) -> str:
    """Name a choice for people: `signing_bonus` is "signing bonus"."""
    return _CHOICES.get(choice, choice.replace("_", " "))


def item_label(item_id: str) -> str:
    """Name an item for people; the id itself where there is no such item."""
    known = item(item_id)
    return known.label if known is not None else item_id


def key_words(path: KeyPath) -> str:
    """Name a place of a file for people: the key's own name, or the path of a whole row."""
    *above, last = path
    return key_label(last, str(above[-2]) if len(above) > 1 else "") if isinstance(last, str) else shown(path)


def values_words(value: Plain | None) -> str:
    """Write any value of a file in one line, for people to compare; nothing for none."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return ", ".join(f"{key_label(key).lower()} {values_words(one)}" for key, one in value.items())
    if isinstance(value, str):
        return value
    if isinstance(value, Sequence):
        return "; ".join(values_words(one) for one in value)
    return shown_number(Decimal(value)) if isinstance(value, int | Decimal) else value.isoformat()
