"""What is taken in and what is refused, judged by the change alone."""

import msgspec
import pytest

from commander.journal import change as changes
from commander.journal.change import MAX_BODY, Envelope, decode, encode
from commander.journal.form import Malformed, parse
from tests.devices import Device


def altered(envelope: Envelope, **values: object) -> bytes:
    return encode(msgspec.structs.replace(decode(envelope.body), **values))


def test_a_change_is_read_back(left: Device) -> None:
    envelope = left.write(1, {"title": "Evacuate", "owner": "police"})
    change, fields = parse(envelope.body, {})
    assert fields == {"title": "Evacuate", "owner": "police"}
    assert change.device == left.name


@pytest.mark.parametrize(
    ("values", "word"),
    [
        ({"device": "short"}, "device"),
        ({"stamp": "0" * 16 + "-00000000000000b2"}, "stamp"),
        ({"prev": "x"}, "prev"),
        ({"n": 0}, "n is"),
        ({"id": ""}, "id"),
        ({"key": "../../etc"}, "key"),
        ({"key": "k" * 300}, "key"),
        ({"fields": {"due": "tomorrow"}}, "due"),
        ({"fields": {"checklist": [{"done": True}]}}, "checklist"),
        ({"fields": {"key": "other"}}, "key"),
        ({"fields": {"meta": {}}}, "meta"),
        ({"entity": "message", "fields": {"text": "x", "receipts": []}}, "receipts"),
        ({"entity": "receipt", "fields": {"party": "department:fire"}}, "message"),
    ],
)
def test_a_malformed_change_is_refused_by_name(
    left: Device, values: dict[str, object], word: str
) -> None:
    envelope = left.write(1, {"title": "Evacuate"})
    with pytest.raises(Malformed, match=word):
        parse(altered(envelope, **values), {})


@pytest.mark.parametrize("body", [b"", b"[]", b"null", b"{", b"\xff\xfe", b'{"id": 3}'])
def test_what_is_no_change_is_refused(body: bytes) -> None:
    with pytest.raises(Malformed):
        parse(body, {})


def test_a_change_that_is_too_large_is_refused(left: Device) -> None:
    with pytest.raises(Malformed, match="larger"):
        parse(left.write(1, {"title": "x" * MAX_BODY}).body, {})


def test_what_a_newer_version_adds_passes_through(left: Device) -> None:
    unknown_field = left.write(1, {"title": "x", "colour_of_tomorrow": {"a": [1]}})
    unknown_entity = left.write(2, {"anything": 1}, entity="drone_swarm")
    assert parse(unknown_field.body, {})[1]["colour_of_tomorrow"] == {"a": [1]}
    assert parse(unknown_entity.body, {})[0].entity == "drone_swarm"


def test_personal_values_stand_beside_the_body(left: Device) -> None:
    envelope = left.write(1, {"name": "Ann Lee"}, entity="person", key="p1")
    assert b"Ann Lee" not in bytes(envelope.body)
    assert parse(envelope.body, envelope.personal)[1] == {"name": "Ann Lee"}


def test_an_erased_personal_value_leaves_the_chain_whole(left: Device) -> None:
    envelope = left.write(1, {"name": "Ann Lee"}, entity="person", key="p1")
    following = left.write(2, {"title": "x"})
    assert parse(envelope.body, {})[1] == {"name": ""}
    assert decode(following.body).prev == changes.link(changes.fingerprint(envelope.body))


def test_a_changed_personal_value_is_noticed(left: Device) -> None:
    envelope = left.write(1, {"name": "Ann Lee"}, entity="person", key="p1")
    salt = envelope.personal["name"][0]
    with pytest.raises(Malformed, match="name"):
        parse(envelope.body, {"name": (salt, "Bob")})
