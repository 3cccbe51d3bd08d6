"""Sub-commands of warnings to the public: draft, approve, issue, level, lift, list."""

import argparse
from typing import Any

from commander.actions import (
    ApproveWarning,
    ChangeWarningLevel,
    DraftWarning,
    IssueWarning,
    LiftWarning,
    UpdateWarning,
)
from commander.actions.base import Action
from commander.cli.choosing import choose, short
from commander.cli.desk import Desk, acting, reading
from commander.cli.paper import clock, done, show, table
from commander.cli.words import due, operation_option
from commander.domain.operation import Incident, Operation
from commander.domain.scales import WARNING_LEVEL
from commander.domain.warning import PublicWarning
from commander.errors import UserError
from commander.journal.history import writes
from commander.linkage.plan_library import library
from commander.linkage.warnings import history

LEVELS = tuple(step.code for step in WARNING_LEVEL.steps)


def add(commands: "argparse._SubParsersAction[Any]", common: argparse.ArgumentParser) -> None:
    """Declare the sub-commands."""
    parents = [common, operation_option()]
    group = commands.add_parser("warning", help="warnings to the public")
    acts = group.add_subparsers(metavar="ACT", required=True)
    draft = acts.add_parser(
        "draft", parents=parents, help="draft one, from a plan's text if wanted"
    )
    draft.add_argument("incident", help="name or id")
    draft.add_argument("hazard")
    draft.add_argument("--plan", default="", help="plan with a prepared text for the hazard")
    _texts(draft)
    draft.set_defaults(run=_draft)
    edit = _one(acts, parents, "edit", "change what a draft says", _edit)
    _texts(edit)
    _one(acts, parents, "approve", "approve a draft", _approve)
    _one(acts, parents, "issue", "issue an approved one", _issue)
    level = _one(acts, parents, "level", "issue it anew with this level", _level)
    level.add_argument("level", choices=LEVELS)
    level.add_argument("--reason", default="")
    lift = _one(acts, parents, "lift", "lift it: the danger is over", _lift)
    lift.add_argument("--reason", required=True)
    listed = acts.add_parser("list", parents=parents, help="show warnings with their levels")
    listed.set_defaults(run=_list)


def _texts(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--category", default="")
    parser.add_argument("--level", choices=LEVELS, default="")
    parser.add_argument("--issuer", default="", help="issuing unit")
    parser.add_argument("--area", default="", help="area in words; also fills {place}")
    parser.add_argument("--starts", default="", help="30m, 2h or HH:MM; “now” for now")
    for name in ("headline", "cautions", "measures"):
        parser.add_argument(
            f"--{name}", action="append", default=[], metavar="LANG=TEXT", help="such as en=…"
        )


def _one(
    acts: "argparse._SubParsersAction[Any]",
    parents: list[argparse.ArgumentParser],
    name: str,
    help_text: str,
    run: Any,
) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = acts.add_parser(name, parents=parents, help=help_text)
    parser.add_argument("warning", help="id or its hazard")
    parser.set_defaults(run=run)
    return parser


def _words(texts: list[str]) -> dict[str, str]:
    found = {}
    for text in texts:
        language, sign, words = text.partition("=")
        if not sign:
            raise UserError("Write a text as LANG=TEXT, such as en=…, not “{typed}”.", typed=text)
        found[language.strip()] = words.strip()
    return found


def _fields(args: argparse.Namespace, desk: Desk, operation: Operation) -> dict[str, object]:
    plain = {name: getattr(args, name) for name in ("category", "level", "issuer", "area")}
    texts = {name: _words(getattr(args, name)) for name in ("headline", "cautions", "measures")}
    starts = args.starts
    at = desk.now if starts == "now" else due(starts, desk.now, operation.timezone)
    found: dict[str, object] = {**plain, **texts, "starts_at": at}
    return {name: value for name, value in found.items() if value}


def _prepared(args: argparse.Namespace) -> dict[str, object]:
    """Return the text that a plan has for this hazard."""
    if not args.plan:
        return {}
    plan = library(args.data).get(args.plan)
    text = next((one for one in plan.warnings if one.hazard == args.hazard), None)
    if text is None:
        known = ", ".join(one.hazard for one in plan.warnings)
        raise UserError(
            "The plan has no text for {hazard}; it has {known}.", hazard=args.hazard, known=known
        )

    place = args.area or "…"
    headline = {lang: words.replace("{place}", place) for lang, words in text.headline.items()}
    return {
        "headline": headline,
        "cautions": dict(text.cautions),
        "measures": dict(text.measures),
        "level": text.level,
        "category": text.names.get("en", args.hazard),
    }


def _draft(args: argparse.Namespace) -> int:
    with acting(args) as desk:
        operation = desk.operation(args.operation)
        known = desk.reader.all(Incident, operation.key)
        incident = choose("incident", args.incident, known, lambda one: one.name)
        fields = _prepared(args) | _fields(args, desk, operation)
        outcome = desk.do(DraftWarning(operation.key, incident.key, args.hazard, fields))
        return done(args, outcome, f"{incident.name}: drafted the warning {short(outcome.keys[0])}")


def _act(args: argparse.Namespace, make: Any, what: str) -> int:
    with acting(args) as desk:
        operation = desk.operation(args.operation)
        known = desk.reader.all(PublicWarning, operation.key)
        found = choose("warning", args.warning, known, lambda one: one.hazard)
        action: Action = make(operation.key, found.key)
        return done(args, desk.do(action), f"Warning {found.hazard}: {what}")


def _edit(args: argparse.Namespace) -> int:
    with acting(args) as desk:
        operation = desk.operation(args.operation)
        known = desk.reader.all(PublicWarning, operation.key)
        found = choose("warning", args.warning, known, lambda one: one.hazard)
        fields = _fields(args, desk, operation)
        outcome = desk.do(UpdateWarning(operation.key, found.key, fields))
        return done(args, outcome, f"Warning {found.hazard}: {', '.join(fields)} changed")


def _approve(args: argparse.Namespace) -> int:
    return _act(args, ApproveWarning, "approved")


def _issue(args: argparse.Namespace) -> int:
    return _act(args, IssueWarning, "issued")


def _level(args: argparse.Namespace) -> int:
    return _act(
        args,
        lambda stream, key: ChangeWarningLevel(stream, key, args.level, reason=args.reason),
        f"now {args.level}",
    )


def _lift(args: argparse.Namespace) -> int:
    return _act(args, lambda stream, key: LiftWarning(stream, key, args.reason), "lifted")


def _list(args: argparse.Namespace) -> int:
    with reading(args.data) as desk:
        operation = desk.operation(args.operation)
        found = desk.reader.all(PublicWarning, operation.key)
        lines = []
        for one in found:
            state = "lifted" if one.lifted else one.status
            lines.append(f"{short(one.key)}  {state}  {one.level}  {one.hazard}  {one.area}")
            with desk.reader.connection() as connection:
                steps = history(writes(connection, operation.key, "warning", one.key))
            lines += table(
                (f"    {clock(step.at, operation.timezone)}", step.what, step.level, step.by)
                for step in steps
            )
        show(args, found, lines or ["No warning."])
    return 0
