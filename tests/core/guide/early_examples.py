"""Examples of the rules that speak before the first round: fit, time, strategy, research."""

from tests.core.guide.cases import fires, quiet

PLANNED = "[[rounds]]\nplanned = true\n"
HELD = "[[rounds]]\ndate = 2026-11-18\n"
RATED = "[fit.depth]\nrating = 9\n[fit.calm]\nrating = 6\n"
STRATEGY = "[strategy]\ndesired_total = 245_000\nwalk_away_total = 205_000\n"
STAY = '[[alternatives]]\nname = "Stay at Initech"\nvalue = 175_000\n'


def point(source: str, day: str, mark: str = "", item: str = "base_salary") -> str:
    """Return a point of research."""
    row = f'[[research]]{mark}\nitem = "{item}"\nmid = 180_000\nsource = "{source}"\n'
    return f"{row}date = {day}\n" if day else row


def ranked(*items: str) -> str:
    """Return priorities."""
    return "".join(f'[[priorities]]\nitem = "{item}"\n' for item in items)


EARLY_EXAMPLES = (
    fires(
        "N01",
        "a deciding goal is not rated",
        "[fit.depth]\nrating = 9\n[[rounds]] #!\nplanned = true\n",
        "rounds[1]: Round 1 is planned and the fit is not settled: “Sleep at night” decides it.",
    ),
    quiet("N01", "the fit is settled", RATED + PLANNED),
    quiet("N01", "settled by the must-have before all is rated", "[fit.calm]\nrating = 2\n" + PLANNED),
    quiet("N01", "the round took place", HELD),
    quiet("N01", "no round yet", ""),
    fires(
        "N02",
        "a must-have is missed",
        "[fit.calm]\nrating = 2\n[[rounds]]\ndate = 2026-11-18\n[[rounds]] #!\nplanned = true\n",
        "rounds[2]: You negotiate for a job that is not a fit: “Sleep at night” is a must-have and missed.",
    ),
    fires(
        "N02",
        "below the bar",
        "[fit.depth]\nrating = 3\n[fit.calm]\nrating = 6\n[[rounds]] #!\nplanned = true\n",
        "rounds[1]: You negotiate for a job that is not a fit: the fit is 3.6 and your own bar 5.0.",
    ),
    quiet("N02", "a strong fit", RATED + PLANNED),
    quiet("N02", "possible is not below the bar", "[fit.depth]\nrating = 5\n[fit.calm]\nrating = 5\n" + HELD),
    quiet("N02", "no negotiation", "[fit.calm]\nrating = 2\n"),
    fires(
        "N03",
        "only a start is dated",
        "[dates] #!\nstart = 2027-02-01\n[[rounds]]\nplanned = true\n",
        "dates.written: Round 1 is planned and the offer is not in writing yet.",
    ),
    fires(
        "N03",
        "no dates at all",
        PLANNED,
        "dates.written: Round 1 is planned and the offer is not in writing yet.",
    ),
    quiet("N03", "in writing", "[dates]\nwritten = 2026-11-12\n" + PLANNED),
    quiet("N03", "the round took place", HELD),
    fires(
        "N04",
        "nothing but received",
        "[dates] #!\nreceived = 2026-11-20\n",
        "dates.thanked: The offer came on Fri 20 Nov 2026 and no thanks are recorded.",
        "dates.time_requested: The offer came on Fri 20 Nov 2026 and no request for time is recorded.",
        "dates.reply_by: The offer came on Fri 20 Nov 2026 and it is not recorded when they want an answer.",
    ),
    fires(
        "N04",
        "after a round there is no asking for time",
        "[dates] #!\nreceived = 2026-11-10\nreply_by = 2026-11-30\n" + HELD,
        "dates.thanked: The offer came on Tue 10 Nov 2026 and no thanks are recorded.",
    ),
    quiet(
        "N04",
        "all recorded",
        "[dates]\nreceived = 2026-11-20\nthanked = 2026-11-20\ntime_requested = 2026-11-20\n"
        "reply_by = 2026-11-30\n",
    ),
    quiet("N04", "no offer received yet", "[dates]\nstart = 2027-02-01\n"),
    fires(
        "N05",
        "the whole strategy",
        PLANNED,
        "strategy.desired_total: Round 1 is planned without a desired package.",
        "strategy.walk_away_total: Round 1 is planned without a walk-away point.",
        "alternatives: Round 1 is planned without an alternative.",
    ),
    fires(
        "N05",
        "the walk-away point alone",
        "[strategy] #!\ndesired_total = 245_000\n" + STAY + PLANNED,
        "strategy.walk_away_total: Round 1 is planned without a walk-away point.",
    ),
    quiet("N05", "all three are there", STRATEGY + STAY + PLANNED),
    quiet("N05", "the round took place", HELD),
    fires(
        "N06",
        "beyond desired",
        "[strategy]\ndesired_total = 245_000\nwalk_away_total = 250_000 #!\n",
        "strategy.walk_away_total: The walk-away point of $250,000 is above the desired package of $245,000.",
    ),
    fires(
        "N06",
        "below the best certain alternative",
        "[strategy]\nwalk_away_total = 170_000 #!\n" + STAY,
        "strategy.walk_away_total: The walk-away point of $170,000 is below “Stay at Initech”,"
        " which is certain and counts $175,000.",
    ),
    quiet("N06", "at both ends", "[strategy]\ndesired_total = 175_000\nwalk_away_total = 175_000\n" + STAY),
    quiet(
        "N06",
        "below an alternative that is not certain",
        '[strategy]\nwalk_away_total = 170_000\n[[alternatives]]\nname = "Go on"\nvalue = 270_000\n'
        "likely_percent = 40\n",
    ),
    quiet("N06", "an alternative of no known value", '[[alternatives]]\nname = "Stay"\n' + STRATEGY),
    fires(
        "N07",
        "one",
        '[[priorities]] #!\nitem = "base_salary"\n',
        "priorities: One item alone is ranked; two or three should be.",
    ),
    fires(
        "N07",
        "four",
        '[[priorities]] #!\nitem = "base_salary"\n' + ranked("equity", "level", "relocation"),
        "priorities: 4 items are ranked; two or three should be.",
    ),
    fires(
        "N07",
        "none in a round",
        HELD,
        "priorities: No item is ranked; two or three should be.",
    ),
    quiet("N07", "two", ranked("base_salary", "equity")),
    quiet("N07", "three", ranked("base_salary", "equity", "level") + PLANNED),
    quiet("N07", "none and no round", ""),
    fires(
        "N15",
        "websites and postings alone",
        ranked("base_salary", "level")
        + point("website", "2026-11-02", " #!")
        + point("posting", "2026-11-02"),
        "research[1]: The market figure of base salary rests on websites and postings alone.",
    ),
    fires(
        "N15",
        "one point",
        ranked("base_salary", "level")
        + point("network", "2026-11-02", item="equity")
        + point("network", "2026-11-02", " #!"),
        "research[2]: The market figure of base salary rests on one point alone.",
    ),
    fires(
        "N15",
        "older than a year, of an item asked for",
        point("network", "2025-11-20", " #!")
        + point("survey", "2024-06-30")
        + HELD
        + '[[rounds.asks]]\nitem = "base_salary"\n',
        "research[1]: The market figure of base salary rests on nothing newer than a year.",
    ),
    quiet(
        "N15",
        "a year old to the day, a person among the sources",
        ranked("base_salary", "level") + point("recruiter", "2025-11-21") + point("website", "2024-01-01"),
    ),
    quiet(
        "N15",
        "of unknown age",
        ranked("base_salary", "level") + point("network", "") + point("survey", "2024-01-01"),
    ),
    quiet("N15", "of an item that nobody asks for", ranked("equity", "level") + point("website", "")),
    quiet(
        "N15",
        "a point without a figure",
        ranked("base_salary", "level") + '[[research]]\nitem = "base_salary"',
    ),
    fires(
        "N19",
        "undecided in so many words",
        '[strategy]\nprevious_salary = "undecided" #!\n' + PLANNED,
        "strategy.previous_salary: Round 1 is planned and you have not decided what to say of your"
        " previous salary.",
    ),
    fires(
        "N19",
        "not said",
        "[strategy] #!\ndesired_total = 1\n" + PLANNED,
        "strategy.previous_salary: Round 1 is planned and you have not decided what to say of your"
        " previous salary.",
    ),
    quiet("N19", "decided", '[strategy]\nprevious_salary = "not_asked"\n' + PLANNED),
    quiet("N19", "the round took place", HELD),
    fires(
        "N26",
        "in two days",
        "[dates]\nreply_by = 2026-11-23 #!\n",
        "dates.reply_by: Your reply is due in 2 days, on Mon 23 Nov 2026.",
    ),
    fires(
        "N26",
        "today",
        "[dates]\nreply_by = 2026-11-21 #!\n",
        "dates.reply_by: Your reply is due today, on Sat 21 Nov 2026.",
    ),
    fires(
        "N26",
        "past",
        "[dates]\nreply_by = 2026-11-20 #!\n",
        "dates.reply_by: Your reply was due yesterday, on Fri 20 Nov 2026.",
    ),
    quiet("N26", "in three days", "[dates]\nreply_by = 2026-11-24\n"),
    quiet("N26", "decided", 'status = "expired"\n[dates]\nreply_by = 2026-11-20\n'),
    fires(
        "N27",
        "a change without a reason",
        "[strategy]\nwalk_away_total = 200_000\n[[strategy.walk_away_change]]\nfrom = 205_000\nto = 200_000\n"
        'reason = " " #!\n',
        "strategy.walk_away_change[1].reason: The walk-away point went from $205,000 to $200,000"
        " without a reason.",
    ),
    fires(
        "N27",
        "lower than the last change",
        "[strategy]\nwalk_away_total = 190_000 #!\n[[strategy.walk_away_change]]\nfrom ="
        " 205_000\nto = 200_000\n"
        'reason = "June."\n',
        "strategy.walk_away_total: The walk-away point went from $200,000 to $190,000 outside its"
        " recorded changes.",
    ),
    fires(
        "N27",
        "lowered between two changes",
        "[strategy]\nwalk_away_total = 200_000\n[[strategy.walk_away_change]]\nfrom = 190_000\nto = 205_000\n"
        'reason = "Rent."\n[[strategy.walk_away_change]]\nfrom = 195_000 #!\nto = 200_000\n',
        "strategy.walk_away_change[2].from: The walk-away point went from $205,000 to $195,000"
        " outside its recorded changes.",
    ),
    fires(
        "N27",
        "taken away and set again lower",
        "[strategy]\nwalk_away_total = 200_000\n[[strategy.walk_away_change]] #!\nfrom = 205_000\n",
        "strategy.walk_away_change[1].reason: The walk-away point went from $205,000 to $200,000"
        " without a reason.",
    ),
    quiet(
        "N27",
        "lowered with a reason",
        "[strategy]\nwalk_away_total = 200_000\n[[strategy.walk_away_change]]\nfrom = 205_000\nto = 200_000\n"
        'reason = "Start date moved to June."\n',
    ),
    quiet(
        "N27",
        "raised without a reason, and again by hand",
        "[strategy]\nwalk_away_total = 215_000\n[[strategy.walk_away_change]]\nfrom = 205_000\nto ="
        " 210_000\n",
    ),
    quiet("N27", "never changed", STRATEGY),
)
