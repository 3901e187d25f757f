from decimal import Decimal

from offer_tui.core.decoding import decoded
from offer_tui.core.settings import Settings, SourceWeights


def test_an_empty_file_leaves_everything_to_the_program() -> None:
    assert decoded(Settings, {}) == (Settings(research=SourceWeights()), ())


def test_weights_are_read_exactly() -> None:
    settings, problems = decoded(
        Settings, {"format": 1, "research": {"website": Decimal("0.5"), "survey": 0}}
    )
    assert problems == ()
    assert settings.research == SourceWeights(website=Decimal("0.5"), survey=Decimal(0))


def test_a_weight_cannot_be_negative() -> None:
    _, problems = decoded(Settings, {"research": {"network": -1}})
    assert [(one.code, one.key) for one in problems] == [("F05", ("research", "network"))]


def test_nothing_is_committed_unless_the_settings_say_so() -> None:
    assert decoded(Settings, {})[0].git.commit == "off"
    settings, problems = decoded(Settings, {"git": {"commit": "on_quit"}})
    assert (settings.git.commit, problems) == ("on_quit", ())
    _, problems = decoded(Settings, {"git": {"commit": "always"}})
    assert [(one.code, one.key) for one in problems] == [("F06", ("git", "commit"))]
