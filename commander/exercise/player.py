"""Plays a script on a clock of its own: messages, units and tasks arrive as they did.

An event and the position after it go to disk in one transaction, so that each is performed once,
whenever the program is killed and started again. Writes are waited for without a limit: one given
up might still arrive, and then the event would be performed twice.
"""

import logging
import threading
from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import Any, Final, Protocol

import msgspec

from commander.actions.base import Action, perform
from commander.clock import ScenarioClock
from commander.domain.operation import Operation
from commander.errors import EnvironmentProblem, UserError
from commander.exercise.course import Value, course
from commander.journal.journal import Journal
from commander.journal.transaction import Author, Transaction

log = logging.getLogger(__name__)

SLOWEST: Final = 1.0
FASTEST: Final = 60.0
_KEEP_EVERY: Final = 1.0


class ScriptEvent(Protocol):
    """One event: its id, when it happened (ms UTC), how exactly known, what is performed."""

    @property
    def id(self) -> str:
        """The id, unique in the script."""
        ...

    @property
    def at(self) -> int:
        """When, ms UTC."""
        ...

    @property
    def precision(self) -> str:
        """How exactly that is known."""
        ...

    @property
    def actions(self) -> tuple[Action, ...]:
        """What is performed, in this order."""
        ...


class Script(Protocol):
    """Events in order of time, and where the clock stands at first (ms UTC)."""

    @property
    def stream(self) -> str:
        """The operation that the first event opens."""
        ...

    @property
    def opens_at(self) -> int:
        """Where the clock stands at the first start, ms UTC."""
        ...

    @property
    def recorded_by(self) -> str:
        """Who is named as the author of what the script performs."""
        ...

    @property
    def events(self) -> Sequence[ScriptEvent]:
        """All events in order of time."""
        ...


class Player:
    """Performs the events of a script as its clock reaches them.

    ``on_problem`` is called on the player's thread when the machine stands in the way (disk
    full); the clock then stands, and the event is tried again when it moves.
    """

    def __init__(
        self,
        journal: Journal,
        script: Script,
        clock: ScenarioClock,
    ) -> None:
        self._journal = journal
        self._script = script
        self._clock = clock
        self.on_problem: Callable[[EnvironmentProblem], None] | None = None
        self._setting = f"scenario.{script.stream}"
        self._author = Author(script.recorded_by)
        self._expected = tuple(course(event.actions for event in script.events))
        self._next = 0
        self._stopping = False
        self._wake = threading.Event()
        self._unsubscribe: Callable[[], None] | None = None
        self._thread = threading.Thread(target=self._work, name="scenario-player", daemon=True)

    @property
    def events(self) -> Sequence[ScriptEvent]:
        """The whole script, for the ticks of a time line."""
        return self._script.events

    def open(self) -> None:
        """Bring the journal to where the script stands, pause the clock there, and listen.

        The first time everything up to ``opens_at`` is performed, all or none; later the clock
        returns to where it was left. Raises what the journal raises.
        """
        self._clock.pause()
        saved = self._journal.reader.setting(self._setting)
        known = self._journal.reader.get(Operation, self._script.stream, self._script.stream)
        if known is None:
            self._begin()
        else:
            self._resume(saved)
        self._unsubscribe = self._clock.subscribe(self._wake.set)
        self._thread.start()

    def play(self, rate: float = SLOWEST) -> None:
        """Let the clock run, from 1 to 60 times as fast as it was; ValueError outside."""
        if not SLOWEST <= rate <= FASTEST:
            raise ValueError(f"{rate} is not between {SLOWEST} and {FASTEST}")
        self._clock.play(rate)

    def pause(self) -> None:
        """Let the clock stand."""
        self._clock.pause()

    def forward(self) -> None:
        """Go to the time of the next event; at the end of the script nothing happens."""
        now = self._clock.now()
        following = (event.at for event in self._script.events if event.at > now)
        if (at := next(following, None)) is not None:
            self._clock.seek(at)

    def stop(self, timeout: float = 10.0) -> None:
        """Pause, keep the position and end the thread; TimeoutError when it does not end."""
        if self._unsubscribe is not None:
            self._unsubscribe()
            self._unsubscribe = None
        self._clock.pause()
        self._stopping = True
        self._wake.set()
        if self._thread.ident is None:
            return
        self._thread.join(timeout)
        if self._thread.is_alive():
            raise TimeoutError("the scenario player does not stop")

    def _begin(self) -> None:
        self._clock.seek(self._script.opens_at)
        past = [event for event in self._script.events if event.at <= self._script.opens_at]

        def work(tx: Transaction) -> None:
            for event in past:
                for action in event.actions:
                    perform(tx, action, self._author)
            self._remember(tx, past[-1].id)

        self._journal.submit(work).result()
        self._next = len(past)

    def _resume(self, saved: Any) -> None:
        ids = [event.id for event in self._script.events]
        saved = saved if isinstance(saved, dict) else {}
        at = int(saved.get("at", self._script.opens_at))
        if saved.get("last") in ids:
            self._next = ids.index(saved["last"]) + 1
        else:
            # A newer script without that event: what lies before the clock counts as performed.
            self._next = bisect_right([event.at for event in self._script.events], at)
        self._clock.seek(at)

    def _remember(self, tx: Transaction, last: str) -> None:
        value = msgspec.json.encode({"last": last, "at": self._clock.now()})
        tx.put("setting", {"name": self._setting, "value": value})

    def _upcoming(self) -> ScriptEvent | None:
        events = self._script.events
        return events[self._next] if self._next < len(events) else None

    def _work(self) -> None:
        while not self._stopping:
            self._wake.wait(self._patience())
            self._wake.clear()
            try:
                self._advance()
            except EnvironmentProblem as problem:
                self._clock.pause()
                self._wake.clear()  # our own pause is no reason to try again
                told = self.on_problem
                if told is not None and not self._stopping:
                    told(problem)

    def _patience(self) -> float | None:
        """Seconds until something is due; None while the clock stands (it wakes us)."""
        rate = self._clock.rate
        event = self._upcoming()
        if not rate:
            return None
        if event is None:
            return _KEEP_EVERY
        return min(max((event.at - self._clock.now()) / rate / 1000, 0.0), _KEEP_EVERY)

    def _advance(self) -> None:
        """Perform what is due, then keep where the clock is."""
        while (event := self._upcoming()) is not None and event.at <= self._clock.now():
            if self._stopping:
                break
            self._perform(event, self._expected[self._next])
            self._next += 1
        last = self._script.events[self._next - 1].id
        self._journal.submit(lambda tx: self._remember(tx, last)).result()

    def _perform(self, event: ScriptEvent, expected: tuple[Value, ...]) -> None:
        stream = self._script.stream

        def work(tx: Transaction) -> None:
            if all(value.holds(tx.view, stream) for value in expected):
                for action in event.actions:
                    perform(tx, action, self._author)
            else:
                log.info("%s is left out: somebody has decided otherwise", event.id)
            self._remember(tx, event.id)

        try:
            self._journal.submit(work).result()
        except EnvironmentProblem:
            raise
        except UserError as error:
            # What people have done meanwhile can make a scripted act impossible; theirs counts.
            log.info("%s is left out: %s", event.id, error)
            self._journal.submit(lambda tx: self._remember(tx, event.id)).result()
