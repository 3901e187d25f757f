"""Examples of the rules about rounds and requests: with whom, how, how often, why, what for."""

from tests.core.guide.cases import fires, quiet
from tests.core.guide.early_examples import HELD, PLANNED, ranked

DANA = '[[people]]\nid = "dana"\nname = "Dana Ruiz"\n'
PRIYA = '[[people]]\nid = "priya"\nname = "Priya Nair"\ndecides = true\n'
BASE = '[[rounds.asks]]\nitem = "base_salary"\nask = 185_000\n'
STOCK = '[[rounds.asks]]\nitem = "equity"\n'
PEER = '[[research]]\nid = "peer-1"\nitem = "base_salary"\nmid = 180_000\n'
MET_EQUITY = 'answer = "partial"\nlimit = "internal_equity"\n'
PACKAGE = "[package]\nbase_salary = 165_000\nremote_days = 2\n"
SIGNAL = '[[strategy.signal]]\ndate = 2026-10-20\nto = "dana"\nitem = "base_salary"\namount = 180_000\n'


def asking(item: str, figure: str, rest: str = "", mark: str = "") -> str:
    """Return an ask; the mark stands behind its figure."""
    return f'[[rounds.asks]]\nitem = "{item}"\nask = {figure}{mark}\n{rest}'


def because(reason: str, mark: str = "") -> str:
    """Return a planned round with an ask that has a reason and a point of research."""
    return f'{PEER}{PLANNED}{BASE}research = ["peer-1"]\nbecause = "{reason}"{mark}\n'


ROUND_EXAMPLES = (
    fires(
        "N08",
        "cannot decide, and somebody else can",
        DANA + "decides = false\n" + PRIYA + PLANNED + 'with = "dana" #!\n',
        "rounds[1].with: Round 1 is with Dana Ruiz, who cannot decide; Priya Nair can.",
    ),
    fires(
        "N08",
        "not known, in the latest round",
        DANA + HELD + HELD + 'with = "dana" #!\n',
        "rounds[2].with: Round 2 was with Dana Ruiz, of whom it is not recorded whether they can decide.",
    ),
    fires(
        "N08",
        "nobody recorded",
        "[[rounds]] #!\nplanned = true\n",
        "rounds[1].with: Round 1 names nobody: say with whom, and whether they can decide.",
    ),
    fires(
        "N08",
        "nobody recorded in the latest round, and somebody can decide",
        PRIYA + "[[rounds]] #!\ndate = 2026-11-18\n",
        "rounds[1].with: Round 1 names nobody: say with whom, and whether they can decide; Priya Nair can.",
    ),
    fires(
        "N08",
        "somebody who is not in the file",
        PLANNED + 'with = "tom" #!\n',
        "rounds[1].with: Round 1 is with tom, of whom it is not recorded whether they can decide.",
    ),
    quiet("N08", "can decide", PRIYA + PLANNED + 'with = "priya"\n'),
    quiet("N08", "what is past, once another is planned", PRIYA + HELD + PLANNED + 'with = "priya"\n'),
    quiet("N08", "no round", DANA),
    fires(
        "N09",
        "past and planned",
        '[strategy]\nprotocol_people = ["dana", "max"]\n'
        + DANA
        + PRIYA
        + HELD
        + 'with = "priya" #!\n'
        + PLANNED
        + 'with = "tom" #!\n',
        "rounds[1].with: Round 1 was with Priya Nair; the protocol names Dana Ruiz and max.",
        "rounds[2].with: Round 2 is with tom; the protocol names Dana Ruiz and max.",
    ),
    quiet("N09", "inside", '[strategy]\nprotocol_people = ["dana"]\n' + DANA + PLANNED + 'with = "dana"\n'),
    quiet("N09", "no protocol recorded", DANA + PLANNED + 'with = "dana"\n'),
    quiet("N09", "with whom is not known", '[strategy]\nprotocol_people = ["dana"]\n' + PLANNED),
    fires(
        "N10",
        "two priorities left out",
        ranked("base_salary", "equity", "level") + "[[rounds]] #!\nplanned = true\n" + BASE,
        "rounds[1]: Round 1 leaves out priorities: stock and level.",
    ),
    fires(
        "N10",
        "a new ask",
        ranked("base_salary", "equity")
        + HELD
        + BASE
        + STOCK
        + HELD
        + '[[rounds.asks]] #!\nitem = "relocation"\n'
        + BASE,
        "rounds[2].asks[1]: Round 2 asked for relocation, which round 1 did not.",
    ),
    quiet(
        "N10", "all in round one", ranked("base_salary", "equity") + PLANNED + BASE + STOCK + PLANNED + BASE
    ),
    quiet(
        "N10",
        "a priority that the offer meets",
        PACKAGE
        + '[[priorities]]\nitem = "base_salary"\n[[priorities]]\nitem = "remote_days"\ndesired = 2\n'
        + PLANNED
        + BASE,
    ),
    quiet(
        "N10",
        "a signing bonus for pay that internal equity has kept down",
        ranked("base_salary")
        + HELD
        + BASE
        + MET_EQUITY
        + PLANNED
        + '[[rounds.asks]]\nitem = "signing_bonus"\n',
    ),
    fires(
        "N10",
        "a signing bonus in the very round that met a limit",
        ranked("base_salary")
        + HELD
        + BASE
        + HELD
        + BASE
        + MET_EQUITY
        + '[[rounds.asks]] #!\nitem = "signing_bonus"\n',
        "rounds[2].asks[2]: Round 2 asked for signing bonus, which round 1 did not.",
    ),
    quiet("N10", "no round", ranked("base_salary", "equity")),
    fires(
        "N11",
        "four and five",
        HELD * 3 + "[[rounds]] #!\ndate = 2026-11-20\n[[rounds]] #!\nplanned = true\n",
        "rounds[4]: Round 4 comes after the third, which is the last.",
        "rounds[5]: Round 5 comes after the third, which is the last.",
    ),
    quiet("N11", "three", HELD * 2 + PLANNED),
    fires(
        "N12",
        "planned",
        HELD * 2 + "[[rounds]] #!\nplanned = true\n",
        "rounds[3]: Round 3 is the last; decide on what it brings.",
    ),
    fires(
        "N12",
        "held",
        HELD * 2 + "[[rounds]] #!\ndate = 2026-11-20\n",
        "rounds[3]: Round 3 was the last; decide on what it brought.",
    ),
    quiet("N12", "the second", HELD + PLANNED),
    fires(
        "N13",
        "planned by email",
        PLANNED + 'channel = "email" #!\n' + BASE,
        "rounds[1].channel: Round 1 asks by email.",
    ),
    fires(
        "N13",
        "done by text, and another planned",
        HELD + 'channel = "text" #!\n' + BASE + PLANNED + 'channel = "phone"\n' + BASE,
        "rounds[1].channel: Round 1 asked by text message.",
    ),
    quiet("N13", "written confirmation without an ask", HELD + 'channel = "email"\n'),
    quiet("N13", "on the phone", PLANNED + 'channel = "phone"\n' + BASE),
    fires(
        "N14",
        "neither",
        PLANNED + BASE + 'because = " " #!\n' + STOCK.replace("]]", "]] #!"),
        "rounds[1].asks[1].because: The ask for base salary has neither research nor a reason.",
        "rounds[1].asks[2].because: The ask for stock has neither research nor a reason.",
    ),
    fires(
        "N14",
        "in the latest round while none is planned",
        HELD + BASE + HELD + STOCK.replace("]]", "]] #!"),
        "rounds[2].asks[1].because: The ask for stock has neither research nor a reason.",
    ),
    quiet("N14", "what is past", HELD + BASE + PLANNED + BASE + 'because = "Peers."\n'),
    fires(
        "N14",
        "research that is not there",
        PLANNED + '[[rounds.asks]] #!\nitem = "base_salary"\nresearch = ["peer-1"]\n',
        "rounds[1].asks[1].because: The ask for base salary has neither research nor a reason.",
    ),
    quiet("N14", "a reason", PLANNED + BASE + 'because = "Peers."\n'),
    quiet("N14", "research", PEER + PLANNED + BASE + 'research = ["peer-1"]\n'),
    fires(
        "N16",
        "a demand",
        because("Rent is high, so I  NEED this.", " #!"),
        "rounds[1].asks[1].because: The ask for base salary demands: “I NEED”.",
    ),
    fires(
        "N16",
        "research and no reason",
        because("", " #!"),
        "rounds[1].asks[1].because: The ask for base salary has research and does not say why you"
        " are worth it.",
    ),
    *(
        fires(
            "N16",
            phrase,
            because(f"Well, {phrase}: 185.", " #!"),
            f"rounds[1].asks[1].because: The ask for base salary demands: “{phrase}”.",
        )
        for phrase in (
            *("i insist", "you have to", "it must", "must have", "or else", "take it or leave it"),
            *("or I walk", "or I’ll walk", "I must", "I expect"),
            *("will not sign for less", "won't accept anything less", "cannot sign unless"),
        )
    ),
    *(
        quiet("N16", f"harmless: {phrase}", because(phrase))
        for phrase in (
            "I need no ramp-up.",
            "I need only a week.",
            "I must not fail them, and I expect nothing else.",
            "I will not sign elsewhere. It is less work.",
            "And I walk them through it.",
        )
    ),
    quiet("N16", "harmless words", because("The team must ship by May; my final year was spent on it.")),
    quiet("N16", "part of a word", because("An INEED survey says so, more or elsewhere.")),
    quiet("N16", "without research N14 speaks", PLANNED + BASE),
    quiet("N16", "what is past", HELD + BASE + 'because = "I need it."\n' + PLANNED),
    fires(
        "N17",
        "empty in the latest round",
        HELD + BASE + HELD + BASE + 'for_them = "" #!\n',
        "rounds[2].asks[1].for_them: The ask for base salary has nothing in it for them.",
    ),
    fires(
        "N17",
        "not there",
        PLANNED + '[[rounds.asks]] #!\nitem = "base_salary"\n',
        "rounds[1].asks[1].for_them: The ask for base salary has nothing in it for them.",
    ),
    quiet("N17", "something", PLANNED + BASE + 'for_them = "No ramp-up."\n'),
    quiet("N17", "what is past", HELD + BASE + PLANNED),
    fires(
        "N18",
        "the same figure",
        HELD + BASE + MET_EQUITY + PLANNED + '[[rounds.asks]] #!\nitem = "base_salary"\nask = 185_000\n',
        "rounds[2].asks[1]: The ask for base salary met internal equity in round 1 and is asked"
        " again unchanged;"
        " signing bonus may be freer.",
    ),
    fires(
        "N18",
        "more, with another lever asked for already",
        HELD
        + BASE
        + MET_EQUITY
        + STOCK
        + PLANNED
        + '[[rounds.asks]] #!\nitem = "base_salary"\nask = 190_000\n',
        "rounds[2].asks[1]: The ask for base salary met internal equity in round 1 and is asked again with"
        " $190,000; stock may be freer.",
    ),
    fires(
        "N18",
        "less where less is more",
        "[package.custom.travel]\noffered = 10\nunit = 'days a month'\n"
        + HELD
        + asking("custom.travel", "6", 'answer = "refused"\nlimit = "budget"\n')
        + PLANNED
        + '[[rounds.asks]] #!\nitem = "custom.travel"\nask = 5\n',
        "rounds[2].asks[1]: The ask for travel met their budget in round 1 and is asked again with"
        " 5 days a month; stock may be freer.",
    ),
    fires(
        "N18",
        "an earlier start, all else refused or granted",
        "[dates]\nstart = 2027-02-01\n"
        + HELD
        + asking("start_date", "2027-01-11", 'answer = "refused"\nlimit = "company"\n')
        + "".join(
            f'[[rounds.asks]]\nitem = "{item}"\nanswer = "{answer}"\n'
            for item, answer in (
                ("signing_bonus", "refused"),
                ("equity", "granted"),
                ("vacation_days", "refused"),
                ("level", "granted"),
            )
        )
        + PLANNED
        + '[[rounds.asks]] #!\nitem = "start_date"\nask = 2027-01-04\n',
        "rounds[2].asks[1]: The ask for start date met a rule of the company in round 1 and is"
        " asked again with"
        " Mon 4 Jan 2027.",
    ),
    quiet("N18", "asked once", HELD + BASE + MET_EQUITY),
    quiet("N18", "no figure before", HELD + STOCK + MET_EQUITY + PLANNED + asking("equity", "250_000")),
    quiet("N18", "less", HELD + BASE + MET_EQUITY + PLANNED + asking("base_salary", "180_000")),
    quiet(
        "N18",
        "granted at last",
        HELD + BASE + MET_EQUITY + HELD + BASE + 'answer = "granted"\n' + PLANNED + BASE,
    ),
    quiet("N18", "no limit named", HELD + BASE + 'answer = "refused"\n' + PLANNED + BASE),
    quiet("N18", "no figure", HELD + STOCK + MET_EQUITY + PLANNED + STOCK),
    quiet(
        "N18", "another word", HELD + asking("level", '"L6"', MET_EQUITY) + PLANNED + asking("level", '"L5"')
    ),
    fires(
        "N25",
        "more than 10 % above",
        DANA + SIGNAL + PLANNED + asking("base_salary", "198_001", mark=" #!"),
        "rounds[1].asks[1].ask: The ask for base salary is $198,001; you signalled $180,000 to Dana Ruiz on"
        " Tue 20 Oct 2026.",
    ),
    fires(
        "N25",
        "the last signal counts",
        SIGNAL
        + SIGNAL.replace("180_000", "150_000").replace("10-20", "10-25")
        + SIGNAL.replace("180_000", "160_000").replace("10-20", "10-25")
        + PLANNED
        + asking("base_salary", "180_000", mark=" #!"),
        "rounds[1].asks[1].ask: The ask for base salary is $180,000; you signalled $160,000 to dana on"
        " Sun 25 Oct 2026.",
    ),
    fires(
        "N25",
        "the latest by date, on the day of the round",
        SIGNAL.replace("180_000", "160_000").replace("10-20", "11-18")
        + SIGNAL
        + SIGNAL.replace("date = 2026-10-20\n", "")
        + HELD
        + asking("base_salary", "180_000", mark=" #!"),
        "rounds[1].asks[1].ask: The ask for base salary is $180,000; you signalled $160,000 to dana on"
        " Wed 18 Nov 2026.",
    ),
    fires(
        "N25",
        "another day",
        '[[strategy.signal]]\nitem = "start_date"\namount = 2027-02-01\n'
        + PLANNED
        + asking("start_date", "2027-03-01", mark=" #!"),
        "rounds[1].asks[1].ask: The ask for start date is Mon 1 Mar 2027; you signalled Mon 1 Feb 2027.",
    ),
    fires(
        "N25",
        "less where less is more",
        "[package.custom.travel]\noffered = 10\n"
        '[[strategy.signal]]\nitem = "custom.travel"\namount = 8\n'
        + PLANNED
        + asking("custom.travel", "7", mark=" #!"),
        "rounds[1].asks[1].ask: The ask for travel is 7; you signalled 8.",
    ),
    quiet("N25", "10 % above to the cent", SIGNAL + PLANNED + asking("base_salary", "198_000.00")),
    quiet(
        "N25",
        "10 % below where less is more",
        '[package.custom.travel]\noffered = 10\n[[strategy.signal]]\nitem = "custom.travel"\namount = 8.8\n'
        + PLANNED
        + asking("custom.travel", "8"),
    ),
    quiet("N25", "less than signalled", SIGNAL + PACKAGE + PLANNED + asking("base_salary", "170_000")),
    quiet(
        "N25",
        "signalled after the round",
        SIGNAL + HELD.replace("11-18", "10-19") + asking("base_salary", "250_000"),
    ),
    quiet("N25", "of another item", SIGNAL + PLANNED + asking("equity", "250_000")),
    quiet("N25", "of another type", SIGNAL + PLANNED + asking("base_salary", '"lots"')),
    quiet(
        "N25",
        "the same day",
        '[[strategy.signal]]\nitem = "start_date"\namount = 2027-02-01\n'
        + PLANNED
        + asking("start_date", "2027-02-01"),
    ),
)
