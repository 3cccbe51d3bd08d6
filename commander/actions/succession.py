"""What an incident takes over from those that it follows from."""

from dataclasses import dataclass

from commander.actions.base import Action, Plan
from commander.domain.feature import Feature
from commander.domain.operation import Incident
from commander.errors import UserError
from commander.linkage.succession import ancestors


@dataclass(frozen=True, slots=True)
class TakeOverHazards(Action):
    """Let drawings of the incidents before this one belong to it from now on. keys: drawings."""

    stream: str
    incident: str
    hazards: tuple[str, ...]

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the drawings' new incident; only what is in force can be taken over."""
        incident = plan.need(Incident, self.incident)
        known = {one.key: one for one in plan.view.all(Incident, plan.stream)}
        before = {one.key for one, _cause in ancestors(incident, known)}
        for key in self.hazards:
            hazard = plan.need(Feature, key)
            if hazard.lifted or hazard.incident not in before:
                raise UserError(
                    "{name} is no hazard of an incident that this one follows from.",
                    name=hazard.label or hazard.kind,
                )
            plan.set("feature", key, incident=incident.key)
        return self.hazards
