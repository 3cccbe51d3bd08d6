"""Webhooks, from the command line."""

import argparse
import sys
from pathlib import Path

from commander.errors import UserError
from commander.server.access.book import Actor
from commander.server.access.hooks import KINDS, Terms
from commander.server.access.office import Office
from commander.server.access.people import shown
from commander.server.commands.letting_in import MOST, when
from commander.server.feed import sender


def add(office: Office, actor: Actor, asked: argparse.Namespace, _folder: Path) -> None:
    """Register one."""
    terms = Terms(
        name=asked.name,
        url=asked.url,
        streams=asked.stream,
        kinds=tuple(asked.kind or KINDS),
        plain=asked.plain,
        whole=asked.from_start,
        secret=sys.stdin.readline() if asked.secret_stdin else "",
    )
    made, secret = office.hooks.make(actor, terms)
    if not asked.secret_stdin:
        print(f"Secret: {secret}")
        print("Shown this once; the receiver checks signatures with it.")
    print(f"Webhook: {made.id}")


def everyone(office: Office, _actor: Actor, _asked: argparse.Namespace, _folder: Path) -> None:
    """List webhooks."""
    for one in office.hooks.everyone(MOST):
        told = when(one.told_at) if one.told_at else "never told"
        streams = ",".join(shown(stream) for stream in one.streams)
        said = f"{one.id}\t{one.state}\t{told}\t{one.url}\t{streams}\t{','.join(one.kinds)}"
        print(f"{said}\t{shown(one.name)}\t{one.problem}".rstrip())


def test(office: Office, _actor: Actor, asked: argparse.Namespace, _folder: Path) -> None:
    """Send a test."""
    outcome = sender.test(office.hooks, office.hooks.named(asked.webhook))
    if outcome.problem:
        raise UserError("It was not taken: {problem}.", problem=outcome.problem)
    print("The test was taken.")


def pause(office: Office, actor: Actor, asked: argparse.Namespace, _folder: Path) -> None:
    """Tell it nothing for now."""
    office.hooks.pause(actor, asked.webhook)
    print("It is told nothing until it is resumed.")


def resume(office: Office, actor: Actor, asked: argparse.Namespace, _folder: Path) -> None:
    """Go on."""
    office.hooks.resume(actor, asked.webhook)
    print("It is told again, from where it was left.")


def remove(office: Office, actor: Actor, asked: argparse.Namespace, _folder: Path) -> None:
    """Forget one."""
    office.hooks.remove(actor, asked.webhook)
    print("The webhook is gone.")
