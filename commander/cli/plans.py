"""Sub-commands of plans: list, show, check, export, import, propose, activate, status, end."""

import argparse
from pathlib import Path
from typing import Any

from commander.actions import ActivatePlan, ChangeLevel, EndActivation, SettleActivation
from commander.cli.choosing import choose, short
from commander.cli.desk import Desk, acting, reading
from commander.cli.paper import clock, done, note, show, table
from commander.cli.words import operation_option
from commander.domain.duty import Duty
from commander.domain.operation import Incident, Operation, ResponseLevel
from commander.domain.plan import Activation, PlanText, ResponsePlan, worded
from commander.domain.scales import RESPONSE_LEVEL
from commander.domain.warning import PublicWarning
from commander.domain.work import Task
from commander.errors import UserError
from commander.journal.history import writes
from commander.linkage.level_history import LevelStep, level_steps
from commander.linkage.plan_check import FACTS
from commander.linkage.plan_choice import Fact, facts_of, fitting, propose
from commander.linkage.plan_file import WrongPlan, read_plan
from commander.linkage.plan_library import Library, keep, library
from commander.linkage.plan_state import gaps, told
from commander.linkage.plan_text import digest_of, file_of, plans_of, text_of
from commander.linkage.plan_work import notice_key, work_at

LEVELS = tuple(step.code for step in RESPONSE_LEVEL.steps)


def add(commands: "argparse._SubParsersAction[Any]", common: argparse.ArgumentParser) -> None:
    """Declare the sub-commands."""
    group = commands.add_parser("plan", help="response plans: from the file to joint action")
    acts = group.add_subparsers(metavar="ACT", required=True)
    _of_files(acts, common)
    _of_incidents(acts, [common, operation_option()])


def _of_files(acts: "argparse._SubParsersAction[Any]", common: argparse.ArgumentParser) -> None:
    listed = acts.add_parser("list", parents=[common], help="show the plans at hand")
    listed.set_defaults(run=_list)
    shown = acts.add_parser("show", parents=[common], help="show a plan at a level")
    shown.add_argument("plan", help="code of the plan")
    shown.add_argument("--version", type=int, default=0, help="default: the newest")
    shown.add_argument("--level", choices=LEVELS, default="", help="default: the worst it has")
    shown.add_argument("--lang", choices=("en", "zh"), default="en")
    shown.set_defaults(run=_show)
    check = acts.add_parser("check", parents=[common], help="check plan files; nothing is used")
    check.add_argument("file", type=Path, nargs="+")
    check.set_defaults(run=_check)
    export = acts.add_parser("export", parents=[common], help="write a plan as a file to edit")
    export.add_argument("plan", help="code of the plan")
    export.add_argument("file", type=Path)
    export.add_argument("--version", type=int, default=0, help="default: the newest")
    export.set_defaults(run=_export)
    take = acts.add_parser(
        "import", parents=[common], help="take in a plan: .toml, a workbook .xlsx, a folder of .csv"
    )
    take.add_argument("file", type=Path)
    take.set_defaults(run=_import)


def _of_incidents(
    acts: "argparse._SubParsersAction[Any]", parents: list[argparse.ArgumentParser]
) -> None:
    level = acts.add_parser("propose", parents=parents, help="which plan and level the facts say")
    level.add_argument("incident", help="name or id")
    level.add_argument(
        "--fact", action="append", default=[], metavar="NAME=VALUE", help=f"of {', '.join(FACTS)}"
    )
    level.set_defaults(run=_propose)
    start = acts.add_parser("activate", parents=parents, help="activate a plan, in one act")
    start.add_argument("incident", help="name or id")
    start.add_argument("plan", help="code of the plan")
    start.add_argument("--level", required=True, choices=LEVELS)
    start.add_argument("--version", type=int, default=0, help="default: the newest")
    start.add_argument("--authority", default="", help="default: the one that the plan names")
    start.add_argument("--matter", default="", help="what it is about")
    start.add_argument("--hours", type=float, default=0.0, help="expected duration")
    start.add_argument("--measures", default="", help="what is done")
    _more(start)
    start.add_argument("--lang", choices=("en", "zh"), default="en", help="of tasks and notices")
    start.set_defaults(run=_activate)
    change = acts.add_parser("level", parents=parents, help="raise or lower the level")
    change.add_argument("incident", help="name or id")
    change.add_argument("level", choices=LEVELS)
    change.add_argument("--reason", required=True)
    change.add_argument("--plan", default="", help="which, where several are in force")
    change.set_defaults(run=_change)
    end = acts.add_parser("end", parents=parents, help="end a response with its record")
    end.add_argument("incident", help="name or id")
    end.add_argument("--reason", required=True, help="why it ends")
    end.add_argument("--summary", default="", help="what was done and found")
    end.add_argument("--follow-up", default="", help="what goes on after it")
    _more(end)
    end.add_argument("--plan", default="", help="which, where several are in force")
    end.set_defaults(run=_end)
    settle = acts.add_parser("settle", parents=parents, help="two posts activated it: one holds")
    settle.add_argument("incident", help="name or id")
    settle.add_argument("--plan", default="", help="which, where several are in force")
    settle.add_argument("--level", choices=LEVELS, default="", help="default: the worse of both")
    settle.set_defaults(run=_settle)
    history = acts.add_parser("levels", parents=parents, help="response levels with their times")
    history.set_defaults(run=_levels)
    status = acts.add_parser("status", parents=parents, help="who was told, what is done, gaps")
    status.add_argument("--incident", default="", help="name or id; default: all")
    status.set_defaults(run=_status)


def _more(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--say", action="append", default=[], metavar="CODE=TEXT", help="what else the plan demands"
    )


def _said(args: argparse.Namespace) -> dict[str, str]:
    found = {}
    for text in args.say:
        code, sign, words = text.partition("=")
        if not sign:
            raise UserError("Write what is said as CODE=TEXT, not “{typed}”.", typed=text)
        found[code.strip()] = words.strip()
    return found


def _library(data: Path) -> Library:
    found = library(data)
    for problem in found.problems:
        note(f"commander: {problem}")
    return found


def _list(args: argparse.Namespace) -> int:
    found = _library(args.data)
    rows = [
        (
            plan.code,
            f"version {plan.version}",
            plan.issued,
            f"{len(plan.tasks)} tasks",
            " / ".join(worded(plan.names, language) for language in plan.languages),
        )
        for plan in found.plans
    ]
    plain = [
        {"code": p.code, "version": p.version, "names": p.names, "digest": digest_of(p)}
        for p in found.plans
    ]
    show(args, plain, table(rows))
    return 0


def _show(args: argparse.Namespace) -> int:
    plan = _library(args.data).get(args.plan, args.version)
    level = args.level or min(one.code for one in plan.levels)
    work = work_at(plan, level)

    def say(words: Any) -> str:
        return worded(words, args.lang)

    lines = [f"{say(plan.names)} · version {plan.version} · level {level}", ""]
    lines += ["Told:"]
    lines += table(
        (f"  {one.department}", f"{one.minutes} min", say(one.text)) for one in work.notify
    )
    if plan.groups:
        lines += ["", "Groups:"]
    lines += table(
        (f"  {say(one.names)}", f"led by {one.lead}", ", ".join(one.members)) for one in plan.groups
    )
    lines += ["", "Tasks:"]
    lines += table(
        (
            f"  {one.code}",
            one.owner,
            f"{one.minutes} min" if one.minutes else "",
            plan.basis(one.clause, args.lang) or "example",
            say(one.title) + (f"  (after {', '.join(one.waits_for)})" if one.waits_for else ""),
        )
        for one in work.tasks
    )
    lines += ["", "Reports:"]
    lines += table(
        (
            f"  {say(one.sender)} → {say(one.to)}",
            f"{one.minutes} min from {one.start}",
            plan.basis(one.clause, args.lang) or "example",
        )
        for one in work.reports
    )
    show(args, plan, lines)
    return 0


def _check(args: argparse.Namespace) -> int:
    wrong = 0
    for path in args.file:
        try:
            plan = read_plan(path).plan
        except WrongPlan as error:
            wrong += 1
            for problem in error.problems:
                print(problem)
        else:
            print(
                f"{path.name}: {plan.code}, version {plan.version}, {len(plan.tasks)} tasks: good"
            )
    return 1 if wrong else 0


def _export(args: argparse.Namespace) -> int:
    plan = _library(args.data).get(args.plan, args.version)
    args.file.write_text(file_of(plan), encoding="utf-8")
    show(args, str(args.file), [f"Wrote {plan.code}, version {plan.version}, to {args.file}"])
    return 0


def _import(args: argparse.Namespace) -> int:
    plan = _plan_in(args.file)
    path = keep(args.data, plan)
    show(args, str(path), [f"Took in {plan.code}, version {plan.version}: {path}"])
    return 0


def _plan_in(path: Path) -> ResponsePlan:
    if path.suffix.lower() == ".toml":
        return read_plan(path).plan
    from commander.interop.plan_sheet import read_sheet  # noqa: PLC0415 - GDAL, and only here

    return read_sheet(path)


def _incident(desk: Desk, operation: Operation, named: str) -> Incident:
    return choose("incident", named, desk.reader.all(Incident, operation.key), lambda one: one.name)


def _propose(args: argparse.Namespace) -> int:
    with reading(args.data) as desk:
        operation = desk.operation(args.operation)
        incident = _incident(desk, operation, args.incident)
        warned = desk.reader.all(PublicWarning, operation.key)
        facts = facts_of(incident, warned, desk.now) | dict(_fact(text) for text in args.fact)
        found = []
        for plan in fitting(_library(args.data).newest(), incident):
            proposal = propose(plan, facts)
            level = proposal.level.code if proposal else ""
            because = ", ".join(
                f"{one.fact} {' or '.join(one.any_of) or f'≥ {one.at_least:g}'}"
                for one in (proposal.because if proposal else ())
            )
            fits = "its subtype" if incident.subtype in plan.subtypes else "its type of event"
            found.append((plan.code, f"level {level or '?'}", fits, because or "no fact says"))
        show(args, found, table(found) or ["No plan for this type of event."])
    return 0


def _fact(text: str) -> tuple[str, Fact]:
    name, _, value = text.partition("=")
    if name not in FACTS or not value:
        raise UserError("Write a fact as NAME=VALUE, with one of: {known}.", known=", ".join(FACTS))
    if FACTS[name]:
        return name, value
    try:
        return name, float(value)
    except ValueError as error:
        raise UserError("{name} is a number, not “{typed}”.", name=name, typed=value) from error


def _activate(args: argparse.Namespace) -> int:
    with acting(args) as desk:
        operation = desk.operation(args.operation)
        incident = _incident(desk, operation, args.incident)
        plan = _library(args.data).get(args.plan, args.version)
        action = ActivatePlan(
            operation.key,
            incident.key,
            text_of(plan),
            args.level,
            authority=args.authority,
            matter=args.matter,
            expected_hours=args.hours,
            measures=args.measures,
            language=args.lang,
            more=_said(args),
        )
        outcome = desk.do(action)
        line = (
            f"{incident.name}: {worded(plan.names, args.lang)}, version {plan.version}, at level "
            f"{args.level}: {len(outcome.keys) - 1} tasks, "
            f"{len(work_at(plan, args.level).notify)} departments told"
        )
        return done(args, outcome, line)


def _in_force(desk: Desk, operation: Operation, incident: Incident, named: str) -> Activation:
    known = [
        one
        for one in desk.reader.all(Activation, operation.key)
        if one.incident == incident.key and one.is_open() and named in ("", one.plan)
    ]
    if len(known) == 1:
        return known[0]
    if not known:
        raise UserError("No plan is in force for {incident}.", incident=incident.name)
    return choose("plan", named, known, lambda one: f"{one.plan} {one.authority}")


def _change(args: argparse.Namespace) -> int:
    with acting(args) as desk:
        operation = desk.operation(args.operation)
        incident = _incident(desk, operation, args.incident)
        held = _in_force(desk, operation, incident, args.plan)
        outcome = desk.do(ChangeLevel(operation.key, held.key, args.level, args.reason))
        line = f"{incident.name}: {held.authority}: level {held.level} → {args.level}"
        return done(args, outcome, line)


def _end(args: argparse.Namespace) -> int:
    with acting(args) as desk:
        operation = desk.operation(args.operation)
        incident = _incident(desk, operation, args.incident)
        held = _in_force(desk, operation, incident, args.plan)
        action = EndActivation(
            operation.key,
            held.key,
            args.reason,
            summary=args.summary,
            follow_up=args.follow_up,
            more=_said(args),
        )
        outcome = desk.do(action)
        return done(args, outcome, f"{incident.name}: {held.authority}: the response has ended")


def _settle(args: argparse.Namespace) -> int:
    with acting(args) as desk:
        operation = desk.operation(args.operation)
        incident = _incident(desk, operation, args.incident)
        held = _in_force(desk, operation, incident, args.plan)
        outcome = desk.do(SettleActivation(operation.key, held.key, args.level))
        line = f"{incident.name}: settled in {len(outcome.keys)} records"
        return done(args, outcome, line)


def _levels(args: argparse.Namespace) -> int:
    with reading(args.data) as desk:
        operation = desk.operation(args.operation)
        steps: list[LevelStep] = []
        for one in desk.reader.all(ResponseLevel, operation.key):
            with desk.reader.connection() as connection:
                changes = writes(connection, operation.key, "response_level", one.key)
            steps += level_steps(changes)
        rows = table(
            (
                step.authority,
                f"level {step.level}" if step.level else "ended",
                _time(step, operation),
            )
            for step in steps
        )
        show(args, steps, rows or ["No response level."])
    return 0


def _time(step: LevelStep, operation: Operation) -> str:
    sign = "≈ " if step.precision in ("approx", "day") else ""
    return sign + clock(step.at, operation.timezone)


def _status(args: argparse.Namespace) -> int:
    with reading(args.data) as desk:
        operation = desk.operation(args.operation)
        held = desk.reader.all(Activation, operation.key)
        if args.incident:
            key = _incident(desk, operation, args.incident).key
            held = tuple(one for one in held if one.incident == key)
        plans = plans_of(desk.reader.all(PlanText, operation.key))
        lines = [line for one in held for line in _standing(desk, operation, one, plans)]
        show(args, held, lines or ["No plan is in force."])
    return 0


def _standing(
    desk: Desk, operation: Operation, held: Activation, plans: dict[str, ResponsePlan]
) -> list[str]:
    read, stream = desk.reader, operation.key
    since = clock(held.started_at, operation.timezone)
    head = f"{held.authority}: {held.plan} {held.version}, level {held.level}, since {since}"
    lines = [head + ("" if held.is_open() else f" – ended: {held.reason}")]
    plan = plans.get(held.digest)
    if plan is None:
        return [*lines, "  The text of the plan has not arrived here yet."]
    keys = [notice_key(held.key, rule.department) for rule in plan.notify]
    found = read.messages(list(read.positions(stream, keys).values()))
    rows = []
    for one in told(held, plan, {message.key: message for message in found}):
        heard = clock(one.acknowledged_at, operation.timezone, date=False)
        said = f"acknowledged {heard}" if one.acknowledged_at else "not acknowledged"
        late = "LATE" if one.is_late(desk.now) else ""
        limit = f"until {clock(one.due, operation.timezone, date=False)}"
        rows.append((f"  {one.department}", said, limit, late))
    tasks = read.all(Task, stream)
    ours = [t for t in tasks if t.origin is not None and t.origin.key == held.key]
    ready = sum(task.status == "done" for task in ours)
    lines += [*table(rows), f"  {ready} of {len(ours)} tasks done"]
    if held.is_open():
        for clause in gaps(held, plan, tasks, read.all(Duty, stream)):
            basis = plan.basis(clause.code, held.language) or "example"
            lines.append(f"  GAP {clause.code}: {worded(clause.text, held.language)} ({basis})")
    return [*lines, f"  id {short(held.key)}"]
