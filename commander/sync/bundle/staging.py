"""Changes on their way in: first all of them beside the journal, then page after page into it.

The moment at which the file beside the journal has its name decides: before it nothing is taken,
behind it everything is, if need be when the post is opened the next time. So a page at a time
goes in, between the operator's own entries, and still nothing is taken by halves.
"""

import logging
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from commander.errors import EnvironmentProblem
from commander.journal import exchange, positions, sheet, wire
from commander.journal.change import Envelope
from commander.journal.exchange import ParkedRow
from commander.journal.intake import Verdict
from commander.journal.journal import Journal
from commander.journal.transaction import Transaction
from commander.sync.bundle.contents import Maker, Manifest, opened_sheet
from commander.sync.bundle.examine import read
from commander.sync.bundle.frames import Frame, FrameWriter, Kind, Lost, scan
from commander.sync.bundle.problems import NoBundle, Waits
from commander.sync.bundle.reading import opened
from commander.sync.bundle.watch import Watch
from commander.sync.bundle.writing import write_file
from commander.sync.ledger import UNREADABLE

ORIGIN = "bundle"
"""Where the changes came from. No server has this id: they are sent to every one."""

SUFFIX = ".staged"

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Count:
    """What became of changes: new here, known already, set aside with a reason."""

    new: int = 0
    known: int = 0
    parked: int = 0

    def add(self, other: "Count") -> None:
        """Add another count."""
        self.new += other.new
        self.known += other.known
        self.parked += other.parked


class Staging:
    """What waits in one data folder to be taken into its journal; one at a time."""

    def __init__(self, folder: Path, journal: Journal) -> None:
        self._folder = folder
        self._journal = journal

    def put(self, bundle: bytes, maker: Maker, found: Iterable[tuple[Kind, bytes]]) -> Path:
        """Keep these parts on disk, all or none, and return where; from then on they are taken."""
        with suppress(OSError):  # writing the file says what is wrong with the folder
            self._folder.mkdir(exist_ok=True, mode=0o700)
        path = self._folder / f"{bundle.hex()}{SUFFIX}"

        def fill(parts: FrameWriter) -> Manifest:
            for kind, body in found:
                parts.write(kind, body)
            return Manifest(0, maker)

        write_file(path, fill, bundle=bundle)
        return path

    def waiting(self) -> list[Path]:
        """Return what is to be taken in; clears away what never became whole."""
        for half in self._folder.glob(f"*{SUFFIX}.part"):
            half.unlink(missing_ok=True)
        return sorted(self._folder.glob(f"*{SUFFIX}"))

    def finish_all(self) -> Count:
        """Take in what an interruption left; what cannot be taken in now stays for later."""
        count = Count()
        for path in self.waiting():
            try:
                count.add(self.finish(path, Watch()))
            except NoBundle:
                log.info("%s is damaged and cannot be taken in", path.name)
                path.rename(path.with_suffix(".damaged"))
            except EnvironmentProblem as error:
                log.info("an import waits: %s", error)
            except Exception:
                # The post opens all the same: what it has is worth more than what it might get.
                log.exception("an import cannot be finished")
        return count

    def finish(self, path: Path, watch: Watch) -> Count:
        """Take the staged pages in; their file goes when all are. Cancelling is too late.

        Raises Waits when the rest has to wait for the next start.
        """
        try:
            return self._finish(path, watch)
        except EnvironmentProblem as error:
            raise Waits(error) from error

    def _finish(self, path: Path, watch: Watch) -> Count:
        count = Count()
        heads: dict[str, list[wire.Signed]] = {}
        with opened(path) as bundle:
            for one in scan(bundle.content, bundle.head.bundle):
                watch.told("taking", one.at, bundle.content.length)
                if watch.leave.is_set():
                    raise EnvironmentProblem("Commander is being closed.")
                if isinstance(one, Lost):
                    log.info("%d bytes of %s are damaged", one.length, path.name)
                elif one.kind == Kind.PAGE:
                    page = _page(one)
                    heads.setdefault(page.stream, []).extend(page.heads)
                    count.add(self._take(page.stream, page.changes))
                elif one.kind == Kind.SHEET:
                    self._take_sheet(one.body)
        for stream, signed in heads.items():
            keep = partial(_keep_heads, stream=stream, heads=signed)
            self._journal.submit(keep).result()
        path.unlink()
        return count

    def _take(self, stream: str, changes: list[Envelope]) -> Count:
        if not changes:
            return Count()
        try:
            return self._journal.submit(partial(_receive, stream=stream, changes=changes)).result()
        except EnvironmentProblem:
            raise
        except Exception:
            log.exception("a page cannot be shown as a whole; trying each change")
        count = Count()
        for envelope in changes:
            count.add(self._take_one(stream, envelope))
        return count

    def _take_sheet(self, body: bytes) -> None:
        """Take positions in; where one is newer here it stays."""
        try:
            stream, packed = opened_sheet(body)
            found = sheet.read(packed)
        except ValueError as error:
            log.info("positions that cannot be read: %s", error)
            return
        take = partial(positions.take, stream=stream, sheet=found, origin=ORIGIN)
        self._journal.submit(take).result()

    def _take_one(self, stream: str, envelope: Envelope) -> Count:
        try:
            receive = partial(_receive, stream=stream, changes=[envelope])
            return self._journal.submit(receive).result()
        except EnvironmentProblem:
            raise
        except Exception:
            log.exception("a change is parked, because it cannot be shown")
        aside = partial(_set_aside, stream=stream, envelope=envelope)
        return self._journal.submit(aside).result()


def _page(frame: Frame) -> wire.Page:
    return wire.decode(frame.body, wire.Page)


def _keep_heads(tx: Transaction, stream: str, heads: list[wire.Signed]) -> int:
    return exchange.keep_heads(tx.connection, stream, heads)


def _receive(tx: Transaction, stream: str, changes: list[Envelope]) -> Count:
    verdicts = tx.receive(stream, changes, origin=ORIGIN)
    count, now = Count(), tx.local.now()
    refused, applied = [], set()
    for envelope, verdict in zip(changes, verdicts, strict=True):
        if verdict.result == "rejected":
            refused.append(ParkedRow.of(stream, envelope, verdict, outgoing=False, at=now))
        elif verdict.result == "applied":
            applied.add(verdict.id)
    count.new, count.parked = len(applied), len(refused)
    count.known = len(changes) - count.new - count.parked
    # A newer program may now take what was set aside before.
    for row in exchange.parked(tx.connection, ORIGIN, stream):
        if row.id in applied:
            tx.drop("parked", stream=stream, id=row.id, peer=ORIGIN)
    _set_aside_all(tx, refused)
    return count


def _set_aside_all(tx: Transaction, rows: list[ParkedRow]) -> None:
    if rows:
        exchange.park(tx.connection, ORIGIN, rows)
        tx.touch("", {"outbox": set()})


def _set_aside(tx: Transaction, stream: str, envelope: Envelope) -> Count:
    change = read(envelope)
    found = (change.id, change.entity, change.key) if change else ("", "", "")
    verdict = Verdict(found[0], "rejected", UNREADABLE, found[1], found[2])
    at = tx.local.now()
    _set_aside_all(tx, [ParkedRow.of(stream, envelope, verdict, outgoing=False, at=at)])
    return Count(parked=1)
