"""What the page shows, and what it is told so that it shows what is wanted."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict

from ui.map.batch import MarkBatches
from ui.map.channel import MapChannel
from ui.map.marks import Mark
from ui.map.scheme import MapContent
from ui.map.shape import Shape


class Showing:
    """Marks go as binary batches, one at a time; shapes as texts, only those that differ.

    ``number`` is that of the last batch sent.
    """

    def __init__(self, channel: MapChannel, content: MapContent) -> None:
        self._channel = channel
        self._content = content
        self._batches = MarkBatches()
        self._shapes: Mapping[str, Shape] = {}
        self._shapes_shown: Mapping[str, Shape] = {}
        self.number = 0

    @property
    def marks(self) -> Mapping[str, Mark]:
        """The marks wanted, by key."""
        return self._batches.wanted

    @property
    def shapes(self) -> Mapping[str, Shape]:
        """The shapes wanted, by key."""
        return self._shapes

    def want(self, marks: Iterable[Mark], shapes: Iterable[Shape]) -> None:
        """Let the page show just these."""
        self._batches.want(marks)
        self._shapes = {shape.key: shape for shape in shapes}

    def change(
        self, changed: Mapping[str, Mark], removed: Iterable[str], shapes: Iterable[Shape]
    ) -> None:
        """Let these marks be as they are now, those of these keys go, and just these shapes be."""
        self._batches.change(changed, removed)
        self._shapes = {shape.key: shape for shape in shapes}

    def forget(self) -> None:
        """Begin again with a page that has nothing."""
        self._batches.forget()
        self._shapes_shown = {}

    def send(self) -> bool:
        """Send what differs; whether the page works on a batch now, after which more may come."""
        self._send_shapes()
        batch = self._batches.take()
        if batch is None:
            return False
        self.number += 1
        self._channel.send("batch", url=self._content.put_batch(batch), number=self.number)
        return True

    def _send_shapes(self) -> None:
        shown, wanted = self._shapes_shown, self._shapes
        changed = [asdict(one) for key, one in wanted.items() if shown.get(key) != one]
        removed = [key for key in shown if key not in wanted]
        if changed or removed:
            self._channel.send("shapes", set=changed, removed=removed)
        self._shapes_shown = wanted
