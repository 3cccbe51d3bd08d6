"""Brings the map to the scene wanted: marks are made on another thread, and only what differs."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject

from ui.jobs import Jobs
from ui.map.marks import Mark
from ui.map.model import Scene
from ui.map.scene_marks import MarkChanges, SceneMarks
from ui.map.shape import Shape
from ui.map.view import MapView


class LiveMarks(QObject):
    """Works on one scene at a time; of those that come meanwhile, the newest counts.

    ``extra`` gives shapes that no record stands behind, such as a drawing that is being made.
    """

    def __init__(
        self, jobs: Jobs, view: MapView, extra: Callable[[], Iterable[Shape]], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._view = view
        self._extra = extra
        self._marks = SceneMarks()
        self._wanted: Scene | None = None
        self._busy = False
        self._afterwards: list[Callable[[list[Mark], list[Shape]], None]] = []

    def show(self, scene: Scene) -> None:
        """Let the map show this scene, soon."""
        self._wanted = scene
        self._work()

    def once_shown(self, then: Callable[[list[Mark], list[Shape]], None]) -> None:
        """Call with all marks and shapes when the map was told of the newest scene."""
        self._afterwards.append(then)
        self._work()

    def _work(self) -> None:
        if self._busy or self._wanted is None:
            return
        self._busy = True
        scene, self._wanted = self._wanted, None
        self._jobs.run(lambda: self._marks.update(scene), self._done)

    def _done(self, changes: MarkChanges) -> None:
        self._busy = False
        self._view.display_changes(
            changes.changed, changes.removed, [*changes.shapes, *self._extra()]
        )
        if self._wanted is None and self._afterwards:
            marks = self._marks.marks()
            afterwards, self._afterwards = self._afterwards, []
            for then in afterwards:
                then(marks, changes.shapes)
        self._work()
