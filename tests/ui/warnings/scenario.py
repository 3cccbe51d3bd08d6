"""A realistic operation with warnings, in either language, to look at the panel with."""

from collections.abc import Callable
from dataclasses import dataclass

from commander.actions import (
    Acknowledge,
    ApproveWarning,
    ChangeWarningLevel,
    DraftWarning,
    DrawFeature,
    IssueWarning,
    LiftWarning,
    Notified,
    OpenIncident,
    SetRegions,
)
from commander.domain.plan import ResponsePlan
from commander.domain.record import Party, Place
from commander.domain.region import Region
from commander.linkage.plan_library import library
from tests.ui.board.desk import MINUTE, START, Desk
from tests.ui.regions.conftest import box

TOLD = {
    "en": (("police", "Police"), ("medical", "Medical"), ("traffic", "Traffic")),
    "zh": (("police", "公安"), ("medical", "医疗"), ("traffic", "交通")),
}
REGIONS = (
    ("410100", "Zhengzhou", "郑州市", "410000", box(113.0, 34.0, 113.65, 35.0), "Trunk 2"),
    ("410200", "Kaifeng", "开封市", "410000", box(113.65, 34.0, 115.0, 35.0), "Trunk 5"),
    ("410000", "Henan", "河南省", "", None, "Room 1"),
)


@dataclass(frozen=True)
class Scenario:
    """Keys of what was made."""

    incident: str
    gas: str
    draft: str


def prepare(desk: Desk, language: str) -> Scenario:
    """A leak near a border: one warning in force, one that expired, a draft, one lifted."""
    zh = language == "zh"
    _regions(desk)
    name = "化工园氯气泄漏" if zh else "Chlorine leak, chemical park"
    incident = desk.do(
        OpenIncident(desk.stream, name, grade="II", place=Place(34.75, 113.62))
    ).keys[0]
    place = "化工园及下风向 3 公里" if zh else "chemical park and 3 km downwind"
    area = desk.do(
        DrawFeature(
            desk.stream,
            "warning_area",
            box(113.6, 34.7, 113.7, 34.8),
            label="下风向" if zh else "Downwind",
            incident=incident,
        )
    ).keys[0]
    issuer = "市应急管理局" if zh else "City emergency bureau"
    told = tuple(Party("department", code, said) for code, said in TOLD[language])
    fields = {
        **_prepared(library().get("hazmat-leak"), place),
        "category": "有毒气体" if zh else "Toxic gas",
        "starts_at": START - 50 * MINUTE,
        "expires_at": START + 20 * MINUTE,
        "area": place,
        "issuer": issuer,
        "feature": area,
    }

    def made(hazard: str, **more: object) -> str:
        action = DraftWarning(desk.stream, incident, hazard, {**fields, **more})
        return desk.do(action).keys[0]

    def issued(key: str, text: str, at: int) -> None:
        desk.do(ApproveWarning(desk.stream, key, happened_at=at - MINUTE))
        desk.do(IssueWarning(desk.stream, key, Notified(told, text), happened_at=at))

    gas = made("toxic-gas")
    issued(gas, "Orange", START - 45 * MINUTE)
    why = "风向转变" if zh else "the wind turned"
    desk.do(
        ChangeWarningLevel(
            desk.stream,
            gas,
            "red",
            reason=why,
            notified=Notified(told, "Red"),
            happened_at=START - 9 * MINUTE,
        )
    )
    newest = desk.post.reader.messages(list(desk.post.reader.log(desk.stream)))[0]
    desk.do(Acknowledge(desk.stream, newest.key, told[0].ref))
    return Scenario(incident, gas, _others(made, issued, desk, zh=zh))


def _others(
    made: Callable[..., str], issued: Callable[[str, str, int], None], desk: Desk, *, zh: bool
) -> str:
    """Make one that expired, a draft, one that was lifted; returns the draft."""
    water = made(
        "water",
        level="yellow",
        headline={"en": "Do not use river water", "zh": "请勿使用河水"},
        expires_at=START - 4 * MINUTE,
        feature="",
    )
    issued(water, "Yellow", START - 40 * MINUTE)
    draft = made(
        "evacuation",
        headline={"en": "Leave the school area", "zh": ""},
        cautions={"en": "Gas is coming.", "zh": ""},
        issuer="",
        feature="",
        expires_at=0,
    )
    lifted = made("smoke", level="blue", headline={"en": "Smoke", "zh": "烟雾"})
    issued(lifted, "Blue", START - 30 * MINUTE)
    desk.do(LiftWarning(desk.stream, lifted, "火已扑灭" if zh else "fire is out"))
    return draft


def _regions(desk: Desk) -> None:
    regions = tuple(
        Region(
            key=code,
            names={"en": en, "zh": name},
            government={"en": f"{en} government", "zh": f"{name}人民政府"},
            parent=parent,
            geometry=border or {},
            channel=channel,
        )
        for code, en, name, parent, border, channel in REGIONS
    )
    desk.do(SetRegions(desk.stream, regions))


def _prepared(plan: ResponsePlan, place: str) -> dict[str, object]:
    (text,) = plan.warnings
    headline = {code: said.replace("{place}", place) for code, said in text.headline.items()}
    return {
        "headline": headline,
        "cautions": dict(text.cautions),
        "measures": dict(text.measures),
        "level": text.level,
    }
