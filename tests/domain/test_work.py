"""What a task and a message say of themselves."""

from commander.domain.record import Meta, Party
from commander.domain.resources import Department
from commander.domain.work import Message, Receipt, Struck, Task

FIRE = "department:fire"


def receipt(kind: str, at: int, party: str = FIRE) -> Receipt:
    return Receipt(party=party, kind=kind, meta=Meta(created_at=at))


def test_late_needs_a_due_time_and_somebody_who_still_acts() -> None:
    assert Task(due=10, status="blocked").is_late(11)
    assert not Task(due=10, status="done").is_late(11)
    assert not Task(due=10, status="cancelled").is_late(11)
    assert not Task(due=0).is_late(11)
    assert not Task(due=10).is_late(10)


def test_delivered_and_read_are_not_acknowledged() -> None:
    message = Message(ack_from=(FIRE,), receipts=(receipt("delivered", 1), receipt("read", 2)))
    assert message.awaiting() == (FIRE,)


def test_the_earliest_acknowledgement_counts() -> None:
    message = Message(receipts=(receipt("acknowledged", 9), receipt("acknowledged", 4)))
    found = message.acknowledged(FIRE)
    assert found is not None
    assert found.meta.created_at == 4


def test_nothing_is_awaited_of_what_no_longer_holds_or_was_never_recorded() -> None:
    for message in (
        Message(ack_from=(FIRE,), struck=Struck("Ann", "wrong")),
        Message(ack_from=(FIRE,), superseded_by="m2"),
        Message(ack_from=(FIRE,), acks_recorded=False),
    ):
        assert message.awaiting() == ()


def test_a_party_without_record_is_named_by_what_was_said() -> None:
    assert Party("unit", "u1", "Engine 1").ref == "unit:u1"
    assert Party("other", "", "Mayor").ref == "other:Mayor"


def test_a_department_has_a_name_in_every_language() -> None:
    department = Department(key="fire", names={"en": "Fire", "zh": "消防"})
    assert [department.name(code) for code in ("zh", "en", "de")] == ["消防", "Fire", "Fire"]
    assert Department(key="fire").name("en") == "fire"
