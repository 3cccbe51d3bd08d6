"""The arguments of the commands, and how errors and lists are printed."""

import argparse
import contextlib
import getpass
import os
import sys
from pathlib import Path

from commander import config
from commander.errors import EnvironmentProblem, UserError
from commander.server.access import opening
from commander.server.access.book import FILE, Actor, Book
from commander.server.access.hooks import KINDS
from commander.server.access.office import Office
from commander.server.access.people import shown
from commander.server.access.roles import Role
from commander.server.commands import feeds, hooks, letting_in, looking, people
from commander.server.postgresql import address
from commander.server.postgresql.address import Address

NAMES = frozenset({"admin", "user", "device", "code", "stream", "audit", "oidc", "feed", "webhook"})
"""First words that make ``commander-server`` a command, not a server."""


_BEFORE = frozenset({"--data", "--database", "--database-file"})


def meant(words: list[str]) -> bool:
    """Return whether a command is asked for, not a server; where it is may come first."""
    rest = list(words)
    while rest and rest[0].partition("=")[0] in _BEFORE:
        del rest[: 1 if "=" in rest[0] else 2]
    return bool(rest) and rest[0] in NAMES


def main(argv: list[str]) -> int:
    """Do what is asked for; returns the exit code."""
    asked = _arguments().parse_args(argv)
    folder = asked.data or config.server_folder()
    try:
        address.veil(argv)
        asked.place = address.chosen(asked.database, asked.database_file, address.VARIABLE)
        with contextlib.closing(_book(folder, asked.place)) as book:
            actor = Actor(_me(), "command line")
            asked.run(Office.over(book, folder), actor, asked, folder)
    except UserError as error:
        print(error, file=sys.stderr)
        return 1
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _book(folder: Path, place: Address | None) -> Book:
    """Open the book of a server; EnvironmentProblem where there is no server's folder."""
    if place is None and not (folder / FILE).exists() and not (folder / "device.key").exists():
        raise EnvironmentProblem(
            "{folder} is no folder of a server. Start commander-server once, or name its folder "
            "with --data.",
            folder=folder,
        )
    return opening.book(folder, place)


def _me() -> str:
    try:
        return shown(getpass.getuser())
    except (KeyError, OSError):
        return "somebody"


Groups = dict[str, "argparse._SubParsersAction[argparse.ArgumentParser]"]  # noqa: SLF001


def _add(
    groups: Groups, words: str, run: object, text: str, *wanted: str
) -> argparse.ArgumentParser:
    """Add one sub-command; ``words``: its group and its name, ``wanted``: its arguments."""
    group, name = words.split()
    made = groups[group].add_parser(name, help=text, description=text)
    _place(made, later=True)
    for one in wanted:
        made.add_argument(one.lower(), metavar=one)
    made.set_defaults(run=run)
    return made


def _place(parser: argparse.ArgumentParser, *, later: bool) -> None:
    """Add what says where the server is; it may stand before or after the words."""
    for name, text, kind, absent in (
        ("--data", "folder of the server", Path, None),
        ("--database", "its PostgreSQL, as commander-server takes it", str, ""),
        ("--database-file", "file that holds its address", Path, None),
    ):
        default = argparse.SUPPRESS if later else absent
        parser.add_argument(name, type=kind, default=default, help=text)


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="commander-server", description="Administration of a server, running or not."
    )
    _place(parser, later=False)
    words = parser.add_subparsers(dest="group", required=True)
    groups: Groups = {}
    for name, text in (
        ("admin", "administrators"),
        ("user", "users"),
        ("device", "posts that were let in"),
        ("code", "enrolment codes"),
        ("stream", "who may see and write which operation"),
        ("audit", "what was done"),
        ("oidc", "sign-in by OpenID Connect"),
        ("feed", "tokens of the city's own systems, which only read"),
        ("webhook", "addresses of the city's own systems that are told what is new"),
    ):
        made = words.add_parser(name, help=text, description=text)
        groups[name] = made.add_subparsers(dest="act", required=True)
    for add in (_users, _devices, _codes, _streams, _feeds, _hooks, _rest):
        add(groups)
    return parser


def _password(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument(
        "--password-stdin", action="store_true", help="read the password from standard input"
    )
    return parser


def _users(groups: Groups) -> None:
    for group, administrator in (("admin", True), ("user", False)):
        made = _password(_add(groups, f"{group} add", people.add, "add one", "NAME"))
        made.add_argument("--subject", default="", help="identity by OpenID Connect")
        made.set_defaults(administrator=administrator)
        listed = _add(groups, f"{group} list", people.everyone, "list them")
        listed.set_defaults(administrator=administrator)
    _add(groups, "user revoke", people.revoke, "shut out, with all devices", "NAME")
    _add(groups, "user restore", people.restore, "let in again", "NAME")
    _add(groups, "user appoint", people.appoint, "make an administrator", "NAME")
    _add(groups, "user dismiss", people.dismiss, "make no administrator any more", "NAME")
    _add(groups, "user link", people.link, "say who it is to OpenID Connect", "NAME", "SUBJECT")
    _password(_add(groups, "user password", people.password, "set the password", "NAME"))


def _devices(groups: Groups) -> None:
    listed = _add(groups, "device list", letting_in.devices, "list them, the last first")
    listed.add_argument("text", nargs="?", default="", help="of name or id")
    _add(groups, "device revoke", letting_in.revoke, "shut out now", "DEVICE")
    _add(groups, "device restore", letting_in.restore, "let it join again", "DEVICE")
    owner = _add(groups, "device user", letting_in.belongs, "say whose it is", "DEVICE")
    owner.add_argument("name", nargs="?", default="", help="of the user; nobody without")


def _role(parser: argparse.ArgumentParser, *, needed: bool) -> None:
    parser.add_argument("--department", default="", metavar="CODE", help="of a desk")
    if not needed:
        parser.add_argument("--role", choices=[str(one) for one in Role])
        parser.add_argument("--stream", default="*", help="in which operation (default: all)")


def _codes(groups: Groups) -> None:
    made = _add(groups, "code add", letting_in.add_code, "make one; it is shown this once")
    made.add_argument("--hours", type=float, default=24, help="good for (default: %(default)s)")
    made.add_argument("--uses", type=int, default=1, help="posts that may join (default: 1)")
    made.add_argument("--note", default="", help="what it is for")
    made.add_argument("--user", default="", metavar="NAME", help="whose the devices will be")
    _role(made, needed=False)
    _add(groups, "code list", letting_in.codes, "list them, the newest first")
    _add(groups, "code revoke", letting_in.revoke_code, "end one, or the standing one", "CODE")
    _add(groups, "code standing", letting_in.stand, "make a new standing code")


def _streams(groups: Groups) -> None:
    _add(groups, "stream list", looking.streams, "list the operations")
    _add(groups, "stream show", looking.stream, "say who has which role", "STREAM")
    for name, text in (
        ("open", "let every device read and write everything"),
        ("roles", "let every device read, and who has a role write"),
        ("restrict", "let only who has a role know of it"),
    ):
        _add(groups, f"stream {name}", looking.mode, text, "STREAM").set_defaults(mode=name)
    made = _add(groups, "stream quota", looking.quota, "say or set the most kept", "STREAM")
    made.description = "The most that is kept of an operation; for STREAM * of each."
    made.add_argument("--changes", default="", metavar="N", help="how many changes; 0: any number")
    made.add_argument("--mb", default="", metavar="MB", help="with attachments; 0: any number")
    made.add_argument("--as-all", action="store_true", help="it has no limit of its own any more")
    for name, run, text in (
        ("give", looking.give, "give a role"),
        ("take", looking.take, "take a role away"),
    ):
        made = _add(groups, f"stream {name}", run, text, "STREAM", "ROLE")
        whom = made.add_mutually_exclusive_group(required=True)
        whom.add_argument("--user", default="", metavar="NAME")
        whom.add_argument("--device", default="", metavar="DEVICE")
        _role(made, needed=True)


def _feeds(groups: Groups) -> None:
    made = _add(groups, "feed add", feeds.add, "make a token; it is shown this once", "NAME")
    made.add_argument("stream", nargs="+", metavar="STREAM", help="to read; * all but restricted")
    made.add_argument("--days", type=float, default=0, help="good for (default: for ever)")
    _add(groups, "feed list", feeds.everyone, "list the tokens, the newest first")
    _add(groups, "feed revoke", feeds.revoke, "end one now", "TOKEN")


def _hooks(groups: Groups) -> None:
    made = _add(groups, "webhook add", hooks.add, "register one", "NAME", "URL")
    made.add_argument("stream", nargs="+", metavar="STREAM", help="to tell; * all but restricted")
    made.add_argument("--kind", action="append", choices=KINDS, help="may be repeated; default all")
    made.add_argument("--from-start", action="store_true", help="what was before it, too")
    made.add_argument("--plain", action="store_true", help="allow http to other machines")
    made.add_argument("--secret-stdin", action="store_true", help="read its secret, not make one")
    _add(groups, "webhook list", hooks.everyone, "list them with their state")
    _add(groups, "webhook test", hooks.test, "send a test now", "WEBHOOK")
    _add(groups, "webhook pause", hooks.pause, "tell it nothing", "WEBHOOK")
    _add(groups, "webhook resume", hooks.resume, "go on, also when it was given up", "WEBHOOK")
    _add(groups, "webhook remove", hooks.remove, "forget it", "WEBHOOK")


def _rest(groups: Groups) -> None:
    listed = _add(groups, "audit list", looking.audit, "list what was done, the newest first")
    listed.add_argument("text", nargs="?", default="", help="of who, what or about what")
    listed.add_argument("--limit", type=int, default=100, help="lines (default: %(default)s)")
    listed.add_argument("--json", action="store_true", help="a line of JSON each")
    _add(groups, "audit check", looking.check, "see whether the lines fit together")
    made = _add(
        groups, "oidc set", people.provider, "use a provider", "ISSUER", "CLIENT", "ADDRESS"
    )
    made.add_argument("--claim", default="sub", help="which word says who it is (default: sub)")
    made.add_argument("--secret-stdin", action="store_true", help="read the client's secret")
    _add(groups, "oidc show", people.show_provider, "say which is used")
    _add(groups, "oidc off", people.no_provider, "use none")
