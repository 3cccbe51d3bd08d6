"""What the city's own systems read of a server that runs, on either database."""

import contextlib
import secrets
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from commander.errors import UserError
from commander.journal import position_wire, sheet
from commander.journal.change import Envelope
from commander.journal.sheet import Held
from commander.server.access.roles import Mode
from commander.server.feed.fold import FOLDER
from tests.devices import Device
from tests.server.caller import Caller
from tests.server.office import ACTOR, Office
from tests.server.reading import City
from tests.sync.harness import ServerProcess

pytestmark = pytest.mark.e2e

NOW = 1_790_000_000_123
HOSTILE = '<script>alert(1)</script> \u202e"\\\n\x07 \U0001f692'


def a_stream() -> str:
    return f"op-{secrets.token_hex(4)}"


def said(device: Device, stream: str, key: str, **fields: object) -> Envelope:
    return device.write(NOW, {"text": key, **fields}, entity="message", key=key, stream=stream)


@pytest.fixture
def city(server: ServerProcess, office: Office) -> Iterator[City]:
    made = City(server, office, "*")
    yield made
    made.session.close()


def test_incidents_and_units_are_as_at_a_post(caller: Caller, city: City) -> None:
    stream, device = a_stream(), Device(caller.identity.device)
    place = {"lat": 60.1699, "lon": 24.9384, "source": "hand", "approx": True, "text": "Pier 3"}
    one = {"name": HOSTILE, "alarm_at": NOW, "alarm_precision": "minute", "place": place}
    changes = [
        device.write(NOW, one, entity="incident", key="i1", stream=stream),
        device.write(NOW, {"name": "Old"}, entity="incident", key="i2", stream=stream),
        device.write(NOW + 1, {"state": "closed"}, entity="incident", key="i2", stream=stream),
        device.write(NOW, {"name": "Engine 1"}, entity="unit", key="u1", stream=stream),
        device.write(NOW, {"name": "No place"}, entity="unit", key="u2", stream=stream),
    ]
    other = Device("00000000000000c1")
    # Another post that did not know of the closing says something else about the same field.
    rival = other.write(NOW + 2, {"state": "open"}, entity="incident", key="i2", stream=stream)
    caller.push(stream, [*changes, rival])
    fix = Held("u1", "e" * 16, NOW, NOW, 47_000_000, 8_000_000, "gps", 5, -1, -1)
    body = sheet.write([fix], [])
    sent = caller.call("POST", position_wire.PATH, params={"stream": stream}, data=body)
    assert sent.status_code == 200
    found = city.features(stream, "incidents")
    first = found["i1"]
    assert first["geometry"] == {"type": "Point", "coordinates": [24.9384, 60.1699]}
    told = first["properties"]
    assert told["name"] == HOSTILE, "plain text, as it was typed"
    assert (told["alarm_at"], told["alarm_precision"]) == ("2026-09-21T14:13:20.123Z", "minute")
    assert (told["place_approximate"], told["place_text"]) == (True, "Pier 3")
    assert found["i2"]["geometry"] is None
    assert found["i2"]["properties"]["disputed"] == ["state"]
    units = city.features(stream, "units")
    assert units["u1"]["geometry"]["coordinates"] == [8.0, 47.0]
    assert units["u1"]["properties"]["accuracy_m"] == 5
    assert units["u1"]["properties"]["place_source"] == "gps"
    assert units["u2"]["geometry"] is None
    later = Held("u1", "e" * 16, NOW + 9_000, NOW, 48_000_000, 8_000_000, "gps", 5, -1, -1)
    caller.call(
        "POST", position_wire.PATH, params={"stream": stream}, data=sheet.write([later], [])
    )
    assert city.features(stream, "units")["u1"]["geometry"]["coordinates"] == [8.0, 48.0]


def test_the_log_goes_on_from_a_cursor_and_tells_what_became_of_entries(
    caller: Caller, city: City
) -> None:
    stream, device = a_stream(), Device(caller.identity.device)
    caller.push(stream, [said(device, stream, f"m{i}", precision="minute") for i in range(5)])
    first = city.lines(stream, limit=2)
    assert [one["id"] for one in first] == ["m0", "m1"]
    rest = city.lines(stream, after=first[-1]["cursor"])
    assert [one["id"] for one in rest] == ["m2", "m3", "m4"]
    assert rest[0]["at"] == "2026-09-21T14:13:20.123Z"
    assert city.lines(stream, after=rest[-1]["cursor"]) == []
    struck = {"struck": {"by": "Ann", "reason": "wrong channel"}}
    receipt = {"message": "m1", "party": "unit:u1", "kind": "acknowledged", "way": "radio"}
    caller.push(
        stream,
        [
            device.write(NOW + 1, struck, entity="message", key="m0", stream=stream),
            device.write(NOW + 1, receipt, entity="receipt", key="r1", stream=stream),
            said(device, stream, "m5", supersedes="m2"),
        ],
    )
    again = city.lines(stream, after=rest[-1]["cursor"])
    assert [one["id"] for one in again] == ["m0", "m1", "m2", "m5"]
    assert again[0]["struck"]["reason"] == "wrong channel"
    assert again[1]["receipts"][0]["kind"] == "acknowledged"
    assert again[2]["superseded_by"] == "m5"
    assert again[3]["received_at"] is not None
    answer = city.get(f"/{stream}/log.jsonl")
    assert answer.headers["Feed-Cursor"] == again[-1]["cursor"]
    assert answer.headers["Feed-More"] == "false"


def test_etag_and_gzip(caller: Caller, city: City) -> None:
    stream, device = a_stream(), Device(caller.identity.device)
    caller.push(stream, [said(device, stream, f"m{i}") for i in range(20)])
    place = f"/{stream}/log.jsonl"
    plain = city.get(place, headers={"Accept-Encoding": "identity"})
    packed = city.get(place, headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain.headers
    assert packed.content == plain.content
    tag = plain.headers["ETag"]
    assert packed.headers["ETag"] == tag
    same = city.get(place, headers={"If-None-Match": f'"x", {tag}'})
    assert (same.status_code, same.content) == (304, b"")
    assert same.headers["ETag"] == tag
    caller.push(stream, [said(device, stream, "new")])
    assert city.get(place, headers={"If-None-Match": tag}).status_code == 200


def test_a_token_reads_only_what_it_was_given(
    server: ServerProcess, caller: Caller, office: Office
) -> None:
    open_one, closed, device = a_stream(), a_stream(), Device(caller.identity.device)
    other = Device(caller.identity.device)
    caller.push(open_one, [said(device, open_one, "m1")])
    caller.push(closed, [said(other, closed, "m1")])
    everything, named = City(server, office, "*"), City(server, office, closed)
    assert everything.get(f"/{closed}/log.jsonl").status_code == 200
    office.mode(closed, Mode.RESTRICTED)
    hidden = everything.get(f"/{closed}/log.jsonl")
    absent = everything.get(f"/{a_stream()}/log.jsonl")
    assert hidden.status_code == absent.status_code == 404
    assert hidden.content == absent.content, "nothing tells that it is there"
    listed = {one["id"] for one in everything.get().json()["operations"]}
    assert open_one in listed
    assert closed not in listed
    assert [one["id"] for one in named.get().json()["operations"]] == [closed]
    assert named.get(f"/{closed}/log.jsonl").status_code == 200
    for what in ("incidents.geojson", "units.geojson", "log.jsonl"):
        assert named.get(f"/{open_one}/{what}").status_code == 404
    everything.session.close()
    named.session.close()


def test_only_a_token_of_the_feed_in_the_header_counts(
    server: ServerProcess, caller: Caller, office: Office
) -> None:
    stream, device = a_stream(), Device(caller.identity.device)
    caller.push(stream, [said(device, stream, "m1")])
    city = City(server, office, stream)
    place = f"{server.address}/feed/v1/{stream}/log.jsonl"
    shown = requests.get(place, params={"token": city.secret}, timeout=20)
    assert shown.status_code == 401
    assert shown.json()["error"] == "token"
    assert shown.headers["WWW-Authenticate"].startswith("Bearer")
    a_post_s = requests.get(place, headers={"Authorization": f"Bearer {caller.token}"}, timeout=20)
    assert a_post_s.status_code == 401
    posing = caller.call("GET", "changes", headers={"Authorization": f"Bearer {city.secret}"})
    assert posing.status_code in {401, 422}
    for wrong in ({"limit": 0}, {"limit": 10_001}, {"after": "x"}, {"after": "abc--1"}):
        refused = city.get(f"/{stream}/log.jsonl", params=wrong)
        assert (refused.status_code, "error" in refused.json()) == (422, True), wrong
    office.feeds.revoke(ACTOR, city.feed.id)
    assert city.get(f"/{stream}/log.jsonl").status_code == 401, "at once"
    acts = [(line.act, line.target) for line in office.book.audit(10)]
    assert ("feed.revoke", city.feed.id) in acts
    assert ("feed.make", city.feed.id) in acts
    told = "".join(str(line) for line in office.book.audit(1_000))
    assert city.secret not in told
    city.session.close()


def test_tokens_are_checked_when_they_are_made(office: Office) -> None:
    for name, streams, days in (
        ("", ["*"], 0),
        ("x", [], 0),
        ("x", ["a\x00b"], 0),
        ("x", ["*"], -1),
    ):
        with pytest.raises(UserError):
            office.feeds.make(ACTOR, name, streams, days)


def commanded(server: ServerProcess, *words: str) -> str:
    place = ["--database", server.database] if server.database else []
    done = subprocess.run(
        [sys.executable, "-m", "commander.server.main", *words, "--data", server.folder, *place],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return done.stdout


def test_the_command_line_makes_lists_and_revokes(
    server: ServerProcess, caller: Caller, office: Office
) -> None:
    stream, device = a_stream(), Device(caller.identity.device)
    caller.push(stream, [said(device, stream, "m1")])
    city = City(server, office, stream)
    words = commanded(server, "feed", "add", "GIS", stream, "--days", "30").split()
    city.secret, made = words[1], words[-1]
    assert len(city.lines(stream)) == 1
    assert f"{made}\topen" in commanded(server, "feed", "list")
    commanded(server, "feed", "revoke", made)
    assert city.get(f"/{stream}/log.jsonl").status_code == 401
    assert f"{made}\tended" in commanded(server, "feed", "list")
    city.session.close()


def test_a_server_that_begins_anew_is_read_from_the_start(folder: Path) -> None:
    """Cursors outlive a restart; after another epoch everything comes again, nothing is lost."""
    server = ServerProcess(folder, "--no-tls").start()
    office, caller = Office.of(server), Caller(server)
    stream, device = a_stream(), Device(caller.identity.device)
    caller.push(stream, [said(device, stream, f"m{i}") for i in range(3)])
    city = City(server, office, "*")
    cursor = city.lines(stream)[1]["cursor"]
    assert server.stop() == 0
    server.start()
    assert [one["id"] for one in city.lines(stream, after=cursor)] == ["m2"]
    files = list((server.folder / FOLDER).glob("*.db"))
    assert len(files) == 1
    assert files[0].stat().st_mode & 0o077 == 0
    server.stop()
    files[0].write_bytes(b"damaged" * 1000)
    server.start()
    assert [one["id"] for one in city.lines(stream, after=cursor)] == ["m2"], "made anew"
    server.stop()
    with contextlib.closing(sqlite3.connect(server.folder / "server.db")) as connection:
        connection.execute("DELETE FROM setting WHERE name = 'server.epoch'")
        connection.commit()
    server.start()
    again = city.get(f"/{stream}/log.jsonl", params={"after": cursor})
    assert len(again.text.splitlines()) == 3
    assert again.headers["Feed-Restarted"] == "true"
    server.kill()
    left = list((server.folder / FOLDER).glob("*.db"))
    assert len(left) == 1
    assert left != files, "of the former epoch nothing stays"
    for one in (city, caller):
        one.session.close()
    office.book.close()


def test_ten_thousand_entries_arrive_in_order(caller: Caller, city: City) -> None:
    stream, device = a_stream(), Device(caller.identity.device)
    for start in range(0, 10_000, 1_000):
        caller.push(stream, [said(device, stream, f"m{start + i}") for i in range(1_000)])
    found: list[str] = []
    cursor, more = "", True
    while more:
        answer = city.get(f"/{stream}/log.jsonl", params={"after": cursor, "limit": 3_000})
        assert answer.status_code == 200
        found += [line.split('"id":"', 1)[1].split('"', 1)[0] for line in answer.text.splitlines()]
        cursor, more = answer.headers["Feed-Cursor"], answer.headers["Feed-More"] == "true"
    assert found == [f"m{i}" for i in range(10_000)]
