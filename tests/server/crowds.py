"""Devices that push one change after the other, whatever happens, and remember the answers."""

import contextlib
import secrets
import threading
import time
from collections.abc import Iterator

import requests

from commander.journal import wire
from commander.journal.change import decode
from tests.devices import Device
from tests.server.caller import Caller
from tests.sync.harness import ServerProcess

LONGEST = 40.0
"""Seconds after which no answer is a hang."""


class Writer:
    """One device that writes into one stream until it is told to stop. ``acknowledged``: ids."""

    def __init__(self, server: ServerProcess, stream: str) -> None:
        self.acknowledged: list[str] = []
        self.statuses: set[int] = set()
        self.slowest = 0.0
        self._caller = Caller(server)
        self._stream = stream
        self._device = Device(secrets.token_hex(8))
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._write, daemon=True)
        self._thread.start()

    def _write(self) -> None:
        number = 0
        while not self._over.is_set():
            number += 1
            change = self._device.write(
                number, {"title": "x"}, key=secrets.token_hex(8), stream=self._stream
            )
            body = wire.pack(wire.Push(self._stream, [change]))
            while not self._pushed(body):
                if self._over.wait(0.05):
                    return
            self.acknowledged.append(decode(change.body).id)

    def _pushed(self, body: bytes) -> bool:
        begun = time.monotonic()
        try:
            answer = self._caller.session.post(
                f"{self._caller.server.address}/v1/push", data=body, timeout=LONGEST
            )
        except requests.RequestException:
            return False
        finally:
            self.slowest = max(self.slowest, time.monotonic() - begun)
        self.statuses.add(answer.status_code)
        if answer.status_code != 200:
            assert int(answer.headers.get("Retry-After", "0")) > 0, answer.text
            return False
        pushed = wire.decode(wire.unpack(answer.content, wire.ANSWER_RAW), wire.Pushed)
        return pushed.answers[0].result in {"applied", "duplicate"}

    def end(self) -> None:
        self._over.set()
        self._thread.join(LONGEST + 5)
        assert not self._thread.is_alive(), "an answer never came"
        self._caller.session.close()


@contextlib.contextmanager
def writing(server: ServerProcess, stream: str, count: int) -> Iterator[list[Writer]]:
    """Let so many devices write while the block runs."""
    writers = [Writer(server, stream) for _ in range(count)]
    try:
        yield writers
    finally:
        for writer in writers:
            writer.end()


def acknowledged(writers: list[Writer]) -> int:
    return sum(len(one.acknowledged) for one in writers)


def all_there(server: ServerProcess, stream: str, writers: list[Writer]) -> None:
    """Check that what was acknowledged is there, and everything once."""
    found = server.ids(stream)
    lost = {one for writer in writers for one in writer.acknowledged} - found.keys()
    assert not lost
    assert set(found.values()) == {1}
