"""Commands for files that are kept in git."""

from offer_tui.cli.arguments.commands import Commands


def add(commands: Commands) -> None:
    """Declare them."""
    diff = commands.add(
        "diff",
        "diff",
        "Show what changed in an offer, a fact a line.",
        "Between two files, or in an offer since a commit. Exit code 0 for no difference, 1 for some.",
        example="diff globex HEAD~3",
    )
    diff.add_argument("old", metavar="SLUG|FILE", help="an offer, or the older of two files")
    diff.add_argument(
        "new", metavar="REV|FILE", nargs="?", help="a commit, HEAD if left out; or the newer file"
    )
    diff.add_argument("--plain", action="store_true", help="print words in place of arrows")
    driver = commands.add(
        "merge-driver",
        "merge_driver",
        "Merge two versions of an offer, as git's merge driver.",
        "Writes the result to OURS. Exit code 1 where both sides changed the same key: its lines then stand"
        " between conflict markers.",
        example="merge-driver %O %A %B %P",
    )
    for name, meaning in (
        ("base", "what both come from; %%O in git's settings"),
        ("ours", "%%A"),
        ("theirs", "%%B"),
        ("path", "the file's name, for messages; %%P"),
    ):
        driver.add_argument(name, metavar=name.upper(), help=meaning)
    git = commands.add(
        "git",
        "git",
        "Set up git for a repository of offers.",
        example="git setup --write",
    )
    setup = commands.actions(git).parser(
        "setup",
        "Let the repository of the offers directory merge and compare offers by key.",
        "Prints what that takes. It is set for this repository alone.",
        example="git setup --write",
    )
    setup.set_defaults(action="setup")
    setup.add_argument("--write", action="store_true", help="do it")
