"""Examples of the rules about the end: accepting, and declining by call, letter and thanks."""

from offer_tui.core.guide.case import OwnLetter
from tests.core.guide.cases import MARK, fires, quiet

ACCEPTED = 'status = "accepted"\n'
DECLINED = 'status = "declined"\n'
WRITTEN = "[dates]\nwritten = 2026-11-12\n"
ROUND = "[[rounds]]\ndate = 2026-11-14\n"
GRANTED = '[[rounds.asks]]\nitem = "base_salary"\nask = 185_000\nanswer = "granted"\n'
PACKAGE = "[package]\nbase_salary = 165_000\n"
MAKER = '[[people]]\nid = "dana"\nname = "Dana Ruiz"\nmade_offer = true\n'
PEOPLE = f"""\
{MAKER}[[people]]
id = "priya"
name = "Priya Nair"
interviewed = true
[[people]]
id = "tom"
interviewed = true
"""
GRACIOUS = """\
21 November 2026

Dear Dana Ruiz,

Thank you for offering me the position of Staff Engineer at Globex, and for the care of everybody I met.
After careful thought I have decided not to accept it. I wish you and the team all the best.

Robin Avery
(617) 555-0142
1200 K Street, Boston, MA 02139
"""


def draft(text: str) -> OwnLetter:
    """Return a letter of decline that the person has written for this very offer."""
    return OwnLetter(text, is_draft=True)


def marked(people: str, *ids: str) -> str:
    """Return people with a mark at the rows of some of them."""
    for one in ids:
        people = people.replace(f'[[people]]\nid = "{one}"', f'[[people]] {MARK}\nid = "{one}"')
    return people


END_EXAMPLES = (
    fires(
        "N20",
        "what was granted by word alone",
        ACCEPTED + WRITTEN + ROUND + GRANTED + "in_writing = false #!\n",
        "rounds[1].asks[1].in_writing: You accept while base salary, agreed in round 1, is not in writing.",
    ),
    fires(
        "N20",
        "the second of two equal asks, where the file says nothing",
        '[decision]\noutcome = "accepted"\n'
        + WRITTEN
        + ROUND
        + GRANTED
        + "in_writing = true\n"
        + GRANTED.replace("]]\n", "]] #!\n"),
        "rounds[1].asks[2].in_writing: You accept while base salary, agreed in round 1, is not in writing.",
    ),
    fires(
        "N20",
        "the offer itself",
        ACCEPTED + "[dates] #!\nreceived = 2026-11-10\n",
        "dates.written: You accept an offer that is not in writing.",
    ),
    quiet("N20", "all in writing", ACCEPTED + WRITTEN + ROUND + GRANTED + "in_writing = true\n"),
    quiet(
        "N20", "refused needs no writing", ACCEPTED + WRITTEN + ROUND + GRANTED.replace("granted", "refused")
    ),
    quiet("N20", "not accepted", 'status = "negotiating"\n' + ROUND + GRANTED),
    fires(
        "N21",
        "two days after the decision",
        '[decision] #!\noutcome = "declined"\ndate = 2026-11-19\n',
        "decision.called: You decided to decline 2 days ago and have not called.",
    ),
    quiet("N21", "the day after", '[decision]\noutcome = "declined"\ndate = 2026-11-20\n'),
    quiet("N21", "called", DECLINED + "[decision]\ndate = 2026-11-10\ncalled = 2026-11-11\n"),
    quiet("N21", "decided when, nobody knows", DECLINED),
    *(
        quiet("N21", ended, f'[decision]\noutcome = "{ended}"\ndate = 2026-11-10\n')
        for ended in ("withdrawn", "expired")
    ),
    fires(
        "N22",
        "no call at all",
        '[decision]\noutcome = "declined"\nletter_sent = 2026-11-20 #!\n',
        "decision.letter_sent: The letter went on Fri 20 Nov 2026 and no call is recorded.",
    ),
    fires(
        "N22",
        "the call a day late",
        DECLINED + "[decision]\ncalled = 2026-11-21\nletter_sent = 2026-11-20 #!\n",
        "decision.letter_sent: The letter went on Fri 20 Nov 2026 and the call came on Sat 21 Nov 2026.",
    ),
    quiet("N22", "on one day", DECLINED + "[decision]\ncalled = 2026-11-20\nletter_sent = 2026-11-20\n"),
    quiet("N22", "a letter of acceptance", ACCEPTED + "[decision]\nletter_sent = 2026-11-20\n"),
    quiet("N22", "withdrawn", '[decision]\noutcome = "withdrawn"\nletter_sent = 2026-11-20\n'),
    quiet("N22", "no letter yet", DECLINED),
    fires(
        "N23",
        "long",
        DECLINED + "[decision] #!\ncalled = 2026-11-20\n",
        "decision.letter_sent: The letter of decline has 121 words; 120 are plenty.",
        letter=OwnLetter("thanks " * 121),
    ),
    fires(
        "N23",
        "a draft before the decision",
        "[decision] #!\ncalled = 2026-11-20\n",
        "decision.letter_sent: The letter of decline has 121 words; 120 are plenty.",
        letter=draft("thanks " * 121),
    ),
    fires(
        "N23",
        "declined by the status alone",
        'status = "declined" #!\n' + PACKAGE,
        "status: The letter of decline goes into reasons: “Because”.",
        letter=OwnLetter("Because I say so."),
    ),
    fires(
        "N23",
        "the private reason, written otherwise",
        '[decision]\nreason = "Four days there."\nletter_sent = 2026-11-20 #!\n',
        "decision.letter_sent: The letter of decline gives your private reason.",
        letter=draft("I decline: FOUR days\nthere are many."),
    ),
    *(
        fires(
            "N23",
            f"figures such as {figure}",
            "[decision] #!\ncalled = 2026-11-20\n",
            f"decision.letter_sent: The letter of decline names figures: “{figure}”.",
            letter=draft(f"I had hoped for {figure} at least."),
        )
        for figure in ("$185,000", "185,000", "185k", "15 %", "EUR 95000", "2.5 percent", "200 €")
    ),
    fires(
        "N23",
        "reasons",
        "[decision] #!\ncalled = 2026-11-20\n",
        "decision.letter_sent: The letter of decline goes into reasons: “Because”.",
        letter=draft("Because the salary is too low, I decline."),
    ),
    quiet("N23", "brief and gracious", DECLINED + '[decision]\nreason = "On site."\n', draft(GRACIOUS)),
    quiet(
        "N23",
        "a reason of two words",
        DECLINED + '[decision]\nreason = "The team."\n',
        draft("I liked the team."),
    ),
    quiet("N23", "120 words", DECLINED, draft("thanks " * 120)),
    quiet("N23", "a long template of an offer that is open", "", OwnLetter("thanks " * 121)),
    *(
        quiet("N23", f"a draft of an offer that is {ended}", f'status = "{ended}"\n', draft("thanks " * 121))
        for ended in ("accepted", "withdrawn", "expired")
    ),
    quiet("N23", "no letter", '[decision]\noutcome = "declined"\nreason = "Four days on site."\n'),
    fires(
        "N24",
        "declined",
        DECLINED + marked(PEOPLE, "priya", "tom"),
        "people[2]: Thanks have not gone to Priya Nair yet.",
        "people[3]: Thanks have not gone to tom yet.",
    ),
    fires(
        "N24",
        "accepted, one thanked",
        ACCEPTED + marked(PEOPLE, "priya") + '[decision]\nthanked = ["tom"]\n',
        "people[2]: Thanks have not gone to Priya Nair yet.",
    ),
    *(
        fires(
            "N24",
            ended,
            f'status = "{ended}"\n' + marked(PEOPLE, "tom") + '[decision]\nthanked = ["priya"]\n',
            "people[3]: Thanks have not gone to tom yet.",
        )
        for ended in ("withdrawn", "expired")
    ),
    quiet("N24", "all thanked", DECLINED + PEOPLE + '[decision]\nthanked = ["tom", "priya"]\n'),
    quiet("N24", "who interviewed made the offer", DECLINED + MAKER + "interviewed = true\n"),
    quiet("N24", "nobody interviewed", DECLINED + MAKER),
    quiet("N24", "not decided", PEOPLE),
)
