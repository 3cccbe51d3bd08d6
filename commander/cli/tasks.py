"""Sub-commands of the board: task add, list, show, move."""

import argparse
from typing import Any

from commander.actions import CreateTask, MoveTask
from commander.cli.choosing import choose, short
from commander.cli.desk import Desk, acting, reading
from commander.cli.paper import clock, done, show, table
from commander.cli.words import due, operation_option
from commander.domain.codes import OperationKind, Priority, TaskStatus
from commander.domain.operation import Incident, Operation
from commander.domain.resources import Unit
from commander.domain.work import Task


def add(commands: "argparse._SubParsersAction[Any]", common: argparse.ArgumentParser) -> None:
    """Declare the sub-commands."""
    parents = [common, operation_option()]
    group = commands.add_parser("task", help="tasks of the departments")
    acts = group.add_subparsers(metavar="ACT", required=True)
    new = acts.add_parser("add", parents=parents, help="give a department a task")
    new.add_argument("title")
    new.add_argument("--owner", required=True, help="department that owns it")
    new.add_argument("--support", action="append", default=[], help="department that supports")
    new.add_argument("--unit", action="append", default=[], help="unit that works on it")
    new.add_argument("--incident", default="", help="name or id")
    new.add_argument("--due", default="", help="30m, 2h, 1d or HH:MM")
    new.add_argument("--priority", choices=sorted(Priority), default=str(Priority.ROUTINE))
    new.add_argument("--waits-for", action="append", default=[], metavar="TASK")
    new.set_defaults(run=_add)
    listed = acts.add_parser("list", parents=parents, help="show the board")
    listed.add_argument("--department", default="", help="only those it owns or supports")
    listed.add_argument("--all", action="store_true", help="also done and cancelled ones")
    listed.set_defaults(run=_list)
    shown = acts.add_parser("show", parents=parents, help="show one task")
    shown.add_argument("task", help="id or a part of its title")
    shown.set_defaults(run=_show)
    move = acts.add_parser("move", parents=parents, help="move a task over the board")
    move.add_argument("task", help="id or a part of its title")
    move.add_argument("status", choices=list(TaskStatus))
    move.add_argument("--reason", default="", help="why it is blocked or cancelled")
    move.add_argument("--waits-for", action="append", metavar="TASK", help="what it waits for")
    move.set_defaults(run=_move)


def _task(desk: Desk, operation: Operation, named: str) -> Task:
    return choose("task", named, desk.reader.all(Task, operation.key), lambda one: one.title)


def _add(args: argparse.Namespace) -> int:
    with acting(args) as desk:
        operation = desk.operation(args.operation)
        units = desk.reader.all(Unit, operation.key)
        incidents = desk.reader.all(Incident, operation.key)
        named = args.incident
        action = CreateTask(
            operation.key,
            args.title,
            desk.department(operation, args.owner),
            support=tuple(desk.department(operation, name) for name in args.support),
            units=tuple(choose("unit", n, units, lambda one: one.name).key for n in args.unit),
            incident=choose("incident", named, incidents, lambda i: i.name).key if named else "",
            due=due(args.due, desk.now, operation.timezone),
            priority=args.priority,
            waits_for=tuple(_task(desk, operation, name).key for name in args.waits_for),
        )
        outcome = desk.do(action)
        line = f"{operation.name}: task {short(outcome.keys[0])} for {action.owner}: {args.title}"
        return done(args, outcome, line)


def _list(args: argparse.Namespace) -> int:
    with reading(args.data) as desk:
        operation = desk.operation(args.operation)
        tasks = desk.reader.all(Task, operation.key)
        if args.department:
            code = desk.department(operation, args.department)
            tasks = tuple(task for task in tasks if code in (task.owner, *task.support))
        if not args.all:
            tasks = tuple(task for task in tasks if task.is_open())
        rows = table(_row(task, operation, desk.now) for task in tasks)
        show(args, tasks, rows or ["No task."])
    return 0


def _row(task: Task, operation: Operation, now: int) -> tuple[str, ...]:
    # A demonstration or an exercise has a clock of its own, which only its window knows.
    late = " LATE" if operation.kind == OperationKind.LIVE and task.is_late(now) else ""
    until = f"due {clock(task.due, operation.timezone)}{late}" if task.due else ""
    return (short(task.key), task.status, task.owner, task.priority, until, task.title)


def _show(args: argparse.Namespace) -> int:
    with reading(args.data) as desk:
        operation = desk.operation(args.operation)
        task = _task(desk, operation, args.task)
        units = desk.reader.all(Unit, operation.key, task.units)
        waits = desk.reader.all(Task, operation.key, task.waits_for)
        origin = f"{task.origin.kind} {task.origin.text}".strip() if task.origin else ""
        times = [(code, clock(at, operation.timezone)) for code, at in task.meta.firsts.items()]
        rows = [
            ("title", task.title),
            ("status", f"{task.status} {f'({task.reason})' if task.reason else ''}"),
            ("owner", ", ".join([task.owner, *(f"{code} supports" for code in task.support)])),
            ("priority", task.priority),
            ("due", clock(task.due, operation.timezone) if task.due else ""),
            ("units", ", ".join(unit.name for unit in units)),
            ("waits for", ", ".join(f"{one.title} [{one.status}]" for one in waits)),
            ("comes from", origin),
            *(("checklist", f"[{'x' if i.done else ' '}] {i.text}") for i in task.checklist),
            *(("first " + code.replace("_", " "), at) for code, at in times),
            ("id", task.key),
        ]
        show(args, task, table(row for row in rows if row[1].strip()))
    return 0


def _move(args: argparse.Namespace) -> int:
    with acting(args) as desk:
        operation = desk.operation(args.operation)
        task = _task(desk, operation, args.task)
        waits = args.waits_for
        if waits is not None:
            waits = tuple(_task(desk, operation, name).key for name in waits)
        outcome = desk.do(
            MoveTask(
                operation.key,
                task.key,
                args.status,
                reason=args.reason,
                waits_for=waits,
            )
        )
        line = f"{operation.name}: {task.title}: {task.status} → {args.status}"
        return done(args, outcome, line)
