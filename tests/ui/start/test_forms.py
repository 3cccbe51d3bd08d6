"""The inline forms: never modal, what was typed stays, the focus goes back."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from commander.errors import UserError
from ui.start.start_page import Sitter, StartPage
from ui.theme.theme import Theme
from ui.widgets.form import InlineForm, chosen_code, fill_choice


class NoteForm(InlineForm):
    """A form of one field that saves when it is told that it did."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.note = self.add_line("Note")
        self.kind = self.add_choice("Kind", [("a", "A"), ("b", "B")])
        self.submitted = 0

    def submit(self) -> None:
        self.submitted += 1
        self.wait()


@pytest.fixture
def form(qtbot: QtBot) -> Iterator[NoteForm]:
    window = QWidget()
    qtbot.addWidget(window)
    made = NoteForm(Theme(), window)
    entry = QLineEdit(window)
    entry.setObjectName("entry")
    column = QVBoxLayout(window)
    column.addWidget(made)
    column.addWidget(entry)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=20_000)
    entry.setFocus()
    yield made
    window.close()


def entry_of(form: NoteForm) -> QLineEdit:
    found = form.window().findChild(QLineEdit, "entry")
    assert isinstance(found, QLineEdit)
    return found


def test_escape_keeps_what_was_typed_and_gives_the_focus_back(qtbot: QtBot, form: NoteForm) -> None:
    entry = entry_of(form)
    form.open()
    assert form.note.hasFocus()
    qtbot.keyClicks(form.note, "half a")
    qtbot.keyClick(form.note, Qt.Key.Key_Escape)
    assert form.isHidden()
    assert entry.hasFocus()
    form.open()
    assert form.note.text() == "half a"


def test_enter_saves_once_and_a_refusal_keeps_everything(qtbot: QtBot, form: NoteForm) -> None:
    form.open()
    qtbot.keyClicks(form.note, "x")
    qtbot.keyClick(form.note, Qt.Key.Key_Return)
    qtbot.keyClick(form.note, Qt.Key.Key_Return)
    assert form.submitted == 1
    form.fail(UserError("There is no {name} here.", name="x"))
    assert form._wrong.text() == "There is no x here."
    assert form.note.text() == "x"
    qtbot.keyClick(form.note, Qt.Key.Key_Return)
    assert form.submitted == 2
    form.finish()
    assert form.isHidden()
    assert form.note.text() == ""
    assert form._wrong.text() == ""


def test_a_bug_is_not_shown_as_if_it_were_the_operators(form: NoteForm) -> None:
    form.open()
    with pytest.raises(ZeroDivisionError):
        form.fail(ZeroDivisionError())
    assert not form.waiting


def test_a_choice_keeps_what_was_chosen_when_it_is_filled_anew(form: NoteForm) -> None:
    form.kind.setCurrentIndex(1)
    fill_choice(form.kind, [("b", "B"), ("c", "C")])
    assert chosen_code(form.kind) == "b"
    fill_choice(form.kind, [("c", "C")])
    assert chosen_code(form.kind) == "c"


@pytest.fixture
def page(qtbot: QtBot) -> StartPage:
    made = StartPage(Theme(), [("", "All"), ("fire", "Fire")], [("accident", "Accident")])
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_page_wants_a_name_before_anything(qtbot: QtBot, page: StartPage) -> None:
    with qtbot.assertNotEmitted(page.operation_asked), qtbot.assertNotEmitted(page.join_asked):
        page.operation.setText("Night")
        qtbot.mouseClick(page.open_button, Qt.MouseButton.LeftButton)
        page.address.setText("https://server")
        qtbot.mouseClick(page.join_button, Qt.MouseButton.LeftButton)
    assert "name" in page._wrong.text()


def test_an_operation_needs_one_name_of_two(qtbot: QtBot, page: StartPage) -> None:
    page.person.setText(" A. Rivera ")
    page.department.setCurrentIndex(1)
    qtbot.mouseClick(page.open_button, Qt.MouseButton.LeftButton)
    assert page._wrong.isVisible()
    page.incident.setText("Plant fire")
    with qtbot.waitSignal(page.operation_asked, timeout=20_000) as asked:
        qtbot.mouseClick(page.open_button, Qt.MouseButton.LeftButton)
    sitter = Sitter("A. Rivera", "fire", "")
    assert asked.args == [sitter, "Plant fire", "Plant fire", "accident"]
    assert not page.open_button.isEnabled()
    page.fail("The disk is full.")
    assert page.open_button.isEnabled()
    assert page.incident.text() == "Plant fire"


def test_enter_in_the_code_joins(qtbot: QtBot, page: StartPage) -> None:
    page.person.setText("A. Rivera")
    page.address.setText("https://server")
    page.code.setFocus()
    qtbot.keyClicks(page.code, "abc-def")
    with qtbot.waitSignal(page.join_asked, timeout=20_000) as asked:
        qtbot.keyClick(page.code, Qt.Key.Key_Return)
    assert asked.args == [Sitter("A. Rivera", "", ""), "https://server", "abc-def"]
