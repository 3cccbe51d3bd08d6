"""The frequent acts by keyboard alone, through the whole window."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from commander.actions import CreateTask, LogMessage
from commander.domain.operation import Incident
from commander.domain.resources import Desk, Unit
from commander.domain.work import Message, Task
from commander.post import Post

Seat = Callable[..., Any]  # a Hand at the window, see conftest
RETURN = Qt.Key.Key_Return


def messages(post: Post, stream: str) -> tuple[Message, ...]:
    return post.reader.messages(post.reader.log(stream))


def test_a_call_is_logged_an_order_acknowledged_and_a_task_made(
    seat: Seat, post: Post, scene: str
) -> None:
    hand = seat(post)
    hand.press("F2")
    hand.type("m7>medical need 12 ambulances")
    hand.press("Return")
    hand.until(lambda: len(messages(post, scene)) == 1)
    (call,) = messages(post, scene)
    assert call.text == "need 12 ambulances"
    assert call.sender is not None
    assert call.sender.name == "Medic 7"

    hand.press("F2")
    hand.type(">police close road 18 #o @police")
    hand.press("Return")
    hand.until(lambda: len(messages(post, scene)) == 2)
    assert messages(post, scene)[0].awaiting() == ("department:police",)
    assert messages(post, scene)[0].kind == "order"

    view = hand.session.window.panels.log.view
    hand.until(lambda: view.model().rowCount() == 2)
    hand.press("Escape")
    hand.until(lambda: QApplication.focusWidget() is view)
    hand.press("Home")
    hand.until(view.current)
    hand.press("T")
    hand.until(lambda: post.reader.all(Task, scene))
    (task,) = post.reader.all(Task, scene)
    assert task.owner == "police"
    assert task.origin is not None

    hand.press("A")
    hand.press("Return")
    hand.until(lambda: not messages(post, scene)[0].awaiting())


def test_a_task_moves_on(seat: Seat, post: Post, scene: str) -> None:
    post.perform(CreateTask(scene, "Triage", "medical")).result(10)
    hand = seat(post)
    board = hand.session.window.panels.board
    hand.until(lambda: len(board._store.data.tasks) == 1)
    hand.press("F6")
    hand.until(lambda: board.isAncestorOf(QApplication.focusWidget() or hand.window))
    hand.press("2")
    hand.until(lambda: post.reader.all(Task, scene)[0].status == "in_progress")
    hand.until(lambda: hand.session.context.undo.has_any(scene))
    hand.press("Ctrl+Z")
    hand.until(lambda: post.reader.all(Task, scene)[0].status == "assigned")


def test_a_unit_gets_a_status(seat: Seat, post: Post, scene: str) -> None:
    hand = seat(post)
    units = hand.session.window.panels.units
    hand.press("F4")
    hand.until(lambda: units.isAncestorOf(QApplication.focusWidget() or hand.window))
    hand.until(lambda: units.selected() or (hand.press("Down") or False))
    hand.press("4")
    hand.until(lambda: post.reader.all(Unit, scene)[0].status == "on_scene")


def test_an_incident_is_opened_with_a_name_and_enter(seat: Seat, post: Post, scene: str) -> None:
    hand = seat(post)
    hand.press("Ctrl+N")
    hand.type("Collision, ramp 12")
    hand.press("Return")
    hand.until(lambda: len(post.reader.all(Incident, scene)) == 2)
    made = {one.name: one for one in post.reader.all(Incident, scene)}["Collision, ramp 12"]
    assert made.state == "open"
    hand.until(lambda: hand.session.context.focus.incident == made.key)
    assert hand.session.window.frame.forms.isHidden()


def test_a_form_without_its_name_says_so_and_keeps_what_was_typed(
    seat: Seat, post: Post, scene: str
) -> None:
    hand = seat(post)
    form = hand.session.window.frame.forms.hand_over
    hand.until(lambda: hand.session.window.incident)
    hand.press("Ctrl+Shift+H")
    form.text.setText("two crews inside")
    hand.press("Return")
    assert form._wrong.text()
    assert form.text.text() == "two crews inside"
    hand.press("Escape")
    assert form.isHidden()
    hand.press("Ctrl+Shift+H")
    assert form.text.text() == "two crews inside"


def test_command_is_handed_over_and_logged(seat: Seat, post: Post, scene: str) -> None:
    hand = seat(post)
    hand.until(lambda: hand.session.window.incident)
    hand.press("Ctrl+Shift+H")
    hand.type("Chief Ortega")
    hand.press("Return")
    hand.until(lambda: post.reader.all(Incident, scene)[0].commander)
    commander = post.reader.all(Incident, scene)[0].commander
    assert commander is not None
    assert commander.name == "Chief Ortega"
    assert messages(post, scene)[0].kind == "transfer_of_command"
    hand.until(lambda: "Chief Ortega" in hand.session.window.frame.strip.incident.subtitle())


def test_what_was_said_is_found(seat: Seat, post: Post, scene: str) -> None:
    for text in ("Road 18 closed", "Water supply lost", "Landing zone ready"):
        post.perform(LogMessage(scene, text)).result(10)
    hand = seat(post)
    view = hand.session.window.panels.log.view
    hand.until(lambda: view.model().rowCount() == 3)
    hand.press("F3")
    hand.type("water")
    hand.until(lambda: view.model().rowCount() == 1)


def test_the_operator_changes_with_one_key(seat: Seat, post: Post, scene: str) -> None:
    hand = seat(post)
    hand.press("F9")
    hand.type("B. Chen")
    hand.press("Return")
    hand.until(lambda: post.operator.person == "B. Chen")
    hand.until(lambda: [desk.person for desk in post.reader.all(Desk, scene)] == ["B. Chen"])
    hand.until(lambda: "B. Chen" in hand.session.window.frame.strip.role_pill.text())


def test_the_palette_runs_a_command_and_gives_the_focus_back(
    seat: Seat, post: Post, scene: str
) -> None:
    hand = seat(post)
    entry = hand.session.window.panels.log.entry.field
    hand.press("F2")
    hand.until(entry.hasFocus)
    hand.press("Ctrl+K")
    palette = hand.session.window.palette_overlay
    assert palette.isVisible()
    hand.type("night theme")
    assert palette.shown()[0] == "Night theme"
    hand.press("Return")
    assert hand.session.context.theme.name == "night"
    assert entry.hasFocus()
    hand.press("Ctrl+K")
    hand.type("medic 7")
    hand.until(lambda: palette.shown() == ["Medic 7"])
    hand.press("Escape")
    assert not palette.isVisible()


def test_the_keys_of_the_window_work_while_the_map_has_the_focus(
    seat: Seat, post: Post, scene: str
) -> None:
    hand = seat(post)
    panel = hand.session.window.panels.map
    hand.until(lambda: panel.view.is_ready)
    hand.press("F5")
    hand.until(lambda: panel.isAncestorOf(QApplication.focusWidget() or hand.window))
    hand.press("Ctrl+K")
    hand.until(hand.session.window.palette_overlay.isVisible)
    hand.press("Escape")
    hand.press("Ctrl+N")
    hand.until(hand.session.window.frame.forms.new_incident.isVisible)


def test_a_unit_is_put_on_the_map(seat: Seat, post: Post, scene: str) -> None:
    hand = seat(post)
    panels = hand.session.window.panels
    hand.until(lambda: panels.map.view.is_settled)
    hand.press("F4")
    hand.until(lambda: panels.units.isAncestorOf(QApplication.focusWidget() or hand.window))
    hand.until(lambda: panels.units.selected() or (hand.press("Down") or False))
    hand.press("G")
    hand.until(panels.map._hint.isVisible)
    page = panels.map.view.focusProxy().focusProxy()

    def placed() -> bool:
        if post.reader.all(Unit, scene)[0].place is None:
            QTest.keyClick(page, RETURN)
            return False
        return True

    hand.until(placed)
    assert not panels.map._hint.isVisible()
