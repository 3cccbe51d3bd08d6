"""Sub-commands of operations and incidents: open, list, close."""

import argparse
from typing import Any

from commander.actions import CloseIncident, CloseOperation, OpenIncident, OpenOperation
from commander.cli.choosing import choose, short
from commander.cli.desk import acting, reading
from commander.cli.paper import clock, done, show, table
from commander.cli.words import operation_option, place
from commander.domain.codes import EventType, OperationKind
from commander.domain.operation import Incident
from commander.domain.scales import EVENT_GRADE, FIRE_ALARM


def add(commands: "argparse._SubParsersAction[Any]", common: argparse.ArgumentParser) -> None:
    """Declare the sub-commands."""
    _add_operation(commands, common)
    _add_incident(commands, [common, operation_option()])


def _add_operation(
    commands: "argparse._SubParsersAction[Any]", common: argparse.ArgumentParser
) -> None:
    group = commands.add_parser("operation", help="operations: one or more incidents as one")
    acts = group.add_subparsers(metavar="ACT", required=True)
    new = acts.add_parser("open", parents=[common], help="open an operation")
    new.add_argument("name")
    kinds = [str(kind) for kind in (OperationKind.LIVE, OperationKind.EXERCISE)]
    new.add_argument("--kind", choices=kinds, default=kinds[0])
    new.add_argument("--timezone", default="UTC", help="such as Asia/Shanghai")
    new.set_defaults(run=_open_operation)
    listed = acts.add_parser("list", parents=[common], help="show the operations")
    listed.set_defaults(run=_list_operations)
    close = acts.add_parser("close", parents=[common], help="close an operation")
    close.add_argument("operation", help="name or id")
    close.add_argument("--reason", required=True)
    close.set_defaults(run=_close_operation)


def _add_incident(
    commands: "argparse._SubParsersAction[Any]", parents: list[argparse.ArgumentParser]
) -> None:
    group = commands.add_parser("incident", help="incidents of an operation")
    acts = group.add_subparsers(metavar="ACT", required=True)
    new = acts.add_parser("open", parents=parents, help="open an incident; a name is enough")
    new.add_argument("name")
    new.add_argument("--type", choices=list(EventType), default=str(EventType.ACCIDENT))
    new.add_argument("--subtype", default="", help="code of GB/T 35649, such as A20400")
    new.add_argument("--parent", default="", help="incident that it follows from")
    new.add_argument("--cause", default="", help="how it follows from that")
    new.add_argument("--place", default="", metavar="LAT,LON")
    new.add_argument("--grade", choices=[step.code for step in EVENT_GRADE.steps], default="")
    new.add_argument("--fire-alarm", choices=[step.code for step in FIRE_ALARM.steps], default="")
    new.set_defaults(run=_open_incident)
    listed = acts.add_parser("list", parents=parents, help="show the incidents")
    listed.add_argument("--limit", type=int, default=50, help="how many, the newest")
    listed.set_defaults(run=_list_incidents)
    close = acts.add_parser("close", parents=parents, help="close an incident")
    close.add_argument("incident", help="name or id")
    close.add_argument("--reason", required=True)
    close.set_defaults(run=_close_incident)


def _open_operation(args: argparse.Namespace) -> int:
    with acting(args) as desk:
        outcome = desk.do(OpenOperation(args.name, kind=args.kind, timezone=args.timezone))
        line = f"Opened the operation {args.name} [{short(outcome.stream)}]"
        return done(args, outcome, line)


def _list_operations(args: argparse.Namespace) -> int:
    with reading(args.data) as desk:
        found = desk.reader.operations()
        rows = [
            (
                short(one.key),
                one.state,
                one.kind,
                clock(one.meta.created_at, one.timezone),
                f"{desk.reader.count(one.key).total} entries",
                one.name,
            )
            for one in found
        ]
        show(args, found, table(rows) or ["No operation."])
    return 0


def _close_operation(args: argparse.Namespace) -> int:
    with acting(args) as desk:
        operation = desk.operation(args.operation)
        outcome = desk.do(CloseOperation(operation.key, args.reason))
        return done(args, outcome, f"Closed the operation {operation.name}")


def _open_incident(args: argparse.Namespace) -> int:
    with acting(args) as desk:
        operation = desk.operation(args.operation)
        named, known = args.parent, desk.reader.all(Incident, operation.key)
        outcome = desk.do(
            OpenIncident(
                operation.key,
                args.name,
                event_type=args.type,
                subtype=args.subtype,
                parent=choose("incident", named, known, lambda i: i.name).key if named else "",
                cause=args.cause,
                place=place(args.place),
                grade=args.grade,
                fire_alarm=args.fire_alarm,
            )
        )
        line = f"{operation.name}: opened {args.name} [{short(outcome.keys[0])}]"
        return done(args, outcome, line)


def _list_incidents(args: argparse.Namespace) -> int:
    with reading(args.data) as desk:
        operation = desk.operation(args.operation)
        known = sorted(
            desk.reader.all(Incident, operation.key), key=lambda one: one.alarm_at, reverse=True
        )
        found = known[: max(0, args.limit)]
        rows = [
            (
                short(one.key),
                one.state,
                one.event_type,
                clock(one.alarm_at, operation.timezone),
                one.name,
            )
            for one in found
        ]
        more = [f"… and {len(known) - len(found)} older ones"] if len(known) > len(found) else []
        show(args, found, [*table(rows), *more] or ["No incident."])
    return 0


def _close_incident(args: argparse.Namespace) -> int:
    with acting(args) as desk:
        operation = desk.operation(args.operation)
        known = desk.reader.all(Incident, operation.key)
        incident = choose("incident", args.incident, known, lambda one: one.name)
        outcome = desk.do(CloseIncident(operation.key, incident.key, args.reason))
        return done(args, outcome, f"{operation.name}: closed {incident.name}")
