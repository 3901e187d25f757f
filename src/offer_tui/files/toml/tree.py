"""What a TOML text says."""

import tomllib
from decimal import Decimal
from functools import lru_cache

from offer_tui.core.keys import Tree


@lru_cache(maxsize=8)
def tree_of(text: str) -> Tree:
    """Return what a text without a byte order mark says, decimal numbers as Decimal.

    Raises tomllib.TOMLDecodeError. The last few are remembered: an edit looks at the text that it starts from
    and at the one that it makes several times over, and trees are never changed.
    """
    return tomllib.loads(text, parse_float=Decimal)
