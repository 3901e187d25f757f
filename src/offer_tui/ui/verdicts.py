"""How verdicts look."""

from collections.abc import Mapping

from offer_tui.core.fit import Verdict
from offer_tui.ui.rows import Tone

TONES: Mapping[Verdict, Tone] = {
    Verdict.STRONG: Tone.GOOD,
    Verdict.NOT_A_FIT: Tone.BAD,
    Verdict.POSSIBLE: Tone.WARN,
    Verdict.UNDECIDED: Tone.PLAIN,
}
