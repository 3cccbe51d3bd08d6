"""The commands of the requests panel, with the keys that run them."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from commander.domain.request import OfferStatus
from ui.commands import Command
from ui.requests.steps import STEPS

translate = QCoreApplication.translate


class Desk(Protocol):
    """What the commands are done to: the panel with its selected request."""

    def selected(self) -> str:
        """Return the selected request, empty without one."""
        ...

    def can_take(self, step: str) -> bool:
        """Return whether the selected request can take this step."""
        ...

    def toggle_open(self) -> None: ...
    def take(self, step: str) -> None: ...
    def withdraw(self) -> None: ...
    def answer(self, status: str) -> None: ...
    def show_task(self) -> None: ...
    def new_request(self) -> None: ...
    def next_side(self) -> None: ...
    def toggle_ended(self) -> None: ...
    def toggle_needs(self) -> None: ...


def request_commands(desk: Desk) -> tuple[Command, ...]:
    """Return what can be done to the selected request, as its menu lists it."""

    def one(name: str, title: str, keys: str, run: Callable[[], None]) -> Command:
        return _command(name, title, keys, run, lambda: bool(desk.selected()))

    taken = [
        _command(
            step.id,
            step.title(),
            step.key,
            partial(desk.take, step.id),
            partial(desk.can_take, step.id),
        )
        for step in STEPS
    ]
    accept, decline = OfferStatus.ACCEPTED.value, OfferStatus.DECLINED.value
    return (
        one("open", translate("Requests", "Open or close the request"), "Return", desk.toggle_open),
        *taken,
        one("withdraw", translate("Requests", "Withdraw the last delivery"), "W", desk.withdraw),
        one(
            "accept",
            translate("Requests", "Accept the offer that waits longest"),
            "Y",
            partial(desk.answer, accept),
        ),
        one(
            "refuse",
            translate("Requests", "Decline the offer that waits longest"),
            "J",
            partial(desk.answer, decline),
        ),
        one("task", translate("Requests", "Show its task"), "T", desk.show_task),
    )


def panel_commands(desk: Desk) -> tuple[Command, ...]:
    """Return what can be done without a request."""
    return (
        _command("new", translate("Requests", "New request"), "N", desk.new_request),
        _command(
            "side",
            translate("Requests", "All, asked of us, asked by us: the next"),
            "M",
            desk.next_side,
        ),
        _command("ended", translate("Requests", "Show ended requests"), "C", desk.toggle_ended),
        _command(
            "needs", translate("Requests", "Required, on hand, lacking"), "R", desk.toggle_needs
        ),
    )


def _command(
    name: str,
    title: str,
    keys: str,
    run: Callable[[], None],
    enabled: Callable[[], bool] | None = None,
) -> Command:
    section = translate("Requests", "Requests")
    return Command(f"requests.{name}", title, run, keys, section, local=True, enabled=enabled)
