"""`path`: where the offers are."""

import sys
from argparse import Namespace

from offer_tui.paths import offers_directory


def run(options: Namespace) -> int:
    """Print the path of the offers directory, as it is, for scripts."""
    sys.stdout.write(f"{offers_directory(options.dir)}\n")
    return 0
