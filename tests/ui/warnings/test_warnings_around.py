"""Warnings beside their panel: in the strip, on the map, in what needs the desk."""

from commander.actions import ApproveWarning, DraftWarning, IssueWarning, OpenIncident
from commander.domain.feature import Feature
from commander.domain.scales import WARNING_LEVEL
from commander.domain.warning import PublicWarning
from tests.ui.board.desk import MINUTE, START, Desk
from tests.ui.warnings.test_warnings_panel import AREA, FULL
from ui.map.model import Scene, marks_and_shapes
from ui.strip.desk_needs import EVERYTHING, Known, desk_needs, learn
from ui.strip.need_words import need_text
from ui.strip.situation import read_situation
from ui.strip.top_strip import TopStrip

ISSUED = PublicWarning(
    key="w", hazard="gas", headline={"en": "Gas <b>"}, level="red", status="issued", feature="f"
)


def test_the_strip_shows_the_worst_warning_until_it_expires(desk: Desk) -> None:
    incident = desk.do(OpenIncident(desk.stream, "Leak", grade="II", fire_alarm="3")).keys[0]
    for level in ("blue", "red"):
        more = {"level": level, "area": level, "expires_at": START + 5 * MINUTE}
        action = DraftWarning(desk.stream, incident, "gas", {**FULL, **more})
        key = desk.do(action).keys[0]
        desk.do(ApproveWarning(desk.stream, key))
        desk.do(IssueWarning(desk.stream, key))
    situation = read_situation(desk.post.reader, desk.stream, incident, START)
    strip = desk.show(TopStrip(desk.context.theme), 1400, 60, lambda: True)
    strip.show_situation(situation, START)
    assert strip.warning.isVisible()
    assert strip.warning.text == "⬣ Red warning"
    assert "Blue warning: Gas at Mill Street" in strip.warning.toolTip()
    # Each scale has a chip of its own: they are never merged.
    assert strip.grade.text == "II · Major"
    assert strip.fire.text == "3 · Third alarm"
    strip.tick(START + 6 * MINUTE)
    assert not strip.warning.isVisible()


def test_an_expired_warning_needs_the_desk_and_counts_on_its_tab(desk: Desk) -> None:
    incident = desk.do(OpenIncident(desk.stream, "Leak")).keys[0]
    fields = {**FULL, "expires_at": START + 5 * MINUTE}
    key = desk.do(DraftWarning(desk.stream, incident, "gas", fields)).keys[0]
    desk.do(ApproveWarning(desk.stream, key))
    desk.do(IssueWarning(desk.stream, key))
    known = learn(desk.post.reader, desk.stream, "", Known(), EVERYTHING)
    assert desk_needs(known, "", START).badges["warnings"] == 0
    found = desk_needs(known, "", START + 8 * MINUTE)
    assert found.badges["warnings"] == 1
    (need,) = [one for one in found.needs if one.kind == "warning"]
    text = need_text(need, START + 8 * MINUTE, found.name)
    assert text == "! Warning expired 3 min ago: Gas at Mill Street"


def test_the_area_on_the_map_says_level_and_headline_while_it_holds() -> None:
    own = Feature(key="f", kind="warning_area", geometry=AREA)
    hot = Feature(key="f", kind="hot_zone", label="Plant", geometry=AREA)

    def shape(feature: Feature, *warnings: PublicWarning) -> tuple[str, str]:
        scene = Scene(features=[feature], warnings=warnings, departments={}, now=START)
        (found,) = marks_and_shapes(scene)[1]
        return found.label, found.colour

    step = WARNING_LEVEL.step("red")
    assert step is not None
    assert shape(own, ISSUED) == ("⬣ Red warning: Gas <b>", step.colour)
    assert shape(hot, ISSUED) == ("Hot zone: Plant · ⬣ Red warning: Gas <b>", "red")
    assert shape(own) == ("Warning area", "orange")
    assert shape(own, PublicWarning(feature="f", level="red"))[0] == "Warning area"
