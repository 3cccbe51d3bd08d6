"""Where devices say that units are. A unit placed by a person is `PlaceUnit`."""

from dataclasses import dataclass

from commander.actions.base import Action, Plan
from commander.domain.fix import Fix
from commander.journal import positions


@dataclass(frozen=True, slots=True)
class ReportFix(Action):
    """Report where a device sees a unit, at ``happened_at``. State, not a change: no undo.

    The unit keeps this place until a newer fix, or somebody who places it by hand. ``source`` is
    gps, phone, simulated or another short code; ``accuracy_m`` metres (0: not known), ``speed``
    m/s, ``heading`` degrees.
    """

    stream: str
    key: str
    lat: float
    lon: float
    source: str = "gps"
    accuracy_m: float = 0.0
    speed: float | None = None
    heading: float | None = None

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Keep the fix; there is no change to plan."""
        fix = Fix(
            unit=self.key,
            lat=self.lat,
            lon=self.lon,
            at=plan.happened_at,
            source=self.source,
            accuracy_m=self.accuracy_m,
            speed=self.speed,
            heading=self.heading,
        )
        positions.report(plan.tx, self.stream, [fix])
        return (self.key,)
