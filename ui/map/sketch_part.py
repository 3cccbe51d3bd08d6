"""The part of the map that shows what is being drawn, changed or measured."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from PySide6.QtCore import Signal

from commander.geodesy.forms import Position
from commander.geodesy.handles import Measures
from commander.geodesy.outlines import warm
from ui.jobs import Jobs
from ui.map.part import MapPart
from ui.map.sketch import sketched
from ui.map.view import MapView


@dataclass(frozen=True, slots=True, kw_only=True)
class Edited:
    """What is being changed: the key of its shape, its kind of form, and the handles shown.

    ``whole``: the handles are those of a form, not the corners of an outline. ``covered`` says how
    many pixels above and below are covered: the view moves, and widens if it must, so that all of
    the drawing is to be seen; None where it may not move.
    """

    key: str
    kind: str
    geometry: Mapping[str, Any] = field(default_factory=dict)
    whole: bool = False
    covered: tuple[int, int] | None = None


class SketchPart(MapPart):
    """Answers the page with outlines and measures on the ellipsoid, worked out by other threads.

    Signals:
        reshaped: the handles of what is being changed are a geometry now, asked with a number, at
            a stage: begin, moving, or done when one was let go and the others may follow.
        kept, dropped: Enter or Escape on the page while something is changed.
        drawing: what is drawn from now on (a kind; empty: nothing any more).
        typing: the operator wants to type where the next corner is.
        asked: a double click on the edge of a drawing, which shall be changed (its shape's key).
    """

    reshaped = Signal(object, int, str)
    kept = Signal()
    dropped = Signal()
    drawing = Signal(str)
    typing = Signal()
    asked = Signal(str)

    def __init__(self, view: MapView, jobs: Jobs) -> None:
        self._jobs = jobs
        self._measures = Measures()
        self._edited: Edited | None = None
        self._lines: list[dict[str, Any]] = []
        self._snap = True
        self._last: Position | None = None
        self._warm = False
        super().__init__(view)

    @classmethod
    def of(cls, view: MapView, jobs: Jobs) -> "SketchPart":
        """Return the one part of this kind that a map has; it is made when first asked for."""
        return view.findChild(cls) or cls(view, jobs)

    @property
    def last(self) -> Position | None:
        """The last corner that is set in what is being drawn (longitude, latitude)."""
        return self._last

    @property
    def snaps(self) -> bool:
        """Whether corners are drawn to corners and lines near by."""
        return self._snap

    def hears(self) -> Mapping[str, Callable[..., None]]:
        return {
            "sketch": self._ask,
            "edit_kept": self.kept.emit,
            "edit_dropped": self.dropped.emit,
            "drawing": self._drawing,
            "typing": self.typing.emit,
            "edit_asked": self._double_click,
        }

    def tell_state(self) -> None:
        self._view.command("sketch_listen", snap=self._snap)
        self._view.command("measured", lines=self._lines)
        if self._edited is not None:
            self._view.command("edit_start", **asdict(self._edited))
        self._drawing("")  # what was being drawn went with the page

    def set_snap(self, snap: bool) -> None:
        """Draw corners to what is near, or leave them where they are put."""
        self._snap = snap
        self.say("sketch_listen", snap=snap)

    def edit(self, edited: Edited) -> None:
        """Let the operator change a drawing on the map."""
        self._edited = replace(edited, covered=None)
        self._view.setFocus()
        self.say("edit_start", **asdict(edited))

    def follow(self, geometry: Mapping[str, Any], number: int = 0) -> None:
        """Put the handles where measures or a moved first handle have them.

        ``number``: what the page had asked with; if handles have moved since, they are left alone.
        """
        if not number:
            self._keep_handles(geometry)
        self.say("edit_controls", geometry=geometry, number=number)

    def stop_editing(self) -> None:
        """Show what was being changed as any other drawing again."""
        if self._edited is not None:
            self._edited = None
            self.say("edit_stop")

    def add(self, lat: float, lon: float) -> None:
        """Set the next corner at a place, or move the chosen one there."""
        self.say("sketch_add", lat=lat, lon=lon)

    def undo(self) -> None:
        """Take the last corner back."""
        self.say("sketch_undo")

    def redo(self) -> None:
        """Put a corner taken back where it was."""
        self.say("sketch_redo")

    def measured(self, lines: list[dict[str, Any]]) -> None:
        """Keep these measures (geometry and labels) on the map."""
        self._lines = lines
        self.say("measured", lines=lines)

    def answer(self, number: int, geometry: object, labels: Sequence[object]) -> None:
        """Give the page outline and measures for the number that it asked with; 0: unasked."""
        self.say("sketch_shown", number=number, geometry=geometry, labels=list(labels))

    def _ask(
        self,
        number: int,
        kind: str,
        points: list[Position] | None = None,
        geometry: Mapping[str, Any] | None = None,
        stage: str = "",
        is_open: bool = False,
    ) -> None:
        if stage:
            self._keep_handles(geometry)
            self.reshaped.emit(geometry, number, stage)
            return
        measures, places = self._measures, points or []
        fixed = places[:-1] if is_open else places
        self._last = fixed[-1] if fixed else None

        self._jobs.run(
            lambda: sketched(kind, places, measures),
            lambda made: self.answer(number, made.geometry, [asdict(one) for one in made.labels]),
        )

    def _keep_handles(self, geometry: Mapping[str, Any] | None) -> None:
        """Note where the handles are: a page that starts again shows them there."""
        if self._edited is not None and geometry is not None:
            self._edited = replace(self._edited, geometry=geometry)

    def _double_click(self, key: str) -> None:
        self.asked.emit(key)

    def _drawing(self, kind: str) -> None:
        self._last = None
        if kind and not self._warm:
            # The first outline must not wait for the libraries that make it.
            self._warm = True
            self._jobs.run(warm, lambda _none: None)
        self.drawing.emit(kind)
