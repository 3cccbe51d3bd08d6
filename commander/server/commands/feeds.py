"""Tokens of the city's own systems, from the command line."""

import argparse
from pathlib import Path

from commander.server.access.book import Actor
from commander.server.access.office import Office
from commander.server.access.people import shown
from commander.server.commands.letting_in import MOST, when


def add(office: Office, actor: Actor, asked: argparse.Namespace, _folder: Path) -> None:
    """Make a token."""
    made, secret = office.feeds.make(actor, asked.name, asked.stream, asked.days)
    until = f"until {when(made.expires_at)}" if made.expires_at else "until it is revoked"
    print(f"Token: {secret}")
    print(f"Good {until}; shown this once. Id: {made.id}")


def everyone(office: Office, _actor: Actor, _asked: argparse.Namespace, _folder: Path) -> None:
    """List tokens."""
    now = office.book.now()
    for one in office.feeds.everyone(MOST):
        state = "open" if one.open(now) else "ended"
        used = when(one.used_at) if one.used_at else "never used"
        streams = ",".join(shown(stream) for stream in one.streams)
        print(f"{one.id}\t{state}\t{used}\t{streams}\t{shown(one.name)}")


def revoke(office: Office, actor: Actor, asked: argparse.Namespace, _folder: Path) -> None:
    """End a token."""
    office.feeds.revoke(actor, asked.token)
    print("The token is void from now on.")
