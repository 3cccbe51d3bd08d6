"""What can be done with warnings, with words and keys."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from commander.linkage.warnings import missing
from ui.commands import Command
from ui.warnings.card import NOTIFY_KEY, WarningCard

if TYPE_CHECKING:
    from ui.warnings.panel import WarningsPanel

translate = QCoreApplication.translate


def panel_commands(panel: "WarningsPanel") -> tuple[Command, ...]:
    """Return what concerns the panel as a whole."""
    section = translate("Warnings", "Warnings")
    new, past = translate("Warnings", "New warning"), translate("Warnings", "Lifted and replaced")
    return (
        Command("warnings.new", new, panel.drafting.begin, "N", section, local=True),
        Command("warnings.past", past, panel.toggle_past, "H", section, local=True),
    )


def card_commands(panel: "WarningsPanel") -> tuple[Command, ...]:
    """Return what can be done with the selected warning."""
    inside, section = panel.inside, translate("Warnings", "Warnings")

    def one(
        name: str,
        title: str,
        key: str,
        run: Callable[[WarningCard], None],
        allowed: Callable[[WarningCard], bool],
    ) -> Command:
        def act() -> None:
            if (card := panel.current) is not None:
                run(card)

        def enabled() -> bool:
            return (card := panel.current) is not None and allowed(card)

        return Command(f"warnings.{name}", title, act, key, section, local=True, enabled=enabled)

    return (
        one("edit", translate("Warnings", "Edit"), "E", inside.edit, _open),
        one("approve", translate("Warnings", "Approve"), "A", inside.approve, _complete),
        one("issue", translate("Warnings", "Issue"), "I", inside.issue, _approved),
        one("level", translate("Warnings", "Level"), "V", inside.change_level, _issued),
        one("lift", translate("Warnings", "Lift"), "L", inside.lift, _standing),
        one(
            "map",
            translate("Warnings", "Show on the map"),
            "M",
            lambda _card: panel.show_area(),
            lambda card: card.item.area is not None,
        ),
        one(
            "draw", translate("Warnings", "Draw the area"), "D", lambda _: panel.draw_area(), _open
        ),
        one("copy", translate("Warnings", "Copy as text"), "C", inside.copy, _any),
        one(
            "regions",
            translate("Warnings", "Notify all regions"),
            NOTIFY_KEY,
            lambda _card: panel.notify_regions(),
            lambda card: card.notices is not None and card.notices.can_notify(),
        ),
    )


def _open(card: WarningCard) -> bool:
    return card.item.state in ("draft", "approved")


def _complete(card: WarningCard) -> bool:
    return card.item.state == "draft" and not missing(card.item.warning)


def _approved(card: WarningCard) -> bool:
    return card.item.state == "approved"


def _issued(card: WarningCard) -> bool:
    return card.item.state in ("issued", "expired", "replaced")


def _standing(card: WarningCard) -> bool:
    return card.item.state != "lifted"


def _any(_card: WarningCard) -> bool:
    return True
