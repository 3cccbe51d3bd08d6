"""Many light posts in one process: they only speak the protocol, each on lines of its own."""

import asyncio
import functools
import re
import secrets
import ssl
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from commander.journal import wire
from commander.journal.change import Envelope
from tests.devices import Device
from tests.sync.harness import ServerProcess

WRITTEN = re.compile(rb'"written_at":(\d+)')
LIMIT = 2**26


@functools.cache
def trusting() -> ssl.SSLContext:
    """Return one for all posts: making it reads every authority's certificate."""
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    made.check_hostname, made.verify_mode = False, ssl.CERT_NONE
    return made


@dataclass
class LightPost:
    """One post: its token, its device, when what it got was written and when it came (s)."""

    server: ServerProcess
    token: str = ""
    device: Device = field(default_factory=lambda: Device(secrets.token_hex(8)))
    key: str = field(
        default_factory=lambda: Ed25519PrivateKey.generate().public_key().public_bytes_raw().hex()
    )
    delays: list[float] = field(default_factory=list)
    lines: list[asyncio.StreamWriter] = field(default_factory=list)

    async def line(self) -> "Line":
        """Return a new line to the server."""
        secure = None
        if self.server.address.startswith("https"):
            secure = trusting()
        made = await asyncio.open_connection("127.0.0.1", self.server.port, ssl=secure, limit=LIMIT)
        self.lines.append(made[1])
        return Line(*made, self.token)

    async def enrol(self) -> None:
        line = await self.line()
        said = wire.Enrol(self.server.code, self.device.name, self.key)
        answer = await line.ask("POST", "/v1/enrol", wire.encode(said))
        self.token = wire.decode(answer, wire.Enrolled).token
        self.lines.pop().close()

    async def hello(self, line: "Line", known: Sequence[wire.Cursor] = ()) -> wire.Welcome:
        said = wire.Hello(self.device.name, self.key, streams=list(known))
        return wire.decode(await line.ask("POST", "/v1/hello", wire.encode(said)), wire.Welcome)

    def write(self, stream: str, count: int = 1) -> bytes:
        """Return a push of new log entries."""
        now = time.time_ns() // 1_000_000
        made: list[Envelope] = [
            self.device.write(
                now,
                {"text": f"unit {i} at the north side asks for two ambulances and water"},
                entity="message",
                key=f"{self.device.name}-{self.device.n + 1}",
                stream=stream,
            )
            for i in range(count)
        ]
        return wire.pack(wire.Push(stream, made))

    async def listen(self, line: "Line") -> None:
        """Take events, and note how long after it was written something came."""
        await line.send("GET", "/v1/events")
        rest = b""
        while data := await line.reader.read(LIMIT):
            now = time.time()
            found = rest + data
            end = 0
            for match in WRITTEN.finditer(found):
                self.delays.append(now - int(match[1]) / 1000)
                end = match.end()
            rest = found[max(end, len(found) - 40) :]

    def close(self) -> None:
        for line in self.lines:
            line.close()


@dataclass
class Line:
    """One connection, for one request after the other."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    token: str

    async def send(self, method: str, path: str, body: bytes = b"") -> None:
        words = [
            f"{method} {path} HTTP/1.1",
            "Host: 127.0.0.1",
            f"{wire.VERSION_HEADER}: {wire.PROTOCOL}",
            f"Authorization: Bearer {self.token}",
            f"Content-Length: {len(body)}",
        ]
        self.writer.write("\r\n".join([*words, "", ""]).encode() + body)
        await self.writer.drain()

    async def ask(self, method: str, path: str, body: bytes = b"") -> bytes:
        """Return the answer's body; AssertionError for any status but 200."""
        await self.send(method, path, body)
        head = await self.reader.readuntil(b"\r\n\r\n")
        length = re.search(rb"content-length: (\d+)", head, re.IGNORECASE)
        assert length is not None, head
        answer = await self.reader.readexactly(int(length[1]))
        assert head.startswith(b"HTTP/1.1 200"), head + answer
        return answer


async def admitted(server: ServerProcess, count: int) -> list[LightPost]:
    """Return so many posts that were let in."""
    posts = [LightPost(server) for _ in range(count)]
    for start in range(0, count, 20):
        await asyncio.gather(*(post.enrol() for post in posts[start : start + 20]))
    return posts
