"""File names from user text: what somebody calls a company never becomes a path."""

import re
import unicodedata
from collections.abc import Collection

LONGEST = 60
_RESERVED = {
    "profile",
    "settings",
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)),
}


def slug(name: str, taken: Collection[str] = ()) -> str:
    """Return a slug of `[a-z0-9-]` for a name, different from all that are taken (whatever their case).

    Names that a file system may reserve (`con`, `nul`) get an ending, as do those of the files beside the
    offers and a name that is taken.
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    base = re.sub(r"[^a-z0-9]+", "-", plain.casefold()).strip("-")[:LONGEST].rstrip("-") or "offer"
    if base in _RESERVED:
        base += "-offer"
    used = {one.casefold() for one in taken}
    found, number = base, 2
    while found in used:
        found, number = f"{base}-{number}", number + 1
    return found
