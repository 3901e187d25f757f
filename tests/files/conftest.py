"""What tests of files share: a state directory, and journals that are let go of in the end."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from offer_tui.files.journal import Journal
from tests.files.journals import NOW


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "state" / "offer-tui"


@pytest.fixture
def opened(state: Path, tmp_path: Path) -> Iterator[Callable[..., Journal]]:
    """Yield what opens a journal as another process would; all are let go of at the end."""
    journals: list[Journal] = []

    def journal(offers: str = "offers-directory", now: datetime = NOW) -> Journal:
        journals.append(Journal(state, tmp_path / offers, lambda: now))
        return journals[-1]

    yield journal
    for one in journals:
        one.close()
