"""Sub-commands of the units: unit add, list, status, place."""

import argparse
from typing import Any

from commander.actions import AddUnit, PlaceUnit, SetUnitStatus
from commander.cli.choosing import choose, short
from commander.cli.desk import Desk, acting, reading
from commander.cli.paper import clock, done, show, table
from commander.cli.words import operation_option, place
from commander.domain.codes import UnitStatus
from commander.domain.operation import Operation
from commander.domain.record import Place
from commander.domain.resources import Unit
from commander.errors import UserError


def add(commands: "argparse._SubParsersAction[Any]", common: argparse.ArgumentParser) -> None:
    """Declare the sub-commands."""
    parents = [common, operation_option()]
    group = commands.add_parser("unit", help="units and where they are")
    acts = group.add_subparsers(metavar="ACT", required=True)
    new = acts.add_parser("add", parents=parents, help="check a unit in")
    new.add_argument("name")
    new.add_argument("--department", required=True)
    new.add_argument("--kind", default="", help="such as engine, ambulance, patrol car")
    new.add_argument("--crew", type=int, default=0)
    new.add_argument("--leader", default="")
    new.add_argument("--place", default="", metavar="LAT,LON")
    new.set_defaults(run=_add)
    listed = acts.add_parser("list", parents=parents, help="show the units")
    listed.set_defaults(run=_list)
    status = acts.add_parser("status", parents=parents, help="say what a unit is doing")
    status.add_argument("unit")
    status.add_argument("status", choices=list(UnitStatus))
    status.set_defaults(run=_status)
    where = acts.add_parser("place", parents=parents, help="put a unit on the map")
    where.add_argument("unit")
    where.add_argument("place", metavar="LAT,LON")
    where.set_defaults(run=_place)


def chosen_unit(desk: Desk, operation: Operation, named: str) -> Unit:
    """Return the unit that is meant; UserError when none or several are."""
    found = [one for one in desk.directory(operation.key).find(named) if one.kind == "unit"]
    units = desk.reader.all(Unit, operation.key)
    if len(found) == 1:
        return next(unit for unit in units if unit.key == found[0].key)
    return choose("unit", named, units, lambda one: one.name)


def _add(args: argparse.Namespace) -> int:
    with acting(args) as desk:
        operation = desk.operation(args.operation)
        department = desk.department(operation, args.department)
        outcome = desk.do(
            AddUnit(
                operation.key,
                args.name,
                department,
                kind=args.kind,
                crew=args.crew,
                leader=args.leader,
                place=place(args.place),
            )
        )
        return done(args, outcome, f"{operation.name}: {args.name} of {department} checked in")


def _list(args: argparse.Namespace) -> int:
    with reading(args.data) as desk:
        operation = desk.operation(args.operation)
        units = sorted(
            desk.reader.all(Unit, operation.key), key=lambda one: (one.department, one.name)
        )
        rows = table(_row(unit, operation) for unit in units)
        show(args, units, rows or ["No unit."])
    return 0


def _row(unit: Unit, operation: Operation) -> tuple[str, ...]:
    heard = f"heard {clock(unit.heard_at, operation.timezone)}" if unit.heard_at else "not heard"
    crew = f"crew {unit.crew}" if unit.crew else ""
    return (
        short(unit.key),
        unit.department,
        unit.name,
        unit.status,
        crew,
        heard,
        _where(unit.place),
    )


def _where(at: Place | None) -> str:
    return f"{'≈ ' if at.approx else ''}{at.lat:.5f}, {at.lon:.5f}" if at else ""


def _status(args: argparse.Namespace) -> int:
    with acting(args) as desk:
        operation = desk.operation(args.operation)
        unit = chosen_unit(desk, operation, args.unit)
        outcome = desk.do(SetUnitStatus(operation.key, unit.key, args.status))
        return done(args, outcome, f"{operation.name}: {unit.name}: {unit.status} → {args.status}")


def _place(args: argparse.Namespace) -> int:
    with acting(args) as desk:
        operation = desk.operation(args.operation)
        unit = chosen_unit(desk, operation, args.unit)
        at = place(args.place)
        if at is None:
            raise UserError("Say where: LAT,LON in degrees.")
        outcome = desk.do(PlaceUnit(operation.key, unit.key, at))
        return done(args, outcome, f"{operation.name}: {unit.name} at {_where(at)}")
