"""Sub-commands of regions: import, list, propose whom an area concerns; what follows from what."""

import argparse
from pathlib import Path
from typing import Any

import msgspec

from commander.actions import SetRegions
from commander.cli.choosing import choose
from commander.cli.desk import acting, reading
from commander.cli.paper import done, show, table
from commander.cli.words import operation_option
from commander.domain.feature import Feature
from commander.domain.operation import Incident
from commander.domain.plan import worded
from commander.domain.region import Region
from commander.domain.work import Task
from commander.errors import UserError
from commander.linkage.regions import propose_regions
from commander.linkage.succession import carried


def add(commands: "argparse._SubParsersAction[Any]", common: argparse.ArgumentParser) -> None:
    """Declare the sub-commands."""
    parents = [common, operation_option()]
    group = commands.add_parser("region", help="regions, whose ground an area is, what follows")
    acts = group.add_subparsers(metavar="ACT", required=True)
    take = acts.add_parser("import", parents=parents, help="take in regions from a file (GeoJSON)")
    take.add_argument("file", type=Path)
    take.set_defaults(run=_import)
    listed = acts.add_parser("list", parents=parents, help="show the regions")
    listed.set_defaults(run=_list)
    ask = acts.add_parser("propose", parents=parents, help="governments that a drawing concerns")
    ask.add_argument("drawing", help="id or label")
    ask.set_defaults(run=_propose)
    follow = acts.add_parser("carried", parents=parents, help="what an incident takes over")
    follow.add_argument("incident", help="name or id")
    follow.set_defaults(run=_carried)


def _import(args: argparse.Namespace) -> int:
    from commander.interop.region_file import read_regions  # noqa: PLC0415 - only here

    regions = read_regions(args.file)
    with acting(args) as desk:
        operation = desk.operation(args.operation)
        outcome = desk.do(SetRegions(operation.key, regions))
        return done(args, outcome, f"{operation.name}: {len(regions)} regions")


def _list(args: argparse.Namespace) -> int:
    with reading(args.data) as desk:
        operation = desk.operation(args.operation)
        found = desk.reader.all(Region, operation.key)
        rows = table((one.key, one.parent or "–", " / ".join(one.names.values())) for one in found)
        show(args, found, rows or ["No region. Take some in: commander region import FILE"])
    return 0


def _propose(args: argparse.Namespace) -> int:
    with reading(args.data) as desk:
        operation = desk.operation(args.operation)
        drawings = desk.reader.all(Feature, operation.key)
        one = choose("drawing", args.drawing, drawings, lambda drawing: drawing.label)
        regions = desk.reader.all(Region, operation.key)
        if not regions:
            raise UserError("No region is known here. Take some in: commander region import FILE")
        found = propose_regions(one.geometry, regions, one.radius_m)
        lines = ["Concerned: " + (_names(found.concerned) or "no region that is known")]
        if found.superior is not None:
            lines.append("Common superior: " + _names((found.superior,)))
        if found.neighbours:
            lines.append("Neighbours to tell: " + _names(found.neighbours))
        if found.outside:
            lines.append("A part of the area lies in no region that is known.")
        show(args, msgspec.to_builtins(found), lines)
    return 0


def _names(regions: tuple[Region, ...]) -> str:
    return "; ".join(worded(one.government or one.names, "en") or one.key for one in regions)


def _carried(args: argparse.Namespace) -> int:
    with reading(args.data) as desk:
        key = desk.operation(args.operation).key
        read = desk.reader
        known = read.all(Incident, key)
        incident = choose("incident", args.incident, known, lambda one: one.name)
        found = carried(incident, known, read.all(Feature, key), read.all(Task, key))
        lines = [
            f"Follows from {one.name}: {cause or 'no cause given'}" for one, cause in found.causes
        ]
        lines += [f"Hazard: {one.label or one.kind} ({one.kind})" for one in found.hazards]
        lines += [f"Open task: {task.owner}: {task.title}" for task in found.tasks]
        show(args, found, lines or ["It follows from no other incident."])
    return 0
