"""Sub-commands of report duties: list, add, start, done, limit, lift."""

import argparse
from collections.abc import Mapping
from typing import Any

from commander.actions import AddDuty, FulfilDuty, LiftDuty, SetDutyLimit, StartDuty
from commander.cli.choosing import choose, short
from commander.cli.desk import Desk, acting, reading
from commander.cli.paper import clock, done, show, table
from commander.cli.words import operation_option
from commander.domain.duty import Duty
from commander.domain.operation import Incident, Operation
from commander.linkage.duties import by_pressure, duty_state
from commander.linkage.plan_check import STARTS


def add(commands: "argparse._SubParsersAction[Any]", common: argparse.ArgumentParser) -> None:
    """Declare the sub-commands."""
    parents = [common, operation_option()]
    group = commands.add_parser("duty", help="reports that are owed, with their deadlines")
    acts = group.add_subparsers(metavar="ACT", required=True)
    listed = acts.add_parser("list", parents=parents, help="show them, the most pressing first")
    listed.add_argument("--all", action="store_true", help="also made and lifted ones")
    listed.set_defaults(run=_list)
    new = acts.add_parser("add", parents=parents, help="owe a report that no plan demands")
    new.add_argument("incident", help="name or id")
    new.add_argument("to", help="whom it goes to")
    new.add_argument("--owner", required=True, help="department that sees to it")
    new.add_argument("--minutes", type=int, required=True, help="limit")
    new.add_argument("--sender", default="", help="who owes it")
    new.add_argument("--from", dest="start", choices=STARTS, default="alarm", help="counts from")
    new.add_argument("--every", type=int, default=0, metavar="MINUTES", help="again and again")
    new.add_argument("--basis", default="", help="law or plan that demands it")
    new.set_defaults(run=_add)
    start = acts.add_parser("start", parents=parents, help="say that it counts from now")
    start.add_argument("duty", help="id, or a part of whom it goes to")
    start.set_defaults(run=lambda args: _act(args, StartDuty, (), "counts from now"))
    made = acts.add_parser("done", parents=parents, help="record that the report was made")
    made.add_argument("duty", help="id, or a part of whom it goes to")
    made.add_argument("text", help="what was reported")
    made.set_defaults(run=lambda args: _act(args, FulfilDuty, (args.text,), "made"))
    limit = acts.add_parser("limit", parents=parents, help="change the limit")
    limit.add_argument("duty", help="id, or a part of whom it goes to")
    limit.add_argument("minutes", type=int)
    limit.add_argument("--reason", required=True)
    limit.set_defaults(
        run=lambda args: _act(args, SetDutyLimit, (args.minutes, args.reason), "limit changed")
    )
    lift = acts.add_parser("lift", parents=parents, help="say that it is no longer owed")
    lift.add_argument("duty", help="id, or a part of whom it goes to")
    lift.add_argument("--reason", required=True)
    lift.set_defaults(run=lambda args: _act(args, LiftDuty, (args.reason,), "lifted"))


def _list(args: argparse.Namespace) -> int:
    with reading(args.data) as desk:
        operation = desk.operation(args.operation)
        found = by_pressure(desk.reader.all(Duty, operation.key), desk.now)
        ends = {one.cause: f"after the report to {one.to}" for one in found}
        if not args.all:
            found = tuple(one for one in found if one.is_open())
        rows = table(_row(one, operation, desk.now, ends) for one in found)
        show(args, found, rows or ["No report is owed."])
    return 0


def _row(duty: Duty, operation: Operation, now: int, ends: Mapping[str, str]) -> tuple[str, ...]:
    state = str(duty_state(duty, now))
    until = clock(duty.due, operation.timezone) if duty.due else f"{duty.minutes} min"
    counts = "" if duty.due else ends.get(duty.start, f"from {duty.start}")
    number = f"no. {duty.number}" if duty.every else ""
    who = f"{duty.sender} → {duty.to}".removeprefix(" → ")
    shown = state.replace("_", " ").upper() if state in ("overdue", "due_soon") else state
    return (short(duty.key), shown, until, counts, number, duty.owner, duty.basis, who)


def _add(args: argparse.Namespace) -> int:
    with acting(args) as desk:
        operation = desk.operation(args.operation)
        known = desk.reader.all(Incident, operation.key)
        action = AddDuty(
            operation.key,
            choose("incident", args.incident, known, lambda one: one.name).key,
            desk.department(operation, args.owner),
            args.to,
            args.minutes,
            sender=args.sender,
            start=args.start,
            every=args.every,
            basis=args.basis,
        )
        return done(args, desk.do(action), f"{operation.name}: a report to {args.to} is owed")


def _duty(desk: Desk, operation: Operation, named: str) -> Duty:
    known = desk.reader.all(Duty, operation.key)
    opened = [one for one in known if one.is_open()]
    return choose("report", named, opened, lambda one: f"{one.sender} → {one.to}")


def _act(args: argparse.Namespace, action: Any, values: tuple[object, ...], what: str) -> int:
    with acting(args) as desk:
        operation = desk.operation(args.operation)
        duty = _duty(desk, operation, args.duty)
        outcome = desk.do(action(operation.key, duty.key, *values))
        return done(args, outcome, f"{operation.name}: report to {duty.to}: {what}")
