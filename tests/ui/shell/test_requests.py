"""Requests and duties in the whole window: keys from everywhere, the strip, another's answer."""

from collections.abc import Callable
from pathlib import Path

from commander.actions import (
    AddDuty,
    ApproveRequest,
    CreateTask,
    DraftRequest,
    LogMessage,
    OrderRequest,
    RecordDelivery,
)
from commander.domain.record import Party
from commander.domain.request import Line
from commander.post import Operator, Post
from tests.posts import carry
from tests.ui.shell.conftest import Hand
from ui.requests.panel import RequestsPanel
from ui.strip.attention_strip import AttentionStrip

BOATS = (Line("boat", 4, "Boat"),)


def panel(hand: Hand) -> RequestsPanel:
    (found,) = hand.window.findChildren(RequestsPanel)
    return found


def strip(hand: Hand) -> AttentionStrip:
    (found,) = hand.window.findChildren(AttentionStrip)
    return found


def told(hand: Hand, what: str) -> list[str]:
    return [need.key for need in strip(hand).needs if need.what == what]


def test_a_task_and_an_entry_lead_to_a_request(
    seat: Callable[..., Hand], post: Post, scene: str
) -> None:
    task = post.perform(CreateTask(scene, "Rescue by boat", "medical")).result(10).keys[0]
    asks = LogMessage(
        scene,
        "need 12 ambulances at the football field",
        sender=Party("department", "medical", "Medical"),
        kind="request",
    )
    entry = post.perform(asks).result(10).keys[0]
    hand = seat(post)
    window = hand.session.window
    hand.until(lambda: window.panels.board._store.task(task))
    window.reveal("task", task)
    hand.until(lambda: window.panels.board.selected() == task)
    window.panels.board.focus_list()
    hand.press("R")
    hand.until(panel(hand).new.isVisible)
    assert panel(hand).new.task.currentData() == task
    panel(hand).new.put_away()
    hand.until(lambda: window.panels.log.source.model.rowCount() == 1)
    window.reveal("message", entry)
    hand.until(lambda: window.panels.log.view.current() is not None)
    window.panels.log.view.setFocus()
    hand.press("R")
    hand.until(panel(hand).new.isVisible)
    (line,) = panel(hand).new.lines.lines()
    assert (line.quantity, line.kind) == (12, "ambulances")
    assert panel(hand).new.requester.currentData() == "medical"


def test_another_region_fills_a_request_and_both_count_every_arrival(
    seat: Callable[..., Hand], post: Post, scene: str, tmp_path: Path
) -> None:
    key = post.perform(DraftRequest(scene, "medical", BOATS, region="410200")).result(10).keys[0]
    hand = seat(post)
    hand.press("Shift+F3")
    hand.until(lambda: key in panel(hand)._store.data.states)
    with Post.open(tmp_path / "giver", clock=post.clock) as giver:
        giver.set_operator(Operator("Wei Chen", "police", "Kaifeng desk")).result(10)
        carry(post, giver, scene)
        taken = [ApproveRequest(scene, key), OrderRequest(scene, key, "police")]
        giver.perform_all(taken).result(10)
        giver.perform(RecordDelivery(scene, key, 1)).result(10)
        carry(giver, post, scene)
        hand.until(lambda: panel(hand)._store.data.states[key].status == "partly_filled")
        hand.until(lambda: told(hand, "answered") == [key])
        # Somebody looks at it: it is told no more.
        panel(hand).view.select("")
        hand.window.reveal("request", key)  # type: ignore[attr-defined]
        hand.until(lambda: not told(hand, "answered"))
        # Both posts record an arrival while they are apart: both count.
        post.perform(RecordDelivery(scene, key, 1)).result(10)
        giver.perform(RecordDelivery(scene, key, 2)).result(10)
        carry(giver, post, scene)
        carry(post, giver, scene)
        hand.until(lambda: panel(hand)._store.data.states[key].lines[0].delivered == 4)
        assert panel(hand)._store.data.states[key].status == "delivered"


def test_overdue_reports_and_requests_to_the_desk_stand_in_the_strip_and_on_the_tabs(
    seat: Callable[..., Hand], post: Post, scene: str
) -> None:
    duty = post.perform(
        AddDuty(scene, "i1", "medical", "Province", 30, started_at=post.clock.now() - 3_600_000)
    ).result(10)
    asked = post.perform(DraftRequest(scene, "fire", BOATS, giver="medical")).result(10).keys[0]
    hand = seat(post)
    hand.until(lambda: told(hand, "late") == [duty.keys[0]])
    assert told(hand, "asked") == [asked]
    window = hand.session.window
    hand.until(lambda: window.docks._docks["duties"].windowTitle().endswith("  1"))
    assert window.docks._docks["requests"].windowTitle().endswith("  1")
    hand.press("Shift+F11")
    hand.until(window.panels.work["duties"].commands)
