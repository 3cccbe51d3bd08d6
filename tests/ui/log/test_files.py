"""Files are dragged, pasted and chosen into entries, shown on them, and opened from there."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication

from commander.actions import Attach, LogMessage, Withdraw
from commander.actions.attach import take_in
from commander.domain.attachment import MESSAGE, Attachment, Content, Subject
from commander.journal.attachments import attachments_of
from commander.sync.traffic import DOWN, Movement
from tests.ui.log.desk import Desk, choose, enter, newest, rows, write
from tests.ui.pictures import drop, files, image_data, picture, save_picture
from ui.log.panel import LogPanel

ELSEWHERE = Content("ab" * 32, 3_000_000, "interview.m4a", "audio/mp4")


def attached(desk: Desk, key: str) -> tuple[Attachment, ...]:
    return attachments_of(desk.post.reader, desk.stream, MESSAGE, (key,)).get(key, ())


def enclosed(panel: LogPanel) -> list[str]:
    return [one.name for one in panel.entry.drafts.current.files]


def marks(panel: LogPanel, row: int = 0) -> list[str]:
    made = panel.view.delegate.layout(panel.source.model.index(row), panel.view.viewport().width())
    assert made is not None
    return [f"{one.text}|{one.over}" for one in made.entry.files]


def test_a_file_dropped_into_the_line_is_logged_with_it(desk: Desk, tmp_path: Path) -> None:
    panel = desk.panel()
    path = save_picture(tmp_path / "north gate.png")
    write(desk, panel, "fire at the gate")
    field = panel.entry.field.viewport()
    assert drop(field, QPoint(5, 5), files(path))
    desk.until(lambda: enclosed(panel) == ["north gate.png"])
    assert panel.entry.field.toPlainText() == "fire at the gate"
    assert panel.entry.enclosing.tray.isVisible()
    enter(desk, panel)
    message = newest(desk, panel)
    (found,) = attached(desk, message.key)
    assert (found.name, found.media) == ("north gate.png", "image/png")
    assert found.preview
    assert desk.post.blobs.has(found.digest)
    desk.until(lambda: enclosed(panel) == [])
    assert not panel.entry.enclosing.tray.isVisible()
    desk.until(lambda: marks(panel) == ["north gate.png|"])


def test_enter_waits_for_the_file_that_is_being_read(desk: Desk, tmp_path: Path) -> None:
    panel = desk.panel()
    path = save_picture(tmp_path / "a.png")
    write(desk, panel, "with a picture")
    panel.entry.take_files(files(path))
    enter(desk, panel)
    message = newest(desk, panel)
    assert [one.name for one in attached(desk, message.key)] == ["a.png"]


def test_a_pasted_picture_goes_with_the_entry_and_text_into_it(desk: Desk) -> None:
    panel = desk.panel()
    panel.focus_entry()
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("two injured")
    desk.qtbot.keyClick(panel.entry.field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert panel.entry.field.toPlainText() == "two injured"
    clipboard.setMimeData(image_data(picture()))
    desk.qtbot.keyClick(panel.entry.field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    desk.until(lambda: len(enclosed(panel)) == 1)
    assert enclosed(panel)[0].startswith("picture 2024-05-25")
    clipboard.clear()


def test_a_file_alone_makes_an_entry_that_names_it(desk: Desk, tmp_path: Path) -> None:
    panel = desk.panel()
    path = save_picture(tmp_path / "a.png")
    panel.entry.take_files(files(path, path))
    desk.until(lambda: enclosed(panel) == ["a.png"])
    enter(desk, panel)
    assert newest(desk, panel).text == "Attached: a.png"


def test_a_file_is_taken_off_again(desk: Desk, tmp_path: Path) -> None:
    panel = desk.panel()
    panel.entry.take_files(files(save_picture(tmp_path / "a.png")))
    desk.until(lambda: enclosed(panel) == ["a.png"])
    (tile,) = panel.entry.enclosing.tray.tiles()
    desk.qtbot.keyClick(tile, Qt.Key.Key_Delete)
    assert enclosed(panel) == []
    enter(desk, panel)
    assert rows(panel) == 0


def test_what_cannot_be_read_says_why_and_the_rest_stays(desk: Desk, tmp_path: Path) -> None:
    panel = desk.panel()
    (tmp_path / "empty.txt").touch()
    write(desk, panel, "fire")
    panel.entry.take_files(files(tmp_path / "empty.txt"))
    desk.until(lambda: "empty" in panel.entry.understood)
    assert panel.entry.field.toPlainText() == "fire"
    enter(desk, panel)
    assert newest(desk, panel).text == "fire"


def test_enclosed_files_come_back_after_a_crash(desk: Desk, tmp_path: Path) -> None:
    panel = desk.panel()
    panel.entry.take_files(files(save_picture(tmp_path / "a.png")))
    desk.until(lambda: enclosed(panel) == ["a.png"])
    desk.until(lambda: bool(desk.post.settings.get("draft.files")))
    again = desk.panel()
    desk.until(lambda: enclosed(again) == ["a.png"])
    enter(desk, again)
    message = newest(desk, again)
    assert message.happened_at == desk.clock.at
    assert len(attached(desk, message.key)) == 1


def test_a_file_dropped_on_an_entry_is_attached_to_it(desk: Desk, tmp_path: Path) -> None:
    first, second = desk.log("first"), desk.log("second")
    panel = desk.panel()
    choose(desk, panel, 0)
    area = panel.view.visualRect(panel.source.model.index(1))
    path = save_picture(tmp_path / "a.png")
    assert drop(panel.view.viewport(), area.center(), files(path))
    desk.until(lambda: len(attached(desk, first)) == 1)
    assert attached(desk, second) == ()
    desk.until(lambda: marks(panel, 1) == ["a.png|"])
    assert not drop(panel.view.viewport(), QPoint(20, 650), files(path))


def test_a_correction_keeps_the_files_and_gets_more(desk: Desk, tmp_path: Path) -> None:
    plan = take_in(desk.post.blobs, b"%PDF-1.7", "plan.pdf")
    desk.do(LogMessage(desk.stream, "two injured", attachments=(plan,)))
    panel = desk.panel()
    message = choose(desk, panel)
    panel.entry.begin_correction(message)
    panel.entry.take_files(files(save_picture(tmp_path / "a.png")))
    desk.until(lambda: enclosed(panel) == ["a.png"])
    panel.entry.field.set_text("three injured")
    enter(desk, panel)
    desk.until(lambda: rows(panel) == 2 and newest(desk, panel).text == "three injured")
    key = newest(desk, panel).key
    desk.until(lambda: {one.name for one in attached(desk, key)} == {"plan.pdf", "a.png"})


def test_a_chip_says_where_the_content_is_and_opens_it(desk: Desk) -> None:
    key = desk.log("listen")
    desk.do(Attach(desk.stream, Subject(MESSAGE, key), ELSEWHERE))
    panel = desk.panel()
    choose(desk, panel)
    assert marks(panel) == ["interview.m4a · 3.0 MB · ↓ fetch|"]
    traffic = desk.post.traffic
    traffic.moved(ELSEWHERE.digest, Movement(DOWN, 1_350_000, 3_000_000))
    desk.until(lambda: marks(panel) == ["interview.m4a · 3.0 MB · ↓ 45 %|"])
    traffic.moved(ELSEWHERE.digest, Movement(DOWN, 0, 3_000_000, moving=False, why="disk"))
    desk.until(lambda: marks(panel) == ["interview.m4a · 3.0 MB · !|"])
    made = panel.view.delegate.layout(panel.source.model.index(0), panel.view.viewport().width())
    assert made is not None
    (zone,) = [one for one in made.zones if one.mark.link]
    top = panel.view.visualRect(panel.source.model.index(0)).top()
    with desk.qtbot.waitSignal(panel.attachment_opened, timeout=20_000) as opened:
        desk.qtbot.mouseClick(
            panel.view.viewport(),
            Qt.MouseButton.LeftButton,
            pos=zone.area.center() + QPoint(0, top),
        )
    (found,) = attached(desk, key)
    assert opened.args == [found.key]
    desk.do(Withdraw(desk.stream, found.key, "wrong call"))
    desk.until(lambda: marks(panel) == ["withdrawn: interview.m4a|"])


@pytest.mark.parametrize("theme", ["dark", "light", "night"])
def test_pictures_are_painted_on_their_entry(desk: Desk, tmp_path: Path, theme: str) -> None:
    desk.context.theme.set(theme)  # type: ignore[arg-type]
    path = save_picture(tmp_path / "a.png")
    panel = desk.panel()
    panel.entry.take_files(files(path))
    desk.until(lambda: len(enclosed(panel)) == 1)
    enter(desk, panel)
    message = newest(desk, panel)
    choose(desk, panel)
    (one,) = attached(desk, message.key)
    desk.until(lambda: panel.attached.thumbnails.pixmap(one) is not None)
    made = panel.view.delegate.layout(panel.source.model.index(0), panel.view.viewport().width())
    assert made is not None
    (zone,) = [each for each in made.zones if each.mark.picture is not None]
    shot = panel.view.viewport().grab().toImage()
    colour = shot.pixelColor(zone.area.center())
    assert colour.red() > 180
    assert colour.blue() < 80
