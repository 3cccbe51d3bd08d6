"""Listens to a server's event stream and takes pages in as they come."""

import contextlib
import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass

from commander.errors import EnvironmentProblem, SyncError
from commander.journal import wire
from commander.journal.news import News
from commander.sync.backoff import Backoff
from commander.sync.ledger import Ledger
from commander.sync.meeting import Meeting

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Brain:
    """What the listener asks and tells, on its thread.

    ``meeting``: the other side, None before there is one. ``learn``: a stream (stream, epoch,
    head) ends there on the server; returns whether that is news. ``wake``: there is something to
    do. ``deaf``: the stream is gone.
    """

    meeting: Callable[[], Meeting | None]
    learn: Callable[[str, str, int], bool]
    wake: Callable[[], None]
    deaf: Callable[[], None]


class Listener:
    """A thread from ``start`` until ``stopping``; listens whenever ``greeted`` is set."""

    def __init__(
        self, brain: Brain, stopping: threading.Event, greeted: threading.Event, backoff: Backoff
    ) -> None:
        self._brain = brain
        self._stopping = stopping
        self._greeted = greeted
        self._backoff = backoff
        self.hearing = False
        self.thread = threading.Thread(target=self._listen, name="sync-listener", daemon=True)

    def _listen(self) -> None:
        while not self._stopping.is_set():
            self._greeted.wait()
            meeting = self._brain.meeting()
            if self._stopping.is_set() or meeting is None:
                return
            try:
                with contextlib.closing(meeting.transport.events()) as events:
                    for event in events:
                        self.hearing = True
                        self._backoff.succeeded()
                        self._hear(meeting, event)
            except (SyncError, EnvironmentProblem) as error:
                self._deaf(error)
            except Exception as error:
                log.exception("the event stream failed")
                self._deaf(error)

    def _deaf(self, error: Exception) -> None:
        """Let the worker look how the line is, and come back later."""
        self.hearing = False
        if not self._stopping.is_set():
            self._brain.deaf()
            self._stopping.wait(self._backoff.after(error))

    def _hear(self, meeting: Meeting, event: wire.Page | wire.Heads | News) -> None:
        if isinstance(event, wire.Heads):
            news = [self._brain.learn(one.stream, one.epoch, one.head) for one in event.streams]
            if any(news):
                self._brain.wake()
        elif isinstance(event, News):
            self._tell(meeting, event)
        elif meeting.ledger.travellers.travels(event.stream):
            self._take(meeting.ledger, event)

    def _take(self, ledger: Ledger, page: wire.Page) -> None:
        taken = ledger.take_page(page)
        if not taken:  # far behind: what is new is shown now, and read once more in its turn
            ledger.take_block(page.stream, page.changes)
        self._brain.learn(page.stream, page.epoch, page.head)
        if not taken or page.next < page.head:
            self._brain.wake()

    def _tell(self, meeting: Meeting, news: News) -> None:
        for one in meeting.besides:
            if one.kind == news.kind:
                one.heard(news.stream)
                self._brain.wake()
