"""The description of the API is true: its examples are what a server really answers."""

import base64
import copy
import hashlib
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema_rs
import msgspec
import pytest
import requests
import zstandard
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from commander.journal import position_wire, wire
from commander.journal.identity import Identity
from commander.server.contract import examples
from commander.server.contract.examples import OWN, TOLD, Told
from tests.devices import Device
from tests.postgres import Cluster
from tests.server.caller import Caller
from tests.server.places import PLACES, From
from tests.server.unhurried import BURST
from tests.sync.harness import ServerProcess

pytestmark = pytest.mark.e2e

JSON = "application/json"


def served(server: ServerProcess) -> dict[str, Any]:
    return dict(requests.get(f"{server.address}/openapi.json", timeout=20).json())


def operations(found: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the operations by method and path."""
    return {
        f"{method.upper()} {path}": one
        for path, methods in found["paths"].items()
        for method, one in methods.items()
        if method != "servers"
    }


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    """A new server, as the examples are of one."""
    made = ServerProcess(tmp_path_factory.mktemp("city"), "--no-tls", "--name", examples.NAME)
    yield made.start()
    made.stop()


@pytest.fixture(scope="module")
def description(city: ServerProcess) -> dict[str, Any]:
    return served(city)


def wrong(description: dict[str, Any], schema: dict[str, Any], value: Any) -> list[str]:
    """Return what is wrong with a value by a schema of the description."""
    whole = {**schema, "components": description["components"]}
    found = jsonschema_rs.Draft202012Validator(whole).iter_errors(value)
    return [f"{one.instance_path}: {one.message}" for one in found]


def test_every_example_is_of_its_schema(description: dict[str, Any]) -> None:
    looked_at = 0
    for asks, operation in operations(description).items():
        bodies = [operation["requestBody"]] if "requestBody" in operation else []
        places = [*operation.get("parameters", ())]
        for one in [*bodies, *operation["responses"].values()]:
            places += one.get("content", {}).values()
        for place in places:
            for name, example in place.get("examples", {}).items():
                if "value" in example:
                    found = wrong(description, place.get("schema", {}), example["value"])
                    assert not found, (asks, name, found)
                looked_at += 1
    assert looked_at > 150


def test_every_question_answer_and_refusal_has_an_example(description: dict[str, Any]) -> None:
    for asks, operation in operations(description).items():
        if " /v1/" not in asks:
            continue
        assert operation["summary"]
        for status, answer in operation["responses"].items():
            for media, content in answer.get("content", {}).items():
                if media not in {"text/plain", "multipart/byteranges"} and status != "206":
                    assert content.get("examples"), (asks, status, media)
        for media, content in operation.get("requestBody", {}).get("content", {}).items():
            assert content.get("examples"), (asks, media)
        for one in operation.get("parameters", ()):
            if one.get("required") and "const" not in one["schema"]:
                assert one.get("examples"), (asks, one["name"])


def test_every_address_of_the_server_is_described(description: dict[str, Any]) -> None:
    """Nothing is served that is not told, and who may ask is told of each."""
    assert set(description["components"]["securitySchemes"]) >= {"token", "session"}
    assert description["security"] == [{"token": []}]
    for asks in operations(description):
        method, path = asks.split()
        if path == "/metrics":
            continue
        assert "{" in path or path.startswith(("/v1/", "/feed/v1", "/admin", "/healthz")), asks
        assert method in {"GET", "POST"}


def test_the_description_is_written_out(description: dict[str, Any], tmp_path: Path) -> None:
    command = [sys.executable, "-m", "commander.server.main", "openapi"]
    subprocess.run([*command, tmp_path / "api.json"], check=True, timeout=60)
    assert json.loads((tmp_path / "api.json").read_text()) == description
    done = subprocess.run(
        [*command, tmp_path], check=False, timeout=60, capture_output=True, text=True
    )
    assert done.returncode == 1
    assert done.stderr.startswith(f"{tmp_path} cannot be written: Is a directory.")


# ---- asked of a server, one after the other ----


class Asker:
    """The device of the examples, with its true code, token and address."""

    def __init__(self, server: ServerProcess) -> None:
        self.server = server
        self.session = requests.Session()
        self.session.trust_env = False
        self.session.headers[wire.VERSION_HEADER] = str(wire.PROTOCOL)

    def ask(self, told: Told) -> requests.Response:
        method, path = told.asks.split()
        given = {key: _said(value) for key, value in told.given.items()}
        for key in [key for key in given if f"{{{key}}}" in path]:
            path = path.replace(f"{{{key}}}", given.pop(key))
        answer = self.session.request(
            method,
            f"{self.server.address}{path}",
            params=given,
            data=self._body(told),
            headers={"Content-Type": told.sends} if told.body is not None else {},
            timeout=20,
            stream=told.media == "text/event-stream",
        )
        if path == "/v1/enrol" and answer.status_code == requests.codes.ok:
            token = wire.decode(answer.content, wire.Enrolled).token
            self.session.headers["Authorization"] = f"Bearer {token}"
        return answer

    def _body(self, told: Told) -> bytes | None:
        if told.body is None:
            return None
        if isinstance(told.body, str):
            return base64.b64decode(told.body.partition(",")[2])
        body = copy.deepcopy(told.body)
        if body.get("code") == examples.CODE:
            body["code"] = self.server.code
        raw = msgspec.json.encode(body)
        return zstandard.ZstdCompressor().compress(raw) if told.sends == wire.ZSTD else raw


def _said(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def read(told: Told, answer: requests.Response) -> Any:
    """Return an answer as the description shows it."""
    if told.media == wire.ZSTD:
        lines = zstandard.ZstdDecompressor().decompressobj().decompress(answer.content).splitlines()
        found = [json.loads(line) for line in lines]
        return found if told.asks.endswith("/snapshot") else found[0]
    if told.media == position_wire.BINARY:
        return msgspec.to_builtins(position_wire.unpack(answer.content))
    if told.media == "application/octet-stream":
        return f"data:{told.media};base64,{base64.b64encode(answer.content).decode()}"
    if told.media == "text/event-stream":
        told_lines = answer.iter_lines()
        return f"{next(told_lines).decode()}\n{next(told_lines).decode()}\n\n"
    return answer.json()


def known(value: Any) -> Any:
    """Return a value without what is each server's own, which keeps its kind."""
    if isinstance(value, dict):
        return {k: type(v).__name__ if k in OWN else known(v) for k, v in value.items()}
    return [known(one) for one in value] if isinstance(value, list) else value


def test_examples_are_what_a_server_answers(
    city: ServerProcess, description: dict[str, Any]
) -> None:
    asker = Asker(city)
    seen, epoch = set(), ""
    for told in TOLD:
        if told.given.get("stream") == examples.LONG:
            long_stream(asker)
        answer = asker.ask(told)
        assert answer.status_code == told.status, (told.name, answer.text)
        media = answer.headers["Content-Type"].partition(";")[0]
        assert media == told.media, told.name
        found, wanted = read(told, answer), told.answer
        operation = operations(description)[told.asks]
        schema = operation["responses"][str(told.status)]["content"][told.media].get("schema", {})
        assert not wrong(description, schema, found), told.name
        epoch = found.get("epoch", epoch) if isinstance(found, dict) else epoch
        if told.media in {position_wire.BINARY, "text/event-stream"}:
            wanted = json.loads(json.dumps(wanted).replace(examples.EPOCH, epoch))
        if told.asks == "GET /v1/snapshot":  # the example shows one entry of 2,000
            found = [found[0], found[-1]]
            wanted = [wanted[0], wanted[-1]]
        assert known(found) == known(wanted), told.name
        seen.add(told.asks)
        answer.close()
    assert seen == {one for one in operations(description) if one.split()[1].startswith("/v1/")} | {
        "GET /healthz"
    }
    asker.session.close()


def long_stream(asker: Asker) -> None:
    """Send 2,000 entries, for which there is a snapshot."""
    device = Device("00000000000000e1")
    made = [
        device.write(n, {"text": f"{n}"}, entity="message", key=f"m{n}", stream=examples.LONG)
        for n in range(1, 2_001)
    ]
    for start in (0, 1_000):
        push = wire.pack(wire.Push(examples.LONG, made[start : start + 1_000]))
        answer = asker.session.post(f"{asker.server.address}/v1/push", data=push, timeout=20)
        assert answer.status_code == 200


def test_the_device_of_the_examples_made_its_changes(description: dict[str, Any]) -> None:
    key = Ed25519PrivateKey.from_private_bytes(hashlib.sha256(b"commander").digest())
    me = Identity(examples.DEVICE, key)
    assert me.public_key == examples.KEY
    mark = hashlib.sha256(msgspec.json.encode(examples.CHANGES[-1])).hexdigest()
    assert examples.HEAD["hash"] == mark
    assert examples.HEAD["signature"] == me.sign(examples.STREAM, 3, mark)
    schema = description["components"]["schemas"]["Change"]
    for change in examples.CHANGES:
        assert not wrong(description, schema, change)


# ---- refusals ----

ONE_OF_EACH = list({told.asks: told for told in TOLD if " /v1/" in told.asks}.values())
WITH_TOKEN = [one for one in ONE_OF_EACH if one.asks.split()[1] not in {"/v1/enrol", "/v1/healthz"}]
PUSH, PIECE, HELLO, RENEW, ENROL, EVENTS = (
    next(one for one in TOLD if one.asks == asks)
    for asks in (
        *("POST /v1/push", "POST /v1/attachments/{digest}", "POST /v1/hello"),
        *("POST /v1/renew", "POST /v1/enrol", "GET /v1/events"),
    )
)
SEEN_ELSEWHERE = {
    "large attachment": "test_blobs.py::test_too_large_a_content_is_refused",
    "full": "test_blobs.py::test_a_server_keeps_to_its_quota",
    "busy": "test_database_faults.py::test_a_slow_database_is_waited_for_only_so_long",
}
"""Refusals that take a full disk, a slow database or a vehicle's hub."""


class Refusals:
    """Provokes refusals, each from an address of its own, and compares them with the examples."""

    def __init__(self, city: ServerProcess, description: dict[str, Any]) -> None:
        self.city = city
        self._operations = operations(description)
        self._description = description
        self.seen: set[str] = set()

    def ask(self, told: Told, token: str = "", version: str = str(wire.PROTOCOL)) -> str:
        """Return the name of the example that an answer is; empty when nothing is refused."""
        asker = Asker(self.city)
        asker.session.mount("http://", From(next(PLACES)))
        asker.session.headers[wire.VERSION_HEADER] = version
        if token:
            asker.session.headers["Authorization"] = f"Bearer {token}"
        answer = asker.ask(told)
        try:
            return "" if answer.status_code < 400 else self.named(told.asks, answer)
        finally:
            answer.close()
            asker.session.close()

    def named(self, asks: str, answer: requests.Response) -> str:
        told = self._operations[asks]["responses"][str(answer.status_code)]
        for name, header in told["headers"].items():
            found = wrong(self._description, header["schema"], answer.headers[name])
            assert not found, (asks, name, found)
        shown = told["content"][JSON]["examples"]
        [name] = [one for one, told in shown.items() if told["value"] == answer.json()]
        self.seen.add(name)
        return str(name)


@pytest.fixture(scope="module")
def refusals_of(city: ServerProcess, description: dict[str, Any]) -> Refusals:
    return Refusals(city, description)


@pytest.fixture(scope="module")
def post(city: ServerProcess) -> Iterator[Caller]:
    """A post that sent what the examples send."""
    made = Caller(city)
    device = Device("00000000000000f1")
    made.push(examples.STREAM, [device.write(1, {"title": "x"}, stream=examples.STREAM)])
    yield made
    made.session.close()


def test_strangers_and_other_versions_are_refused_everywhere(refusals_of: Refusals) -> None:
    for told in WITH_TOKEN:
        assert refusals_of.ask(told) == "token", told.asks
        assert refusals_of.ask(told, "nonsense") == "token", told.asks
        assert refusals_of.ask(told, version="99") == "version", told.asks
    assert refusals_of.ask(ENROL, version="99") == "version"


def test_what_is_malformed_or_too_large_is_refused_everywhere(
    refusals_of: Refusals, post: Caller, description: dict[str, Any]
) -> None:
    many = {"stream": "s", "changes": [{"body": 1}] * 10_001}
    for told in ONE_OF_EACH:
        operation = operations(description)[told.asks]
        for one in operation.get("parameters", ()):
            if one["in"] in {"query", "path"}:
                asked = replace(told, given={**told.given, one["name"]: "\0"})
                assert refusals_of.ask(asked, post.token) == "parameter", (told.asks, one)
        if told.body is not None:
            large = f"data:,{base64.b64encode(b'x' * (wire.MOST_BYTES + 1)).decode()}"
            assert refusals_of.ask(replace(told, body=large), post.token) == "large"
        if "400" in operation["responses"] and told.body is not None:
            asked = replace(told, body=f"data:,{base64.b64encode(b'{').decode()}")
            assert refusals_of.ask(asked, post.token) == "form"
    assert refusals_of.ask(replace(PUSH, body=many), post.token) == "many changes"
    asked = replace(PIECE, given={**PIECE.given, "size": 1})
    assert refusals_of.ask(asked, post.token) in {"piece", ""}  # whole already


def test_devices_that_are_not_who_they_say(refusals_of: Refusals, post: Caller) -> None:
    assert refusals_of.ask(replace(ENROL, body={**ENROL.body, "code": "00000-0000"})) == "code"
    assert refusals_of.ask(HELLO, post.token) == "another's token"
    taken = {**RENEW.body, "device": post.identity.device}
    assert refusals_of.ask(replace(RENEW, body=taken), post.token) == "not let in"


def test_what_is_not_here(refusals_of: Refusals, post: Caller) -> None:
    nothing = {"stream": "nobody's", "digest": "f" * 64, "offset": 0, "size": 30}
    found = {
        told.asks: refusals_of.ask(replace(told, given={**told.given, **nothing}), post.token)
        for told in ONE_OF_EACH
        if any(status in told.asks for status in ("snapshot", "{digest}"))
    }
    assert found == {
        "GET /v1/snapshot": "short",
        "GET /v1/attachments/{digest}": "absent",
        "POST /v1/attachments/{digest}": "unknown",
    }


def test_who_comes_too_often_is_refused_everywhere(
    description: dict[str, Any], tmp_path: Path
) -> None:
    unhurried = ServerProcess(tmp_path / "unhurried", "--no-tls", "--name", examples.NAME)
    unhurried.program = ["tests.server.unhurried"]
    unhurried.start()
    found = Refusals(unhurried, description)
    try:
        hasty = Caller(unhurried)
        answers = [hasty.call("GET", "positions/heads") for _ in range(BURST + 1)]
        assert [one.status_code for one in answers][-1] == 429
        for told in WITH_TOKEN:
            assert found.ask(told, hasty.token) in {"often", "another's token"}
        hasty.session.close()
    finally:
        unhurried.stop()
    assert "often" in found.seen


def test_more_event_streams_than_a_device_needs_are_refused(
    refusals_of: Refusals, city: ServerProcess
) -> None:
    eager = Caller(city)
    opened = [eager.call("GET", "events", stream=True) for _ in range(4)]
    assert refusals_of.ask(EVENTS, eager.token) == "event streams"
    for answer in opened:
        answer.close()
    eager.session.close()


def test_guessing_is_refused(city: ServerProcess, description: dict[str, Any]) -> None:
    found = Refusals(city, description)
    place = next(PLACES)
    asker = Asker(city)
    asker.session.mount("http://", From(place))
    answers = [asker.ask(HELLO) for _ in range(12)]
    asker.session.close()
    assert [found.named(HELLO.asks, one) for one in answers[-1:]] == ["attempts"]


def test_a_server_without_room_and_without_its_database(
    refusals_of: Refusals, description: dict[str, Any], tmp_path: Path
) -> None:
    own = Cluster()
    try:
        own.make()
        options = ("--no-tls", "--attachments", "0")
        url = own.url(own.database())
        server = ServerProcess(tmp_path / "small", *options, database=url).start()
        try:
            found = Refusals(server, description)
            caller = Caller(server)
            assert found.ask(PUSH, caller.token) == ""
            assert found.ask(PIECE, caller.token) == "quota"
            own.stop()
            for told in (*WITH_TOKEN, ENROL):
                if told not in (EVENTS, RENEW):
                    assert found.ask(told, caller.token) in {"storage", "busy", "another's token"}
            well = requests.get(f"{server.address}/healthz", timeout=20)
            assert well.status_code == 503
            assert well.json() == {"well": False, "database": False, "disk": True}
            caller.session.close()
        finally:
            server.kill()
    finally:
        own.remove()
    refusals_of.seen |= found.seen
