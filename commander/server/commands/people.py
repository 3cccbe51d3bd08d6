"""Users, administrators and the provider they sign in by, from the command line."""

import argparse
import getpass
import sys
from pathlib import Path

from commander.errors import UserError
from commander.server.access.book import Actor
from commander.server.access.office import Office
from commander.server.access.oidc import Provider
from commander.server.access.people import shown

MOST = 100_000
"""Users of a list."""


def add(office: Office, actor: Actor, asked: argparse.Namespace, _folder: Path) -> None:
    """Add a user; an administrator needs a password or an identity, and never has a default."""
    secret = ""
    if asked.password_stdin or (asked.administrator and not asked.subject):
        secret = _read(asked.password_stdin, "Password")
    office.people.add(
        actor, asked.name, administrator=asked.administrator, password=secret, subject=asked.subject
    )
    print(f"Added {asked.name}.")


def password(office: Office, actor: Actor, asked: argparse.Namespace, _folder: Path) -> None:
    """Set a password."""
    user = office.people.named(asked.name)
    office.people.set_password(actor, user, _read(asked.password_stdin, "New password"))
    print(f"The password of {user.name} is set.")


def _read(from_pipe: bool, what: str) -> str:
    """Read a secret from a pipe, or ask for it twice."""
    if from_pipe:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        raise UserError("There is no terminal to ask for the password. Use --password-stdin.")
    first = getpass.getpass(f"{what}: ")
    if getpass.getpass("The same again: ") != first:
        raise UserError("The two differ. Nothing was changed.")
    return first


def everyone(office: Office, _actor: Actor, asked: argparse.Namespace, _folder: Path) -> None:
    """List users."""
    for user in office.people.everyone(limit=MOST):
        if user.administrator or not asked.administrator:
            what = "administrator" if user.administrator else "user"
            state = "shut out" if user.revoked_at else what
            how = "password" if user.has_password else ""
            print(f"{shown(user.name)}\t{state}\t{how}\t{shown(user.subject)}".rstrip())


def revoke(office: Office, actor: Actor, asked: argparse.Namespace, _folder: Path) -> None:
    """Shut a user out."""
    office.people.revoke(actor, office.people.named(asked.name))
    print(f"{asked.name} is shut out, with all devices.")


def restore(office: Office, actor: Actor, asked: argparse.Namespace, _folder: Path) -> None:
    """Let a user in again."""
    office.people.restore(actor, office.people.named(asked.name))
    print(f"{asked.name} may come in again.")


def appoint(office: Office, actor: Actor, asked: argparse.Namespace, _folder: Path) -> None:
    """Make a user an administrator."""
    user = office.people.named(asked.name)
    if not (user.has_password or user.subject):
        raise UserError("{name} cannot sign in: set a password first.", name=user.name)
    office.people.appoint(actor, user, administrator=True)
    print(f"{user.name} is an administrator now.")


def dismiss(office: Office, actor: Actor, asked: argparse.Namespace, _folder: Path) -> None:
    """Make a user no administrator any more."""
    office.people.appoint(actor, office.people.named(asked.name), administrator=False)
    print(f"{asked.name} is no administrator any more.")


def link(office: Office, actor: Actor, asked: argparse.Namespace, _folder: Path) -> None:
    """Say who a user is to OpenID Connect."""
    office.people.link(actor, office.people.named(asked.name), asked.subject)
    print(f"{asked.name} signs in as {asked.subject}.")


def provider(office: Office, actor: Actor, asked: argparse.Namespace, _folder: Path) -> None:
    """Use a provider of OpenID Connect."""
    made = Provider(asked.issuer, asked.client, asked.address, asked.claim)
    office.openid.configure(actor, made, _read(True, "") if asked.secret_stdin else "")
    kept = office.openid.provider
    assert kept is not None  # noqa: S101 - just configured
    print(f"Enter this address at the provider: {kept.callback}")


def show_provider(office: Office, _actor: Actor, _asked: argparse.Namespace, _folder: Path) -> None:
    """Say which provider is used."""
    kept = office.openid.provider
    if kept is None:
        print("None.")
        return
    print(f"Issuer: {kept.issuer}\nClient: {kept.client}\nClaim: {kept.claim}")
    print(f"Address for the provider: {kept.callback}")


def no_provider(office: Office, actor: Actor, _asked: argparse.Namespace, _folder: Path) -> None:
    """Use none any more."""
    office.openid.off(actor)
    print("Nobody signs in by OpenID Connect any more.")
