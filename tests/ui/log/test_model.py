"""The log's model: rows come and go without a reset, messages are read where they are looked at."""

from array import array
from collections.abc import Sequence

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from commander.domain.work import Message
from ui.log.model import MESSAGE_ROLE, LogModel
from ui.log.place import Place

pytestmark = pytest.mark.gui
MANY = 100_000


class Asked:
    """Keeps what was asked for."""

    def __init__(self) -> None:
        self.positions: list[int] = []

    def __call__(self, positions: Sequence[int]) -> None:
        self.positions += positions


@pytest.fixture
def asked() -> Asked:
    return Asked()


@pytest.fixture
def model(qtbot: QtBot, asked: Asked) -> LogModel:
    model = LogModel(asked)
    model.tester = QAbstractItemModelTester(  # type: ignore[attr-defined]
        model, QAbstractItemModelTester.FailureReportingMode.Warning
    )
    return model


def test_it_asks_once_for_what_is_looked_at(qtbot: QtBot, model: LogModel, asked: Asked) -> None:
    model.replace(array("q", range(10, 0, -1)))
    assert model.index(3).data(MESSAGE_ROLE) is None
    assert model.index(3).data(MESSAGE_ROLE) is None
    qtbot.waitUntil(lambda: bool(asked.positions), timeout=20_000)
    assert set(asked.positions) <= set(range(1, 11))
    assert len(asked.positions) == len(set(asked.positions))
    with qtbot.waitSignal(model.dataChanged, timeout=20_000) as changed:
        model.put([Message(key="k", position=7, text="smoke")])
    assert changed.args[0].row() == 3
    assert model.index(3).data() == "smoke"


def test_new_entries_at_100_000_are_inserted_without_a_reset(model: LogModel) -> None:
    model.replace(array("q", range(MANY, 0, -1)))
    resets, inserted = [], []
    model.modelReset.connect(lambda: resets.append(1))
    model.rowsInserted.connect(lambda _parent, first, last: inserted.append((first, last)))
    model.merge([MANY + 2, MANY + 1], [MANY + 1, MANY + 2])
    model.merge([MANY + 2, MANY + 3, MANY + 1, MANY, MANY + 4, MANY - 1], [MANY + 3, MANY + 4])
    assert not resets
    assert inserted == [(0, 1), (1, 1), (4, 4)]
    beginning = [model.position(row) for row in range(6)]
    assert beginning == [MANY + 2, MANY + 3, MANY + 1, MANY, MANY + 4, MANY - 1]
    assert model.rowCount() == MANY + 4


def test_what_matches_no_more_goes_and_what_matched_stays(model: LogModel) -> None:
    model.replace(array("q", [5, 4, 3, 2, 1]))
    removed = []
    model.rowsRemoved.connect(lambda _parent, first, last: removed.append((first, last)))
    model.merge([5], [4])
    assert removed == [(1, 1)]
    model.merge([5, 3], [3])
    assert list(model.positions()) == [5, 3, 2, 1]


def test_a_late_page_never_replaces_something_newer(model: LogModel) -> None:
    model.replace(array("q", [1]))
    model.put([Message(key="k", position=1, text="new")])
    model.put_missing([Message(key="k", position=1, text="old")])
    assert model.index(0).data() == "new"


def test_the_place_follows_rows_that_come_in_above() -> None:
    heights = {row: 20 + row % 7 * 10 for row in range(1000)}
    place = Place(lambda row: heights.get(row, 30))
    place.count, place.view = 1000, 400
    assert place.at_top
    assert not place.inserted(0, 2, hold=False)
    assert (place.row, place.offset) == (0, 0)
    place.move(500)
    before = (place.row, place.offset)
    assert place.inserted(0, 3, hold=False)
    assert (place.row, place.offset) == (before[0] + 3, before[1])
    assert place.inserted(900, 1, hold=False) is False
    assert place.row == before[0] + 3


def test_scrolling_by_pixels_is_exact_both_ways() -> None:
    place = Place(lambda row: 21 + row % 5)
    place.count, place.view = MANY, 600
    for _ in range(300):
        place.move(37)
    for _ in range(300):
        place.move(-37)
    assert (place.row, place.offset) == (0, 0)


def test_the_end_is_reached_and_leaves_no_empty_room() -> None:
    place = Place(lambda _row: 50)
    place.count, place.view = MANY, 620
    place.go_to(place.bar()[1])
    last, top, height = place.visible()[-1]
    assert last == MANY - 1
    assert top + height == 620
    assert place.bar()[0] == place.bar()[1]
    place.go_to(0)
    assert place.at_top


def test_a_row_is_revealed_with_as_little_scrolling_as_possible() -> None:
    place = Place(lambda _row: 50)
    place.count, place.view = 100, 220
    place.reveal(3)
    assert (place.row, place.offset) == (0, 0)
    place.reveal(5)
    tops = {row: top for row, top, _ in place.visible()}
    assert tops[5] + 50 == 220
    place.reveal(50)
    assert (place.row, place.offset) == (50, 0)
    place.reveal(10)
    assert (place.row, place.offset) == (10, 0)
