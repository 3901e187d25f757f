"""Examples of the rules about the end: accepting, and declining by call, letter and thanks."""

from tests.core.guide.cases import fires, quiet

ACCEPTED = 'status = "accepted"\n'
DECLINED = 'status = "declined"\n'
WRITTEN = "[dates]\nwritten = 2026-11-12\n"
ROUND = "[[rounds]]\ndate = 2026-11-14\n"
GRANTED = '[[rounds.asks]]\nitem = "base_salary"\nask = 185_000\nanswer = "granted"\n'
PEOPLE = """\
[[people]]
id = "dana"
name = "Dana Ruiz"
made_offer = true
[[people]]
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
    quiet("N21", "withdrawn by them", '[decision]\noutcome = "withdrawn"\ndate = 2026-11-10\n'),
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
    quiet("N22", "no letter yet", DECLINED),
    fires(
        "N23",
        "long",
        "[decision] #!\ncalled = 2026-11-20\n",
        "decision.letter_sent: The letter of decline has 121 words; 120 are plenty.",
        letter="thanks " * 121,
    ),
    fires(
        "N23",
        "the private reason, written otherwise",
        '[decision]\nreason = "Four days there."\nletter_sent = 2026-11-20 #!\n',
        "decision.letter_sent: The letter of decline gives your private reason.",
        letter="I decline: FOUR days\nthere are many.",
    ),
    *(
        fires(
            "N23",
            f"figures such as {figure}",
            "[decision] #!\ncalled = 2026-11-20\n",
            f"decision.letter_sent: The letter of decline names figures: “{figure}”.",
            letter=f"I had hoped for {figure} at least.",
        )
        for figure in ("$185,000", "185,000", "185k", "15 %", "EUR 95000", "2.5 percent", "200 €")
    ),
    fires(
        "N23",
        "reasons",
        "[decision] #!\ncalled = 2026-11-20\n",
        "decision.letter_sent: The letter of decline goes into reasons: “Because”.",
        letter="Because the salary is too low, I decline.",
    ),
    quiet("N23", "brief and gracious", '[decision]\nreason = "On site."\n', GRACIOUS),
    quiet("N23", "a reason of two words", '[decision]\nreason = "The team."\n', "I liked the team."),
    quiet("N23", "120 words", "", "thanks " * 120),
    quiet("N23", "no letter", '[decision]\noutcome = "declined"\nreason = "Four days on site."\n'),
    fires(
        "N24",
        "declined",
        DECLINED + PEOPLE + "[decision] #!\ncalled = 2026-11-20\n",
        "decision.thanked: Thanks have not gone to Priya Nair and tom yet.",
    ),
    fires(
        "N24",
        "accepted, one thanked",
        ACCEPTED + PEOPLE + '[decision]\nthanked = ["tom"] #!\n',
        "decision.thanked: Thanks have not gone to Priya Nair yet.",
    ),
    quiet("N24", "all thanked", DECLINED + PEOPLE + '[decision]\nthanked = ["tom", "priya"]\n'),
    quiet("N24", "nobody interviewed", DECLINED + '[[people]]\nid = "dana"\nmade_offer = true\n'),
    quiet("N24", "expired", 'status = "expired"\n' + PEOPLE),
    quiet("N24", "not decided", PEOPLE),
)
