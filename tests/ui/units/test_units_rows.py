from commander.domain.record import Meta, Version
from commander.domain.resources import Department, Unit
from commander.domain.work import Task
from ui.units.data import UnitsData
from ui.units.rows import UnitRow, by_name, is_stale, write_row

MINUTE = 60_000
NOW = 1_716_669_660_000
FIRE = Department(key="fire", names={"en": "Fire", "zh": "消防"})
DATA = UnitsData({}, {"fire": FIRE}, {}, {"t": Task(key="t", title="Triage")})


def unit(name: str = "Engine 1", *, since: int = 0, heard: int = 1, **fields: object) -> Unit:
    fields = {"status": "on_scene", **fields}
    return Unit(
        key="u",
        name=name,
        department="fire",
        heard_at=NOW - heard * MINUTE,
        meta=Meta(since={"status": NOW - since * MINUTE}),
        **fields,  # type: ignore[arg-type]
    )


def row(one: Unit, language: str = "en") -> UnitRow:
    return write_row(one, DATA, NOW, language)


def test_a_row_says_who_how_many_what_and_since_when_heard() -> None:
    made = row(unit(agency="City Fire", crew=5, heard=3))
    assert (made.about, made.chip, made.age, made.stale) == (
        "City Fire · 5",
        "On scene",
        "3 min",
        False,
    )


def test_en_route_says_for_how_long() -> None:
    assert row(unit(status="en_route", since=6, heard=2)).chip == "En route 6 min"


def test_where_there_is_little_room_age_and_state_are_shorter() -> None:
    moving = row(unit(status="en_route", since=6, heard=2))
    assert (moving.chip_short, moving.age_short) == ("En route", "2′")
    assert row(unit(heard=3 * 60, status="available")).age_short == "3 h"
    assert row(unit(heard=9 * 24 * 60, status="released")).age_short == "9 d"
    silent = row(unit(heard=22))
    assert (silent.chip_short, silent.age_short) == ("! 22 min", "")


def test_no_report_for_more_than_fifteen_minutes_is_said_instead_of_the_age() -> None:
    silent = row(unit(heard=22, agency="Env. agency", crew=3))
    assert (silent.chip, silent.chip_role, silent.age) == ("No report 22 min", "stale", "")
    assert silent.about == "Env. agency · 3 · On scene"
    assert not is_stale(unit(heard=15), NOW)
    assert is_stale(unit(heard=16), NOW)


def test_who_is_not_at_work_need_not_report() -> None:
    for status in ("available", "released", "out_of_service"):
        assert not is_stale(unit(heard=600, status=status), NOW)


def test_a_unit_never_heard_of_has_no_age() -> None:
    never = Unit(key="u", name="Engine 1", status="en_route", heard_at=0)
    assert (row(never).age, row(never).stale) == ("", False)


def test_what_is_approximate_is_marked() -> None:
    made = row(unit(crew=5, approximate=("crew", "status")))
    assert (made.about, made.chip) == ("≈5", "≈ On scene")


def test_a_disputed_field_shows_all_its_values() -> None:
    def version(value: object, stamp: str) -> Version:
        return Version(value, stamp, NOW, "somebody", "", "")

    here, there = {"lat": 34.13621, "lon": -117.34}, {"lat": 34.0, "lon": 1.0}
    disputed = {
        "status": (version("on_scene", "2"), version("released", "1")),
        "place": (version(here, "4"), version(there, "3")),
        "task": (version("t", "6"), version("", "5")),
    }
    one = Unit(key="u", name="Engine 1", meta=Meta(disputed=disputed))
    assert row(one).dispute == (
        "⇄ Released by one, at work for another: On scene / Released · Assigned twice: Triage / – "
        "· Put at different places: 34.13621, -117.34000 / 34.00000, 1.00000"
    )


def test_a_filter_looks_at_names_agency_department_state_and_aliases() -> None:
    words = row(unit(agency="City Fire", aliases=("e1",)), "zh").search
    assert all(word in words for word in ("engine 1", "city fire", "消防", "on scene", "e1"))


def test_numbers_in_names_count_as_numbers() -> None:
    names = ["Medic 12", "Medic 4", "医12", "医7", "7", "Medic"]
    ordered = [one.name for one in sorted((Unit(name=name) for name in names), key=by_name)]
    assert ordered == ["Medic", "Medic 4", "Medic 12", "医7", "医12", "7"]
