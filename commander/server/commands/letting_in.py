"""Devices and enrolment codes, from the command line."""

import argparse
from datetime import UTC, datetime
from pathlib import Path

from commander.server.access.book import Actor
from commander.server.access.codes import STANDING, Terms
from commander.server.access.office import Office
from commander.server.access.people import shown
from commander.server.access.streams import read_grant

MOST = 100_000
"""Devices of a list."""


def devices(office: Office, _actor: Actor, asked: argparse.Namespace, _folder: Path) -> None:
    """List devices."""
    names = {one.id: one.name for one in office.people.everyone(limit=MOST)}
    for one in office.doors.devices(asked.text, MOST):
        state = "shut out" if one.revoked_at else "in"
        owner = shown(names.get(one.user or "", ""))
        print(f"{one.device}\t{state}\t{when(one.since)}\t{owner}\t{shown(one.name)}".rstrip())


def revoke(office: Office, actor: Actor, asked: argparse.Namespace, _folder: Path) -> None:
    """Shut a device out."""
    office.doors.revoke(actor, asked.device)
    print(f"{asked.device} is shut out. What it brought stays.")


def restore(office: Office, actor: Actor, asked: argparse.Namespace, _folder: Path) -> None:
    """Let a device join again."""
    office.doors.restore(actor, asked.device)
    print(f"{asked.device} may join again, with a code.")


def belongs(office: Office, actor: Actor, asked: argparse.Namespace, _folder: Path) -> None:
    """Say whose a device is."""
    user = office.people.named(asked.name) if asked.name else None
    office.doors.belongs(actor, asked.device, user)
    print(f"{asked.device} belongs to {user.name if user else 'nobody'}.")


def add_code(office: Office, actor: Actor, asked: argparse.Namespace, _folder: Path) -> None:
    """Make a code."""
    grant = read_grant(asked.role, asked.department) if asked.role else None
    terms = Terms(
        hours=asked.hours,
        uses=asked.uses,
        note=asked.note,
        user=office.people.named(asked.user) if asked.user else None,
        grant=grant,
        stream=asked.stream if grant else "",
    )
    code, secret = office.codes.make(actor, terms)
    print(f"Enrolment code: {office.codes.printed(secret)}")
    print(f"Good until {when(code.expires_at)} for {code.uses}; shown this once. Id: {code.id}")


def codes(office: Office, _actor: Actor, _asked: argparse.Namespace, _folder: Path) -> None:
    """List codes."""
    now = office.book.now()
    for one in office.codes.everyone(MOST):
        state = "open" if one.open(now) else "ended"
        until = when(one.expires_at) if one.expires_at else "for ever"
        often = f"{one.used} of {one.uses}" if one.uses else f"{one.used}"
        said = f"{one.id}\t{state}\t{often}\t{until}\t{one.role}\t{shown(one.note)}"
        print(said.rstrip())


def revoke_code(office: Office, actor: Actor, asked: argparse.Namespace, _folder: Path) -> None:
    """End a code."""
    office.codes.revoke(actor, asked.code)
    print("The code is void. Who came with it stays.")


def stand(office: Office, actor: Actor, _asked: argparse.Namespace, _folder: Path) -> None:
    """Make a new standing code."""
    print(f"Enrolment code: {office.codes.printed(office.codes.stand(actor))} ({STANDING})")


def when(at: int) -> str:
    """Return a time as it is printed: UTC."""
    return datetime.fromtimestamp(at / 1000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
