"""Export and import in the window: what is asked, what is told, nothing by halves."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from commander.actions import OpenOperation
from commander.post import Operator, Post
from commander.sync.bundle.have import read_have
from commander.sync.bundle.watch import Watch
from tests.sync.bundle.desk import WAIT, export, log, take
from tests.sync.bundle.forge import flipped
from tests.sync.harness import write
from ui.bridge import Bridge
from ui.bundles.bundle_desk import BundleDesk
from ui.context import Context
from ui.focus import Focus
from ui.jobs import Jobs
from ui.selection import Selection
from ui.theme.theme import Theme


def opened(folder: Path, name: str) -> Iterator[Post]:
    with Post.open(folder) as post:
        post.set_operator(Operator("A. Rivera", "fire", "Scribe"))
        post.perform(OpenOperation(name, timezone="UTC")).result(WAIT)
        yield post


@pytest.fixture
def post(tmp_path: Path) -> Iterator[Post]:
    yield from opened(tmp_path / "post", "Day shift")


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Post]:
    yield from opened(tmp_path / "other", "Night shift")


@pytest.fixture
def desk(qtbot: QtBot, post: Post) -> Iterator[BundleDesk]:
    bridge, jobs, focus = Bridge(post.feed), Jobs(), Focus()
    focus.set(post.reader.operations()[0].key)
    context = Context(
        post=post,
        bridge=bridge,
        jobs=jobs,
        theme=Theme(),
        selection=Selection(),
        focus=focus,
        notify=lambda error: pytest.fail(str(error)),
    )
    window = QWidget()
    window.resize(1200, 800)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    yield BundleDesk(context, window)
    bridge.stop()
    jobs.stop()


@pytest.fixture
def bundle(other: Post, tmp_path: Path) -> Path:
    write(other, other.reader.operations()[0].key, 900)
    export(other, tmp_path / "other.commander")
    return tmp_path / "other.commander"


def ended(qtbot: QtBot, desk: BundleDesk) -> None:
    for panel in (desk.importing, desk.exporting):
        qtbot.waitUntil(lambda panel=panel: not panel.running.active, timeout=20_000)  # type: ignore[misc]


def press(desk: BundleDesk, key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or desk.importing, key)


def names(post: Post) -> set[str]:
    return {one.name for one in post.reader.operations()}


def test_a_dropped_file_is_looked_into_and_enter_takes_it_in(
    qtbot: QtBot, desk: BundleDesk, post: Post, bundle: Path
) -> None:
    window = desk.importing.parentWidget()
    assert window is not None
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(bundle))])
    place, button = QPointF(600, 400), Qt.MouseButton.LeftButton
    none, copy = Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    enter = QDragEnterEvent(place.toPoint(), copy, data, button, none)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    assert not desk.importing.isVisible()
    QApplication.sendEvent(window, QDropEvent(place, copy, data, button, none))
    assert desk.importing.isVisible()
    ended(qtbot, desk)
    assert [row[0] for row in desk.importing.rows()] == ["Night shift"]
    assert [row[3] for row in desk.importing.rows()] == ["Whole"]
    assert desk.importing.result.text().startswith("The file is whole.")
    assert "A. Rivera, Scribe" in desk.importing.made.text()
    assert names(post) == {"Day shift"}
    with qtbot.waitSignal(desk.importing.imported, timeout=20_000):
        press(desk, Qt.Key.Key_Return)
    ended(qtbot, desk)
    assert names(post) == {"Day shift", "Night shift"}
    assert desk.importing.result.text().splitlines()[0] == "New: 910. Here already: 0."
    assert not desk.importing.import_button.isVisible()


def test_another_file_that_is_dropped_is_left_to_others(desk: BundleDesk, tmp_path: Path) -> None:
    window = desk.importing.parentWidget()
    assert window is not None
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "photo.jpg"))])
    enter = QDragEnterEvent(
        QPointF(9, 9).toPoint(),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter.ignore()
    QApplication.sendEvent(window, enter)
    assert not enter.isAccepted()


def test_a_damaged_file_says_what_is_usable_and_takes_the_rest_only_when_asked(
    qtbot: QtBot, desk: BundleDesk, post: Post, other: Post, tmp_path: Path
) -> None:
    write(other, other.reader.operations()[0].key, 1_500)
    other.perform(OpenOperation("Flood")).result(WAIT)
    path = tmp_path / "two.commander"
    export(other, path)
    data = path.read_bytes()
    # Well inside the pages of the long operation, whichever of the two stands first.
    path.write_bytes(flipped(data, len(data) // 2))
    desk.importing.look_at(path)
    ended(qtbot, desk)
    states = {row[0]: row[3] for row in desk.importing.rows()}
    assert states["Flood"] == "Whole"
    assert states["Night shift"].startswith("Damaged: ")
    assert "1 of 2 operations are whole and usable" in desk.importing.result.text()
    desk.importing.take()
    ended(qtbot, desk)
    assert names(post) == {"Day shift", "Flood"}
    desk.importing.readable_button.click()
    ended(qtbot, desk)
    stream = other.reader.operations()[-1].key
    assert 0 < post.reader.count(stream).total < 1_500
    assert not desk.importing.readable_button.isVisible()


def test_a_protected_file_asks_until_the_passphrase_fits(
    qtbot: QtBot, desk: BundleDesk, post: Post, other: Post, tmp_path: Path
) -> None:
    path = tmp_path / "sealed.commander"
    export(other, path, passphrase="correct horse")
    panel = desk.importing
    panel.look_at(path)
    ended(qtbot, desk)
    assert panel.passphrase.isVisible()
    assert panel.result.text() == "sealed.commander is protected. Type its passphrase."
    QTest.keyClicks(panel.passphrase, "wrong")
    press(desk, Qt.Key.Key_Return)
    ended(qtbot, desk)
    assert panel.result.text().startswith("This passphrase does not open sealed.commander.")
    assert panel.passphrase.selectedText() == "wrong"
    QTest.keyClicks(panel.passphrase, "correct horse")
    press(desk, Qt.Key.Key_Return)
    ended(qtbot, desk)
    assert not panel.passphrase.isVisible()
    press(desk, Qt.Key.Key_Return)
    ended(qtbot, desk)
    assert names(post) == {"Day shift", "Night shift"}


def test_what_is_no_bundle_is_refused_in_words(
    qtbot: QtBot, desk: BundleDesk, tmp_path: Path
) -> None:
    path = tmp_path / "notes.commander"
    path.write_text("some notes")
    desk.importing.look_at(path)
    ended(qtbot, desk)
    assert "notes.commander is not a Commander bundle" in desk.importing.result.text()
    assert desk.importing.rows() == []
    assert not desk.importing.import_button.isVisible()


def test_export_of_this_operation_under_a_passphrase(
    qtbot: QtBot, desk: BundleDesk, post: Post, other: Post, tmp_path: Path
) -> None:
    panel, path = desk.exporting, tmp_path / "out.commander"
    post.perform(OpenOperation("Second", timezone="UTC")).result(WAIT)
    panel.open()
    assert panel.this.text() == "This operation: Day shift"
    QTest.keyClicks(panel.passphrase, "one")
    QTest.keyClicks(panel.again, "two")
    panel.ask_where()
    assert panel.result.text() == "The two passphrases differ."
    panel.again.setText("one")
    panel.ask_where()
    dialog = panel.findChild(QFileDialog)
    assert dialog is not None
    assert not dialog.isModal()
    dialog.fileSelected.emit(str(path))
    dialog.close()
    ended(qtbot, desk)
    assert panel.result.text().startswith("Written: out.commander")
    assert panel.passphrase.text() == panel.again.text() == ""
    assert take(other, path, "one").streams == (panel._context.stream,)


def test_export_of_what_another_post_lacks(
    qtbot: QtBot, desk: BundleDesk, post: Post, other: Post, tmp_path: Path
) -> None:
    panel = desk.exporting
    stream = post.reader.operations()[0].key
    export(post, tmp_path / "all.commander")
    take(other, tmp_path / "all.commander")
    request = tmp_path / "other.commander-have"
    other.bundles.write_have(request, Watch()).result(WAIT)
    panel.open()
    panel.lacking.setChecked(True)
    panel.ask_where()
    assert panel.result.text().startswith("Choose the file that the other post wrote")
    panel.set_request(request)
    panel.write(tmp_path / "none.commander")
    ended(qtbot, desk)
    assert panel.result.text().startswith("The other post lacks nothing")
    log(post, stream, "something new")
    panel.write(tmp_path / "rest.commander")
    ended(qtbot, desk)
    assert "Changes: 1." in panel.result.text()
    assert take(other, tmp_path / "rest.commander").count.new == 1


def test_a_request_says_what_this_post_has(
    qtbot: QtBot, desk: BundleDesk, post: Post, tmp_path: Path
) -> None:
    path = tmp_path / "mine.commander-have"
    desk.exporting.open()
    desk.exporting.write_have(path)
    ended(qtbot, desk)
    assert desk.exporting.result.text().startswith("Written: mine.commander-have")
    assert [one.stream for one in read_have(path).streams] == [post.reader.operations()[0].key]


def test_cancel_takes_back_what_is_half_done(
    qtbot: QtBot, desk: BundleDesk, post: Post, tmp_path: Path
) -> None:
    write(post, post.reader.operations()[0].key, 6_000)
    panel, path = desk.exporting, tmp_path / "out.commander"
    panel.open()
    panel.write(path)
    assert panel.running.isVisible()
    assert not panel.write_button.isEnabled()
    panel.running.cancel_button.click()
    ended(qtbot, desk)
    assert panel.result.text() == "Stopped. Nothing was changed."
    assert not path.exists()
    assert list(tmp_path.glob("*.part")) == []
    assert panel.write_button.isEnabled()


def test_the_window_goes_on_while_a_file_is_written(
    qtbot: QtBot, desk: BundleDesk, post: Post, tmp_path: Path
) -> None:
    """The event loop turns, and an entry is saved, before the file is there."""
    stream = post.reader.operations()[0].key
    write(post, stream, 6_000)
    desk.exporting.open()
    desk.exporting.write(tmp_path / "out.commander")
    log(post, stream, "an entry meanwhile")
    assert desk.exporting.running.active
    ended(qtbot, desk)


def test_commands_are_named(desk: BundleDesk) -> None:
    assert [one.title for one in desk.commands()] == [
        "Export to a file",
        "Import from a file",
        "Write a request for what this post lacks",
    ]
