import random

from PySide6.QtCore import QMimeData, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from commander.actions import UpdateTask
from tests.ui.board.desk import MINUTE, START, Desk
from ui.board.acts import COLUMNS
from ui.board.cards import Card
from ui.board.column_model import CARD_ROLE, TASK_MIME, UNIT_MIME, ColumnModel
from ui.board.store import BoardStore

# Warnings of Qt fail a test here.
STRICT = QAbstractItemModelTester.FailureReportingMode.Warning


def titles(model: ColumnModel) -> list[str]:
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def filled(desk: Desk, count: int = 12) -> tuple[BoardStore, list[str]]:
    keys = [
        desk.add_task(f"Task {n}", ("fire", "medical")[n % 2], due=START + n * MINUTE)
        for n in range(count)
    ]
    store = BoardStore(desk.context, desk.root)
    store.reload()
    desk.until(lambda: len(store.data.tasks) == count)
    return store, keys


def test_the_models_hold_through_random_work(desk: Desk) -> None:
    store, keys = filled(desk)
    models = [ColumnModel(store, (status,), parent=store) for status in COLUMNS]
    models.append(ColumnModel(store, COLUMNS, headings=True, parent=store))
    testers = [QAbstractItemModelTester(model, STRICT, store) for model in models]
    for model in models:
        model.refill()
    rng = random.Random(1)  # the same work in each run
    for turn in range(30):
        key = rng.choice(keys)
        status = rng.choice([one for one in COLUMNS if one != desk.task(key).status])
        desk.move(key, status, reason="because")
        if turn % 4 == 0:
            fields = {"due": START + rng.randrange(60) * MINUTE}
            desk.do(UpdateTask(desk.stream, rng.choice(keys), fields))
        if turn % 7 == 0:
            keys.append(desk.add_task(f"New {turn}", "fire"))
        desk.until(lambda: store.data.tasks == {key: desk.task(key) for key in keys})
    for model, status in zip(models, COLUMNS, strict=False):
        expected = [task.title for task in store.tasks((status,))]
        assert titles(model) == expected
        assert model.card_count() == sum(desk.task(key).status == status for key in keys)
    assert models[-1].card_count() == len(keys)
    assert models[-1].rowCount() == len(keys) + len(COLUMNS)
    assert len(testers) == len(models)


def test_the_next_due_is_first_and_departments_are_apart(desk: Desk) -> None:
    store, keys = filled(desk, 4)
    late = desk.add_task("No due time", "fire")
    desk.until(lambda: late in store.data.tasks)
    model = ColumnModel(store, ("assigned",), parent=store)
    model.refill()
    assert titles(model) == ["Task 0", "Task 1", "Task 2", "Task 3", "No due time"]
    model.set_department("fire")
    assert titles(model) == ["Task 0", "Task 2", "No due time"]
    assert model.row_of(keys[1]) == -1


def test_supporting_departments_see_the_task_too(desk: Desk) -> None:
    store, _keys = filled(desk, 0)
    key = desk.add_task("Shared", "fire", support=("police",))
    desk.until(lambda: key in store.data.tasks)
    model = ColumnModel(store, ("assigned",), parent=store)
    model.set_department("police")
    assert titles(model) == ["Shared"]
    assert store.late("police") == 0


def test_a_card_can_be_dragged_out_and_dropped_on_a_column(desk: Desk) -> None:
    store, keys = filled(desk, 2)
    source, target = (
        ColumnModel(store, ("assigned",), parent=store),
        ColumnModel(store, ("done",), parent=store),
    )
    source.refill()
    target.refill()
    dropped: list[tuple[str, str]] = []
    target.card_dropped.connect(lambda key, status: dropped.append((key, status)))
    data = source.mimeData([source.index(source.row_of(keys[1]))])
    assert data.hasFormat(TASK_MIME)
    move = Qt.DropAction.MoveAction
    assert target.canDropMimeData(data, move, -1, -1, QModelIndex())
    # Not accepted as a move: Qt would take the row away before the journal has it.
    assert not target.dropMimeData(data, move, -1, -1, QModelIndex())
    assert dropped == [(keys[1], "done")]


def test_a_unit_can_be_dropped_on_a_card_only(desk: Desk) -> None:
    store, keys = filled(desk, 1)
    model = ColumnModel(store, ("assigned",), parent=store)
    model.refill()
    given: list[tuple[str, str]] = []
    model.unit_dropped.connect(lambda unit, task: given.append((unit, task)))
    data = QMimeData()
    data.setData(UNIT_MIME, b"unit-1")
    copy = Qt.DropAction.CopyAction
    assert not model.canDropMimeData(data, copy, -1, -1, QModelIndex())
    assert model.canDropMimeData(data, copy, -1, -1, model.index(0))
    model.dropMimeData(data, copy, -1, -1, model.index(0))
    assert given == [("unit-1", keys[0])]


def test_time_makes_a_card_late(desk: Desk) -> None:
    store, keys = filled(desk, 0)
    key = desk.add_task("Soon due", due=START + MINUTE)
    desk.until(lambda: key in store.data.tasks)
    model = ColumnModel(store, ("assigned",), parent=store)
    model.refill()
    card = model.index(0).data(CARD_ROLE)
    assert isinstance(card, Card)
    assert not card.late
    assert store.late() == 0
    with desk.qtbot.waitSignal(store.ticked, timeout=5000) as told:
        desk.clock.seek(START + 5 * MINUTE)
    assert told.args == [{key}]
    card = model.index(0).data(CARD_ROLE)
    assert isinstance(card, Card)
    assert (card.late, card.right) == (True, "! late 4 min")
    assert (store.late(), store.late("medical"), store.late("fire")) == (1, 1, 0)
    assert keys == []
