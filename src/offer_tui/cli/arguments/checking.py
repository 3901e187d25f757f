"""Commands that say what is wrong, and what the guide says."""

from offer_tui.cli.arguments.commands import Commands, add_json


def add(commands: Commands) -> None:
    """Declare them."""
    check = commands.add(
        "check",
        "check",
        "Check files.",
        "Exit code 0: nothing above info; 1: problems or advice, a line each; 2: something cannot be read.",
        example="check ~/offers/globex.toml",
    )
    check.add_argument("paths", metavar="PATH", nargs="*", help="files or directories; left out: all offers")
    check.add_argument("--no-guide", action="store_true", help="leave out the advice of the guide")
    add_json(check)
    rule = commands.add(
        "rule",
        "rule",
        "Explain a rule of the guide, or list all.",
        "Each comes from a piece of advice, and can be set aside for an offer with a reason.",
        example="rule N13",
    )
    rule.add_argument("code", metavar="CODE", nargs="?", help="such as N13; left out: all")
    add_json(rule)
