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
