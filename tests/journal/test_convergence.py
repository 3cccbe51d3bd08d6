"""Order of arrival never matters: the central promise of the journal.

Changes of several devices, who have seen any part of each other's writes, arrive in any order, in
any batches, some of them twice or late: what is shown, and the registers behind it, are the same.
"""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from commander.journal.change import Envelope
from commander.journal.journal import Journal
from commander.journal.register import OTHERS
from tests.devices import Device

DEVICES = ("00000000000000d1", "00000000000000d2", "00000000000000d3")
FIELDS: dict[str, dict[str, list[Any]]] = {
    "task": {
        "title": ["a", "b"],
        "status": ["open", "done", "cancelled"],
        "due": [0, 7],
        "support": [[], ["x"]],
    },
    "unit": {"status": ["available", "on_scene", "released"], "crew": [1, 2]},
    "person": {"name": ["Ann", "Bo"], "contact": ["1"]},
    "later_thing": {"anything": [1, {"of": "a newer version"}]},
}
TABLES = {
    "record": "*",
    "receipt": "*",
    "message_link": "*",
    "message_struck": "*",
    "party": "stream, ref, heard_at",  # its id counts in the order of arrival
}

_streams = (f"op-{number}" for number in itertools.count())


@dataclass
class History:
    """Changes of several devices in one stream, in the order in which they were made."""

    stream: str
    envelopes: list[Envelope] = field(default_factory=list)
    stamps: dict[tuple[str, str, str], list[str]] = field(default_factory=dict)


@st.composite
def histories(draw: st.DrawFn) -> History:
    """Make changes; each write has seen any part of the earlier ones of its field."""
    history = History(next(_streams))
    devices = [Device(name) for name in DEVICES]
    messages: list[str] = []
    for _ in range(draw(st.integers(2, 14))):
        device = draw(st.sampled_from(devices))
        ms = draw(st.integers(1_000, 1_020))  # clocks that differ: stamps say nothing of order
        kind = draw(st.sampled_from(["record", "record", "message", "receipt", "strike"]))
        if kind == "message" or (kind in {"receipt", "strike"} and not messages):
            messages.append(_message(draw, history, device, ms, messages))
        elif kind == "receipt":
            values = {"message": draw(st.sampled_from(messages)), "party": "unit:u1"}
            values["kind"] = draw(st.sampled_from(["delivered", "acknowledged"]))
            _write(history, device, ms, "receipt", f"r{len(history.envelopes)}", values)
        elif kind == "strike":
            key = draw(st.sampled_from(messages))
            _register(
                draw, history, device, ms, "message", key, {"struck": {"by": "x", "reason": "y"}}
            )
        else:
            entity = draw(st.sampled_from(sorted(FIELDS)))
            names = draw(st.sets(st.sampled_from(sorted(FIELDS[entity])), min_size=1))
            values = {name: draw(st.sampled_from(FIELDS[entity][name])) for name in sorted(names)}
            _register(draw, history, device, ms, entity, draw(st.sampled_from("kl")), values)
    return history


def _message(draw: st.DrawFn, history: History, device: Device, ms: int, earlier: list[str]) -> str:
    key = f"m{len(history.envelopes)}"
    values: dict[str, Any] = {"text": draw(st.sampled_from(["fire", "水", ""]))}
    values["sender"] = {"kind": "unit", "key": "u1", "name": "Engine 1"}
    if target := draw(st.sampled_from(["", *earlier])):
        values["supersedes"] = target
    _write(history, device, ms, "message", key, values)
    return key


def _register(
    draw: st.DrawFn,
    history: History,
    device: Device,
    ms: int,
    *what: Any,
) -> None:
    entity, key, values = what
    seen = {}
    for name in values:
        known = history.stamps.setdefault((entity, key, name), [])
        seen[name] = tuple(draw(st.lists(st.sampled_from(known), unique=True)) if known else ())
    if others := _of_others(history, entity, key, values):
        seen[OTHERS] = tuple(draw(st.lists(st.sampled_from(others), unique=True)))
    _write(history, device, ms, entity, key, values, seen)
    for name in values:
        history.stamps[entity, key, name].append(device.made[-1].stamp)


def _of_others(history: History, entity: str, key: str, values: dict[str, Any]) -> list[str]:
    """Return the stamps of the record's other fields, of which a write may have seen any part."""
    return sorted(
        {
            stamp
            for (of, one, name), stamps in history.stamps.items()
            if (of, one) == (entity, key) and name not in values
            for stamp in stamps
        }
    )


def _write(history: History, device: Device, ms: int, *what: Any) -> None:
    entity, key, values, *seen = what
    # A device never makes the same stamp twice: its own count goes into the milliseconds.
    history.envelopes.append(
        device.write(
            ms * 100 + device.n,
            values,
            entity=entity,
            key=key,
            stream=history.stream,
            seen=seen[0] if seen else None,
        )
    )


@pytest.fixture(scope="module")
def journals(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Journal, Journal]]:
    folder = tmp_path_factory.mktemp("convergence")
    opened = tuple(Journal(folder / f"{name}.db", f"00000000000000a{name}") for name in range(2))
    yield opened[0], opened[1]
    for journal in opened:
        journal.close()


def deliver(journal: Journal, stream: str, batch: list[Envelope]) -> None:
    verdicts = journal.submit(lambda tx: tx.receive(stream, batch, origin="peer")).result(10)
    assert {verdict.result for verdict in verdicts} <= {"applied", "duplicate"}


def state(journal: Journal, stream: str) -> dict[str, Any]:
    """Return everything that is shown of a stream, and the registers behind it."""
    found: dict[str, Any] = {}
    with journal.reader.connection() as connection:
        for table, columns in TABLES.items():
            rows = connection.execute(
                text(f"SELECT {columns} FROM {table} WHERE stream = :stream"), {"stream": stream}
            )
            found[table] = sorted((_plain(row._asdict()) for row in rows), key=repr)
    messages = journal.reader.messages(journal.reader.log(stream))
    found["log"] = [
        {**msgspec.to_builtins(message), "position": 0, "received_at": 0} for message in messages
    ]
    found["found"] = [
        message.key for message in journal.reader.messages(journal.reader.search(stream, "fire"))
    ]
    found["count"] = journal.reader.count(stream)
    return found


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    """Unpack JSON, so that the order of names does not count.

    Left out is which writes a register expects no more: that differs by what came before what.
    """
    plain = {
        name: msgspec.json.decode(value) if isinstance(value, bytes) else value
        for name, value in row.items()
    }
    for register in plain.get("state", {}).get("registers", {}).values():
        register.pop("gone", None)
    return plain


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
@given(st.data(), histories())
def test_any_order_duplication_or_delay_ends_in_the_same_state(
    journals: tuple[Journal, Journal], data: st.DataObject, history: History
) -> None:
    plain, other = journals
    deliver(plain, history.stream, history.envelopes)
    arriving = data.draw(st.permutations(history.envelopes), label="order")
    again = data.draw(st.lists(st.sampled_from(history.envelopes), max_size=6), label="twice")
    for envelope in again:
        arriving.insert(data.draw(st.integers(0, len(arriving))), envelope)
    while arriving:
        size = data.draw(st.integers(1, len(arriving)), label="batch")
        deliver(other, history.stream, arriving[:size])
        arriving = arriving[size:]
    assert state(plain, history.stream) == state(other, history.stream)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
@given(st.data(), histories())
def test_stale_state_and_changes_are_fresh_state(
    journals: tuple[Journal, Journal], data: st.DataObject, history: History
) -> None:
    """One that has any part and is given all shows what a newcomer shows."""
    fresh, stale = journals
    had = data.draw(st.sets(st.integers(0, len(history.envelopes) - 1)), label="had")
    deliver(stale, history.stream, [history.envelopes[place] for place in sorted(had)])
    deliver(stale, history.stream, history.envelopes)
    deliver(fresh, history.stream, history.envelopes)
    assert state(stale, history.stream) == state(fresh, history.stream)
