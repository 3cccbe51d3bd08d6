"""Sub-commands of the communication log: log, messages, search, ack."""

import argparse
from typing import Any

from commander.actions import Acknowledge, LogMessage
from commander.actions.names import Directory
from commander.actions.shorthand import Shorthand, parse
from commander.cli.choosing import choose
from commander.cli.desk import Desk, acting, reading
from commander.cli.paper import clock, done, note, show
from commander.cli.words import operation_option
from commander.domain.codes import Medium
from commander.domain.operation import Incident, Operation
from commander.domain.record import Party
from commander.domain.work import Message
from commander.errors import UserError
from commander.journal.log_filter import LogFilter

LIMIT = 50


def add(commands: "argparse._SubParsersAction[Any]", common: argparse.ArgumentParser) -> None:
    """Declare the sub-commands."""
    parents = [common, operation_option()]
    log = commands.add_parser(
        "log",
        parents=parents,
        help="log what was said, in shorthand",
        description="Logs one entry. Shorthand: [HHMM] [from>to,to] text [!i] [#order] [@ack] "
        "[/channel]; for example: commander log '2041 m7>med need 12 ambulances !i @police'",
    )
    log.add_argument("text", nargs="+", help="what was said")
    log.add_argument("--incident", default="", help="name or id of the incident it belongs to")
    log.set_defaults(run=_log)
    messages = commands.add_parser("messages", parents=parents, help="show the log")
    messages.add_argument("--search", default="", help="only entries with all these words")
    messages.add_argument("--department", default="", help="only from, to or owed by a department")
    messages.add_argument("--awaiting", action="store_true", help="only if not acknowledged")
    messages.add_argument("--limit", type=int, default=LIMIT, help="how many, the newest")
    messages.set_defaults(run=_messages)
    search = commands.add_parser("search", parents=parents, help="find what was said about X")
    search.add_argument("search", metavar="TEXT")
    search.add_argument("--limit", type=int, default=LIMIT, help="how many, the newest")
    search.set_defaults(run=_messages, department="", awaiting=False)
    ack = commands.add_parser("ack", parents=parents, help="acknowledge on behalf of a party")
    ack.add_argument("message", help="number of the entry, as `messages` shows it")
    ack.add_argument("party", help="unit or department that acknowledges")
    ack.add_argument("--way", choices=sorted(Medium), default=str(Medium.RADIO), help="how")
    ack.set_defaults(run=_acknowledge)


def _log(args: argparse.Namespace) -> int:
    with acting(args) as desk:
        operation = desk.operation(args.operation)
        directory = desk.directory(operation.key)
        said = parse(" ".join(args.text), directory, desk.now, operation.timezone)
        _refuse_unclear(said)
        action = LogMessage(
            operation.key,
            said.text,
            sender=said.sender or _own_desk(desk, directory),
            to=said.to,
            channel=said.channel,
            medium=said.medium,
            precedence=said.precedence,
            kind=said.kind,
            ack_from=said.ack_from,
            incident=_incident(desk, operation, args.incident),
            happened_at=said.happened_at,
            precision=said.precision,
        )
        outcome = desk.do(action)
        message = desk.reader.message(operation.key, outcome.keys[0])
        line = _line(message, operation, directory) if message else outcome.keys[0]
        return done(args, outcome, f"{operation.name}: {line}")


def _refuse_unclear(said: Shorthand) -> None:
    """Stop where a person has to choose; say what was only half understood."""
    for problem in said.problems:
        if problem.code == "ambiguous":
            names = ", ".join(party.name for party in problem.candidates)
            raise UserError("“{word}” may be {names}. Say which.", word=problem.word, names=names)
        if problem.code == "unknown":
            note(f"“{problem.word}” is nobody of this operation; kept as it was said.")
        elif problem.code in ("word", "future", "nobody"):
            note(_REMARKS[problem.code].format(word=problem.word))


_REMARKS = {
    "word": "“{word}” was not understood and stays in the text.",
    "future": "“{word}” is ahead of the clock.",
    "nobody": "“{word}” wants an acknowledgement, but nobody is addressed.",
}


def _own_desk(desk: Desk, directory: Directory) -> Party | None:
    return directory.party(f"department:{desk.operator.department}")


def _incident(desk: Desk, operation: Operation, named: str) -> str:
    if not named:
        return ""
    incidents = desk.reader.all(Incident, operation.key)
    return choose("incident", named, incidents, lambda one: one.name).key


def _messages(args: argparse.Namespace) -> int:
    with reading(args.data) as desk:
        operation = desk.operation(args.operation)
        directory = desk.directory(operation.key)
        department = args.department and desk.department(operation, args.department)
        where = LogFilter(text=args.search, department=department, awaiting=args.awaiting)
        positions = desk.reader.log(operation.key, where)[: max(0, args.limit)]
        found = desk.reader.messages(positions)
        lines = [_line(message, operation, directory) for message in reversed(found)]
        show(args, found, lines or ["No entry."])
    return 0


def _party(directory: Directory, named: str) -> Party:
    found = directory.find(named)
    if len(found) == 1:
        return found[0]
    names = ", ".join(party.name for party in found or directory.starting("", 9))
    said = "“{name}” may be {names}. Say which." if found else "There is no “{name}”; try {names}."
    raise UserError(said, name=named, names=names)


def _acknowledge(args: argparse.Namespace) -> int:
    with acting(args) as desk:
        operation = desk.operation(args.operation)
        directory = desk.directory(operation.key)
        message = _entry(desk, operation, args.message)
        party = _party(directory, args.party)
        outcome = desk.do(Acknowledge(operation.key, message.key, party.ref, way=args.way))
        return done(
            args, outcome, f"{party.name} acknowledged #{message.position}: {message.text[:60]}"
        )


def _entry(desk: Desk, operation: Operation, named: str) -> Message:
    number = named.removeprefix("#")
    if number.isdecimal():
        for message in desk.reader.messages([int(number)]):
            if message.stream == operation.key:
                return message
    found = desk.reader.message(operation.key, named)
    if found is None:
        raise UserError(
            "There is no entry {key} in {operation}. “commander messages” shows the numbers.",
            key=named,
            operation=operation.name,
        )
    return found


def _line(message: Message, operation: Operation, directory: Directory) -> str:
    """Return one entry on one line."""
    to = ", ".join(party.name for party in message.to)
    sender = message.sender.name if message.sender else ""
    route = f"{sender or '?'} > {to or 'log'}:" if sender or to else ""
    marks = [f"[{message.precedence}]"] if message.precedence != "routine" else []
    marks += [f"({message.kind})"] if message.kind != "report" else []
    marks += [f"/{message.channel}"] if message.channel else []
    awaited = [directory.name(ref) for ref in message.awaiting()]
    marks += [f"– no acknowledgement yet from {', '.join(awaited)}"] if awaited else []
    marks += ["– struck out"] if message.struck else []
    marks += ["– corrected by a later entry"] if message.superseded_by else []
    at = clock(message.happened_at, operation.timezone)
    if message.precision != "second":
        at = at.rpartition(":")[0] if message.precision == "minute" else f"≈{at}"
    text = " ".join(message.text.split())
    words = [f"#{message.position} ", f"{at} ", route, text, *marks]
    return " ".join(word for word in words if word)
