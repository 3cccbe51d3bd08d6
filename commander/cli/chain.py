"""Sub-commands of the chain of joint action: show, hints, escalate, wait, release."""

import argparse
from typing import Any

from commander.actions import AddDependency, EscalateTask, RemoveDependency
from commander.cli.choosing import choose, short
from commander.cli.desk import Desk, acting, reading
from commander.cli.paper import done, show, table
from commander.cli.words import operation_option
from commander.domain.operation import Operation
from commander.domain.work import Task
from commander.linkage.chain import LinkNode, blocking, chain, deadlocks, roots, waiting
from commander.linkage.escalation import to_escalate
from commander.linkage.overlaps import contradictions, duplicates


def add(commands: "argparse._SubParsersAction[Any]", common: argparse.ArgumentParser) -> None:
    """Declare the sub-commands."""
    parents = [common, operation_option()]
    group = commands.add_parser("chain", help="which task waits for which, and who blocks")
    acts = group.add_subparsers(metavar="ACT", required=True)
    shown = acts.add_parser("show", parents=parents, help="show the chain and who blocks it")
    shown.add_argument("--department", default="", help="what it waits for, what waits for it")
    shown.set_defaults(run=_show)
    hints = acts.add_parser("hints", parents=parents, help="what may be double, reversed, unheard")
    hints.set_defaults(run=_hints)
    escalate = acts.add_parser("escalate", parents=parents, help="tell the superior, once")
    escalate.add_argument("task", help="id or a part of its title")
    escalate.add_argument("--to", default="command", help="department; default: the command")
    escalate.set_defaults(run=_escalate)
    wait = acts.add_parser("wait", parents=parents, help="let a task wait for another one")
    wait.add_argument("task", help="id or a part of its title")
    wait.add_argument("other", help="what it waits for")
    wait.set_defaults(run=lambda args: _link(args, AddDependency, "waits for"))
    release = acts.add_parser("release", parents=parents, help="let it wait no longer")
    release.add_argument("task", help="id or a part of its title")
    release.add_argument("other", help="what it waited for")
    release.set_defaults(run=lambda args: _link(args, RemoveDependency, "no longer waits for"))


def _link(args: argparse.Namespace, action: Any, what: str) -> int:
    with acting(args) as desk:
        operation = desk.operation(args.operation)
        known = desk.reader.all(Task, operation.key)
        task = choose("task", args.task, known, lambda one: one.title)
        other = choose("task", args.other, known, lambda one: one.title)
        outcome = desk.do(action(operation.key, task.key, other.key))
        return done(args, outcome, f"“{task.title}” {what} “{other.title}”")


def _escalate(args: argparse.Namespace) -> int:
    with acting(args) as desk:
        operation = desk.operation(args.operation)
        known = desk.reader.all(Task, operation.key)
        task = choose("task", args.task, known, lambda one: one.title)
        superior = desk.department(operation, args.to)
        outcome = desk.do(EscalateTask(operation.key, task.key, superior))
        return done(args, outcome, f"{superior} was told of “{task.title}”")


def _hints(args: argparse.Namespace) -> int:
    with reading(args.data) as desk:
        key = desk.operation(args.operation).key
        tasks = desk.reader.all(Task, key)
        messages = desk.reader.messages(list(desk.reader.log(key)))
        said = {one.key: one for one in messages}
        titles = {task.key: task.title for task in tasks}
        owners = {task.key: task.owner for task in tasks}
        reversed_ = contradictions(messages)
        unheard = to_escalate(tasks, said, desk.now)
        twice = duplicates(tasks)
        lines = [
            f"MAY CONTRADICT, to {one.addressee.partition(':')[2]}: “{said[one.earlier].text}” – "
            f"“{said[one.later].text}”"
            for one in reversed_
        ]
        lines += [
            f"MAY BE ONE TASK: {', '.join(f'{owners[k]} [{short(k)}]' for k in keys)}: "
            f"“{titles[keys[0]]}”"
            for keys in twice
        ]
        lines += [f"NOBODY TOOK NOTE: {task.owner}: “{task.title}”" for task in unheard]
        found = {"contradictions": reversed_, "duplicates": twice, "unheard": unheard}
        show(args, found, lines or ["Nothing of note."])
    return 0


def _show(args: argparse.Namespace) -> int:
    with reading(args.data) as desk:
        operation = desk.operation(args.operation)
        tasks = desk.reader.all(Task, operation.key)
        nodes = chain(tasks)
        if args.department:
            lines = _of_department(desk, operation, nodes, args.department)
        else:
            lines = [*_all(nodes), *_blockers(nodes, desk.now)]
        for circle in deadlocks(tasks):
            names = " → ".join(f"“{nodes[key].task.title}”" for key in circle.tasks)
            first, second = (nodes[key].task.title for key in circle.newest)
            lines.append(f"CIRCLE: {names}. The last link: “{first}” waits for “{second}”.")
        show(args, [nodes[key] for key in nodes], lines or ["No task."])
    return 0


def _all(nodes: dict[str, LinkNode]) -> list[str]:
    opened = [node for node in nodes.values() if node.task.is_open()]
    opened.sort(key=lambda node: (node.rank, node.task.meta.created_at, node.task.key))
    return table(
        (
            short(node.task.key),
            str(node.readiness),
            node.task.owner,
            node.task.title,
            _after(nodes, node),
        )
        for node in opened
    )


def _after(nodes: dict[str, LinkNode], node: LinkNode) -> str:
    if not node.blockers and not node.unknown:
        return ""
    direct = [f"{nodes[key].task.owner}: {nodes[key].task.title}" for key in node.blockers]
    direct += [f"a task that has not arrived here ({short(key)})" for key in node.unknown]
    first = [nodes[key].task for key in roots(nodes, node.task.key) if key not in node.blockers]
    begins = f"; begins with {', '.join(f'{t.owner}: {t.title}' for t in first)}" if first else ""
    return f"after {', '.join(direct)}{begins}"


def _blockers(nodes: dict[str, LinkNode], now: int) -> list[str]:
    found = blocking(nodes, now)
    lines = []
    for one in found:
        titles = ", ".join(f"“{nodes[key].task.title}”" for key in one.tasks)
        late = " LATE" if one.late else ""
        lines.append(
            f"{one.department} holds up {', '.join(one.departments)} "
            f"({len(one.held)} tasks) with {titles}{late}"
        )
    return ["", *lines] if lines else []


def _of_department(
    desk: Desk, operation: Operation, nodes: dict[str, LinkNode], named: str
) -> list[str]:
    found = waiting(nodes, desk.department(operation, named))
    mine = [(nodes[a].task, nodes[b].task) for a, b in found.i_wait_for]
    theirs = [(nodes[a].task, nodes[b].task) for a, b in found.waits_for_me]
    return [
        f"{found.department} waits for:",
        *table((f"  {b.owner}", b.title, f"for {a.title}") for a, b in mine),
        f"Waits for {found.department}:",
        *table((f"  {b.owner}", b.title, f"for {a.title}") for a, b in theirs),
    ]
