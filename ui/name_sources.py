"""Where the place search has its names from, as the window sees it: which, and left out or not."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from commander.maps.places import Gazetteer, Source
from ui.jobs import Jobs


class NameSources(QObject):
    """Read and changed beside the GUI thread; used on it.

    Signals:
        changed: there are other sources now, or they are shown otherwise.
        import_wanted: somebody wants to take in a list of places.
    """

    changed = Signal()
    import_wanted = Signal()

    def __init__(self, folder: Path, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._jobs = jobs
        self._sources: tuple[Source, ...] | None = None

    @property
    def is_read(self) -> bool:
        """Whether they have been read at all."""
        return self._sources is not None

    def all(self) -> tuple[Source, ...]:
        """Return the sources by title, as they were read last."""
        return self._sources or ()

    def refresh(self, failed: Callable[[Exception], None]) -> None:
        """Read them anew."""
        self._do(lambda _gazetteer: None, failed)

    def show(self, key: str, failed: Callable[[Exception], None], *, shown: bool) -> None:
        """Let the place search answer with the names of a source, or leave them out."""
        self._do(lambda gazetteer: gazetteer.show(key, shown=shown), failed)

    def remove(self, key: str, failed: Callable[[Exception], None]) -> None:
        """Forget the names of a list for good."""
        self._do(lambda gazetteer: gazetteer.remove(key), failed)

    def _do(self, act: Callable[[Gazetteer], None], failed: Callable[[Exception], None]) -> None:
        def work() -> tuple[Source, ...]:
            with closing(Gazetteer(self._folder)) as gazetteer:
                act(gazetteer)
                return gazetteer.sources()

        self._jobs.run(work, self._take, failed)

    def _take(self, sources: tuple[Source, ...]) -> None:
        if sources != self._sources:
            self._sources = sources
            self.changed.emit()
