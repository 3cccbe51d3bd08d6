"""The five scales stay apart: their own codes, their own direction, their own owner."""

from commander.domain.operation import Alert, Incident, ResponseLevel
from commander.domain.scales import (
    CAP_SEVERITY,
    EVENT_GRADE,
    FIRE_ALARM,
    RESPONSE_LEVEL,
    SCALES,
    WARNING_LEVEL,
    Scale,
)
from commander.domain.warning import PublicWarning


def worst(scale: Scale) -> str:
    return max(scale.steps, key=lambda step: step.rank).code


def test_numbers_run_in_opposite_directions() -> None:
    assert worst(RESPONSE_LEVEL) == "1"
    assert worst(FIRE_ALARM) == "5"
    assert worst(EVENT_GRADE) == "I"
    assert worst(WARNING_LEVEL) == "red"
    assert worst(CAP_SEVERITY) == "Extreme"


def test_every_rank_is_of_one_step_only() -> None:
    for scale in SCALES.values():
        assert len({step.rank for step in scale.steps}) == len(scale.steps)


def test_each_scale_has_its_place_in_one_record_only() -> None:
    assert {scale.belongs_to for scale in (EVENT_GRADE, FIRE_ALARM)} == {"incident"}
    assert Incident(grade="II", fire_alarm="4").grade == "II"
    assert ResponseLevel(level="1").level == "1"
    assert PublicWarning(level="red").level == "red"
    assert Alert(severity="Severe").severity == "Severe"
    for record in (ResponseLevel, PublicWarning, Alert):
        assert not {"grade", "fire_alarm"} & set(record.__dataclass_fields__)


def test_a_code_of_another_version_is_no_step() -> None:
    assert EVENT_GRADE.step("V") is None
    step = EVENT_GRADE.step("II")
    assert step is not None
    assert step.colour == "orange"
