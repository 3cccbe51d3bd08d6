"""What the window asks of a file before anything is taken in: one look, beside the GUI thread."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import tzinfo
from pathlib import Path
from statistics import median
from typing import Final

from commander.domain.operation import Incident
from commander.domain.record import Place
from commander.domain.resources import Department, Unit
from commander.interop import geo_check, geo_plan
from commander.interop.geo_check import Bounds, GeoSheet
from commander.interop.geo_item import Columns, GeoFile, Watch
from commander.journal.reader import Reader

SHOWN: Final = 300
"""Most lines of a preview: enough to see what a file is."""


@dataclass(frozen=True, slots=True)
class Question:
    """Which file, how it is to be read, and what of it is wanted.

    ``within_km`` is the distance from the scene beyond which things are left, 0 for everything.
    ``known`` is the file as it was read before, if nothing about the reading has changed.
    """

    path: Path
    columns: Columns = field(default_factory=Columns)
    exchange: bool = False
    within_km: float = 0.0
    known: GeoFile | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """What was found: the whole sheet, what of it is near, and what the operation offers.

    ``own`` says that the file is an export of ours; ``scene`` is where the operation is.
    ``counts`` and ``bounds`` are those of the whole sheet, ``sorts`` of what is near.
    """

    question: Question
    whole: GeoSheet
    near: GeoSheet
    departments: tuple[Department, ...]
    scene: tuple[float, float] | None
    own: bool
    counts: Mapping[str, int]
    bounds: Bounds | None
    sorts: geo_plan.Tally


def look(question: Question, reader: Reader, stream: str, zone: tzinfo, watch: Watch) -> Look:
    """Read and check a file. Raises UserError, Stopped too."""
    from commander.interop import geo_read  # noqa: PLC0415 - seven readers, none at the start

    file = question.known or geo_read.read(question.path, question.columns, zone, watch)
    scene = _scene(reader, stream)
    whole = geo_check.check(file, exchange=question.exchange, scene=scene, watch=watch)
    near = whole
    if question.within_km and scene is not None:
        near = geo_plan.within(whole, geo_check.around(*scene, question.within_km))
    own = any(geo_plan.own_kind(item) for item in whole.items[:SHOWN])
    departments = reader.all(Department, stream)
    return Look(
        question,
        whole,
        near,
        departments,
        scene,
        own,
        counts=whole.counts,
        bounds=whole.bounds,
        sorts=geo_plan.tally(near),
    )


def _scene(reader: Reader, stream: str) -> tuple[float, float] | None:
    """Return the middle of all open incidents, of units where none has a place."""
    incidents = [one.place for one in reader.all(Incident, stream) if one.place]
    places: list[Place] = incidents or [one.place for one in reader.all(Unit, stream) if one.place]
    if not places:
        return None
    return median(one.lat for one in places), median(one.lon for one in places)
