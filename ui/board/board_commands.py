"""The commands of the board: what can be done to a card, with the key that does it."""

from collections.abc import Callable
from typing import Final, Protocol

from PySide6.QtCore import QCoreApplication

from ui import words as say
from ui.board.acts import COLUMNS
from ui.board.cards import ESCALATE_KEY
from ui.commands import Command

_FORWARD: Final = "Ctrl+Right"
_BACK: Final = "Ctrl+Left"


class Desk(Protocol):
    """What the commands are done to: the board with its selected card."""

    def selected(self) -> str:
        """Return the task of the selected card, empty without one."""
        ...

    def new_task(self) -> None: ...
    def open_card(self) -> None: ...
    def acknowledge(self) -> None: ...
    def step(self, by: int) -> None: ...
    def move_to(self, status: str) -> None: ...
    def block(self) -> None: ...
    def escalate(self) -> None: ...
    def attach(self) -> None: ...
    def request(self) -> None: ...
    def toggle_cancelled(self) -> None: ...
    def turn(self, by: int) -> None: ...


def card_commands(desk: Desk) -> tuple[Command, ...]:
    """Return what can be done to the selected card, as its menu lists it."""
    translate = QCoreApplication.translate

    def one(name: str, title: str, keys: str, run: Callable[[], None]) -> Command:
        return _command(name, title, keys, run, lambda: bool(desk.selected()))

    moves = [
        one(
            f"move_{status}",
            translate("Board", "Move to {column}").format(column=say.task_status(status)),
            str(number),
            _mover(desk, status),
        )
        for number, status in enumerate(COLUMNS, 1)
    ]
    return (
        one("open", translate("Board", "Open the card"), "Return", desk.open_card),
        one("acknowledge", translate("Board", "Acknowledge"), "K", desk.acknowledge),
        one("forward", translate("Board", "Move on"), _FORWARD, lambda: desk.step(1)),
        one("back", translate("Board", "Move back"), _BACK, lambda: desk.step(-1)),
        *moves,
        one("block", translate("Board", "Block …"), "B", desk.block),
        one("escalate", translate("Board", "Tell the superior"), ESCALATE_KEY, desk.escalate),
        one("attach", translate("Board", "Attach files"), "E", desk.attach),
        one("request", translate("Board", "Request resources …"), "R", desk.request),
        one("cancel", translate("Board", "Cancel …"), "X", lambda: desk.move_to("cancelled")),
    )


def board_commands(desk: Desk) -> tuple[Command, ...]:
    """Return what can be done on the board without a card."""
    translate = QCoreApplication.translate
    return (
        _command("new", translate("Board", "New task"), "N", desk.new_task),
        _command(
            "cancelled", translate("Board", "Show cancelled tasks"), "C", desk.toggle_cancelled
        ),
        _command(
            "next_tab", translate("Board", "Next department"), "Ctrl+PgDown", lambda: desk.turn(1)
        ),
        _command(
            "previous_tab",
            translate("Board", "Previous department"),
            "Ctrl+PgUp",
            lambda: desk.turn(-1),
        ),
    )


def _command(
    name: str,
    title: str,
    keys: str,
    run: Callable[[], None],
    enabled: Callable[[], bool] | None = None,
) -> Command:
    section = QCoreApplication.translate("Board", "Board")
    return Command(f"board.{name}", title, run, keys, section, local=True, enabled=enabled)


def _mover(desk: Desk, status: str) -> Callable[[], None]:
    return lambda: desk.move_to(status)
