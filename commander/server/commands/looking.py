"""Operations and who may see them, and the audit, from the command line."""

import argparse
from pathlib import Path

import msgspec

from commander.errors import UserError
from commander.journal import exchange
from commander.server.access import opening
from commander.server.access.book import Actor, Line
from commander.server.access.office import Office
from commander.server.access.people import shown
from commander.server.access.quotas import MEGA, Limits, number
from commander.server.access.roles import EVERYWHERE, Grant, Mode
from commander.server.access.streams import Holder, read_grant
from commander.server.commands.letting_in import MOST, when
from commander.server.filling import Near, Quota, nears
from commander.server.postgresql.address import Address
from commander.server.titles import titles

MODES = {"open": Mode.OPEN, "roles": Mode.ROLES, "restrict": Mode.RESTRICTED}


def streams(office: Office, _actor: Actor, asked: argparse.Namespace, folder: Path) -> None:
    """List the operations with their names, and how access to each is decided."""
    modes = office.streams.modes()
    heads, names = _held(folder, asked.place)
    for one in sorted({*heads, *modes}):
        mode, count = modes.get(one, Mode.OPEN), heads.get(one, 0)
        print(f"{shown(one)}\t{mode}\t{count}\t{shown(names.get(one, ''))}".rstrip())


def quota(office: Office, actor: Actor, asked: argparse.Namespace, folder: Path) -> None:
    """Say or decide the most that is kept of an operation, or with * of each."""
    stream, before = asked.stream, office.quotas.limits().of(asked.stream)
    if asked.as_all:
        office.quotas.drop(actor, stream)
    elif asked.changes or asked.mb:
        changes = number(asked.changes) if asked.changes else before.changes
        size = number(asked.mb, MEGA) if asked.mb else before.size
        office.quotas.set(actor, stream, Quota(changes, size))
    limits = office.quotas.limits()
    print(f"Limit of {shown(stream)}: {limits.of(stream)}")
    for one in _near(folder, asked.place, limits):
        if stream in {EVERYWHERE, one.stream}:
            print(f"{shown(one.stream)}\t{one.share:.0%} used\t{one.quota}")


def _near(folder: Path, place: Address | None, limits: Limits) -> list[Near]:
    with opening.reader(folder, place) as reader:
        if reader is None:
            return []
        with reader.connection() as connection:
            return nears(connection, limits.of)


def _held(folder: Path, place: Address | None) -> tuple[dict[str, int], dict[str, str]]:
    with opening.reader(folder, place) as reader:
        if reader is None:
            return {}, {}
        with reader.connection() as connection:
            heads = exchange.stream_heads(connection)
        return heads, titles(reader, heads)


def stream(office: Office, _actor: Actor, asked: argparse.Namespace, _folder: Path) -> None:
    """Say who has which role in an operation."""
    print(f"Access: {office.streams.modes().get(asked.stream, Mode.OPEN)}")
    names = {one.id: one.name for one in office.people.everyone(limit=MOST)}
    for one in office.streams.given(asked.stream):
        who = names.get(one.holder, one.holder) if one.kind == "user" else one.holder
        said = f"{one.grant.role}\t{one.kind}\t{shown(who)}\t{one.grant.department}"
        print(said.rstrip())


def mode(office: Office, actor: Actor, asked: argparse.Namespace, _folder: Path) -> None:
    """Decide how access to an operation is decided."""
    chosen = MODES[asked.mode]
    office.streams.set_mode(actor, asked.stream, chosen)
    print(f"Access to {shown(asked.stream)}: {chosen}")


def give(office: Office, actor: Actor, asked: argparse.Namespace, _folder: Path) -> None:
    """Give a role."""
    holder, grant = _whom(office, asked)
    office.streams.grant(actor, asked.stream, holder, grant)
    print("The role was given.")


def take(office: Office, actor: Actor, asked: argparse.Namespace, _folder: Path) -> None:
    """Take a role away."""
    holder, grant = _whom(office, asked)
    office.streams.take(actor, asked.stream, holder, grant)
    print("The role was taken away.")


def _whom(office: Office, asked: argparse.Namespace) -> tuple[Holder, Grant]:
    grant = read_grant(asked.role, asked.department)
    if asked.user:
        return ("user", office.people.named(asked.user).id), grant
    return ("device", asked.device), grant


def audit(office: Office, _actor: Actor, asked: argparse.Namespace, _folder: Path) -> None:
    """List what was done."""
    for line in office.book.audit(asked.limit, about=asked.text):
        print(_json(line) if asked.json else _text(line))


def _text(line: Line) -> str:
    said = f"{when(line.at)}  {shown(line.who)} ({shown(line.origin)})  {line.act}"
    detail = "" if line.detail == "{}" else f"  {shown(line.detail)}"
    return f"{said}  {shown(line.target)}{detail}".rstrip()


def _json(line: Line) -> str:
    found = {name: getattr(line, name) for name in line.__slots__}
    return msgspec.json.encode(found).decode()


def check(office: Office, _actor: Actor, _asked: argparse.Namespace, _folder: Path) -> None:
    """See whether the lines of the audit fit together."""
    if wrong := office.book.unbroken():
        raise UserError(
            "The audit does not fit together from line {seq} on: somebody changed the database "
            "by hand.",
            seq=wrong,
        )
    print("The audit is whole.")
