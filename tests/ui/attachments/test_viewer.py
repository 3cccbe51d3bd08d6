"""What is attached is seen in the window, fetched, saved, withdrawn; nothing runs by itself."""

import base64
import math
import struct
import wave
from io import BytesIO
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QPainter, QPdfWriter
from PySide6.QtWidgets import QPlainTextEdit

from commander.actions.attach import read_file, take_in
from commander.domain.attachment import Attachment, Content
from commander.sync.traffic import DOWN, Movement
from tests.ui.attachments.conftest import Seat
from tests.ui.pictures import picture, save_picture
from ui.attached.incoming import Source, take
from ui.attached.pictures import from_preview
from ui.attachments.sound_page import SoundPage

ELSEWHERE = Content("ab" * 32, 3_000_000, "crane.jpg", "image/jpeg")


def pdf() -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    painter = QPainter(writer)
    painter.drawText(500, 500, "Evacuation plan")
    writer.newPage()
    painter.drawText(500, 500, "Page 2")
    painter.end()
    return bytes(buffer.data().data())


def recording() -> bytes:
    made = BytesIO()
    with wave.open(made, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8_000)
        waves = (int(9_000 * math.sin(i * 0.1)) for i in range(8_000))
        file.writeframes(b"".join(struct.pack("<h", one) for one in waves))
    return made.getvalue()


def taken(seat: Seat, data: bytes, name: str) -> Attachment:
    return seat.log(take_in(seat.post.blobs, data, name))[0]


def test_pictures_of_an_entry_are_seen_one_after_the_other(seat: Seat, tmp_path: Path) -> None:
    paths = [save_picture(tmp_path / f"{n}.png", 800 + n, 600) for n in range(3)]
    files = seat.log(*(read_file(seat.post.blobs, path) for path in paths))
    viewer = seat.viewer
    seat.open(files[0])
    seat.until(lambda: viewer.stage.picture._image.width() == 800)
    assert (viewer.name.text(), viewer.place.text()) == ("0.png", "1 / 3")
    assert "Ana Ruiz" in viewer.about.text()
    seat.qtbot.keyClick(viewer, Qt.Key.Key_Right)
    seat.until(lambda: viewer.stage.picture._image.width() == 801)
    seat.qtbot.keyClick(viewer, Qt.Key.Key_Left)
    seat.qtbot.keyClick(viewer, Qt.Key.Key_Left)
    seat.until(lambda: viewer.stage.picture._image.width() == 802)
    seat.qtbot.keyClick(viewer, Qt.Key.Key_Escape)
    assert not viewer.isVisible()


def test_a_picture_is_seen_closer_and_moved(seat: Seat, tmp_path: Path) -> None:
    path = save_picture(tmp_path / "a.png", 3_000, 2_000)
    (one,) = seat.log(read_file(seat.post.blobs, path))
    seat.open(one)
    view = seat.viewer.stage.picture
    seat.until(lambda: view._image.width() == 3_000)
    assert view._area().width() <= view.width()
    seat.qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert view.zoom > 1
    before = view._area()
    seat.qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=view.rect().center())
    seat.qtbot.mouseMove(view, view.rect().center() / 2)
    seat.qtbot.mouseRelease(view, Qt.MouseButton.LeftButton)
    assert view._area().left() != before.left()
    seat.qtbot.keyClick(view, Qt.Key.Key_0)
    assert view.zoom == 1


def test_one_pdf_after_the_other_is_seen(seat: Seat) -> None:
    pytest.importorskip("PySide6.QtPdfWidgets")
    plan, text = taken(seat, pdf(), "plan.pdf"), taken(seat, b"wind 240 degrees", "note.txt")
    stage = seat.viewer.stage
    for _ in range(3):
        seat.open(plan)
        seat.until(lambda: stage.pdf is not None and stage.page is stage.pdf)
        assert stage.pdf is not None
        assert stage.pdf.pages == 2
        seat.viewer.grab()
        seat.open(text)
        seat.until(lambda: isinstance(stage.page, QPlainTextEdit))
        assert stage.pdf.pages == 0
    seat.viewer.close_overlay()


def test_a_damaged_pdf_and_a_damaged_picture_say_so(seat: Seat) -> None:
    broken = taken(seat, b"%PDF-1.7 not really", "plan.pdf")
    seat.open(broken)
    seat.until(lambda: seat.viewer.stage.page is seat.viewer.stage.words)
    assert "cannot be shown" in seat.viewer.stage.words._text.text()
    assert seat.viewer.save.isVisible()
    seat.open(taken(seat, b"\x89PNG\r\n\x1a\nnot really", "a.png"))
    seat.until(lambda: "picture cannot" in seat.viewer.stage.words._text.text())


@pytest.mark.qt_log_ignore("Pulse", "audio device", r"Couldn't \w+ va")
def test_a_recording_is_read_when_it_is_played(seat: Seat) -> None:
    pytest.importorskip("PySide6.QtMultimedia")
    seat.open(taken(seat, recording(), "call.wav"))
    page = seat.viewer.stage.page
    assert isinstance(page, SoundPage)
    assert page.player.source().isEmpty()
    seat.qtbot.mouseClick(page.play, Qt.MouseButton.LeftButton)
    seat.until(lambda: page.player.duration() == 1_000)
    seat.viewer.close_overlay()
    assert not page.player.isPlaying()


def test_a_program_is_neither_shown_nor_handed_over(seat: Seat) -> None:
    one = taken(seat, b"MZ\x90\0\x03" + bytes(500), "invoice.pdf")
    assert one.media == "application/octet-stream"
    seat.open(one)
    assert "not shown here" in seat.viewer.stage.words._text.text()
    assert not seat.viewer.hand.isVisible()
    assert seat.viewer.save.isVisible()


def test_another_program_gets_a_copy_with_an_honest_ending_after_a_question(
    seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []

    def open_url(url: object) -> bool:
        opened.append(Path(url.toLocalFile()))  # type: ignore[attr-defined]
        return True

    monkeypatch.setattr("ui.attachments.handing.QDesktopServices.openUrl", open_url)
    one = taken(seat, b"wind 240 degrees", "wind.exe")
    seat.open(one)
    viewer = seat.viewer
    seat.qtbot.mouseClick(viewer.hand, Qt.MouseButton.LeftButton)
    assert opened == []
    assert "Ana Ruiz" in viewer.question.text.text()
    seat.qtbot.keyClick(viewer.question.yes, Qt.Key.Key_Return)
    assert [path.suffix for path in opened] == [".txt"]
    assert opened[0].read_bytes() == b"wind 240 degrees"


def test_what_is_elsewhere_is_fetched_and_cancelled(seat: Seat) -> None:
    (one,) = seat.log(ELSEWHERE)
    viewer, traffic = seat.viewer, seat.post.traffic
    seat.open(one)
    assert (viewer.fetch.isVisible(), viewer.save.isVisible()) == (True, False)
    traffic.moved(one.digest, Movement(DOWN, 1_350_000, one.size))
    seat.until(lambda: "45 %" in viewer.state.text())
    assert viewer.cancel.isVisible()
    seat.qtbot.mouseClick(viewer.cancel, Qt.MouseButton.LeftButton)
    seat.until(viewer.fetch.isVisible)
    assert traffic.held(one.digest, one.size)
    seat.qtbot.mouseClick(viewer.fetch, Qt.MouseButton.LeftButton)
    assert not traffic.held(one.digest, one.size)


def test_a_content_that_comes_is_shown_at_once(seat: Seat, tmp_path: Path) -> None:
    path = save_picture(tmp_path / "a.png", 700, 500)
    content = read_file(seat.post.blobs, path)
    kept = seat.post.blobs.path(content.digest)
    kept.rename(tmp_path / "away")
    (one,) = seat.log(content)
    seat.open(one)
    assert not seat.viewer.save.isVisible()
    seat.post.blobs.append(content.digest, 0, path.read_bytes())
    seat.post.blobs.finish(content.digest)
    seat.until(lambda: seat.viewer.stage.picture._image.width() == 700)
    assert seat.viewer.save.isVisible()


def test_a_file_is_saved_where_it_is_wanted(seat: Seat, tmp_path: Path) -> None:
    one = taken(seat, b"wind 240 degrees", "wind.txt")
    seat.open(one)
    seat.viewer.save_to(tmp_path / "saved.txt")
    seat.until(lambda: "saved.txt" in seat.viewer.state.text())
    assert (tmp_path / "saved.txt").read_bytes() == b"wind 240 degrees"
    seat.viewer.save_to(tmp_path / "no" / "folder.txt")
    seat.until(lambda: seat.viewer.state.property("tone") == "danger")


def test_withdrawing_asks_why_and_says_so(seat: Seat) -> None:
    one = taken(seat, b"wind 240 degrees", "wind.txt")
    seat.open(one)
    viewer = seat.viewer
    seat.qtbot.mouseClick(viewer.withdraw, Qt.MouseButton.LeftButton)
    seat.qtbot.keyClicks(viewer.question.field, "wrong street")
    seat.qtbot.keyClick(viewer.question.field, Qt.Key.Key_Return)
    seat.until(lambda: "wrong street" in viewer.about.text())
    assert not viewer.withdraw.isVisible()
    assert seat.post.blobs.has(one.digest)


def test_the_line_is_spared_by_a_command(seat: Seat) -> None:
    spare, fetch = seat.desk.commands()
    assert (spare.can_run(), fetch.can_run()) == (True, False)
    spare.run()
    assert seat.post.traffic.sparing
    assert (spare.can_run(), fetch.can_run()) == (False, True)
    seat.until(lambda: seat.post.settings.get("sparing") is True)


@pytest.mark.qt_log_ignore("JPEG")
def test_a_preview_is_small_whatever_the_picture(seat: Seat, tmp_path: Path) -> None:
    noise = picture(1_500, 1_000)
    for x in range(0, 1_500, 7):
        for y in range(0, 1_000, 5):
            noise.setPixel(x, y, (x * 7919 + y * 104729) & 0xFFFFFF)
    content = take(seat.post.blobs, Source(image=noise, name="noise"))
    assert 0 < len(base64.b64decode(content.preview)) <= 4_096
    image = from_preview(content.preview)
    assert image is not None
    assert image.width() <= 160
    assert from_preview("no base64!") is None
    assert from_preview(base64.b64encode(b"\xff\xd8 broken").decode()) is None
