"""Commands for scripts: single values, files in and out, and where offers lie."""

from offer_tui.cli.arguments.commands import SLUG, Commands, add_forms, add_json

_KEY = "as in package.base_salary, rounds[1].note or research[peer-1].mid"


def add(commands: Commands) -> None:
    """Declare them."""
    _add_values(commands)
    _add_looks(commands)
    _add_places(commands)
    _add_exchange(commands)


def _add_values(commands: Commands) -> None:
    get = commands.add(
        "get",
        "get",
        "Print the value of a key.",
        "Of a table or a row, all keys and values. Exit code 1: the file does not say it.",
        example="get globex package.base_salary",
    )
    change = commands.add(
        "set",
        "set",
        "Give a key a value.",
        "Values are read as the fields of the app read them: 185k, +4%, 24 nov. The number after the last row"
        " adds one. Before a value that begins with a minus, put --.",
        example="set globex package.base_salary 185k",
    )
    for one in (get, change):
        one.add_argument(
            "slug", metavar="SLUG|profile|settings", help=f"{SLUG}; `profile` or `settings` for that file"
        )
        one.add_argument("key", metavar="KEY", help=_KEY)
    add_forms(get, plain="print the same as without it: values alone, or a key and its value a line")
    change.add_argument("value", metavar="VALUE", nargs="?")
    change.add_argument("--unset", action="store_true", help="take the key, the row or the table away")


def _add_looks(commands: Commands) -> None:
    status = commands.add(
        "status",
        "status",
        "Print one line on the offer that is due soonest, with its next step.",
        "For a prompt or a status line; nothing where no offer is open.",
        example="status",
    )
    add_forms(status, plain="print the same as without it: one line")
    research = commands.add(
        "research",
        "research",
        "Show what the market says of each item.",
        "Means of the research points, each weighted by the kind of its source.",
        example="research globex",
    )
    research.add_argument("slug", metavar="SLUG", help=SLUG)
    add_forms(research)


def _add_places(commands: Commands) -> None:
    rename = commands.add(
        "rename",
        "rename",
        "Give an offer another name.",
        "Drafts of its letters and alternatives of other offers that name it follow.",
        example="rename globex globex-munich",
    )
    rename.add_argument("slug", metavar="SLUG", help=SLUG)
    rename.add_argument("new", metavar="NEW", help="of a-z, 0-9 and hyphens")
    archive = commands.add(
        "archive",
        "archive",
        "Put an offer away, or list what was put away.",
        "It lies in the directory archive of the offers directory, out of all lists.",
        example="archive umbra-labs",
    )
    which = archive.add_mutually_exclusive_group(required=True)
    which.add_argument("slug", metavar="SLUG", nargs="?", help=SLUG)
    which.add_argument("--list", action="store_true", help="list the archive")
    add_json(archive)
    restore = commands.add(
        "restore",
        "restore",
        "Bring an offer back from the archive or the trash.",
        "Prints the path of its file; it never replaces another.",
        example="restore umbra-labs",
    )
    restore.add_argument("name", metavar="NAME", help="as archive --list or trash has it")


def _add_exchange(commands: Commands) -> None:
    bring = commands.add(
        "import",
        "import_",
        "Add offers from CSV, or from JSON as export and show print it.",
        "Without --yes, what would be added is only shown. Columns that are named as keys need no --map."
        " Either all offers are added or none.",
        example="import offers.csv --map company=Company,role=Title,package.base_salary=Base --yes",
    )
    bring.add_argument("file", metavar="FILE", help="ends in .csv or .json")
    bring.add_argument(
        "--map", metavar="KEY=COLUMN,…", action="append", default=[], help="which column holds which key"
    )
    bring.add_argument(
        "--currency", help="of rows that name none, such as USD; left out: that of profile.toml"
    )
    bring.add_argument("--yes", action="store_true", help="add them")
    out = commands.add(
        "export",
        "export",
        "Print offers in another format.",
        "ics: reply-by dates, planned rounds and vesting cliffs with alarms, without any amount."
        " csv: an offer a row. json: all that the files say. md, html: a page to read or print.",
        example="export ics globex --output globex.ics",
    )
    out.add_argument("form", choices=("ics", "csv", "json", "md", "html"), help="which format")
    out.add_argument("slugs", metavar="SLUG", nargs="*", help="offers, by slug; left out: all")
    out.add_argument("--redact", action="store_true", help="md, html: leave out names and figures")
    out.add_argument("--output", metavar="PATH", help="write a file instead")
    out.add_argument("--force", action="store_true", help="let it replace a file")
