"""Wake-ups between the workers of one database: NOTIFY, which may be lost, and a look now and then.

A hint goes out after the commit, in a transaction of its own: PostgreSQL lets only one transaction
at a time commit that has notified, and pushes would wait for each other.
"""

import logging
import queue
import secrets
import threading
import time
from collections.abc import Callable

import msgspec
import psycopg
import sqlalchemy

from commander.errors import EnvironmentProblem
from commander.journal.feed import Feed, Notice
from commander.server.postgresql.address import Address
from commander.server.postgresql.engine import options

CHANNEL = "commander"

LOOK_S = 2.0
"""Seconds after which what no hint told is found all the same."""

WAIT_S = 0.5
"""Seconds for which one wait lasts at most, so that it can be ended."""

LONGEST = 6_000
"""Bytes of a hint; PostgreSQL takes 8,000. A longer one does without the keys."""

log = logging.getLogger(__name__)


class Hint(msgspec.Struct, frozen=True, array_like=True):
    """A notice on its way: who tells it, the stream, what changed in it, through whom."""

    worker: str
    stream: str
    changed: dict[str, list[str]]
    origin: str
    peer: str


class Hints:
    """Passes notices on to the other workers, and theirs to the feed. Two threads.

    ``look`` is called every few seconds, and whenever hints may have been lost; what it returns
    is published, too.
    """

    def __init__(self, address: Address, feed: Feed, look: Callable[[], list[Notice]]) -> None:
        self._address = address
        self._feed = feed
        self._look = look
        self._worker = secrets.token_hex(4)
        self._outgoing: queue.SimpleQueue[Notice | None] = queue.SimpleQueue()
        self._ended = threading.Event()
        self._threads = [
            threading.Thread(target=work, name=name, daemon=True)
            for name, work in (("hints-out", self._tell), ("hints-in", self._listen))
        ]
        for thread in self._threads:
            thread.start()

    def tell(self, notice: Notice) -> None:
        """Tell the others; returns at once."""
        self._outgoing.put(notice)

    def close(self, timeout: float) -> None:
        """End both threads."""
        self._ended.set()
        self._outgoing.put(None)
        for thread in self._threads:
            thread.join(timeout)

    def _tell(self) -> None:
        connection: psycopg.Connection | None = None
        while (notice := self._outgoing.get()) is not None:
            waiting = {self._packed(notice)}
            while not self._outgoing.empty() and (more := self._outgoing.get()) is not None:
                waiting.add(self._packed(more))
            try:
                connection = connection or self._connect()
                query = "SELECT pg_notify(%s, hint) FROM unnest(%s::text[]) AS hint"
                connection.execute(query, (CHANNEL, list(waiting)))
            except psycopg.Error:  # lost: the others look by themselves
                if connection is not None:
                    connection.close()
                connection = None
            if self._ended.is_set():
                break
        if connection is not None:
            connection.close()

    def _packed(self, notice: Notice) -> str:
        changed = {entity: sorted(keys) for entity, keys in notice.changed.items()}
        hint = Hint(self._worker, notice.stream, changed, notice.origin, notice.peer)
        text = msgspec.json.encode(hint).decode()
        if len(text) > LONGEST:
            bare: dict[str, list[str]] = {entity: [] for entity in changed}
            text = msgspec.json.encode(msgspec.structs.replace(hint, changed=bare)).decode()
        return text

    def _listen(self) -> None:
        while not self._ended.is_set():
            try:
                with self._connect() as connection:
                    connection.execute(f"LISTEN {CHANNEL}")
                    self._hear(connection)
            except psycopg.Error as error:
                log.info("no hints for now: %s", type(error).__name__)
                self._ended.wait(WAIT_S)

    def _hear(self, connection: psycopg.Connection) -> None:
        looked = 0.0
        while not self._ended.is_set():
            if time.monotonic() > looked + LOOK_S:
                self._find()
                looked = time.monotonic()
            for told in connection.notifies(timeout=WAIT_S, stop_after=1):
                self._pass_on(told.payload)

    def _find(self) -> None:
        try:
            found = self._look()
        except EnvironmentProblem as error:
            log.info("no look for now: %s", error)
            return
        for notice in found:
            self._feed.publish(notice)

    def _pass_on(self, payload: str) -> None:
        try:
            hint = msgspec.json.decode(payload, type=Hint)
        except msgspec.MsgspecError:
            return  # somebody else uses the channel
        if hint.worker != self._worker:
            changed = {entity: frozenset(keys) for entity, keys in hint.changed.items()}
            self._feed.publish(Notice(hint.stream, changed, hint.origin, hint.peer))

    def _connect(self) -> psycopg.Connection:
        """Return a connection of the driver's own, outside the pool."""
        dialect = sqlalchemy.create_engine(self._address.url).dialect
        arguments, values = dialect.create_connect_args(self._address.url)
        values = {**values, **options(self._address, writes=True)}
        return psycopg.connect(*arguments, **values, autocommit=True)
