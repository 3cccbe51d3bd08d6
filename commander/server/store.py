"""What the server reads from and writes to its journal; no web in here."""

import logging
import secrets
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress

import msgspec
from sqlalchemy import Connection, update

from commander import __version__
from commander.errors import EnvironmentProblem
from commander.journal import chain, exchange, intake, schema, wire
from commander.journal.forks import FORKED
from commander.journal.intake import Verdict
from commander.journal.keeping import Keeping, Reading
from commander.journal.rows import lock, lock_setting, select_rows, select_value
from commander.journal.transaction import Transaction
from commander.server.filling import Filling, Kept, Near, Quota, Room, nears
from commander.server.mark import Mark

EPOCH = "server.epoch"
"""The setting that holds the epoch; a server that finds none begins one."""

_EPOCH_OF = "SELECT value FROM setting WHERE name = ?"

log = logging.getLogger(__name__)

UNREADABLE = "this server cannot show it"


class Held(Exception):
    """Some changes of a push must wait behind one that was refused; nothing was taken in."""

    def __init__(self, places: frozenset[int]) -> None:
        super().__init__()
        self.places = places


def every(_stream: str) -> bool:
    """Every stream travels: a central server has no other."""
    return True


class Store:
    """Questions and pushes over one journal.

    ``server`` is the id that posts know it by; ``epoch`` the epoch that was read last: other
    workers may begin another one, so every answer carries the one of its own transaction.

    ``travels`` says of a stream whether anybody may have it; of others nothing is told.
    """

    def __init__(
        self,
        journal: Keeping,
        name: str,
        travels: Callable[[str], bool] = every,
    ) -> None:
        self._journal = journal
        self.travels = travels
        self.server = journal.device
        self.name = name
        self._mark = Mark(journal.path)
        self._turn = threading.Lock()
        self._marks = chain.Marks()
        self.filling = Filling()
        self.epoch = ""
        with journal.reader.connection() as connection:
            self._read_epoch(connection)
            heads = exchange.stream_heads(connection)
        if not self.epoch or self._mark.beyond(self.epoch, heads):
            self._begin_epoch(self.epoch)
        else:
            self._mark.begin(self.epoch, heads)

    def epoch_in(self, connection: Connection) -> str:
        """Return the epoch that a connection sees."""
        stored = select_value(connection, _EPOCH_OF, (EPOCH,))
        return self.epoch if stored is None else msgspec.json.decode(stored, type=str)

    def _read_epoch(self, connection: Connection) -> str:
        self.epoch = self.epoch_in(connection)
        return self.epoch

    def _begin_epoch(self, before: str) -> None:
        """Say to everybody that numbers from before mean nothing any more; once."""
        with self._turn:
            if self.epoch != before:
                return
            self._journal.submit(lambda tx: self._put_epoch(tx, before)).result()
            with self._journal.reader.connection() as connection:
                self._read_epoch(connection)
            self._mark.begin(self.epoch, self._all_heads())

    def _put_epoch(self, tx: Transaction, before: str) -> None:
        """Begin another epoch, unless another worker has done so."""
        lock_setting(tx.connection, EPOCH)
        if self._read_epoch(tx.connection) == before:
            made = secrets.token_hex(8)
            tx.put("setting", {"name": EPOCH, "value": msgspec.json.encode(made)})

    def _all_heads(self) -> dict[str, int]:
        with self._journal.reader.connection() as connection:
            return exchange.stream_heads(connection)

    def keep_mark(self) -> None:
        """Keep how far the journal got, and notice when it is put back."""
        with self._journal.reader.connection() as connection:
            epoch, heads = self._read_epoch(connection), exchange.stream_heads(connection)
        if not self._mark.follow(epoch, heads):
            self._begin_epoch(epoch)

    def doubt(self, known: Sequence[wire.Cursor]) -> None:
        """Begin a new epoch if somebody has read further than the streams go."""
        with self._journal.reader.connection() as connection:
            epoch, heads = self._read_epoch(connection), exchange.stream_heads(connection)
        if any(
            one.epoch == epoch and one.pulled > heads.get(one.stream, 0)
            for one in known
            if self.travels(one.stream)
        ):
            self._begin_epoch(epoch)

    def welcome(
        self, now: int, device: str = "", known: Sequence[wire.Cursor] = ()
    ) -> wire.Welcome:
        """Answer a device's hello; ``known`` is how far it says that it has read."""
        self.doubt(known)
        with self._journal.reader.connection() as connection:
            epoch = self._read_epoch(connection)
            streams = [
                wire.StreamHead(
                    stream,
                    epoch,
                    head,
                    chain.contiguous(connection, stream),
                    self._marks.of(connection, stream, head),
                )
                for stream, head in exchange.stream_heads(connection).items()
                if self.travels(stream)
            ]
            pages = self._little(connection, device, known)
        return wire.Welcome(self.server, self.name, __version__, now, streams, pages)

    def _little(
        self, connection: Connection, device: str, known: Sequence[wire.Cursor]
    ) -> list[wire.Page]:
        """Return what is new in streams of which the device has nearly all."""
        pages: list[wire.Page] = []
        heads = exchange.stream_heads(connection)
        for one in known:
            missing = heads.get(one.stream, 0) - one.pulled
            if one.epoch == self.epoch and 0 < missing <= wire.WELCOME_CHANGES:
                page = self._page(connection, one.stream, one.pulled, missing + 1, device)
                kept = wire.within(page.changes, wire.WELCOME_RAW)
                if len(kept) == len(page.changes):
                    pages.append(page)
        return pages

    def heads(self) -> dict[str, int]:
        """Return where every stream ends."""
        heads = self._all_heads()
        return {stream: head for stream, head in heads.items() if self.travels(stream)}

    def kept(self, stream: str) -> Kept:
        """Return how much is kept of a stream; reads what came since the last time."""
        with self._journal.reader.connection() as connection:
            found = self.filling.count(connection, stream, self.epoch_in(connection))
        self.filling.keep(stream, found)
        return found

    def nears(self, quota: Callable[[str], Quota]) -> list[Near]:
        """Return the streams that have a quota, the fullest first."""
        with self._journal.reader.connection() as connection:
            return nears(connection, quota, self.filling, self.epoch_in(connection))

    def page(self, stream: str, after: int, limit: int, skip: str | None) -> wire.Page:
        """Return the changes after a ``seq``, without those that device ``skip`` had pushed."""
        if self._journal.far is not None:
            page = self._far_page(self._journal.far, stream, after, limit, skip)
            if page is not None:
                return page
        with self._journal.reader.connection() as connection:
            return self._page(connection, stream, after, limit, skip)

    def _far_page(
        self, far: Reading, stream: str, after: int, limit: int, skip: str | None
    ) -> wire.Page | None:
        """Return the page from a copy; None unless it is what the original would answer.

        A copy may be behind. Where it ends before the original does it would say "nothing yet" to
        a post that has been told of more, so only what lies before its end is taken from it.
        """
        try:
            with far.connection() as connection:
                page = self._page(connection, stream, after, limit, skip)
        except EnvironmentProblem as error:
            log.warning("read from the original: %s", error)
            return None
        with self._journal.reader.connection() as connection:
            epoch, head = self._read_epoch(connection), intake.head(connection, stream)
        if page.epoch != epoch or page.next == page.head < head:
            return None
        return msgspec.structs.replace(page, head=max(page.head, head))

    @contextmanager
    def source(self, stream: str, seq: int) -> Iterator[Connection]:
        """Give a connection for a long read of a stream up to a ``seq``."""
        with ExitStack() as stack:
            chosen = None
            if self._journal.far is not None:
                with suppress(EnvironmentProblem):
                    copy = stack.enter_context(self._journal.far.connection())
                    if intake.head(copy, stream) >= seq and self.epoch_in(copy) == self.epoch:
                        chosen = copy
            yield chosen or stack.enter_context(self._journal.reader.connection())

    def _page(
        self, connection: Connection, stream: str, after: int, limit: int, skip: str | None
    ) -> wire.Page:
        epoch = self.epoch_in(connection)
        if not self.travels(stream):
            return wire.Page(stream, epoch, after, after, after, [])
        head = intake.head(connection, stream)
        found = intake.page(connection, stream, after, limit=limit, skip_origin=skip)
        kept = wire.within(found, wire.PAGE_RAW)
        whole = len(kept) == len(found) < limit
        upto = max(head, after) if whole else kept[-1].seq
        heads = exchange.heads_between(connection, stream, after, upto)
        return wire.Page(stream, epoch, after, upto, max(head, upto), kept, heads)

    def news(self, stream: str, after: int, limit: int) -> tuple[wire.Page, set[str]]:
        """Return the changes after a ``seq``, and which devices had pushed those."""
        query = "SELECT DISTINCT origin FROM change WHERE stream = ? AND seq > ? AND seq <= ?"
        with self._journal.reader.connection() as connection:
            page = self._page(connection, stream, after, limit, None)
            rows = select_rows(connection, query, (stream, after, page.head))
        return page, {row[0] for row in rows}

    def take(
        self, tx: Transaction, push: wire.Push, device: str, room: Room | None = None
    ) -> wire.Pushed:
        """Take a push in, inside its transaction; FullError when there is no ``room`` for it.

        Raises Held when changes would overtake a refused one of the same record: the caller
        then asks again without them.
        """
        before = lock(tx.connection, push.stream)
        epoch = self._read_epoch(tx.connection)
        verdicts = tx.receive(push.stream, push.changes, origin=device)
        if places := _overtaking(verdicts):
            raise Held(places)
        exchange.keep_heads(tx.connection, push.stream, push.heads)
        head = intake.head(tx.connection, push.stream)
        if room is not None and head > before:
            room.check(tx.connection, push.stream, epoch, head)
        said = ""
        if device in tx.forked:
            said = FORKED
            _for_everybody(tx, push.stream, before, device)
        answers = [wire.Answer(verdict.result, verdict.reason or said) for verdict in verdicts]
        return wire.Pushed(epoch, before, head, answers)


def _for_everybody(tx: Transaction, stream: str, after: int, device: str) -> None:
    """See to it that both who write as this device get what one of them has just sent.

    Nobody is sent what came from himself; that is told from the origin.
    """
    table = schema.change
    mine = (table.c.stream == stream) & (table.c.seq > after) & (table.c.origin == device)
    tx.connection.execute(update(table).where(mine).values(origin=f"{device}+"))


def _overtaking(verdicts: Sequence[Verdict]) -> frozenset[int]:
    refused: set[tuple[str, str]] = set()
    places: set[int] = set()
    for place, verdict in enumerate(verdicts):
        record = (verdict.entity, verdict.key)
        if verdict.result == "rejected" and verdict.key:
            refused.add(record)
        elif record in refused and verdict.result == "applied":
            places.add(place)
    return frozenset(places)


def halves(push: wire.Push) -> tuple[wire.Push, wire.Push]:
    """Return the push as two, in order; its signed heads go with the second."""
    middle = len(push.changes) // 2
    first = msgspec.structs.replace(push, changes=push.changes[:middle], heads=[])
    return first, msgspec.structs.replace(push, changes=push.changes[middle:])


def without(push: wire.Push, places: frozenset[int]) -> wire.Push:
    """Return the push without the changes at these places."""
    rest = [change for place, change in enumerate(push.changes) if place not in places]
    return msgspec.structs.replace(push, changes=rest)


def with_held(pushed: wire.Pushed, places: frozenset[int]) -> wire.Pushed:
    """Return the answers with those for held changes put back at their places."""
    answers = list(pushed.answers)
    for place in sorted(places):
        answers.insert(place, wire.Answer("rejected", exchange.WAITS))
    return msgspec.structs.replace(pushed, answers=answers)
