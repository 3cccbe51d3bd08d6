"""Incident files: a real incident or an exercise script, as JSON, ready to be played.

The form, version 1 (UTF-8; all keys below are needed unless marked with ?):

* ``format`` "onscene-commander/incident", ``version`` 1.
* ``operation``: key (also the stream), name, kind (demonstration or exercise), timezone (IANA),
  opens_at (where the clock stands at first), source {short, title, adopted, licence,
  read}, notes?.
* ``places``: name → {lat, lon, text?}. Every position of a file is approximate.
* ``departments``: key, names {en, zh …}, letters, shape, colour, target_minutes, aliases?, note?.
* ``incidents``: key, name, event_type, alarm_at, alarm_precision, place, department, subtype?,
  parent?, cause?, approximate?.
* ``units``: key, name, department, letters, kind?, crew?, agency?, aliases?, approximate?.
* ``events`` in order of time, each with ``id``, ``at`` (ISO 8601 with offset), ``precision``
  (second, minute, approx, day) and ``do``:
  ``open_incident``, ``hand_over_command``, ``add_unit``, ``set_unit_status``, ``place_unit``,
  ``assign_unit``, ``log_message``, ``correct_message``, ``acknowledge``, ``create_task``,
  ``move_task``, ``draw_feature``, ``lift_feature``. Their fields: see incident_form.

The id of an event is the key of the record that it makes. ``inferred`` and ``approximate`` name
fields that the source does not state. A message has ``acks_recorded`` false where the source
does not tell of receipts: then no acknowledgement may be in the file.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeVar

import msgspec

import resources
from commander.errors import UserError
from commander.interop import incident_form as form
from commander.interop import incident_texts
from commander.interop.incident_actions import Event, script
from commander.interop.incident_check import check
from commander.interop.incident_form import (
    FORMAT,
    VERSION,
    AnyEvent,
    FormError,
    HeadForm,
    milliseconds,
)
from commander.interop.incident_texts import Texts

P = TypeVar("P")

_DEMONSTRATION: Final = "san-bernardino-1989"
_LANGUAGES: Final = frozenset({"en", "zh"})
_LARGEST: Final = 20_000_000
_UNREADABLE: Final = "{file} cannot be read: {reason}. Check that it is there and may be opened."
_TOO_LARGE: Final = "{file} is larger than {limit} MB and is no incident file. Choose another file."
_NOT_JSON: Final = (
    "{file}, line {line}: this is not JSON ({reason}). The file is damaged or cut off; get a "
    "whole copy. Nothing was taken in."
)
_FOREIGN: Final = (
    '{file} is not an incident file: field “format” must be "onscene-commander/incident". '
    "Choose another file."
)
_TOO_NEW: Final = (
    "{file} has version {version} (field “version”), this Commander reads version {known}. "
    "Update Commander to open it."
)
_BROKEN: Final = (
    "{file}, line {line}, {part}, field “{field}”: {reason}. Correct it there and open the file "
    "again. Nothing was taken in."
)
_AT: Final = re.compile(r" - at `\$\.?(?P<path>[^`]*)`$")
_NAMED: Final = re.compile(r"field `(?P<name>[^`]*)`")


@dataclass(frozen=True, slots=True)
class IncidentFile:
    """A whole, checked file. ``events`` are in order, ``opens_at`` is ms UTC.

    ``recorded_by`` is the source in short, the author of what the file says.
    """

    name: str
    stream: str
    title: str
    opens_at: int
    recorded_by: str
    head: HeadForm
    events: tuple[Event, ...]

    def events_until(self, at: int) -> tuple[Event, ...]:
        """Return what happened up to and at this time (ms UTC)."""
        return tuple(event for event in self.events if event.at <= at)

    def events_between(self, after: int, until: int) -> tuple[Event, ...]:
        """Return what happened after one time and up to and at another (ms UTC)."""
        return tuple(event for event in self.events if after < event.at <= until)


def demonstration(language: str = "en") -> IncidentFile:
    """Return the demonstration that ships with the program, in English where it has no other."""
    texts = resources.path("demo", f"{_DEMONSTRATION}.{language}.json")
    known = language in _LANGUAGES and language != "en"
    return load(
        resources.path("demo", f"{_DEMONSTRATION}.json"),
        incident_texts.load(texts) if known else None,
    )


def load(source: Path, told: Texts | None = None) -> IncidentFile:
    """Read and check a file; UserError names file, line, part and field.

    ``told``: what is read by people, in another language.
    """
    text = _text(source)
    raw = _decode(source.name, text)
    if told:
        raw = incident_texts.translated(raw, told.texts)
    try:
        head, events = _parts(raw)
        check(head, events)
    except FormError as problem:
        raise UserError(
            _BROKEN,
            file=source.name,
            line=_line(text, problem.part),
            part=problem.part,
            field=problem.field,
            reason=problem.reason,
        ) from problem
    operation = head.operation
    return IncidentFile(
        name=source.name,
        stream=operation.key,
        title=operation.name,
        opens_at=milliseconds(operation.opens_at),
        recorded_by=operation.source.short,
        head=head,
        events=script(head, events, told.language if told else "en"),
    )


def _text(source: Path) -> str:
    try:
        with source.open("rb") as opened:
            content = opened.read(_LARGEST + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UserError(_UNREADABLE, file=source.name, reason=reason) from error
    if len(content) > _LARGEST:
        raise UserError(_TOO_LARGE, file=source.name, limit=_LARGEST // 1_000_000)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise UserError(_NOT_JSON, file=source.name, line=line, reason="not UTF-8") from error


def _decode(name: str, text: str) -> Mapping[str, Any]:
    try:
        raw = json.loads(text)
    except json.JSONDecodeError as error:
        raise UserError(_NOT_JSON, file=name, line=error.lineno, reason=error.msg) from error
    except RecursionError as error:
        raise UserError(_NOT_JSON, file=name, line=1, reason="nested too deep") from error
    if not isinstance(raw, dict) or raw.get("format") != FORMAT:
        raise UserError(_FOREIGN, file=name)
    if raw.get("version") != VERSION:
        raise UserError(_TOO_NEW, file=name, version=raw.get("version"), known=VERSION)
    return raw


def _parts(raw: Mapping[str, Any]) -> tuple[HeadForm, tuple[AnyEvent, ...]]:
    known = {"format", "version", "events", *HeadForm.__struct_fields__}
    for name in raw:
        if name not in known:
            raise FormError("file", name, "is not a field of this form")
    places = raw.get("places")
    if not isinstance(places, dict):
        raise FormError("file", "places", "is missing or no object")
    head = HeadForm(
        operation=_part(raw.get("operation"), form.OperationForm, "operation"),
        places={key: _part(place, form.PlaceForm, f"place {key}") for key, place in places.items()},
        departments=_list(raw, "departments", form.DepartmentForm),
        incidents=_list(raw, "incidents", form.IncidentForm),
        units=_list(raw, "units", form.UnitForm),
    )
    return head, _list(raw, "events", AnyEvent)


def _list(raw: Mapping[str, Any], name: str, kind: Any) -> tuple[Any, ...]:
    items = raw.get(name)
    if not isinstance(items, list):
        raise FormError("file", name, "is missing or no list")
    singular = name.removesuffix("s")
    return tuple(
        _part(item, kind, f"{singular} {_label(item, number)}")
        for number, item in enumerate(items, start=1)
    )


def _label(item: object, number: int) -> str:
    """How a part is called: its id or key, else its number in the list."""
    if isinstance(item, dict):
        for name in ("id", "key"):
            if isinstance(item.get(name), str):
                return str(item[name])
    return f"#{number}"


def _part(item: object, kind: type[P], part: str) -> P:
    try:
        return msgspec.convert(item, kind)
    except msgspec.ValidationError as error:
        reason = str(error)
        at, named = _AT.search(reason), _NAMED.search(reason)
        steps = [at["path"]] if at else []
        steps += [named["name"]] if named else []
        field = ".".join(step for step in steps if step) or "(whole)"
        raise FormError(part, field, _AT.sub("", reason)) from error


def _line(text: str, part: str) -> int:
    """The line on which the named part begins; 1 for the file itself."""
    name, _, key = part.partition(" ")
    if key.startswith("#"):
        return _numbered_line(text, f"{name}s", int(key[1:]))
    value = re.escape(json.dumps(key, ensure_ascii=False))
    wanted = f'"{"id" if name == "event" else "key"}"\\s*:\\s*{value}'
    if name == "place" or not key:
        wanted = f'"{re.escape(key or name)}"\\s*:'
    found = list(re.finditer(wanted, text))
    # A second event of one id is the wrong one; keys of other parts are named again further on.
    chosen = found[-1 if name == "event" else 0] if found else None
    return text.count("\n", 0, chosen.start()) + 1 if chosen else 1


def _numbered_line(text: str, section: str, number: int) -> int:
    """The line of the n-th item of a section, for items that have no name."""
    found = re.search(f'"{section}"\\s*:\\s*\\[', text)
    position = found.end() if found else 0
    blank = re.compile(r"[\s,]*")
    for _ in range(number - 1):
        start = blank.match(text, position)
        _, position = json.JSONDecoder().raw_decode(text, start.end() if start else position)
    start = blank.match(text, position)
    return text.count("\n", 0, start.end() if start else position) + 1
