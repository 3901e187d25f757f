"""`completion`: the script that lets a shell complete commands, options and offers."""

import sys
from argparse import Namespace

from offer_tui.cli.output import failed, say
from offer_tui.core.visible import visible
from offer_tui.files.directory import Directory
from offer_tui.paths import offers_directory


def run(options: Namespace) -> int:
    """Print the script for a shell, or the offers that it asks for."""
    if options.offers:
        for slug in Directory(offers_directory(options.dir)).slugs():
            # What a shell would take for an option, or could not show as it is, is not offered.
            if not slug.startswith("-") and visible(slug) == slug:
                say(slug)
        return 0
    if options.shell is None:
        return failed("name a shell: bash, zsh or fish")
    sys.stdout.write(_script(options.shell))
    return 0


def _script(shell: str) -> str:
    # A shell asks for offers at each press of tab; that needs nothing of this.
    from offer_tui.cli.declared import declared  # noqa: PLC0415 - see above
    from offer_tui.cli.parser import parser  # noqa: PLC0415 - as above
    from offer_tui.cli.shells import bash, fish, zsh  # noqa: PLC0415 - as above
    from offer_tui.cli.shells.places import places  # noqa: PLC0415 - as above

    scripts = {"bash": bash.script, "zsh": zsh.script, "fish": fish.script}
    return scripts[shell](places(declared(parser())))
