"""Operations, incidents and what belongs to them: periods, response levels, alerts."""

from dataclasses import dataclass

from commander.domain.record import Place, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation(Record):
    """One or more incidents worked as one; the unit of order, access and sync.

    ``key`` equals ``stream``. ``timezone`` is an IANA name. ``source`` states where the facts of
    a demonstration come from; ``notes`` says which of them are approximate.
    """

    name: str = ""
    kind: str = "live"
    timezone: str = "UTC"
    state: str = "open"
    reason: str = ""
    source: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Commander:
    """Who commands an incident."""

    name: str
    department: str = ""


@dataclass(frozen=True, slots=True)
class RollCall:
    """Result of one roll call (PAR): people expected and people who answered."""

    expected: int
    present: int
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident(Record):
    """One event. ``alarm_at`` ms UTC; ``grade`` and ``fire_alarm`` are codes of their scales.

    ``roll_call_minutes`` is the interval between roll calls (30 min by several fire-ground
    procedures, domain reference 2.6.3); 0 switches it off. ``reference`` is the number of the
    call or case at its source; an import uses it to recognise what it already has.
    """

    name: str = ""
    event_type: str = ""
    subtype: str = ""
    state: str = "open"
    reason: str = ""
    place: Place | None = None
    alarm_at: int = 0
    alarm_precision: str = "second"
    grade: str = ""
    fire_alarm: str = ""
    parent: str = ""
    cause: str = ""
    commander: Commander | None = None
    department: str = ""
    roll_call: RollCall | None = None
    roll_call_minutes: int = 0
    reference: str = ""
    approximate: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Period(Record):
    """An operational period, from and until in ms UTC."""

    number: int = 0
    starts_at: int = 0
    ends_at: int = 0
    objectives: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseLevel(Record):
    """The level (1–4, 1 is worst) that one authority holds; several may hold at once."""

    incident: str = ""
    authority: str = ""
    level: str = ""
    ended: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert(Record):
    """A CAP alert taken in; ``severity`` is the CAP scale and no other."""

    identifier: str = ""
    sender: str = ""
    sent_at: int = 0
    event: str = ""
    severity: str = ""
    headline: str = ""
