"""Sub-commands of conflicts: what posts disagree about, and settling it."""

import argparse
from collections.abc import Mapping, Sequence
from typing import Any, Final

import msgspec

from commander.actions import SettleConflict
from commander.cli.choosing import choose, short
from commander.cli.desk import Desk, acting, reading
from commander.cli.paper import clock, done, show
from commander.cli.words import operation_option
from commander.domain.entities import ENTITIES
from commander.domain.operation import Incident, Operation
from commander.domain.record import Version
from commander.domain.resources import Unit
from commander.domain.work import Task
from commander.errors import UserError
from commander.linkage.conflicts import Conflict, ConflictKind, Side, conflicts, title_of

_WORDS: Final[Mapping[str, str]] = {
    ConflictKind.MOVED: "moved to different columns",
    ConflictKind.OWNERS: "given to different departments",
    ConflictKind.STATUSES: "reported in different states",
    ConflictKind.ASSIGNED_TWICE: "assigned twice",
    ConflictKind.COMMANDERS: "different commanders named",
    ConflictKind.PLACES: "put at different places",
    ConflictKind.SHAPES: "drawn in different shapes",
    ConflictKind.ENDED: "ended by one, going on for another",
    ConflictKind.EDITED_ENDED: "ended while somebody else changed it",
}
BOTH: Final = "both"

Names = Mapping[str, str]
"""Key of a record → what it is called."""


def add(commands: "argparse._SubParsersAction[Any]", common: argparse.ArgumentParser) -> None:
    """Declare the sub-commands."""
    parents = [common, operation_option()]
    group = commands.add_parser(
        "conflicts", parents=parents, help="what posts disagree about, and settling it"
    )
    group.set_defaults(run=_list)
    acts = group.add_subparsers(metavar="ACT")
    settle = acts.add_parser("settle", parents=parents, help="say what holds, for every post")
    settle.add_argument("item", help="its number in the list, its id, or a part of its name")
    settle.add_argument("answer", nargs="?", default="", help="number of an answer, or: both")
    settle.add_argument("--value", metavar="JSON", help="another value instead of an answer")
    settle.add_argument("--field", default="", help="where an item has several conflicts")
    settle.set_defaults(run=_settle)


def _open(desk: Desk, operation: Operation) -> tuple[Conflict, ...]:
    return conflicts(desk.reader.disputed(operation.key))


def _list(args: argparse.Namespace) -> int:
    with reading(args.data) as desk:
        operation = desk.operation(args.operation)
        found = _open(desk, operation)
        names = _names(desk, operation) if found else {}
        lines = [
            line
            for number, conflict in enumerate(found, 1)
            for line in _lines(number, conflict, operation, names)
        ]
        show(args, found, lines or ["No open conflict."])
    return 0


def _names(desk: Desk, operation: Operation) -> Names:
    records = (
        one for kind in (Task, Unit, Incident) for one in desk.reader.all(kind, operation.key)
    )
    return {one.key: title_of(one) for one in records}


def _lines(number: int, conflict: Conflict, operation: Operation, names: Names) -> list[str]:
    head = f"{number}. {conflict.entity} {_item(conflict)}: {_words(conflict)}"
    lines = [head]
    for place, side in enumerate(conflict.sides, 1):
        shown = "  (shown meanwhile)" if place == 1 else ""
        said = "; ".join(dict.fromkeys(_claim(one, operation) for one in side.claims))
        lines.append(f"   {place} {_answer(conflict, side, names)}{shown}  [{said}]")
    if conflict.both is not None:
        lines.append(f"   {BOTH} {_values(conflict.both, names)}")
    return lines


def _item(conflict: Conflict) -> str:
    return f"“{conflict.title}”" if conflict.title else short(conflict.key)


def _words(conflict: Conflict) -> str:
    field = conflict.field.replace("_", " ")
    return _WORDS.get(conflict.kind, f"different values of {field}")


def _answer(conflict: Conflict, side: Side, names: Names) -> str:
    reason = f" ({side.reason})" if side.reason else ""
    said = _values(side.values, names)
    if conflict.kind != ConflictKind.EDITED_ENDED:
        return said + reason
    if side is conflict.sides[0]:
        return f"it stays ended: {said}{reason}"
    return f"it goes on, with {said}"


def _values(values: Mapping[str, object], names: Names) -> str:
    return ", ".join(f"{name} {_value(value, names)}" for name, value in values.items())


def _value(value: object, names: Names) -> str:
    if isinstance(value, Mapping):
        return ", ".join(str(one) for one in value.values() if one)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(_value(one, names) for one in value) or "none"
    return names.get(str(value), str(value)) or "none"


def _claim(version: Version, operation: Operation) -> str:
    when = clock(version.happened_at, operation.timezone)
    parts = (version.author or "somebody", version.position, f"device {version.device[:6]}", when)
    return ", ".join(part for part in parts if part)


def _settle(args: argparse.Namespace) -> int:
    with acting(args) as desk:
        operation = desk.operation(args.operation)
        conflict = _choose(desk, operation, args.item, args.field)
        action = SettleConflict(
            operation.key,
            conflict.entity,
            conflict.key,
            conflict.field,
            saw=tuple(sorted(conflict.stamps)),
            **_said(args, conflict),
        )
        outcome = desk.do(action)
        line = f"{operation.name}: settled: {conflict.entity} {_item(conflict)}"
        return done(args, outcome, line)


def _choose(desk: Desk, operation: Operation, named: str, field: str) -> Conflict:
    found = _open(desk, operation)
    if not found:
        raise UserError("No open conflict.")
    if named.isdecimal() and 1 <= int(named) <= len(found):
        return found[int(named) - 1]
    keys = {conflict.key for conflict in found}
    records = [one for one in desk.reader.disputed(operation.key) if one.key in keys]
    key = choose("conflict about", named, records, title_of).key
    fitting = [one for one in found if one.key == key and field in ("", *one.fields)]
    if len(fitting) != 1:
        fields = ", ".join(one.field for one in found if one.key == key)
        raise UserError("Say which one with --field: {fields}.", fields=fields)
    return fitting[0]


def _said(args: argparse.Namespace, conflict: Conflict) -> dict[str, Any]:
    """Return what was answered, as the action takes it."""
    if args.value is not None:
        if args.answer:
            raise UserError("Give a number of the list, or another value, not both.")
        return {"value": _parsed(args.value, conflict)}
    if args.answer == BOTH:
        return {"both": True}
    if args.answer.isdecimal() and 1 <= int(args.answer) <= len(conflict.sides):
        return {"choice": conflict.sides[int(args.answer) - 1].stamp}
    raise UserError(
        "“{typed}” is no answer here; there are 1 to {count}.",
        typed=args.answer,
        count=len(conflict.sides),
    )


def _parsed(text: str, conflict: Conflict) -> Any:
    """Return a value typed as JSON; what is no JSON is text, which most fields are."""
    kind = type(getattr(ENTITIES[conflict.entity](), conflict.field, ""))
    if kind is str:
        return text
    try:
        return msgspec.json.decode(text)
    except msgspec.DecodeError:
        return text
