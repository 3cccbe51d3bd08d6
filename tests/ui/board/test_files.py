"""Files are dropped on cards, counted on them, and seen in the opened card."""

from pathlib import Path

from PySide6.QtCore import QPoint

from commander.actions import Attach, LogMessage
from commander.actions.attach import take_in
from commander.domain.attachment import MESSAGE, TASK, Attachment, Subject
from commander.journal.attachments import attachments_of
from tests.ui.board.desk import Desk
from tests.ui.board.test_panel import board, choose, editor
from tests.ui.pictures import drop, files, save_picture
from ui.board.files_field import FilesField
from ui.board.panel import BoardPanel


def attached(desk: Desk, key: str) -> tuple[Attachment, ...]:
    return attachments_of(desk.post.reader, desk.stream, TASK, (key,)).get(key, ())


def pieces(panel: BoardPanel, key: str) -> tuple[str, ...]:
    return panel._store.card(key).pieces


def test_a_file_dropped_on_a_card_is_attached_to_its_task(desk: Desk, tmp_path: Path) -> None:
    key, other = desk.add_task("Triage"), desk.add_task("Transport")
    panel = board(desk)
    view = panel._columns.view_of(key)
    assert view is not None
    index = view.cards.index(view.cards.row_of(key))
    path = save_picture(tmp_path / "a.png")
    drop(view.viewport(), view.visualRect(index).center(), files(path))
    desk.until(lambda: len(attached(desk, key)) == 1)
    assert attached(desk, other) == ()
    desk.until(lambda: pieces(panel, key) == ("files: 1",))
    drop(view.viewport(), QPoint(20, view.viewport().height() - 4), files(path))
    assert len(attached(desk, key)) == 1


def test_an_opened_card_shows_its_files_and_takes_more(desk: Desk, tmp_path: Path) -> None:
    key = desk.add_task("Triage")
    plan = take_in(desk.post.blobs, b"%PDF-1.7", "plan.pdf")
    desk.do(Attach(desk.stream, Subject(TASK, key), plan))
    panel = board(desk)
    choose(panel, key)
    panel.open_card()
    field = editor(panel).findChild(FilesField)
    assert isinstance(field, FilesField)
    (tile,) = field.tray.tiles()
    assert tile.one.name == "plan.pdf"
    with desk.qtbot.waitSignal(panel.attachment_opened, timeout=20_000) as opened:
        tile.click()
    assert opened.args == [attached(desk, key)[0].key]
    drop(field, QPoint(5, 5), files(save_picture(tmp_path / "a.png")))
    desk.until(lambda: [one.one.name for one in field.tray.tiles()] == ["plan.pdf", "a.png"])


def test_what_is_attached_to_a_message_does_not_touch_the_board(desk: Desk) -> None:
    desk.add_task("Triage")
    panel = board(desk)
    key = desk.do(LogMessage(desk.stream, "smoke")).keys[0]
    changed: list[object] = []
    panel._store.changed.connect(changed.append)
    plan = take_in(desk.post.blobs, b"%PDF-1.7", "plan.pdf")
    desk.do(Attach(desk.stream, Subject(MESSAGE, key), plan))
    later = desk.add_task("Transport")
    desk.until(lambda: bool(changed))
    assert changed == [{later}]
