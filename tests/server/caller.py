"""A device that speaks the protocol by hand."""

import secrets
from collections.abc import Sequence
from typing import Any

import requests
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from commander.journal import wire
from commander.journal.change import Envelope
from commander.journal.identity import Identity
from tests.server.browsing import Trusting
from tests.sync.harness import ServerProcess


class Caller:
    """Enrolled; ``call`` sends whatever it is told to."""

    def __init__(self, server: ServerProcess, code: str = "") -> None:
        self.server = server
        self.identity = Identity(secrets.token_hex(8), Ed25519PrivateKey.generate())
        self.session = requests.Session()
        self.session.trust_env = False
        if server.address.startswith("https:"):
            self.session.mount("https://", Trusting(server.folder / "server.crt"))
        self.session.headers[wire.VERSION_HEADER] = str(wire.PROTOCOL)
        answer = self.call("POST", "enrol", data=wire.encode(self.enrolment(code or server.code)))
        self.token = wire.decode(answer.content, wire.Enrolled).token
        self.session.headers["Authorization"] = f"Bearer {self.token}"

    def enrolment(self, code: str) -> wire.Enrol:
        return wire.Enrol(code, self.identity.device, self.identity.public_key, "test")

    def call(self, method: str, path: str, **options: Any) -> requests.Response:
        return self.session.request(
            method, f"{self.server.address}/v1/{path}", timeout=20, **options
        )

    def hello(self, streams: Sequence[wire.Cursor] = ()) -> wire.Welcome:
        said = wire.Hello(self.identity.device, self.identity.public_key, streams=list(streams))
        answer = self.call("POST", "hello", data=wire.encode(said))
        return wire.decode(answer.content, wire.Welcome)

    def push(
        self, stream: str, changes: list[Envelope], heads: list[wire.Signed] | None = None
    ) -> wire.Pushed:
        answer = self.call("POST", "push", data=wire.pack(wire.Push(stream, changes, heads or [])))
        assert answer.status_code == 200, answer.text
        return wire.decode(wire.unpack(answer.content, wire.ANSWER_RAW), wire.Pushed)

    def changes(self, stream: str, **parameters: Any) -> wire.Page:
        answer = self.call("GET", "changes", params={"stream": stream, **parameters})
        assert answer.status_code == 200, answer.text
        return wire.decode(wire.unpack(answer.content, wire.ANSWER_RAW), wire.Page)
