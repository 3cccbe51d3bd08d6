"""What a post does when a server has no room left for a stream; see also server/test_quotas."""

import msgspec
import pytest

from commander.journal import wire
from commander.journal.change import Envelope
from commander.journal.room import FULL
from commander.sync import engine
from commander.sync.engine import Push, StreamState
from commander.sync.packing import Batch
from commander.sync.room import WAIT_S, Room

HELD = wire.Answer("held", FULL)
TAKEN = wire.Answer("applied")


def batch(count: int, stream: str = "op") -> Batch:
    changes = tuple(Envelope(msgspec.Raw(b"{}"), {}, 10 + n) for n in range(count))
    return Batch(stream, 9, 9 + count, changes, packed=b"x")


def pushed(*answers: wire.Answer) -> wire.Pushed:
    return wire.Pushed("e", 0, 0, list(answers))


@pytest.mark.parametrize("act", [1, 10, 250])
def test_smaller_parts_are_tried_then_the_stream_rests(act: int) -> None:
    """Also where an act is longer than what is asked for: that is sent whole, and ends."""
    room, tries = Room(lambda: 0.0), 0
    while "op" not in room.resting:
        sent = max(act, room.limit("op", 250))
        part, said, full = room.told(batch(sent), pushed(*[HELD] * sent))
        assert (part.changes, part.upto, said.answers, full) == ((), 9, [], True)
        tries += 1
        assert tries < 12
    assert room.full == ("op",)
    assert room.limit("op", 250) == 1, "one is enough to see whether there is room"
    assert room.limit("other", 250) == 250


def test_what_was_answered_before_it_was_full_counts() -> None:
    held = Envelope(msgspec.Raw(b"{}"), {}, 11), Envelope(msgspec.Raw(b"{}"), {}, 19)
    sent = Batch("op", 9, 20, batch(4).changes, held, b"x")
    refused = wire.Answer("rejected", "no")
    part, said, full = Room().told(sent, pushed(TAKEN, refused, HELD, HELD))
    assert ([one.seq for one in part.changes], part.upto, full) == ([10, 11], 11, True)
    assert [one.seq for one in part.held] == [11]
    assert said.answers == [TAKEN, refused]


def test_it_is_tried_again_after_a_while_a_hint_or_a_hello_and_shown_until_it_goes() -> None:
    now = [0.0]
    room = Room(lambda: now[0])
    room.told(batch(1), pushed(HELD))
    assert room.pause == WAIT_S
    assert not room.carry(None, "")  # type: ignore[arg-type]
    now[0] = WAIT_S
    assert room.carry(None, "")  # type: ignore[arg-type]
    for hint in ("op", ""):
        room.told(batch(1), pushed(HELD))
        room.heard("other")
        assert room.resting == {"op"}
        room.heard(hint)
        assert (room.resting, room.pause, room.full) == (frozenset(), 0.0, ("op",))
    room.told(batch(1), pushed(TAKEN))
    assert room.full == ()
    assert room.limit("op", 250) == 2


def test_others_are_sent_and_it_is_read_while_it_rests() -> None:
    full = StreamState("a", head=5, server_head=0)
    other = StreamState("b", head=5)
    rests = frozenset({"a"})
    assert engine.decide([full, other], None, frozenset(), rests) == Push("b", 0)
    assert engine.decide([full], None, frozenset(), rests) is None
    assert engine.decide([full], None, frozenset()) == Push("a", 0)
    behind = StreamState("a", head=5, server_head=3)
    assert engine.decide([behind], None, frozenset(), rests) == engine.Pull("a", 0, own=False)
