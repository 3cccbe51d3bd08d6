"""Requests (ICS-213RR): their life, deliveries, offers, what is needed, who gives."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from commander.actions import (
    AddUnit,
    AnswerOffer,
    ApproveRequest,
    CancelRequest,
    CloseRequest,
    CreateTask,
    DeclineRequest,
    DraftRequest,
    MakeOffer,
    OrderRequest,
    PublishNeed,
    RecordDelivery,
    SettleConflict,
    SetUnitStatus,
    TakeDesk,
    UpdateRequest,
    UpdateTask,
    WithdrawDelivery,
)
from commander.domain.plan import Need
from commander.domain.request import Delivery, Line, Offer, Request, RequestStatus
from commander.domain.resources import Unit
from commander.domain.work import Task
from commander.errors import UserError
from commander.journal.transaction import Author
from commander.linkage.life import steps
from commander.linkage.requests import NeedRow, RequestState, need_rows, request_state
from tests.posts import Posts, two_posts
from tests.scene import NOW, Scene

BOATS = (Line("boat", 4, "Boat with crew"),)


@pytest.fixture
def boats(scene: Scene) -> str:
    return scene.do(DraftRequest(scene.stream, "fire", BOATS)).keys[0]


def state(scene: Scene, key: str) -> RequestState:
    read = scene.post.reader
    found = read.get(Request, scene.stream, key)
    assert found is not None
    return request_state(found, read.all(Delivery, scene.stream), read.all(Offer, scene.stream))


def needs(scene: Scene) -> tuple[NeedRow, ...]:
    read = scene.post.reader
    return need_rows(
        read.all(Task, scene.stream),
        read.all(Request, scene.stream),
        read.all(Delivery, scene.stream),
        read.all(Unit, scene.stream),
    )


def test_the_life_of_a_request(scene: Scene, boats: str) -> None:
    """P5: 4 boats are asked for, 1 arrives: 3 are needed."""
    assert state(scene, boats).status == "draft"
    scene.do(UpdateRequest(scene.stream, boats, {"place": "Pier 4", "needed_at": NOW + 1}))
    scene.do(ApproveRequest(scene.stream, boats))
    with pytest.raises(UserError, match="that is approved"):
        scene.do(UpdateRequest(scene.stream, boats, {"place": "Pier 5"}))
    scene.do(OrderRequest(scene.stream, boats, "Neighbouring brigade", eta=NOW + 60_000))
    assert state(scene, boats).status == "ordered"
    first = scene.do(RecordDelivery(scene.stream, boats, 1)).keys[0]
    found = state(scene, boats)
    assert found.status == RequestStatus.PARTLY_FILLED
    (line,) = found.lines
    assert (line.requested, line.approved, line.delivered, line.open) == (4, 4, 1, 3)
    assert [(row.kind, row.required, row.have, row.need) for row in needs(scene)] == [
        ("boat", 4, 1, 3)
    ]
    scene.do(RecordDelivery(scene.stream, boats, 3))
    assert state(scene, boats).status == RequestStatus.DELIVERED
    scene.do(WithdrawDelivery(scene.stream, first))
    assert state(scene, boats).lines[0].open == 1
    assert state(scene, boats).request.approval is not None
    since = state(scene, boats).request.meta.firsts
    assert list(since) == ["draft", "approved", "ordered"]


def test_less_may_be_approved_and_what_came_may_be_enough(scene: Scene, boats: str) -> None:
    scene.do(ApproveRequest(scene.stream, boats, (2,)))
    scene.do(RecordDelivery(scene.stream, boats, 1))
    assert state(scene, boats).lines[0].open == 1
    scene.do(CloseRequest(scene.stream, boats, "water falls"))
    assert state(scene, boats).status == RequestStatus.DELIVERED
    with pytest.raises(UserError, match="that is delivered"):
        scene.do(RecordDelivery(scene.stream, boats, 1))


@pytest.mark.parametrize(
    ("ending", "status"), [(DeclineRequest, "declined"), (CancelRequest, "cancelled")]
)
def test_it_ends_with_a_reason(
    scene: Scene, boats: str, ending: type[DeclineRequest], status: str
) -> None:
    with pytest.raises(UserError, match="reason"):
        scene.do(ending(scene.stream, boats, ""))
    scene.do(ending(scene.stream, boats, "none left"))
    found = state(scene, boats)
    assert (found.status, found.request.reason) == (status, "none left")
    assert needs(scene) == ()
    with pytest.raises(UserError, match=f"that is {status}"):
        scene.do(ApproveRequest(scene.stream, boats))


def test_what_is_no_request_is_refused(scene: Scene, boats: str) -> None:
    stream = scene.stream
    for action, words in (
        (DraftRequest(stream, "navy", BOATS), "no department navy"),
        (DraftRequest(stream, "fire", ()), "at least one"),
        (DraftRequest(stream, "fire", (Line("boat", 0),)), "from 1"),
        (DraftRequest(stream, "fire", (Line(" ", 1),)), "kind"),
        (DraftRequest(stream, "fire", BOATS, priority="now"), "no priority"),
        (DraftRequest(stream, "fire", BOATS, window=(9, 3)), "ends before"),
        (UpdateRequest(stream, boats, {"status": "ordered"}), "to change its state"),
        (ApproveRequest(stream, boats, (0,)), "not all of them zero"),
        (OrderRequest(stream, boats, "x"), "that is draft"),
        (RecordDelivery(stream, boats, 1), "that is draft"),
        (PublishNeed(stream, boats), "that is draft"),
    ):
        with pytest.raises(UserError, match=words):
            scene.do(action)
    scene.do(ApproveRequest(stream, boats))
    for late, words in (
        (OrderRequest(stream, boats), "who fills"),
        (RecordDelivery(stream, boats, 1, line=1), "no line 2"),
        (RecordDelivery(stream, boats, 0), "from 1"),
        (MakeOffer(stream, boats, "Boat club", 1), "not published"),
    ):
        with pytest.raises(UserError, match=words):
            scene.do(late)


def test_offers_for_a_published_need_are_counted_and_nobody_assigns_themselves(
    scene: Scene,
) -> None:
    """P11: 20 people to fill sandbags."""
    lines = (Line("person", 20, "sandbagging"),)
    key = scene.do(DraftRequest(scene.stream, "volunteers", lines)).keys[0]
    scene.do(ApproveRequest(scene.stream, key))
    scene.do(PublishNeed(scene.stream, key))
    club = scene.do(MakeOffer(scene.stream, key, "Rowing club", 12)).keys[0]
    zhang = scene.do(MakeOffer(scene.stream, key, "Zhang", 1)).keys[0]
    church = scene.do(MakeOffer(scene.stream, key, "Parish", 9)).keys[0]
    (line,) = state(scene, key).lines
    assert (line.offered, line.accepted, line.delivered) == (22, 0, 0)
    assert needs(scene)[0].need == 20

    own = scene.post.perform(
        AnswerOffer(scene.stream, zhang, "accepted"), Author("Zhang", "Volunteer")
    )
    with pytest.raises(UserError, match="Nobody assigns themselves"):
        own.result(10)
    scene.do(AnswerOffer(scene.stream, club, "accepted"))
    with pytest.raises(UserError, match="reason"):
        scene.do(AnswerOffer(scene.stream, church, "declined"))
    scene.do(AnswerOffer(scene.stream, church, "declined", "too far"))
    scene.do(AnswerOffer(scene.stream, club, "withdrawn"))  # who was accepted may still not come
    with pytest.raises(UserError, match="answered already"):
        scene.do(AnswerOffer(scene.stream, church, "accepted"))
    with pytest.raises(UserError, match="accepted, declined or withdrawn"):
        scene.do(AnswerOffer(scene.stream, zhang, "taken"))
    (line,) = state(scene, key).lines
    assert (line.offered, line.accepted) == (1, 0)
    # Offers make no units and no tasks.
    assert scene.post.reader.all(Unit, scene.stream) == ()
    assert scene.post.reader.all(Task, scene.stream) == ()


def test_required_have_and_need_count_nothing_twice(scene: Scene) -> None:
    stream = scene.stream
    task = scene.do(CreateTask(stream, "Rescue by boat", "fire")).keys[0]
    scene.do(UpdateTask(stream, task, {"needs": (Need("boat", 4, "Boat"),)}))
    unit = scene.do(AddUnit(stream, "Boat 1", "fire", kind="boat")).keys[0]
    assert [(row.required, row.have, row.need) for row in needs(scene)] == [(4, 1, 3)]
    # A request for that task is a way to fill its need, not another need.
    key = scene.do(DraftRequest(stream, "fire", (Line("boat", 3),), task=task)).keys[0]
    scene.do(ApproveRequest(stream, key))
    second = scene.do(AddUnit(stream, "Boat 2", "fire", kind="boat")).keys[0]
    scene.do(RecordDelivery(stream, key, 1, unit=second))
    assert [(row.required, row.have, row.need) for row in needs(scene)] == [(4, 2, 2)]
    scene.do(SetUnitStatus(stream, unit, "out_of_service"))
    assert [(row.have, row.need) for row in needs(scene)] == [(1, 3)]


@pytest.fixture
def posts(tmp_path: Path) -> Iterator[Posts]:
    with two_posts(tmp_path) as found:
        yield found


def test_giver_and_requester_see_one_state_and_lose_no_arrival(posts: Posts) -> None:
    key = posts.do(DraftRequest(posts.stream, "fire", BOATS)).keys[0]
    posts.do(ApproveRequest(posts.stream, key))
    posts.meet()
    posts.do_there(OrderRequest(posts.stream, key, "Vehicle 2's brigade"))
    posts.meet()
    # Two gates count arrivals while apart.
    posts.do(RecordDelivery(posts.stream, key, 1))
    posts.do_there(RecordDelivery(posts.stream, key, 2))
    posts.meet()
    assert posts.conflicts() == ()
    for post in (posts.here, posts.there):
        found = post.reader.get(Request, posts.stream, key)
        assert found is not None
        shown = request_state(found, post.reader.all(Delivery, posts.stream))
        assert (shown.status, shown.lines[0].delivered) == ("partly_filled", 3)


def test_two_approvals_of_different_quantities_are_a_question(posts: Posts) -> None:
    key = posts.do(DraftRequest(posts.stream, "fire", BOATS)).keys[0]
    posts.meet()
    posts.do(ApproveRequest(posts.stream, key, (2,)))
    posts.do_there(ApproveRequest(posts.stream, key, (3,)))
    posts.meet()
    conflict = posts.conflict()
    assert (conflict.field, conflict.both) == ("lines", None)
    posts.do(SettleConflict(posts.stream, "request", key, "lines", choice=conflict.sides[1].stamp))
    posts.meet()
    assert posts.conflicts() == ()
    kept = posts.there.reader.get(Request, posts.stream, key)
    assert kept is not None
    assert [line.approved for line in kept.lines] == [2]


def test_a_cancellation_against_a_delivery_is_shown(posts: Posts) -> None:
    key = posts.do(DraftRequest(posts.stream, "fire", BOATS)).keys[0]
    posts.do(ApproveRequest(posts.stream, key))
    posts.meet()
    posts.do(CancelRequest(posts.stream, key, "no more water"))
    posts.do_there(OrderRequest(posts.stream, key, "County"))
    posts.meet()
    assert [one.field for one in posts.conflicts()] == ["status"]


def test_only_the_desk_of_the_department_that_asks_answers_offers(scene: Scene) -> None:
    key = scene.do(DraftRequest(scene.stream, "volunteers", BOATS)).keys[0]
    scene.do(ApproveRequest(scene.stream, key))
    scene.do(PublishNeed(scene.stream, key))
    offer = scene.do(MakeOffer(scene.stream, key, "Rowing club", 2)).keys[0]
    scene.do(TakeDesk(scene.stream, "A. Rivera", "fire", "Desk"))
    for status, reason in (("accepted", ""), ("declined", "too far")):
        with pytest.raises(UserError, match="Only the department that asks"):
            scene.do(AnswerOffer(scene.stream, offer, status, reason))
    scene.do(TakeDesk(scene.stream, "A. Rivera", "volunteers", "Desk"))
    scene.do(AnswerOffer(scene.stream, offer, "accepted"))
    scene.do(TakeDesk(scene.stream, "A. Rivera", "fire", "Desk"))
    scene.do(AnswerOffer(scene.stream, offer, "withdrawn"))


def test_the_life_of_a_request_is_in_the_journal(scene: Scene, boats: str) -> None:
    scene.do(UpdateRequest(scene.stream, boats, {"place": "Pier 4"}))
    scene.do(ApproveRequest(scene.stream, boats, (2,), "two are enough"))
    scene.do(OrderRequest(scene.stream, boats, "Neighbouring brigade"))
    came = scene.do(RecordDelivery(scene.stream, boats, 1, note="by road")).keys[0]
    scene.do(WithdrawDelivery(scene.stream, came))
    scene.do(CancelRequest(scene.stream, boats, "water falls"))
    read = scene.post.reader
    changes = (
        *read.writes(scene.stream, "request", (boats,)),
        *read.writes(scene.stream, "delivery", (came,)),
    )
    assert [(one.what, one.text, one.quantity) for one in steps(changes)] == [
        ("drafted", "", 0),
        ("changed", "", 0),
        ("approved", "two are enough", 0),
        ("ordered", "Neighbouring brigade", 0),
        ("arrived", "by road", 1),
        ("arrival_withdrawn", "", 0),
        ("cancelled", "water falls", 0),
    ]
    assert {one.by for one in steps(changes)} == {scene.post.operator.person}
