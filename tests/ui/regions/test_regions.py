"""Regions are taken in, and whom an area concerns is notified with one press each."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from commander.actions import Acknowledge, DrawFeature
from commander.domain.region import Region
from commander.domain.work import Message
from commander.interop.region_file import read_regions
from tests.ui.board.desk import Desk
from tests.ui.regions.conftest import box
from ui.regions.region_data import Area
from ui.regions.region_notices import RegionNotices
from ui.regions.regions_panel import RegionsPanel

pytest.importorskip("shapely")
ACROSS = Area(
    kind="feature", key="f1", title="Hot zone <i>A</i>", geometry=box(113.9, 34.4, 114.1, 34.6)
)


def panel(desk: Desk) -> RegionsPanel:
    window = desk.show(QWidget(), 1280, 720, lambda: True)
    made = RegionsPanel(desk.context, window)
    made.open()
    return made


def notices(desk: Desk, path: Path, area: Area = ACROSS) -> RegionNotices:
    taking = panel(desk)
    taking.take(path)
    desk.until(lambda: len(desk.post.reader.all(Region, desk.stream)) == 3)
    desk.until(lambda: "3 regions" in taking.told.text())
    made = desk.show(RegionNotices(desk.context, "I"), 320, 240, lambda: True)
    made.show_area(area)
    desk.until(lambda: made.ground is not None)
    return made


def entries(desk: Desk) -> tuple[Message, ...]:
    reader = desk.post.reader
    return reader.messages(list(reader.log(desk.stream)))


def test_two_governments_and_their_superior_are_proposed_and_each_is_notified(
    desk: Desk, regions_file: Path
) -> None:
    """Emergency Response Law, art. 18: who stands above both leads."""
    shown = notices(desk, regions_file)
    assert shown.ground is not None
    assert [(one.role, one.region.key) for one in shown.ground.proposed] == [
        ("superior", "province"),
        ("concerned", "east"),
        ("concerned", "west"),
    ]
    assert shown._all.text() == "Notify all 3  I"
    first = shown.pills[0]
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    desk.until(lambda: len(entries(desk)) == 1)
    assert entries(desk)[0].to[0].name == "Provincial government"
    assert "You stand above all of them" in entries(desk)[0].text
    desk.until(lambda: shown._all.text() == "Notify all 2  I")
    shown.notify_all()
    shown.notify_all()  # a second press while the first is written tells nobody twice
    desk.until(lambda: len(entries(desk)) == 3)
    assert {one.channel for one in entries(desk)} == {"", "Trunk 7"}
    assert all(one.kind == "notification" and one.about == ("feature:f1",) for one in entries(desk))
    assert all(one.ack_from == (one.to[0].ref,) for one in entries(desk))
    desk.until(lambda: not shown._all.isVisible())
    assert not shown.can_notify()
    told = next(one for one in entries(desk) if one.to[0].name == "West <b>")
    desk.do(Acknowledge(desk.stream, told.key, told.to[0].ref))
    desk.until(lambda: any("✓" in pill.text() for pill in shown.pills))


def test_an_area_in_one_region_proposes_nobody(desk: Desk, regions_file: Path) -> None:
    inside = Area(kind="feature", key="f2", title="x", geometry=box(113.2, 34.4, 113.3, 34.6))
    shown = notices(desk, regions_file, inside)
    assert shown._head.text() == "On the ground of West <b>"
    assert not shown.can_notify()
    assert shown.pills == []
    shown.show_area(None)
    assert shown.isHidden()


def test_without_regions_it_says_nothing_and_the_list_says_what_to_do(desk: Desk) -> None:
    made = desk.show(RegionNotices(desk.context), 320, 240, lambda: True)
    made.show_area(ACROSS)
    desk.until(lambda: made.ground is not None)
    assert made.isHidden()
    empty = panel(desk)
    desk.until(empty.nothing.isVisible)
    assert not empty.tree.isVisible()


def test_a_broken_file_is_refused_with_the_reason_and_nothing_is_taken_in(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "broken.geojson"
    path.write_text('{"type": "FeatureCollection", "features": [{"properties": {"name": "x"}}]}')
    taking = panel(desk)
    taking.take(path)
    desk.until(lambda: "has no code" in taking.told.text())
    assert "broken.geojson, region 1" in taking.told.text()
    assert desk.post.reader.all(Region, desk.stream) == ()


def test_the_tree_shows_what_lies_in_what(desk: Desk, regions_file: Path) -> None:
    notices(desk, regions_file)
    taking = panel(desk)
    desk.until(lambda: taking.tree.topLevelItemCount() == 1)
    province = taking.tree.topLevelItem(0)
    assert province is not None
    inside = [province.child(n) for n in range(province.childCount())]
    assert [one.text(0) for one in inside if one is not None] == ["East", "West"]
    assert len(read_regions(regions_file)) == 3
    desk.do(DrawFeature(desk.stream, "hazard", ACROSS.geometry))
