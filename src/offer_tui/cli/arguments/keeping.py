"""Commands that make files, throw them away and bring them back."""

from offer_tui.cli.arguments.commands import Commands, add_forms, typed


def add(commands: Commands) -> None:
    """Declare them."""
    new = commands.add(
        "new",
        "new",
        "Add an offer and print the path of its file.",
        "In a terminal, what is left out is asked for.",
        example='new "Northwind Robotics" "Staff Engineer" --currency USD --set package.base_salary=165k',
    )
    new.add_argument("company", metavar="COMPANY", nargs="?")
    new.add_argument("role", metavar="ROLE", nargs="?")
    new.add_argument("--currency", help="of its amounts, such as USD; left out: that of profile.toml")
    new.add_argument(
        "--set",
        metavar="KEY=VALUE",
        action="append",
        default=[],
        help="one more value, as `set` takes it; may be repeated",
    )
    trash = commands.add(
        "trash",
        "trash",
        "List what was thrown away, bring it back, or delete it for good.",
        "Offers and drafts of letters lie in the directory trash of the offers directory.",
        example="trash restore globex",
    )
    add_forms(trash)
    actions = commands.actions(trash)
    restore = actions.parser(
        "restore",
        "Bring one back.",
        "Prints the path of its file; it never replaces another.",
        example="trash restore globex",
    )
    restore.set_defaults(action="restore")
    restore.add_argument("name", metavar="NAME", help="as listed; of an offer, .toml may be left out")
    empty = actions.parser(
        "empty",
        "Delete what is there for good.",
        "Without --yes, what would go is only listed.",
        example="trash empty --older-than 90 --yes",
    )
    empty.set_defaults(action="empty")
    empty.add_argument(
        "--older-than", metavar="DAYS", type=typed("days"), help="only what was thrown away more days ago"
    )
    empty.add_argument("--yes", action="store_true", help="do it: nothing brings them back")
