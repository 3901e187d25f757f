"""Commands that say what is wrong, and what the guide says."""

from offer_tui.cli.arguments.commands import Commands, add_forms


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
    form = check.add_mutually_exclusive_group()
    form.add_argument(
        "--format",
        choices=("text", "plain", "json", "github"),
        default="text",
        help="how to print: for people and editors, to be read aloud, for programs, as annotations of GitHub;"
        " left out: text",
    )
    for name, meaning in (("json", "print JSON"), ("plain", "print a finding a line, in full words")):
        form.add_argument(f"--{name}", dest="format", action="store_const", const=name, help=meaning)
    schema = commands.add(
        "schema",
        "schema",
        "Print a JSON Schema of the files, for editors.",
        "With it, an editor completes keys, explains them and marks mistakes while you type.",
        example="schema --write --directive all",
    )
    schema.add_argument(
        "file",
        nargs="?",
        choices=("offer", "profile", "settings"),
        help="whose schema; left out: the offer's, and all with --write",
    )
    schema.add_argument(
        "--write", action="store_true", help="write to the directory schema of the offers directory"
    )
    schema.add_argument(
        "--directive",
        metavar="SLUG|profile|settings|all",
        help="put the line that names the schema on top of an offer's file, of profile, settings or all",
    )
    rule = commands.add(
        "rule",
        "rule",
        "Explain a rule of the guide, or list all.",
        "Each comes from a piece of advice, and can be set aside for an offer with a reason.",
        example="rule N13",
    )
    rule.add_argument("code", metavar="CODE", nargs="?", help="such as N13; left out: all")
    add_forms(rule)
    rules = commands.add("rules", "rule", "List the rules of the guide.", example="rules --json")
    rules.set_defaults(code=None)
    add_forms(rules)
