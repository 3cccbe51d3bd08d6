"""Warnings: nothing is issued without what the law wants it to say, and history stays."""

from dataclasses import replace
from typing import Any

import pytest

from commander.actions import (
    ApproveWarning,
    ChangeWarningLevel,
    DraftWarning,
    IssueWarning,
    LiftWarning,
    Notified,
    OpenIncident,
    UpdateWarning,
)
from commander.domain.operation import Incident
from commander.domain.record import Party
from commander.domain.warning import PublicWarning
from commander.errors import UserError
from commander.journal.history import writes
from commander.linkage.plan_choice import facts_of, propose
from commander.linkage.plan_library import library
from commander.linkage.warnings import WarningStep, history, in_force
from tests.scene import NOW, Scene

FULL: dict[str, Any] = {
    "category": "meteorological",
    "level": "yellow",
    "starts_at": NOW,
    "area": "whole city",
    "cautions": {"en": "Underpasses fill.", "zh": "下穿通道积水。"},
    "measures": {"en": "Stay at home.", "zh": "居家避险。"},
    "issuer": "City weather office",
}


@pytest.fixture
def rain(scene: Scene) -> str:
    return scene.do(OpenIncident(scene.stream, "Rain", event_type="natural_disaster")).keys[0]


def warning(scene: Scene, key: str) -> PublicWarning:
    found = scene.post.reader.get(PublicWarning, scene.stream, key)
    assert found is not None
    return found


def steps(scene: Scene, key: str) -> tuple[WarningStep, ...]:
    with scene.post.reader.connection() as connection:
        return history(writes(connection, scene.stream, "warning", key))


@pytest.mark.parametrize("missing", sorted(FULL))
def test_nothing_is_issued_without_the_eight_contents(
    scene: Scene, rain: str, missing: str
) -> None:
    """P9, [ERL] 64; the eighth is the time of issue, which the program adds."""
    fields = {name: value for name, value in FULL.items() if name != missing}
    key = scene.do(DraftWarning(scene.stream, rain, "rainstorm", fields)).keys[0]
    for action in (ApproveWarning, IssueWarning):
        with pytest.raises(UserError, match=missing.replace("_", " ")):
            scene.do(action(scene.stream, key))
    scene.do(UpdateWarning(scene.stream, key, {missing: FULL[missing]}))
    with pytest.raises(UserError, match="approved before"):
        scene.do(IssueWarning(scene.stream, key))
    scene.do(ApproveWarning(scene.stream, key))
    scene.do(IssueWarning(scene.stream, key, happened_at=NOW + 5))
    found = warning(scene, key)
    assert (found.status, found.issued_at, found.approved_by) == ("issued", NOW + 5, "Ann")


def test_a_text_in_one_language_only_is_not_complete(scene: Scene, rain: str) -> None:
    fields = {**FULL, "measures": {"en": "Stay at home.", "zh": " "}}
    key = scene.do(DraftWarning(scene.stream, rain, "rainstorm", fields)).keys[0]
    with pytest.raises(UserError, match="measures"):
        scene.do(ApproveWarning(scene.stream, key))


def test_what_was_approved_is_what_is_issued(scene: Scene, rain: str) -> None:
    key = scene.do(DraftWarning(scene.stream, rain, "rainstorm", FULL)).keys[0]
    scene.do(ApproveWarning(scene.stream, key))
    with pytest.raises(UserError, match="approved already"):
        scene.do(ApproveWarning(scene.stream, key))
    scene.do(UpdateWarning(scene.stream, key, {"level": "orange"}))
    assert [one.what for one in steps(scene, key)] == ["drafted", "approved", "changed"]
    assert (warning(scene, key).status, warning(scene, key).approved_by) == ("draft", "")
    with pytest.raises(UserError, match="approved before"):
        scene.do(IssueWarning(scene.stream, key))
    scene.do(ApproveWarning(scene.stream, key))
    scene.do(IssueWarning(scene.stream, key))
    for action, words in (
        (UpdateWarning(scene.stream, key, {"area": "north"}), "What was issued stays"),
        (IssueWarning(scene.stream, key), "issued already"),
        (ChangeWarningLevel(scene.stream, key, "purple"), "no step"),
        (DraftWarning(scene.stream, rain, "x", {"approved_by": "me"}), "no field approved_by"),
        (DraftWarning(scene.stream, rain, "x", {"feature": "nowhere"}), "no feature"),
    ):
        with pytest.raises(UserError, match=words):
            scene.do(action)


def test_levels_have_their_history_and_lifting_ends_it(scene: Scene, rain: str) -> None:
    key = scene.do(DraftWarning(scene.stream, rain, "rainstorm", FULL)).keys[0]
    with pytest.raises(UserError, match="not been issued"):
        scene.do(ChangeWarningLevel(scene.stream, key, "red"))
    scene.do(ApproveWarning(scene.stream, key))
    scene.do(IssueWarning(scene.stream, key, happened_at=NOW + 1))
    scene.do(ChangeWarningLevel(scene.stream, key, "red", happened_at=NOW + 2))
    assert in_force([warning(scene, key)], NOW + 3) == (warning(scene, key),)
    scene.do(LiftWarning(scene.stream, key, "rain over", happened_at=NOW + 4))
    assert [(one.what, one.level) for one in steps(scene, key)] == [
        ("drafted", "yellow"),
        ("approved", "yellow"),
        ("issued", "yellow"),
        ("issued anew", "red"),
        ("lifted", "red"),
    ]
    assert in_force([warning(scene, key)], NOW + 5) == ()
    with pytest.raises(UserError, match="lifted already"):
        scene.do(ChangeWarningLevel(scene.stream, key, "blue"))


def test_who_was_told_is_logged_in_the_same_act_and_asked_to_acknowledge(
    scene: Scene, rain: str
) -> None:
    key = scene.do(DraftWarning(scene.stream, rain, "rainstorm", FULL)).keys[0]
    scene.do(ApproveWarning(scene.stream, key))
    police = Party("department", "police", "Police")
    for action in (
        IssueWarning(scene.stream, key, Notified((police,), "Issued <b>now</b>")),
        ChangeWarningLevel(
            scene.stream, key, "red", reason="dam", notified=Notified((police,), "red")
        ),
        LiftWarning(scene.stream, key, "over", Notified((police,), "lifted")),
    ):
        with pytest.raises(UserError, match="text"):
            scene.do(replace(action, notified=Notified((police,), " ")))
        done = scene.do(action)
        entry = scene.post.reader.message(scene.stream, done.keys[1])
        assert entry is not None
        assert (entry.kind, entry.ack_from) == ("notification", ("department:police",))
        assert (entry.incident, entry.about) == (rain, (f"warning:{key}",))
    assert [one.reason for one in steps(scene, key)] == ["", "", "", "dam", "over"]


def test_a_warning_in_force_is_a_fact_that_proposes_a_level(scene: Scene, rain: str) -> None:
    incident = scene.post.reader.get(Incident, scene.stream, rain)
    assert incident is not None
    flood = library().get("urban-flood")
    key = scene.do(DraftWarning(scene.stream, rain, "rainstorm", FULL)).keys[0]
    scene.do(ApproveWarning(scene.stream, key))
    proposed = []
    for level in ("", "orange", "red"):
        if level == "orange":
            scene.do(IssueWarning(scene.stream, key))
        if level:
            scene.do(ChangeWarningLevel(scene.stream, key, level, expires_at=NOW + 9))
        facts = facts_of(incident, [warning(scene, key)], NOW + 5)
        found = propose(flood, facts)
        proposed.append(found.level.code if found else "")
    assert proposed == ["", "3", "2"]
    assert facts_of(incident, [warning(scene, key)], NOW + 10) == {}  # it has expired
    other = replace(incident, key="other")
    assert facts_of(other, [warning(scene, key)], NOW + 5) == {}


def test_the_latest_of_one_hazard_and_area_holds() -> None:
    def issued(key: str, at: int, **more: Any) -> PublicWarning:
        fields = {"issuer": "w", "hazard": "rain", "area": "city", **more}
        return PublicWarning(key=key, status="issued", issued_at=at, **fields)

    found = in_force(
        [
            issued("b", 2),
            issued("a", 1),
            issued("north", 1, area="north"),
            issued("gone", 1, hazard="wind", expires_at=5),
            issued("lifted", 1, hazard="dam", lifted=True),
        ],
        9,
    )
    assert sorted(one.key for one in found) == ["b", "north"]
