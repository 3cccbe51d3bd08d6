"""A journal on a real file, and two other posts."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from commander.journal.journal import Journal
from tests.devices import Device


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    opened = Journal(tmp_path / "journal.db", "00000000000000aa")
    yield opened
    opened.close()


@pytest.fixture
def left() -> Device:
    return Device("00000000000000b1")


@pytest.fixture
def right() -> Device:
    return Device("00000000000000b2")
