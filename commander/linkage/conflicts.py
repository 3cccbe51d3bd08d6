"""Conflicts: what a person has to settle where posts disagree, from records alone; pure.

A conflict is one question to one person. Fields that the same writes dispute are one question (a
task's status with its reason, a unit's task with its incident). Its kind says which question; the
words for it live in the window and on the command line.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from typing import Final

from commander.domain.ending import ends
from commander.domain.entities import NAMES
from commander.domain.record import Record, Version


class ConflictKind(StrEnum):
    """Which question a conflict asks."""

    EDITED_ENDED = "edited_ended"
    """Ended (cancelled, released, closed, lifted) while somebody changed other fields."""
    ENDED = "ended"
    """One ended it, another moved it on."""
    MOVED = "moved"
    """A task moved to two columns."""
    ASSIGNED_TWICE = "assigned_twice"
    """A unit sent to two tasks or incidents."""
    COMMANDERS = "commanders"
    """Two commanders named."""
    OWNERS = "owners"
    """Given to two departments."""
    STATUSES = "statuses"
    """Two states of one unit."""
    LEVELS = "levels"
    RESPONSE = "response"
    """Posts acted on one response while apart; see `response_conflicts`."""
    PLACES = "places"
    SHAPES = "shapes"
    TIMES = "times"
    LISTS = "lists"
    """Two lists; both together may be what is meant."""
    TEXTS = "texts"
    FIELD = "field"
    """Any other field."""


_KINDS: Final[Mapping[tuple[str, str], ConflictKind]] = {
    ("task", "status"): ConflictKind.MOVED,
    ("task", "owner"): ConflictKind.OWNERS,
    ("unit", "department"): ConflictKind.OWNERS,
    ("unit", "status"): ConflictKind.STATUSES,
    ("unit", "task"): ConflictKind.ASSIGNED_TWICE,
    ("unit", "incident"): ConflictKind.ASSIGNED_TWICE,
    ("incident", "commander"): ConflictKind.COMMANDERS,
    ("incident", "grade"): ConflictKind.LEVELS,
    ("incident", "fire_alarm"): ConflictKind.LEVELS,
    ("response_level", "level"): ConflictKind.LEVELS,
    ("warning", "level"): ConflictKind.LEVELS,
    ("activation", "level"): ConflictKind.LEVELS,
}
_FIELD_KINDS: Final[Mapping[str, ConflictKind]] = {
    "place": ConflictKind.PLACES,
    "geometry": ConflictKind.SHAPES,
    "radius_m": ConflictKind.SHAPES,
    "form": ConflictKind.SHAPES,
    **dict.fromkeys(
        ("due", "alarm_at", "starts_at", "ends_at", "ordered_at", "until"), ConflictKind.TIMES
    ),
    **dict.fromkeys(("units", "support", "waits_for", "aliases", "checklist"), ConflictKind.LISTS),
    **dict.fromkeys(
        ("name", "title", "label", "text", "note", "notes", "reason", "objectives", "order_word"),
        ConflictKind.TEXTS,
    ),
}
_WHOLE: Final = frozenset({"lines", "needs", "window", "contents"})
"""Lists whose entries belong together: two of them put together would mean something else."""

EXPLAINED: Final = frozenset({"status", "state"})
"""Fields whose value the field ``reason`` explains."""

_FIRST: Final = (
    *("state", "status", "lifted", "commander", "task", "incident", "owner", "level"),
    *("grade", "fire_alarm", "place", "geometry"),
)
"""Fields that name a conflict, before others that the same writes dispute."""

_TITLES: Final = (
    *("name", "title", "label", "text", "authority", "person", "identifier"),
    *("to", "hazard", "number", "by", "plan"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One answer: what it sets (field → value) and who says so, newest first.

    ``reason`` is what was given for it, where the record shows that.
    """

    values: Mapping[str, object]
    claims: tuple[Version, ...]
    reason: str = ""

    @property
    def stamp(self) -> str:
        """What names this answer: the stamp of its newest write."""
        return self.claims[0].stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """One question about one record; ``sides`` has the shown answer first.

    ``field`` names it among the record's conflicts, ``fields`` are all that it settles. ``both``
    are values that keep what every side wanted, where that can be said.
    """

    kind: ConflictKind
    stream: str
    entity: str
    key: str
    title: str
    field: str
    fields: tuple[str, ...]
    sides: tuple[Side, ...]
    both: Mapping[str, object] | None = None

    @property
    def ident(self) -> tuple[str, str, str]:
        """What tells two conflicts of a stream apart."""
        return self.entity, self.key, self.field

    @property
    def stamps(self) -> frozenset[str]:
        """The writes that disagree: what somebody who settles it had before them."""
        return frozenset(one.stamp for side in self.sides for one in side.claims)

    @property
    def since(self) -> int:
        """When posts began to disagree (ms UTC): the latest first write of a side."""
        return max(min(one.happened_at for one in side.claims) for side in self.sides)


def conflicts(records: Iterable[Record]) -> tuple[Conflict, ...]:
    """Return the open conflicts of these records, the oldest first."""
    found = [conflict for record in records for conflict in conflicts_of(record)]
    return tuple(sorted(found, key=lambda one: (one.since, one.ident)))


def conflicts_of(record: Record) -> tuple[Conflict, ...]:
    """Return the open conflicts of one record."""
    groups: dict[frozenset[str], list[str]] = {}
    found = []
    for name, versions in record.meta.disputed.items():
        if any(version.field for version in versions):
            found.append(_edited_ended(record, name, versions))
        else:
            stamps = frozenset(version.stamp for version in versions)
            groups.setdefault(stamps, []).append(name)
    for names in groups.values():
        names.sort(key=_rank)
        found.append(_disagreement(record, names))
    return tuple(sorted(found, key=lambda one: _rank(one.field)))


def title_of(record: Record) -> str:
    """Return what people call a record; empty when nobody gave it a name."""
    found = (getattr(record, name, "") for name in _TITLES)
    return next((str(name) for name in found if name), "")


def _rank(field: str) -> tuple[int, str]:
    return _FIRST.index(field) if field in _FIRST else len(_FIRST), field


def _edited_ended(record: Record, end: str, versions: Sequence[Version]) -> Conflict:
    ending = tuple(version for version in versions if not version.field)
    edits = tuple(version for version in versions if version.field)
    # The newest write of each field is what it shows; it stands first.
    values = {edit.field: edit.value for edit in reversed(edits)}
    return _conflict(
        ConflictKind.EDITED_ENDED,
        record,
        [end],
        (
            Side(
                values={end: ending[0].value},
                claims=ending,
                reason=_reason(record, end, ending),
            ),
            Side(values=values, claims=edits),
        ),
    )


def _reason(record: Record, field: str, claims: Sequence[Version]) -> str:
    """Return the reason that was written with one of these, which say what became of a record."""
    if field not in EXPLAINED or "reason" in record.meta.disputed:
        return ""
    at = record.meta.since.get("reason")
    fits = any(claim.happened_at == at for claim in claims)
    return str(getattr(record, "reason", "")) if fits else ""


def _disagreement(record: Record, names: Sequence[str]) -> Conflict:
    written = {name: {v.stamp: v for v in record.meta.disputed[name]} for name in names}
    sides: list[tuple[dict[str, object], list[Version]]] = []
    for stamp, version in written[names[0]].items():
        values = {name: written[name][stamp].value for name in names}
        same = next((claims for known, claims in sides if known == values), None)
        if same is None:
            sides.append((values, [version]))
        else:
            same.append(version)
    answers = tuple(
        Side(
            values=values,
            claims=tuple(claims),
            reason="" if "reason" in names else _reason(record, names[0], claims),
        )
        for values, claims in sides
    )
    return _conflict(_kind(record, names[0], answers), record, names, answers, _both(answers))


def _conflict(
    kind: ConflictKind,
    record: Record,
    names: Sequence[str],
    sides: tuple[Side, ...],
    both: Mapping[str, object] | None = None,
) -> Conflict:
    return Conflict(
        kind=kind,
        stream=record.stream,
        entity=NAMES[type(record)],
        key=record.key,
        title=title_of(record),
        field=names[0],
        fields=tuple(names),
        sides=sides,
        both=both,
    )


def _kind(record: Record, field: str, sides: Sequence[Side]) -> ConflictKind:
    if any(ends(field, side.values[field]) for side in sides):
        return ConflictKind.ENDED
    known = _KINDS.get((NAMES[type(record)], field))
    return known or _FIELD_KINDS.get(field, ConflictKind.FIELD)


def _both(sides: Sequence[Side]) -> Mapping[str, object] | None:
    """Return the lists of all sides put together; None for anything but one list."""
    if len(sides[0].values) != 1:
        return None
    (name,) = sides[0].values
    if name in _WHOLE:
        return None
    lists = [tuple(v) for side in sides if isinstance(v := side.values[name], list | tuple)]
    if len(lists) != len(sides):
        return None
    merged: dict[str, object] = {}
    for entry in chain(*lists):
        mark = str(entry.get("text") if isinstance(entry, Mapping) else entry)
        merged[mark] = _done(merged.get(mark), entry)
    together = tuple(merged.values())
    return None if together in lists else {name: together}


def _done(before: object, entry: object) -> object:
    """Return a line of a checklist as done if anybody did it; other entries as they are."""
    if isinstance(before, Mapping) and isinstance(entry, Mapping):
        return {**entry, "done": bool(before.get("done")) or bool(entry.get("done"))}
    return entry
