"""Following one mark: it stays in the middle of the view until the operator looks elsewhere."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import Signal

from ui.commands import Command
from ui.map.bars import LOCK_KEY
from ui.map.drawings_model import key_of
from ui.map.map_notes import MapNote, note_stack
from ui.map.part import MapPart
from ui.map.tool import Desk, MapTool, Menu
from ui.map.view import MapView

FOLLOW_KEY: Final = "T"


class FollowPart(MapPart):
    """Which mark the page keeps in the middle.

    Signals:
        ended: the operator moved the view away from it.
    """

    ended = Signal()

    def __init__(self, view: MapView) -> None:
        self.key: str | None = None
        super().__init__(view)

    def hears(self) -> Mapping[str, Callable[..., None]]:
        return {"follow_ended": self._end}

    def tell_state(self) -> None:
        self.say("follow", key=self.key)

    def follow(self, key: str | None) -> None:
        """Keep this mark in the middle, or none."""
        self.key = key
        self.tell_state()

    def _end(self) -> None:
        self.key = None
        self.ended.emit()


class FollowTool(MapTool):
    """Follows the selected unit; says when it begins and why it ends. A locked view stays."""

    menu: Menu = "more"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.part = FollowPart(desk.view)
        self._note: MapNote | None = None
        self._locked = False
        self.part.ended.connect(self._moved_away)
        desk.view.locked_changed.connect(self._lock)
        desk.feed.changed.connect(self._look)
        desk.context.selection.changed.connect(self.changed)

    def commands(self) -> tuple[Command, ...]:
        title = self.tr("Stop following") if self.part.key else self.tr("Follow the selected unit")
        section = self.tr("Map")
        enabled = self._can_run
        return (
            Command(
                "map.follow", title, self.toggle, FOLLOW_KEY, section, local=True, enabled=enabled
            ),
        )

    def toggle(self) -> None:
        """Follow the selected unit; what is followed already is followed no more."""
        selection, key = self.desk.context.selection, self._wanted()
        if self.part.key is not None and key in {None, self.part.key}:
            self._end(self.tr("No longer following."))
        elif key is None:
            return
        elif self._locked:
            text = self.tr("The view is locked; nothing can be followed. {key} unlocks it.")
            self._tell(text.format(key=LOCK_KEY))
        else:
            self.part.follow(key)
            name = self.desk.feed.records.units[selection.key].name
            self._tell(
                self.tr("Following {name}. {key} or moving the map ends it.").format(
                    name=name, key=FOLLOW_KEY
                ),
                stays=True,
            )
            self.changed.emit()

    def _can_run(self) -> bool:
        return self.part.key is not None or self._wanted() is not None

    def _wanted(self) -> str | None:
        selection = self.desk.context.selection
        key = key_of("unit", selection.key)
        return key if selection.kind == "unit" and key in self.desk.view.marks else None

    def _moved_away(self) -> None:
        self._end(self.tr("No longer following: the map was moved."))

    def _lock(self, locked: bool) -> None:
        self._locked = locked
        if locked and self.part.key is not None:
            self._end(self.tr("No longer following: the view is locked."))

    def _look(self, is_other: bool) -> None:
        if is_other and self.part.key is not None:
            self._end(self.tr("No longer following: this is another operation."))

    def _end(self, text: str) -> None:
        if self.part.key is not None:
            self.part.follow(None)
        self._tell(text)
        self.changed.emit()

    def _tell(self, text: str, *, stays: bool = False) -> None:
        if self._note is not None:
            self._note.put_away()
            self._note = None
        note = note_stack(self.desk).say(text, icon="follow", brief=not stays)
        self._note = note
        note.destroyed.connect(lambda: self._forget(note))

    def _forget(self, note: MapNote) -> None:
        if self._note is note:
            self._note = None
