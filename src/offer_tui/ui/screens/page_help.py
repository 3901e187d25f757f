"""What help says of each page besides its keys: what it is for, the advice that matters there, its signs."""

from collections.abc import Mapping
from dataclasses import dataclass

from offer_tui.core.keys import KeyPath
from offer_tui.ui import glyphs
from offer_tui.ui.actions import OFFER_PAGES

_ELEMENTS = (
    "Consider all elements: salary, bonus, signing bonus, relocation, stock, vacation, fringe benefits."
)
_RECORDS = "What has happened can always be written down; only plans are held back."


@dataclass(frozen=True, slots=True)
class PageHelp:
    """What there is to know on one page."""

    purpose: str
    """What the page is for, in one line."""
    rules: tuple[str, ...] = ()
    """Codes of the rules whose advice matters here, the one that matters first in front."""
    besides: tuple[str, ...] = ()
    """Advice that no rule can check, and how the page means it."""
    signs: tuple[tuple[str, str], ...] = ()
    """What stands on the page, and what it means."""


PAGE_HELP: Mapping[str, PageHelp] = {
    "home": PageHelp(
        "All your offers: how each of them stands, and what is due next.",
        ("N01", "N04", "N03"),
        signs=(
            ("Fit 6.1–8.5", "a range, because goals are not rated yet"),
            (f"4.6 {glyphs.BROKEN}", "not a fit: below your bar, or a must-have is missed"),
            ("Year 1", "what the first year pays, as first offered"),
            ("round 2/3", "the second of three rounds at most"),
            ("in 2 days  !", "the reply is due soon, or late"),
            (glyphs.MARKED, "marked for comparison"),
            (f"{glyphs.BROKEN} name.toml", "a file with a mistake, and where it is"),
        ),
    ),
    "package": PageHelp(
        "What is on offer, element by element, and what it comes to year by year.",
        ("N04", "N03"),
        (_ELEMENTS,),
        (
            (f"15 % {glyphs.ARROW} 24,750", "a share of base, and what it comes to"),
            ("Guaranteed", "owed by contract, whatever happens"),
            ("speculative", "options, what cannot be sold, what nobody promised"),
            ("percentile", "where it lies in what the market says"),
            ("If:", "something is assumed for this look, and not saved"),
        ),
    ),
    "fit": PageHelp(
        "How closely the job serves your career goals. Everything else waits for it.",
        ("N01", "N02"),
        (
            "The goals are yours and serve all offers; 100 points go to the one that matters most.",
            "What is not rated yet makes the score a range, until no rating can change the verdict.",
        ),
        (
            ("100 !", f"a must-have; {glyphs.BROKEN} where this job misses it"),
            (f"{glyphs.bar(0.8, 10)}   8", "the rating, 0 to 10"),
            ("Fit 6.0–8.0", "the lowest and the highest score still possible"),
        ),
    ),
    "priorities": PageHelp(
        "The items that matter most: what you want of each, and where you walk away.",
        ("N07",),
        (_ELEMENTS,),
        (
            ("Now", "on the table after all rounds"),
            ("Weight", "how much the item counts, by its rank alone"),
            ("Progress", "0 % at your walk-away point, 100 % where you desire it"),
        ),
    ),
    "strategy": PageHelp(
        "What you want in all, where you walk away, and what and whom you know.",
        ("N05", "N15", "N08", "N18", "N25"),
        signs=(
            ("sealed", "a change asks for the reason and keeps the old figure"),
            ("counts", "worth of an alternative, as likely as it is"),
            ("BATNA", "the best of them: what to expect without this offer"),
            ("weight", "how much a source of research counts"),
        ),
    ),
    "rounds": PageHelp(
        "Who asked what of whom, and what came back. Three rounds at most.",
        ("N10", "N13", "N14", "N17", "N16"),
        signs=(
            (f"165,000 {glyphs.ARROW} 185,000", "from what was on the table to what you ask"),
            ("granted, partial", "they gave all of it, or a part; “Now” is what"),
            ("refused", "they gave nothing; the limit they named is beside it"),
            ("not yet in writing", "agreed by word alone; ask them to confirm it"),
            ("w d", "your walk-away point and what you desire"),
        ),
    ),
    "decision": PageHelp(
        "How it ends, and what is left to do then, in its order.",
        ("N20", "N21", "N22"),
        signs=(
            ("to do, done", "the steps that your decision asks for"),
            ("not yet", "not in writing, or not thanked"),
        ),
    ),
    "record": PageHelp("One entry in full: a row for each thing that it can say."),
    "call": PageHelp(
        "What to say on the phone, in order; one key writes each answer down.",
        ("N16", "N17", "N18"),
        (_RECORDS,),
        (
            ("For them", "what they gain if they grant it"),
            ("Lever", "what to ask for if this one is refused"),
            ("Stop", "where to thank them and end the call"),
        ),
    ),
    "letter": PageHelp(
        "One letter, as it would go now. You send it; the program sends nothing.",
        ("N21", "N22"),
        signs=(
            ("[your first day]", "still to be filled in, from the file that keeps it"),
            ("Words", "how many, and whose: the program's or yours"),
        ),
    ),
    "bundles": PageHelp(
        "Packages that are worth the same to you, so that they can choose.",
        ("N10", "N17"),
        signs=(
            (f"{glyphs.MARKED} A", "the package that the panel explains"),
            ("worth", "of the ask before it, in yearly base salary"),
            ("Cash", "what they would have to pay out"),
        ),
    ),
    "problems": PageHelp(
        "What is wrong in this file, and what the guide says of the offer.",
        (),
        (_RECORDS, "Advice that you set aside stays in the file with your reason."),
        (
            ("F02, N15", "a problem of the file; a rule of the guide"),
            ("error", "the file cannot be used until it is mended"),
            ("block", "holds back the step that you plan"),
            ("warning", "likely a mistake, or likely to cost"),
            ("info", "to know, or to do"),
        ),
    ),
    "history": PageHelp(
        "The commits of this file in git, and what each of them changed.",
        (),
        (
            "Bringing a value back is an edit like any other.",
            "Nothing is committed unless settings.toml asks for it, and nothing is pushed.",
        ),
        (("now", "changed since the last commit"),),
    ),
    "profile": PageHelp(
        "What is the same for every offer: your goals, your current job, your name.",
        ("N01",),
        ("Every offer is rated on the same goals.",),
        (
            ("weight 100", "points: the move from worst to best of this goal"),
            ("must-have from 6", "with a lower rating the job is not a fit"),
        ),
    ),
    "compare": PageHelp(
        "Offers side by side with your current job, and what would change their order.",
        ("N02",),
        ("Every offer counts as it was first made.",),
        (
            ("257,500*", "the best of its row"),
            (glyphs.DASH, "not known, such as for want of an exchange rate"),
        ),
    ),
}
"""By the id of the page."""

_ENTRY_RULES: Mapping[str, tuple[str, ...]] = {
    "goals": ("N01",),
    "priorities": ("N07",),
    "alternatives": ("N05",),
    "research": ("N15",),
    "people": ("N08", "N09"),
    "limit": ("N18",),
    "signal": ("N25",),
    "rounds": ("N13", "N10"),
    "asks": ("N14", "N16", "N17"),
    "package": ("N03",),
}
"""The advice on one entry, by a table that it lies in; the innermost counts."""

EVERYWHERE = (
    (glyphs.CURSOR, "the row that keys act on"),
    ("▴ ▾", "there is more above, below"),
    ("…", "cut for want of room; the panel says all of it"),
)
"""What stands on every page."""
_ADVISED = (f"{glyphs.BROKEN} ! i", "before a row: the guide holds back, warns, informs")


def rules_of(page_id: str, path: KeyPath = ()) -> tuple[str, ...]:
    """Return the codes of the rules that matter on a page; of one entry those of the table it lies in."""
    if page_id != "record":
        return PAGE_HELP[page_id].rules
    tables = [part for part in reversed(path) if isinstance(part, str) and part in _ENTRY_RULES]
    return _ENTRY_RULES[tables[0]] if tables else ()


def signs_of(page_id: str) -> tuple[tuple[str, str], ...]:
    """Return the signs of a page with their meaning."""
    advised = page_id in (*OFFER_PAGES, "record", "call", "letter")
    return (*PAGE_HELP[page_id].signs, *((_ADVISED,) if advised else ()))
