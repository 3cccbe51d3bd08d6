"""Two posts that meet now and then: their changes are carried by hand, as a USB stick would."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from commander.actions import Action, OpenOperation, Outcome
from commander.clock import ScenarioClock, SystemClock
from commander.journal import intake
from commander.linkage.conflicts import Conflict, conflicts
from commander.post import Operator, Post
from tests.scene import NOW


def carry(source: Post, target: Post, stream: str) -> None:
    """Bring every change of a stream from one post to another."""
    with source.reader.connection() as connection:
        envelopes = intake.page(connection, stream, 0, limit=100_000)
    verdicts = target.journal.submit(lambda tx: tx.receive(stream, envelopes, "other")).result(10)
    assert {verdict.result for verdict in verdicts} <= {"applied", "duplicate"}


@dataclass
class Posts:
    """A command post and a vehicle's, with one operation between them."""

    here: Post
    there: Post
    stream: str
    clock: ScenarioClock

    def meet(self) -> None:
        """Let each have what the other has."""
        carry(self.here, self.there, self.stream)
        carry(self.there, self.here, self.stream)

    def do(self, action: Action) -> Outcome:
        """Act at the command post; a minute passes."""
        return self._act(self.here, action)

    def do_there(self, action: Action) -> Outcome:
        """Act at the vehicle's post; a minute passes."""
        return self._act(self.there, action)

    def _act(self, post: Post, action: Action) -> Outcome:
        self.clock.seek(self.clock.now() + 60_000)
        acted = SystemClock().now()
        outcome = post.perform(action).result(10)
        while SystemClock().now() <= acted:  # stamps of two posts within one ms have any order
            pass
        return outcome

    def conflicts(self) -> tuple[Conflict, ...]:
        """Return the open conflicts, which are the same at both posts."""
        found = conflicts(self.here.reader.disputed(self.stream))
        assert found == conflicts(self.there.reader.disputed(self.stream))
        return found

    def conflict(self) -> Conflict:
        """Return the only open conflict."""
        (found,) = self.conflicts()
        return found


@contextmanager
def two_posts(folder: Path) -> Iterator[Posts]:
    """Open two posts that have the same operation."""
    clock = ScenarioClock(NOW)
    with (
        Post.open(folder / "here", clock=clock) as here,
        Post.open(folder / "there", clock=clock) as there,
    ):
        here.set_operator(Operator("A. Rivera", "fire", "Incident commander")).result(10)
        there.set_operator(Operator("B. Chen", "police", "Vehicle 2")).result(10)
        stream = here.perform(OpenOperation("Derailment")).result(10).stream
        posts = Posts(here, there, stream, clock)
        posts.meet()
        yield posts
