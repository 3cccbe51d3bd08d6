"""Regions: whose ground it is. Data that a post takes in, not code."""

from dataclasses import dataclass
from typing import Final

from commander.actions.base import Action, Plan, required
from commander.domain.region import Region
from commander.errors import UserError

MOST_REGIONS: Final = 100
"""Regions of one act: an act travels whole, so it has to stay small."""


@dataclass(frozen=True, slots=True)
class SetRegions(Action):
    """Add regions, or replace those that have the same code. keys: their codes."""

    stream: str
    regions: tuple[Region, ...]

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the regions; none may stand above itself."""
        if not 0 < len(self.regions) <= MOST_REGIONS:
            raise UserError("From 1 to {most} regions at once.", most=MOST_REGIONS)
        above = {one.key: one.parent for one in plan.view.all(Region, plan.stream)}
        above |= {one.key: one.parent for one in self.regions}
        for one in self.regions:
            required(one.key, "code")
            _rooted(one.key, above)
        known = {one.key: one for one in plan.view.all(Region, plan.stream)}
        for one in self.regions:
            _set(plan, one, known.get(one.key, Region()))
        return tuple(one.key for one in self.regions)


def _set(plan: Plan, region: Region, before: Region) -> None:
    names = ("names", "government", "parent", "geometry", "timezone", "channel")
    fields = {name: getattr(region, name) for name in names}
    changed = {name: value for name, value in fields.items() if value != getattr(before, name)}
    if changed:
        plan.set("region", region.key, **changed)


def _rooted(code: str, above: dict[str, str]) -> None:
    seen = [code]
    while parent := above.get(seen[-1], ""):
        if parent in seen:
            circle = " → ".join([*seen, parent])
            raise UserError("These regions stand above each other: {circle}.", circle=circle)
        seen.append(parent)
