"""Sub-commands of requests: add, list, approve, order, deliver, decline, publish, offer, need."""

import argparse
import re
from typing import Any

from commander.actions import (
    AnswerOffer,
    ApproveRequest,
    CancelRequest,
    CloseRequest,
    DeclineRequest,
    DraftRequest,
    MakeOffer,
    OrderRequest,
    PublishNeed,
    RecordDelivery,
)
from commander.actions.base import Action
from commander.cli.choosing import choose, short
from commander.cli.desk import Desk, acting, reading
from commander.cli.paper import clock, done, show, table
from commander.cli.words import due, operation_option
from commander.domain.codes import Priority
from commander.domain.operation import Incident, Operation
from commander.domain.request import Delivery, Line, Offer, Request
from commander.domain.resources import Unit
from commander.domain.work import Task
from commander.errors import UserError
from commander.linkage.requests import aid_by_region, need_rows, request_state

_LINE = re.compile(r"(\d+)\s*[x×*]?\s*([\w-]+)(?:\s*[:：]\s*(.+))?")


def add(commands: "argparse._SubParsersAction[Any]", common: argparse.ArgumentParser) -> None:
    """Declare the sub-commands."""
    parents = [common, operation_option()]
    group = commands.add_parser("request", help="requests for resources, and offers")
    acts = group.add_subparsers(metavar="ACT", required=True)
    _add_new(acts, parents)
    listed = acts.add_parser("list", parents=parents, help="show the requests")
    listed.add_argument("--all", action="store_true", help="also those that have ended")
    listed.set_defaults(run=_list)
    need = acts.add_parser("need", parents=parents, help="required, on hand, lacking (ICS-215)")
    need.set_defaults(run=_need)
    aid = acts.add_parser("aid", parents=parents, help="mutual aid by giving region")
    aid.set_defaults(run=_aid)
    approve = _one(acts, parents, "approve", "approve a draft", _approve)
    approve.add_argument("--quantity", type=int, action="append", default=[], help="one a line")
    order = _one(acts, parents, "order", "place an approved request", _order)
    order.add_argument("--giver", default="", help="who fills it")
    order.add_argument("--region", default="", help="of mutual aid")
    order.add_argument("--agency", default="", help="home agency")
    order.add_argument("--number", default="", help="of the order")
    order.add_argument("--eta", default="", help="30m, 2h or HH:MM")
    deliver = _one(acts, parents, "deliver", "record what arrived", _deliver)
    deliver.add_argument("quantity", type=int)
    deliver.add_argument("--line", type=int, default=1, help="of the request, from 1")
    deliver.add_argument("--unit", default="", help="when it is a unit of the board")
    for name, help_text in (
        ("close", "say that what came is enough"),
        ("decline", "decline it"),
        ("cancel", "cancel it"),
    ):
        end = _one(acts, parents, name, help_text, _end)
        end.add_argument("--reason", required=True)
        end.set_defaults(kind=name)
    _one(acts, parents, "publish", "show the need to volunteers", _publish)
    offer = _one(acts, parents, "offer", "record what somebody offers", _offer)
    offer.add_argument("name", help="who offers")
    offer.add_argument("quantity", type=int)
    offer.add_argument("--line", type=int, default=1, help="of the request, from 1")
    offer.add_argument("--note", default="")
    answer = acts.add_parser("answer", parents=parents, help="answer an offer")
    answer.add_argument("offer", help="id or who offers")
    answer.add_argument("status", choices=("accepted", "declined", "withdrawn"))
    answer.add_argument("--reason", default="")
    answer.set_defaults(run=_answer)


def _add_new(
    acts: "argparse._SubParsersAction[Any]", parents: list[argparse.ArgumentParser]
) -> None:
    new = acts.add_parser("add", parents=parents, help="ask for resources")
    new.add_argument("line", nargs="+", metavar="QUANTITYxKIND[:WHAT]", help="such as 4xboat")
    new.add_argument("--requester", required=True, help="department that asks")
    new.add_argument("--incident", default="", help="name or id")
    new.add_argument("--task", default="", help="task that needs it")
    new.add_argument("--giver", default="", help="who is asked")
    new.add_argument("--region", default="", help="of mutual aid")
    new.add_argument("--agency", default="", help="home agency")
    new.add_argument("--priority", choices=sorted(Priority), default=str(Priority.ROUTINE))
    new.add_argument("--needed", default="", help="30m, 2h or HH:MM")
    new.add_argument("--until", default="", help="lent until: 1d or HH:MM")
    new.add_argument("--place", default="", help="where it reports")
    new.set_defaults(run=_add)


def _one(
    acts: "argparse._SubParsersAction[Any]",
    parents: list[argparse.ArgumentParser],
    name: str,
    help_text: str,
    run: Any,
) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = acts.add_parser(name, parents=parents, help=help_text)
    parser.add_argument("request", help="id, or a part of what is asked for")
    parser.set_defaults(run=run)
    return parser


def _called(request: Request) -> str:
    lines = ", ".join(f"{line.quantity} × {line.text or line.kind}" for line in request.lines)
    return f"{request.number} {lines}".strip()


def _lines(texts: list[str]) -> tuple[Line, ...]:
    found = []
    for text in texts:
        match = _LINE.fullmatch(text.strip())
        if match is None:
            raise UserError("“{typed}” is no line; write 4xboat or 4xboat:inflatable.", typed=text)
        found.append(Line(match[2], int(match[1]), (match[3] or "").strip()))
    return tuple(found)


def _add(args: argparse.Namespace) -> int:
    with acting(args) as desk:
        operation = desk.operation(args.operation)
        read = desk.reader
        named, tasked = args.incident, args.task
        incidents, tasks = read.all(Incident, operation.key), read.all(Task, operation.key)
        until = due(args.until, desk.now, operation.timezone)
        action = DraftRequest(
            operation.key,
            desk.department(operation, args.requester),
            _lines(args.line),
            incident=choose("incident", named, incidents, lambda i: i.name).key if named else "",
            task=choose("task", tasked, tasks, lambda one: one.title).key if tasked else "",
            giver=args.giver,
            region=args.region,
            agency=args.agency,
            window=(desk.now, until) if until else (0, 0),
            priority=args.priority,
            needed_at=due(args.needed, desk.now, operation.timezone),
            place=args.place,
        )
        outcome = desk.do(action)
        line = f"{operation.name}: request {short(outcome.keys[0])}: {', '.join(args.line)}"
        return done(args, outcome, line)


def _list(args: argparse.Namespace) -> int:
    with reading(args.data) as desk:
        operation = desk.operation(args.operation)
        read = desk.reader
        came = read.all(Delivery, operation.key)
        offers = read.all(Offer, operation.key)
        states = [
            request_state(one, came, offers)
            for one in read.all(Request, operation.key)
            if args.all or one.is_open()
        ]
        rows = []
        for state in states:
            one = state.request
            eta = f"arrives {clock(one.eta, operation.timezone, date=False)}" if one.eta else ""
            counts = "; ".join(
                f"{line.requested} × {line.text or line.kind}: approved {line.approved}, "
                f"delivered {line.delivered}, to come {line.open}"
                + (f", offered {line.offered}" if one.published else "")
                for line in state.lines
            )
            giver = " ".join(filter(None, (one.giver, one.region, one.agency)))
            head = (short(one.key), str(state.status).replace("_", " "), one.priority)
            rows.append((*head, one.requester, giver or "–", eta, counts))
        show(args, states, table(rows) or ["No request."])
    return 0


def _need(args: argparse.Namespace) -> int:
    with reading(args.data) as desk:
        key = desk.operation(args.operation).key
        read = desk.reader
        rows = need_rows(
            read.all(Task, key),
            read.all(Request, key),
            read.all(Delivery, key),
            read.all(Unit, key),
        )
        lines = table(
            (row.kind, f"required {row.required}", f"have {row.have}", f"need {row.need}", row.name)
            for row in rows
        )
        show(args, rows, lines or ["Nothing is needed."])
    return 0


def _aid(args: argparse.Namespace) -> int:
    with reading(args.data) as desk:
        key = desk.operation(args.operation).key
        rows = aid_by_region(desk.reader.all(Request, key), desk.reader.all(Delivery, key))
        lines = table(
            (
                row.region,
                row.kind,
                f"asked {row.requested}",
                f"approved {row.approved}",
                f"delivered {row.delivered}",
            )
            for row in rows
        )
        show(args, rows, lines or ["No mutual aid."])
    return 0


def _request(desk: Desk, operation: Operation, named: str) -> Request:
    return choose("request", named, desk.reader.all(Request, operation.key), _called)


def _do(args: argparse.Namespace, desk: Desk, request: Request, action: Action, what: str) -> int:
    return done(args, desk.do(action), f"{_called(request)}: {what}")


def _approve(args: argparse.Namespace) -> int:
    with acting(args) as desk:
        operation = desk.operation(args.operation)
        one = _request(desk, operation, args.request)
        action = ApproveRequest(operation.key, one.key, tuple(args.quantity))
        return _do(args, desk, one, action, "approved")


def _order(args: argparse.Namespace) -> int:
    with acting(args) as desk:
        operation = desk.operation(args.operation)
        one = _request(desk, operation, args.request)
        action = OrderRequest(
            operation.key,
            one.key,
            giver=args.giver,
            region=args.region,
            agency=args.agency,
            order_number=args.number,
            eta=due(args.eta, desk.now, operation.timezone),
        )
        return _do(args, desk, one, action, "ordered")


def _deliver(args: argparse.Namespace) -> int:
    with acting(args) as desk:
        operation = desk.operation(args.operation)
        one = _request(desk, operation, args.request)
        units = desk.reader.all(Unit, operation.key)
        unit = choose("unit", args.unit, units, lambda u: u.name).key if args.unit else ""
        action = RecordDelivery(operation.key, one.key, args.quantity, args.line - 1, unit)
        return _do(args, desk, one, action, f"{args.quantity} arrived")


def _end(args: argparse.Namespace) -> int:
    kinds = {"close": CloseRequest, "decline": DeclineRequest, "cancel": CancelRequest}
    with acting(args) as desk:
        operation = desk.operation(args.operation)
        one = _request(desk, operation, args.request)
        action = kinds[args.kind](operation.key, one.key, args.reason)
        return _do(args, desk, one, action, args.kind)


def _publish(args: argparse.Namespace) -> int:
    with acting(args) as desk:
        operation = desk.operation(args.operation)
        one = _request(desk, operation, args.request)
        return _do(args, desk, one, PublishNeed(operation.key, one.key), "published")


def _offer(args: argparse.Namespace) -> int:
    with acting(args) as desk:
        operation = desk.operation(args.operation)
        one = _request(desk, operation, args.request)
        line = args.line - 1
        action = MakeOffer(operation.key, one.key, args.name, args.quantity, line, args.note)
        return _do(args, desk, one, action, f"{args.name} offers {args.quantity}")


def _answer(args: argparse.Namespace) -> int:
    with acting(args) as desk:
        operation = desk.operation(args.operation)
        offers = desk.reader.all(Offer, operation.key)
        one = choose("offer", args.offer, offers, lambda offer: offer.by)
        outcome = desk.do(AnswerOffer(operation.key, one.key, args.status, args.reason))
        return done(args, outcome, f"{one.by}: {args.status}")
