"""Words: no code without a word, unknown codes as they are, times short and steady."""

from collections.abc import Callable
from datetime import UTC, timedelta, timezone
from enum import StrEnum

import pytest
from PySide6.QtCore import QLocale

from commander.domain import codes
from commander.domain.scales import SCALES
from commander.errors import UserError
from ui import words
from ui.theme.tokens import ROLES

DEPARTMENTS = [
    *("fire", "police", "medical", "traffic", "environment", "health", "volunteers"),
    *("command", "dispatch"),
]
# Their words stand in the middle of a line, small, and may be the code itself.
SMALL = (codes.Medium, codes.PlaceSource)
FAMILIES: list[tuple[type[StrEnum], Callable[[str], str]]] = [
    (codes.TaskStatus, words.task_status),
    (codes.UnitStatus, words.unit_status),
    (codes.Precedence, words.precedence),
    (codes.Priority, words.priority),
    (codes.MessageKind, words.message_kind),
    (codes.Medium, words.medium),
    (codes.ReceiptKind, words.receipt_kind),
    (codes.State, words.incident_state),
    (codes.EventType, words.event_type),
    (codes.FeatureKind, words.feature_kind),
    (codes.Precision, words.precision),
    (codes.PlaceSource, words.place_source),
    (codes.OperationKind, words.operation_kind),
]


@pytest.mark.parametrize(("family", "word"), FAMILIES, ids=lambda one: getattr(one, "__name__", ""))
def test_every_code_has_a_word_of_its_own(
    family: type[StrEnum], word: Callable[[str], str]
) -> None:
    made = {code.value: word(code.value) for code in family}
    assert len(set(made.values())) == len(made)
    assert [code for code, text in made.items() if "_" in text or not text] == []
    assert [code for code, text in made.items() if code == text and family not in SMALL] == []


@pytest.mark.parametrize(
    ("_family", "word"), FAMILIES, ids=lambda one: getattr(one, "__name__", "")
)
def test_an_unknown_code_is_shown_as_it_is(
    _family: type[StrEnum], word: Callable[[str], str]
) -> None:
    assert word("from_a_newer_version") == "from_a_newer_version"


def test_receipt_ways_and_departments_have_words() -> None:
    for way in ("system", "radio", "phone", "face_to_face"):
        assert words.receipt_way(way) not in {"", way}
    for code in DEPARTMENTS:
        assert words.department(code, "from data") not in {"", code, "from data"}
    assert words.department("railway", "Railway company") == "Railway company"
    assert words.department("railway") == "railway"


@pytest.mark.parametrize("scale", SCALES)
def test_every_step_of_every_scale_has_name_word_and_colour(scale: str) -> None:
    made = [words.scale_step(scale, step.code) for step in SCALES[scale].steps]
    assert len({one.word for one in made}) == len(made)
    for one, step in zip(made, SCALES[scale].steps, strict=True):
        assert one.scale not in {"", scale}
        assert one.role == step.colour
        assert one.role in ROLES
        assert one.word in one.short
        assert one.short in one.long


def test_a_grade_names_its_scale_and_an_unknown_step_stays() -> None:
    assert words.scale_step("event_grade", "II").long == "Event grade II · Major"
    strange = words.scale_step("event_grade", "V")
    assert (strange.word, strange.role) == ("V", "muted")


def test_an_error_is_filled_in() -> None:
    assert words.error(UserError("No unit {name}.", name="E1")) == "No unit E1."


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (-5, "now"),
        (0, "now"),
        (59.9, "now"),
        (60, "1 min"),
        (3599, "59 min"),
        (3600, "1 h 00"),
        (7500, "2 h 05"),
        (86399, "23 h 59"),
        (86400, "1 d"),
        (86400 * 13, "13 d"),
    ],
)
def test_ages(seconds: float, text: str) -> None:
    assert words.ago(seconds) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "00:00"), (-0.4, "00:00"), (196, "03:16"), (-196, "−03:16"), (4364, "01:12:44")],
)
def test_running_spans(seconds: float, text: str) -> None:
    assert words.duration(seconds) == text


def test_clock_is_as_exact_as_its_precision() -> None:
    zone = timezone(timedelta(hours=-7))
    moment = 612_113_480_900  # 25 May 1989, 15:31:20.9 UTC
    assert words.clock(moment, UTC) == "15:31:20"
    assert words.clock(moment, zone) == "08:31:20"
    assert words.clock(moment, zone, "minute") == "08:31"
    assert words.clock(moment, zone, "approx") == "≈08:31"
    assert words.clock(moment, zone, "day") == "--:--"


def test_day_follows_the_zone_and_the_locale() -> None:
    midnight = 612_057_600_000
    QLocale.setDefault(QLocale(QLocale.Language.English))
    assert words.day(midnight, UTC) == "25 May 1989"
    assert words.day(midnight, timezone(timedelta(hours=-7))) == "24 May 1989"
