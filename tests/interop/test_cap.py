"""A warning that was issued goes out as CAP 1.2: whole, in order, latitude first."""

from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, fromstring
from zoneinfo import ZoneInfo

import pytest

from commander.domain.feature import Feature
from commander.domain.warning import PublicWarning
from commander.errors import UserError
from commander.interop.cap import NAMESPACE, cap_alert
from commander.linkage.warnings import WarningStep

SCHEMA = Path(__file__).parents[3] / "shared/data/cap/cap12.xsd"
AT = 1_700_000_000_000
ZONE = ZoneInfo("Asia/Shanghai")
RING = [[113.6, 34.7], [113.7, 34.7], [113.7, 34.8], [113.6, 34.7]]
AREA = Feature(geometry={"type": "Polygon", "coordinates": [RING]})
HOSTILE = "]]> <x a='1'> & \x00\x1b \"quoted\""
WARNING = PublicWarning(
    key="w1",
    hazard="gas",
    category="Toxic gas",
    level="orange",
    issuer="City bureau, <east>",
    headline={"en": HOSTILE, "zh": "毒气"},
    cautions={"en": "Keep away", "zh": "请勿靠近"},
    measures={"en": "Stay in", "zh": "留在室内"},
    area="Mill Street",
    starts_at=AT,
    expires_at=AT + 3_600_000,
    status="issued",
)
STEPS = (
    WarningStep("drafted", AT, "orange", "Ann"),
    WarningStep("issued", AT + 1000, "orange", "Ann"),
    WarningStep("issued anew", AT + 2000, "red", "Ann", "wind"),
    WarningStep("lifted", AT + 3000, "red", "Ann", "over"),
)


def said(alert: Element, name: str) -> list[str]:
    return [one.text or "" for one in alert.iter(f"{{{NAMESPACE}}}{name}")]


def made(steps: int, **more: Any) -> Element:
    warning = replace(WARNING, lifted=steps == len(STEPS))
    return fromstring(cap_alert(warning, STEPS[:steps], AREA, zone=ZONE, **more))


def test_an_alert_says_all_in_each_language_and_the_level_as_a_parameter() -> None:
    alert = made(2, event_type="public_health", exercise=True)
    assert [one.tag.rpartition("}")[2] for one in alert] == [
        *("identifier", "sender", "sent", "status", "msgType", "scope", "info", "info")
    ]
    assert said(alert, "sent") == ["2023-11-15T06:13:21+08:00"]
    assert (said(alert, "status"), said(alert, "msgType")) == (["Exercise"], ["Alert"])
    assert said(alert, "sender") == ["City-bureau--" + "-east>"]
    assert said(alert, "language") == ["en-US", "zh-CN"]
    assert said(alert, "category") == ["Health", "Health"]
    assert said(alert, "headline") == ["]]> <x a='1'> &  \"quoted\"", "毒气"]
    assert said(alert, "severity") == ["Unknown", "Unknown"]
    assert said(alert, "value") == ["orange", "orange"]
    # Latitude first, and closed.
    corners = said(alert, "polygon")[0].split()
    assert corners[0] == corners[-1] == "34.700000,113.600000"


def test_what_was_issued_anew_updates_and_what_was_lifted_cancels() -> None:
    update, cancel = made(3), made(4)
    assert (said(update, "msgType"), said(update, "note")) == (["Update"], ["wind"])
    assert said(update, "references")[0].split(",")[1] == "w1.1"
    assert said(update, "identifier") == ["w1.2"]
    assert said(cancel, "msgType") == ["Cancel"]
    assert [one.split(",")[1] for one in said(cancel, "references")[0].split()] == ["w1.1", "w1.2"]
    assert said(cancel, "responseType") == ["AllClear", "AllClear"]


@pytest.mark.parametrize("steps", [2, 3, 4])
def test_the_schema_of_the_standard_takes_it(steps: int) -> None:
    etree = pytest.importorskip("lxml.etree")
    if not SCHEMA.exists():
        pytest.skip("the schema is not here")
    warning = replace(WARNING, lifted=steps == len(STEPS))
    written = cap_alert(warning, STEPS[:steps], AREA, zone=ZONE)
    etree.XMLSchema(etree.parse(SCHEMA)).assertValid(etree.fromstring(written))


def test_a_draft_does_not_go_out() -> None:
    with pytest.raises(UserError, match="issued"):
        cap_alert(WARNING, STEPS[:1], None)


def test_a_circle_is_latitude_first_and_in_kilometres() -> None:
    circle = Feature(geometry={"type": "Point", "coordinates": [113.6, 34.7]}, radius_m=1500)
    alert = fromstring(cap_alert(WARNING, STEPS[:2], circle))
    assert said(alert, "circle")[0] == "34.700000,113.600000 1.500"
