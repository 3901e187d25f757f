"""Commands that write something to be read, said or sent."""

from offer_tui.cli.arguments.commands import SLUG, Commands

_PLAIN = "print a fact a line, in full words"


def add(commands: Commands) -> None:
    """Declare them."""
    sheet = commands.add(
        "call-sheet",
        "call_sheet",
        "Print the call sheet of the next round.",
        "Requests with their data, what is in it for them, the next lever, and where to stop.",
        example="call-sheet globex --markdown",
    )
    sheet.add_argument("slug", metavar="SLUG", help=SLUG)
    form = sheet.add_mutually_exclusive_group()
    form.add_argument("--markdown", action="store_true", help="print Markdown")
    form.add_argument("--plain", action="store_true", help=_PLAIN)
    letter = commands.add(
        "letter",
        "letter",
        "Print a letter.",
        "Your own templates and drafts in the directory letters come before the program's.",
        example="letter globex decline --call-script",
    )
    letter.add_argument("slug", metavar="SLUG", help=SLUG)
    letter.add_argument("kind", choices=("ask-time", "accept", "decline", "thanks"), help="which letter")
    letter.add_argument("--to", metavar="PERSON", help="to whom, by the id in [[people]]")
    letter.add_argument("--call-script", action="store_true", help="what to say on the phone before it")
    letter.add_argument("--because", metavar="REASON", help="why, where the guide holds it back; kept")
    brief = commands.add(
        "brief",
        "brief",
        "Print the whole offer as a Markdown page, for a mentor or a partner.",
        example="brief globex --redact",
    )
    brief.add_argument("slug", metavar="SLUG", help=SLUG)
    brief.add_argument("--redact", action="store_true", help="leave out names and figures")
    brief.add_argument("--plain", action="store_true", help=_PLAIN)
