"""Examples of questions and answers, in the order in which one device would ask them.

A test asks a new server all of them and finds these answers, but for what is each server's own
(`OWN`). ``VALUE`` of a binary body is a data URI, so that the bytes are the true ones.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from commander import __version__
from commander.journal import wire
from commander.server.contract.refusals import JSON

DEVICE: Final = "3f0c2a9d51e87b64"
KEY: Final = "2afb8aaa3faec0c1ade0f142eddb93f010bb0a372ad437a2903f25b1e3379d8f"
SERVER: Final = "c41f07a6b2d93e58"
EPOCH: Final = "6f1d0b7c92ae4835"
STREAM: Final = "9b1d7a4c02e65f38"
LONG: Final = "d20e61b97f3c84a5"
"""A stream long enough for a snapshot."""

NAME: Final = "City"
CODE: Final = "K7D2M-4XQ9T-6WPA-C1E8"
TOKEN: Final = "pN3yq0mW8vJ2sT5uXb7cZk9dLf1gHr4a6EoQiUyRtP0"  # noqa: S105 - nobody's
CONTENT: Final = "Gate 4 is blocked by a lorry.\n"
DIGEST: Final = "944b478a7755cd3d0f27fbbe54d71c65427e6c094d542b4dcacbfd5549469ff0"

OWN: Final = frozenset({"code", "token", "server", "epoch", "time", "mark", "program"})
"""Fields whose value is each server's own."""

_T: Final = 1_790_000_000_000
_GENESIS: Final = "0" * 40
_SHEET: Final = (
    "data:application/octet-stream;base64,"
    "AQBMsoQKTPsehabqnfvt6FlxxXpPm2UqOTQ/P0xEHzMt3hgwGAHYQv/S6uarqJH/s9WPv4aChYzze5eRBsai5oOG6vIK"
    "LJWSuKpPvgREpIJ//8t0AADJcB1E"
)
_PIECE: Final = "data:application/octet-stream;base64,R2F0ZSA0IGlzIGJsb2NrZWQgYnkgYSBsb3JyeS4K"


def _change(n: int, entity: str, key: str, prev: str, at: int, stamp: str, **fields: Any) -> Any:
    """Return a change as its device made it, in the order of fields that its hash is over."""
    return {
        "id": f"{DEVICE}-{n}",
        "stream": STREAM,
        "entity": entity,
        "fields": fields,
        "stamp": f"{stamp}-{DEVICE}",
        "device": DEVICE,
        "n": n,
        "prev": prev,
        "happened_at": at,
        "written_at": at,
        "key": key,
        "author": DEVICE,
    }


CHANGES: Final = (
    _change(1, "task", "t1", _GENESIS, _T, "01a0c4506c000000", title="Close gate 4"),
    _change(
        *(2, "message", "m1", "3098d01a99c17463a648642e8f93640d42583588", _T + 60_000),
        "01a0c45156600000",
        channel="radio",
        sender={"key": "u1", "kind": "unit", "name": "E 12"},
        text="Gate 4 is blocked",
    ),
    _change(
        *(3, "attachment", "3fd83017bf31f68c.944b478a"),
        *("1e4507aaa4e0cb687ffecec2b0b02e27a49d88fc", _T + 61_000),
        "01a0c4515a480000",
        digest=DIGEST,
        name="gate.txt",
        of={"key": "m1", "kind": "message"},
        size=len(CONTENT),
    ),
)
HEAD: Final = {
    "device": DEVICE,
    "n": 3,
    "hash": "07e61e8fd4dbf8dddd6c824d93b70a3e32a576b8be92a0fedaaa3dfbc8bb47b8",
    "signature": "8cfa893ad3e701a238c514b85ef11e506cdc5d6ae9a4362facc999d74957e0a4"
    "cecbe72c933cee613571037abb9240d011cd8b386551c3779db8716c253dee09",
    "public_key": KEY,
}
_HEAD_OF: Final = {
    "stream": STREAM,
    "epoch": EPOCH,
    "head": 3,
    "devices": {DEVICE: 3},
    "mark": "7a1f0c63e9d2b584",
}


@dataclass(frozen=True, slots=True)
class Told:
    """One question with its answer; ``asks`` is its method and path as they are described."""

    name: str
    asks: str
    answer: Any
    status: int = 200
    media: str = JSON
    body: Any = None
    sends: str = JSON
    given: Mapping[str, Any] = field(default_factory=dict)


def _page(after: int, changes: tuple[Any, ...]) -> dict[str, Any]:
    placed = [{"body": one, "seq": n} for n, one in enumerate(changes, 1)]
    heads = [HEAD] if changes else []
    own = {"stream": STREAM, "epoch": EPOCH, "prev": after, "next": 3, "head": 3}
    return {**own, "changes": placed, "heads": heads}


def _pushed(before: int, head: int, *answers: list[str]) -> dict[str, Any]:
    return {"epoch": EPOCH, "before": before, "head": head, "answers": list(answers)}


def _welcome(*heads: Any) -> dict[str, Any]:
    who = {"server": SERVER, "name": NAME, "program": __version__, "time": _T}
    return {**who, "streams": list(heads), "pages": []}


_ENROL: Final = {"code": CODE, "device": DEVICE, "public_key": KEY, "name": "Engine 12"}
_ENROLLED: Final = {"token": TOKEN, "server": SERVER, "name": NAME}
_HELLO: Final = {"device": DEVICE, "public_key": KEY, "program": __version__, "streams": []}
_OF: Final = {"stream": STREAM}
_OF_CONTENT: Final = {"digest": DIGEST}
_PACKED: Final[dict[str, Any]] = {"media": wire.ZSTD, "sends": wire.ZSTD}
_BYTES: Final = "application/octet-stream"

TOLD: Final = (
    Told(
        "of a central server",
        "GET /v1/healthz",
        {"name": NAME, "program": __version__, "protocol": wire.PROTOCOL, "kind": "server"},
    ),
    Told("all is well", "GET /healthz", {"well": True, "database": True, "disk": True}),
    Told("a new post", "POST /v1/enrol", _ENROLLED, body=_ENROL),
    Told("for the first time", "POST /v1/hello", _welcome(), body=_HELLO),
    Told(
        "a task, an entry, what is attached to it",
        "POST /v1/push",
        _pushed(0, 3, ["applied", ""], ["applied", ""], ["applied", ""]),
        body={**_OF, "changes": [{"body": one} for one in CHANGES], "heads": [HEAD]},
        **_PACKED,
    ),
    Told(
        "again, and one that is no change",
        "POST /v1/push",
        _pushed(3, 3, ["duplicate", ""], ["rejected", "Object missing required field `id`"]),
        body={**_OF, "changes": [{"body": CHANGES[0]}, {"body": {"title": "Close gate 4"}}]},
        **_PACKED,
    ),
    Told(
        "all, its own too",
        "GET /v1/changes",
        _page(0, CHANGES),
        media=wire.ZSTD,
        given={**_OF, "after": 0, "own": True},
    ),
    Told(
        "nothing new",
        "GET /v1/changes",
        _page(3, ()),
        media=wire.ZSTD,
        given={**_OF, "after": 3},
    ),
    Told("later", "POST /v1/hello", _welcome(_HEAD_OF), body=_HELLO),
    Told(
        "one is lacking",
        "GET /v1/attachments",
        {"named": 1, "lacks": [[DIGEST, 0]], "more": False},
        given=_OF,
    ),
    Told(
        "all of it at once",
        "POST /v1/attachments/{digest}",
        {"have": len(CONTENT), "whole": True},
        body=_PIECE,
        sends=_BYTES,
        given={**_OF_CONTENT, "offset": 0, "size": len(CONTENT)},
    ),
    Told(
        "all of it",
        "GET /v1/attachments/{digest}",
        _PIECE,
        media=_BYTES,
        given=_OF_CONTENT,
    ),
    Told(
        "where one unit is",
        "POST /v1/positions",
        {"epoch": EPOCH, "before": 0, "head": 1, "ends": {STREAM: 1}},
        body=_SHEET,
        sends=_BYTES,
        given={**_OF, "ends": True},
    ),
    Told("one stream", "GET /v1/positions/heads", {"epoch": EPOCH, "ends": {STREAM: 1}}),
    Told(
        "what is new since then",
        "GET /v1/positions",
        [EPOCH, 0, 1, 1, _SHEET.partition(",")[2]],
        media="application/msgpack",
        given={**_OF, "after": 0, "own": True},
    ),
    Told(
        "nothing happens",
        "GET /v1/events",
        "event: heads\ndata: "
        f'{{"streams":[{{"stream":"{STREAM}","epoch":"{EPOCH}","head":3}}]}}\n\n',
        media="text/event-stream",
    ),
    Told(
        "its first entry and no other",
        "GET /v1/snapshot",
        [
            {"type": "start", "stream": LONG, "epoch": EPOCH, "seq": 2_000, "changes": 2_000},
            {"type": "block", "section": "log", "changes": [{"body": CHANGES[1], "seq": 2}]},
            {"type": "end", "heads": []},
        ],
        media=wire.ZSTD,
        given={"stream": LONG},
    ),
    Told(
        "a copy of the post",
        "POST /v1/renew",
        _ENROLLED,
        body={**_ENROL, "code": "", "device": "b7e20d914c6fa835", "name": "Engine 12, laptop"},
    ),
)
"""In the order in which they are asked."""


def put(found: dict[str, Any]) -> None:
    """Put the examples into a description."""
    for told in TOLD:
        method, path = told.asks.split()
        operation = found["paths"].get(path, {}).get(method.lower())
        if operation is None:
            continue
        if told.body is not None:
            _put(operation["requestBody"]["content"][told.sends], told.name, told.body)
        content = operation["responses"][str(told.status)]["content"]
        _put(content[told.media], told.name, told.answer)
        for one in operation.get("parameters", ()):
            if one["name"] in told.given:
                _put(one, told.name, told.given[one["name"]])


def _put(where: dict[str, Any], name: str, value: Any) -> None:
    binary = isinstance(value, str) and value.startswith("data:")
    where.setdefault("examples", {})[name] = {"externalValue" if binary else "value": value}
