"""Whatever the description of the API allows, and what it forbids, is asked of a server.

No answer is a mistake of the server's (5xx), none is one that the description does not know, and
nothing that asks for a token or a session is given without. The same questions each time.
"""

import contextlib
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import msgspec
import pytest
import requests
import schemathesis
import zstandard
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import (
    allow_header_conformance,
    content_type_conformance,
    not_a_server_error,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from schemathesis.core.result import Ok

from commander.journal import position_wire, wire
from commander.server.admin.signing import SESSION
from tests.server.caller import Caller
from tests.server.office import ACTOR, PASSWORD, Office
from tests.server.places import PLACES, From
from tests.sync.harness import ServerProcess

pytestmark = pytest.mark.e2e

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    allow_header_conformance,
]


@schemathesis.serializer(wire.ZSTD)
def packed(_context: Any, value: Any) -> Any:
    raw = value if isinstance(value, bytes) else msgspec.json.encode(value)
    return zstandard.ZstdCompressor().compress(raw)


@schemathesis.deserializer(wire.ZSTD)
def unpacked(_context: Any, response: Any) -> Any:
    raw = zstandard.ZstdDecompressor().decompressobj().decompress(response.content)
    return msgspec.json.decode(raw)


@schemathesis.deserializer(position_wire.BINARY)
def part(_context: Any, response: Any) -> Any:
    return msgspec.to_builtins(position_wire.unpack(response.content))


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    made = ServerProcess(tmp_path_factory.mktemp("walked"), "--no-tls").start()
    yield made
    made.stop()


@pytest.fixture(scope="module")
def administrator(city: ServerProcess) -> tuple[str, str]:
    """The session of an administrator, and what its forms carry."""
    office = Office.of(city)
    office.people.add(ACTOR, "ann", administrator=True, password=PASSWORD)
    secret = office.people.begin(ACTOR, office.people.named("ann"), "test")
    session = office.people.session(secret)
    assert session is not None
    office.book.close()
    return secret, session.form


@pytest.fixture(scope="module")
def api(city: ServerProcess) -> schemathesis.BaseSchema:
    """What the server says of itself.

    Event streams have no end, and measures have a port of theirs.
    """
    found = requests.get(f"{city.address}/openapi.json", timeout=20).json()
    for path in ("/metrics", "/v1/events"):
        del found["paths"][path]
    made = schemathesis.openapi.from_dict(found)
    made.config.generation.update(deterministic=True, with_security_parameters=False)
    return made


Case = schemathesis.Case[Any]
Ask = Callable[[Case], None]
ANYTHING = (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)


def walk(api: schemathesis.BaseSchema, ask: Ask, count: int, begin: str = "/") -> int:
    """Ask so many questions of each kind at each address; returns how many were asked."""
    asked = 0

    def counted(case: Case) -> None:
        nonlocal asked
        asked += 1
        ask(case)

    same_each_time = settings(
        max_examples=count,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    for found in api.get_all_operations():
        assert isinstance(found, Ok), found
        operation = found.ok()
        if not operation.path.startswith(begin):
            continue
        for mode in ANYTHING:
            strategy = operation.as_strategy(generation_mode=mode)
            with contextlib.suppress(Unsatisfiable):  # nothing can be wrong with some
                same_each_time(given(strategy)(counted))()
    return asked


def test_a_post_asks_anything(api: schemathesis.BaseSchema, walker: "Walker") -> None:
    def ask(case: Case) -> None:
        walker.ask(case, {"Authorization": f"Bearer {walker.token()}"})

    assert walk(api, ask, 14, "/v1/") > 250
    for asks in ("POST /v1/push", "GET /v1/changes", "GET /v1/positions", "GET /v1/attachments"):
        assert walker.answered[asks, 200], f"{asks} was never done"


def test_anybody_asks_anything(api: schemathesis.BaseSchema, walker: "Walker") -> None:
    def ask(case: Case) -> None:
        answer = walker.ask(case, {})
        security = case.operation.definition.raw.get("security", [{"token": []}])
        if security in ([{"token": []}], [{"feed": []}]):
            assert answer.status_code in {401, 426, 404}
        elif security:
            assert answer.status_code in {303, 404}
            assert answer.headers.get("Location", ["/admin/sign-in"]) == ["/admin/sign-in"]

    assert walk(api, ask, 4) > 120


def test_an_administrator_asks_anything(
    api: schemathesis.BaseSchema, walker: "Walker", administrator: tuple[str, str]
) -> None:
    session, form = administrator

    def ask(case: Case) -> None:
        body = case.body
        if isinstance(body, dict) and "form" in body and case.path != "/admin/sign-out":
            body["form"] = form
        walker.ask(case, {"Cookie": f"{SESSION}={session}"})

    assert walk(api, ask, 12, "/admin") > 100


def test_the_city_s_systems_ask_anything(
    api: schemathesis.BaseSchema, walker: "Walker", city: ServerProcess
) -> None:
    office = Office.of(city)
    tokens = [office.feeds.make(ACTOR, "walk", ["*"])[1] for _ in range(4)]
    office.book.close()
    asked = 0

    def ask(case: Case) -> None:
        nonlocal asked
        asked += 1
        walker.ask(case, {"Authorization": f"Bearer {tokens[asked % len(tokens)]}"})

    assert walk(api, ask, 12, "/feed") > 40
    assert walker.answered["GET /feed/v1", 200]


class Walker:
    """Asks, each few times from another address and as another device: none comes too often."""

    def __init__(self, server: ServerProcess) -> None:
        self._server = server
        self._session = requests.Session()
        self._callers: list[Caller] = []
        self._asked = 0
        self.answered: Counter[tuple[str, int]] = Counter()

    def token(self) -> str:
        """Return the token of a device that did not ask often yet."""
        if self._asked % 300 == 0 or not self._callers:
            self._callers.append(Caller(self._server))
        return self._callers[-1].token

    def ask(self, case: Case, headers: dict[str, str]) -> schemathesis.Response:
        if self._asked % 9 == 0:
            self._session.close()
            self._session = requests.Session()
            self._session.trust_env = False
            self._session.mount("http://", From(next(PLACES)))
        self._asked += 1
        answer = case.call(
            self._server.address,
            session=self._session,
            headers=headers,
            timeout=20,
            allow_redirects=False,
        )
        self.answered[case.operation.label, answer.status_code] += 1
        checks = CHECKS
        if case.path == "/v1/positions":  # schemathesis does not read the schema of a tuple there
            checks = [one for one in CHECKS if one is not response_schema_conformance]
        case.validate_response(answer, checks=checks)
        assert answer.status_code != 429 or case.path.startswith(("/admin/sign-in", "/admin/oidc"))
        return answer

    def close(self) -> None:
        for one in self._callers:
            one.session.close()
        self._session.close()


@pytest.fixture(scope="module")
def walker(city: ServerProcess) -> Iterator[Walker]:
    made = Walker(city)
    yield made
    made.close()
