"""The five scales that are never merged (domain reference 2.5.1).

Each belongs to one thing only: event grade and fire-alarm level to an incident, response level
to an authority, warning level to a warning, CAP severity to a CAP alert. Their numbers run in
opposite directions, so every step carries its own rank (higher is worse) and colour role.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a scale: its code, how bad it is (higher is worse) and its colour role."""

    code: str
    rank: int
    colour: str


@dataclass(frozen=True, slots=True)
class Scale:
    """A named scale; ``belongs_to`` says which record may carry it."""

    code: str
    belongs_to: str
    steps: tuple[Step, ...]

    def step(self, code: str) -> Step | None:
        """Return the step with this code, or None when the code is of another version."""
        return next((step for step in self.steps if step.code == code), None)


EVENT_GRADE = Scale(
    "event_grade",
    "incident",
    (
        Step("I", 4, "red"),
        Step("II", 3, "orange"),
        Step("III", 2, "yellow"),
        Step("IV", 1, "blue"),
    ),
)
"""Emergency Response Law art. 3: I especially serious … IV general."""

FIRE_ALARM = Scale(
    "fire_alarm",
    "incident",
    (
        Step("1", 1, "green"),
        Step("2", 2, "blue"),
        Step("3", 3, "yellow"),
        Step("4", 4, "orange"),
        Step("5", 5, "red"),
    ),
)
"""XF/T 1340-2016: five levels, 5 is worst."""

RESPONSE_LEVEL = Scale(
    "response_level",
    "response_level",
    (
        Step("1", 4, "red"),
        Step("2", 3, "orange"),
        Step("3", 2, "yellow"),
        Step("4", 1, "blue"),
    ),
)
"""Emergency Response Law art. 71: 1 is worst; several authorities hold one each."""

WARNING_LEVEL = Scale(
    "warning_level",
    "warning",
    (
        Step("red", 4, "red"),
        Step("orange", 3, "orange"),
        Step("yellow", 2, "yellow"),
        Step("blue", 1, "blue"),
    ),
)
"""Emergency Response Law art. 63."""

CAP_SEVERITY = Scale(
    "cap_severity",
    "alert",
    (
        Step("Extreme", 4, "red"),
        Step("Severe", 3, "orange"),
        Step("Moderate", 2, "yellow"),
        Step("Minor", 1, "blue"),
        Step("Unknown", 0, "muted"),
    ),
)
"""CAP 1.2 severity element."""

SCALES = {
    scale.code: scale
    for scale in (EVENT_GRADE, FIRE_ALARM, RESPONSE_LEVEL, WARNING_LEVEL, CAP_SEVERITY)
}
