"""What the duties panel shows of one operation, read in one go, beside the window."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Final

from commander.domain.duty import Duty
from commander.domain.operation import Incident, Operation
from commander.domain.plan import Activation, PlanText, worded
from commander.domain.resources import Department
from commander.journal.reader import Reader
from commander.linkage.plan_text import plans_of
from ui.duties.duty_words import DutiesData, language
from ui.zone import zone_of

WATCHED: Final = ("duty", "department", "incident", "activation", "plan_text")


def load(reader: Reader, stream: str) -> DutiesData:
    """Read everything that is shown of an operation; empty without one."""
    if not stream:
        return DutiesData()
    return DutiesData(
        {one.key: one for one in reader.all(Duty, stream)},
        {one.key: one for one in reader.all(Department, stream)},
        {one.key: one for one in reader.all(Incident, stream)},
        _contents(reader, stream),
        zone_of(reader.get(Operation, stream, stream)),
    )


def refreshed(
    data: DutiesData, reader: Reader, stream: str, changed: Mapping[str, Collection[str]]
) -> DutiesData:
    """Return the data with these records read anew; ``changed``: entity → keys."""
    if changed.keys() - {"duty"}:
        return load(reader, stream)
    fresh = {one.key: one for one in reader.all(Duty, stream, changed["duty"])}
    return replace(data, duties={**data.duties, **fresh})


def _contents(reader: Reader, stream: str) -> dict[str, dict[str, str]]:
    """Return the words for what reports have to say, by activation and code."""
    activations = reader.all(Activation, stream)
    if not activations:
        return {}
    plans = plans_of(reader.all(PlanText, stream))
    return {
        one.key: {
            content.code: worded(content.names, language())
            for content in plans[one.digest].contents
            if content.of == "report"
        }
        for one in activations
        if one.digest in plans
    }
