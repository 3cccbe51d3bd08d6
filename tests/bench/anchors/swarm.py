"""Many posts in one process: each with its identity, chain, signatures and TLS line.

What arrives is checked and kept in memory: fifty whole journals in one process would measure that
process. Pushing and listening is the product's own transport.
"""

import contextlib
import secrets
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from msgspec import Raw

from commander.errors import SyncError
from commander.journal import change as changes
from commander.journal import enrolment, form, stamp, wire
from commander.journal.change import Change, Envelope
from commander.journal.identity import Identity
from commander.sync.address import Address
from commander.sync.transport import Transport
from tests.bench.anchors.server import CODE

STREAM = "5ba94ca7c0ffee00"


@dataclass
class Tally:
    """When each entry was written, and what was delivered how late (ms)."""

    written: dict[str, int] = field(default_factory=dict)
    late: list[float] = field(default_factory=list)
    last: int = 0

    def arrived(self, key: str) -> None:
        now = time.monotonic_ns()
        self.late.append((now - self.written[key]) / 1e6)
        self.last = now


class Client:
    """One post of the swarm."""

    def __init__(self, address: Address, code: str, tally: Tally) -> None:
        self._identity = Identity(secrets.token_hex(8), Ed25519PrivateKey.generate())
        self._tally = tally
        self._clock = stamp.StampClock(self._identity.device, lambda: time.time_ns() // 1_000_000)
        self._n, self._prev, self._after = 0, changes.GENESIS, 0
        with contextlib.closing(Transport(address)) as asking:
            shown = asking.certificate()
        me = self._identity
        with contextlib.closing(Transport(address, fingerprint=shown)) as asking:
            token = asking.enrol(wire.Enrol(code, me.device, me.public_key, "swarm")).token
        self._line = Transport(address, fingerprint=shown, token=token)
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def write(self, row: dict[str, str], begun: int) -> None:
        self._n += 1
        key = changes.new_id()
        fields = {
            "text": row["text"],
            "sender": {"kind": "other", "key": "", "name": row["from"]},
            "to": [{"kind": "other", "key": "", "name": row["to"]}],
            "channel": row["channel"],
        }
        now = time.time_ns() // 1_000_000
        made = Change(
            id=key,
            stream=STREAM,
            entity="message",
            fields=fields,
            stamp=self._clock.next(),
            device=self._identity.device,
            n=self._n,
            prev=changes.link(self._prev),
            happened_at=now,
            written_at=now,
            act=key,
            key=key,
        )
        body = changes.encode(made)
        self._prev = changes.fingerprint(body)
        me = self._identity
        signature = me.sign(STREAM, self._n, self._prev)
        head = wire.Signed(me.device, self._n, self._prev, signature, me.public_key)
        self._tally.written[key] = begun
        push = wire.Push(STREAM, [Envelope(Raw(body))], [head])
        answer = self._line.push(wire.pack(push))
        assert answer.answers[0].result == "applied"

    def close(self) -> None:
        self._line.end()
        self._thread.join(5)
        self._line.close()

    def _listen(self) -> None:
        with contextlib.suppress(SyncError), contextlib.closing(self._line.events()) as events:
            for event in events:
                if isinstance(event, wire.Page) and event.prev <= self._after:
                    self._take(event)
                elif isinstance(event, wire.Page | wire.Heads):
                    self._ask()

    def _ask(self) -> None:
        while True:
            page = self._line.changes(STREAM, self._after, own=False)
            self._take(page)
            if page.next >= page.head:
                return

    def _take(self, page: wire.Page) -> None:
        for envelope in page.changes:
            made, _ = form.parse(envelope.body, envelope.personal)
            if made.device != self._identity.device and envelope.seq > self._after:
                self._tally.arrived(made.key)
        self._after = max(self._after, page.next)


def _run(clients: list[Client], rows: list[dict[str, str]], rate: float, each: int) -> None:
    def one(number: int) -> None:
        due = time.monotonic() + number / len(clients) / rate
        for row in rows[number * each : (number + 1) * each]:
            time.sleep(max(0, due - time.monotonic()))
            clients[number].write(row, time.monotonic_ns())
            due += 1 / rate

    threads = [threading.Thread(target=one, args=(number,)) for number in range(len(clients))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def swarm(
    folder: Path, port: int, rows: list[dict[str, Any]], shape: tuple[int, float, float, float]
) -> dict[str, object]:
    """Let ``shape`` = (clients, entries a second, seconds, seconds to wait) write and listen."""
    number, rate, seconds, grace = shape
    address = Address("127.0.0.1", port)
    found = [path.read_text("ascii") for path in folder.parent.glob(f"*/{CODE}")]
    tally = Tally()
    with contextlib.closing(Transport(address)) as asking:
        mark = enrolment.mark(asking.certificate())
    code = next(one for one in found if enrolment.parse(one).mark == mark)
    clients = [Client(address, code, tally) for _ in range(number)]
    time.sleep(1)
    begun, each = time.monotonic_ns(), int(rate * seconds)
    _run(clients, rows, rate, each)
    written = time.monotonic_ns()
    wanted = number * each * (number - 1)
    last = time.monotonic() + grace
    while len(tally.late) < wanted and time.monotonic() < last:
        time.sleep(0.02)
    for client in clients:
        client.close()
    late = sorted(tally.late)
    ranks = {share: min(len(late) - 1, share * len(late) // 100) for share in (50, 95, 99)}
    at = {f"p{share}_ms": late[rank] for share, rank in ranks.items()}
    return {
        "clients": number,
        "writes": number * each,
        "expected": wanted,
        "delivered": len(late),
        "delivered_pct": round(100 * len(late) / wanted, 2),
        **at,
        "max_ms": late[-1],
        "write_phase_s": (written - begun) / 1e9,
        "run_s": (tally.last - begun) / 1e9,
    }
