"""``commander-server``: one folder, one port, no set-up."""

import argparse
import contextlib
import ipaddress
import secrets
import signal
import socket
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from types import FrameType

from filelock import FileLock, Timeout

from commander import config
from commander.errors import AlreadyOpen, EnvironmentProblem, UserError
from commander.journal import database, enrolment, identity, wire
from commander.journal.journal import Journal
from commander.journal.keeping import Keeping
from commander.server import certificate, commands, workers
from commander.server.access import opening
from commander.server.access.book import Actor, Book
from commander.server.access.codes import MARK, Codes
from commander.server.access.doors import Doors
from commander.server.access.office import Office
from commander.server.app import Service, build
from commander.server.members import Members
from commander.server.operation import health, logs, measures, program
from commander.server.operation.measures import GivenOut, Measures
from commander.server.postgresql import address
from commander.server.postgresql.address import Address
from commander.server.serving import Tls, listen, serving
from commander.server.settings import ATTACHMENT_QUOTA, DATABASE_WRITERS, ServerSettings

GIGA = 1_000_000_000
MOST_WORKERS = 64
LAST_PORT = 65_535


def main(argv: list[str] | None = None) -> int:
    """Run the server until it is told to stop, or a command over one; returns the exit code."""
    words = sys.argv[1:] if argv is None else argv
    if commands.meant(words):
        return commands.main(words)
    if program.meant(words):
        return program.main(words)
    asked = _arguments().parse_args(words)
    _log(asked.log)
    told_to_end = threading.Event()

    def end(number: int, frame: FrameType | None) -> None:
        told_to_end.set()
        signal.default_int_handler(number, frame)

    # Before and after uvicorn, which raises the signal again when it has ended in order.
    signal.signal(signal.SIGTERM, end)
    config.take_turns()
    try:
        address.veil(words)
        _serve(asked)
    except UserError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped.", flush=True)
    except Exception:
        if not told_to_end.is_set():
            raise
        # It came while a library was being loaded, which made another error of it.
        print("Stopped.", flush=True)
    return 0


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="commander-server",
        description="Central server for Commander posts. Starts with no set-up and prints the "
        "address and the enrolment code that posts join with.",
        epilog="Beside a server that runs or not: commander-server "
        f"{'|'.join(sorted(commands.NAMES | program.NAMES))} --help",
    )
    parser.add_argument("--data", type=Path, metavar="DIR", help="folder that it keeps data in")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (0.0.0.0: all)")
    parser.add_argument("--port", type=int, default=wire.DEFAULT_PORT, help="0 takes a free one")
    parser.add_argument("--cert", type=Path, metavar="FILE", help="your own certificate (PEM)")
    parser.add_argument("--key", type=Path, metavar="FILE", help="its private key (PEM)")
    parser.add_argument("--name", default="", help="what posts call this server")
    parser.add_argument(
        "--new-code", action="store_true", help="make a new enrolment code; the old one is void"
    )
    parser.add_argument(
        "--attachments",
        type=float,
        default=ATTACHMENT_QUOTA / GIGA,
        metavar="GB",
        help="most space for the contents of attachments (default: %(default)s)",
    )
    parser.add_argument(
        "--no-tls", action="store_true", help="unprotected; only on a loopback address"
    )
    parser.add_argument(
        "--log",
        choices=("text", "json"),
        default="text",
        help="json: a JSON object a line on the error output, requests included",
    )
    parser.add_argument(
        "--metrics",
        default="",
        metavar="HOST:PORT",
        help="give measures out to Prometheus at this address, such as 127.0.0.1:9464",
    )
    _add_database(parser.add_argument_group("PostgreSQL (without: a file in the data folder)"))
    return parser


def _add_database(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--database",
        default="",
        metavar="URL",
        help="postgresql+psycopg://USER:PASSWORD@HOST/NAME; also in COMMANDER_DATABASE",
    )
    group.add_argument("--database-file", type=Path, metavar="FILE", help="file that holds the URL")
    group.add_argument(
        "--replica",
        default="",
        metavar="URL",
        help="a standby that long reads go to; also in COMMANDER_REPLICA",
    )
    group.add_argument("--workers", type=int, default=1, metavar="N", help="processes that serve")
    group.add_argument(
        "--synchronous",
        action="store_true",
        help="replication is synchronous and stays so: nothing is taken in without it, and posts "
        "need not send again after a failover",
    )


@dataclass(frozen=True, slots=True)
class _Plan:
    """What a worker has to know; handed to it through a pipe, never on a command line."""

    folder: Path
    tls: Tls | None
    device: str
    settings: ServerSettings
    database: Address | None
    replica: Address | None
    synchronous: bool
    log: logs.Form

    def open(self, worker: int = 0) -> Keeping:
        """Open what keeps the changes."""
        if self.database is None:
            return _journal(self.folder, self.device)
        try:
            from commander.server.postgresql.journal import PostgresJournal  # noqa: PLC0415
        except ImportError as error:  # a server on SQLite does without
            raise EnvironmentProblem(
                "The driver of PostgreSQL is missing. Install it with psycopg[binary], or "
                "resources/packaging/lock/server.txt."
            ) from error
        return PostgresJournal(
            self.database,
            self.folder / f"postgresql-{worker}",
            self.device,
            replica=self.replica,
            synchronous=self.synchronous,
        )

    @contextlib.contextmanager
    def book(self, journal: Keeping) -> Iterator[Book]:
        """Open the book of users and devices, which has the time of what keeps the changes."""
        found = opening.book(self.folder, self.database, journal.now)
        with contextlib.closing(found):
            yield found


def _serve(asked: argparse.Namespace) -> None:
    folder = asked.data or config.server_folder()
    with _folder(folder), contextlib.ExitStack() as stack:
        tls = _tls(asked, folder)
        listening = stack.enter_context(listen(asked.host, asked.port))
        plan = _plan(asked, folder, tls)
        # Entered after the others, so that what reads from them ends first.
        inner = contextlib.ExitStack()
        with contextlib.closing(plan.open()) as journal, plan.book(journal) as book, inner:
            doors = _doors(book, journal)
            secret = _standing(book, new=asked.new_code)
            mark = enrolment.mark(certificate.fingerprint(tls.certificate, tls.key)) if tls else ""
            book.keep(MARK, mark)
            service = _built(plan, journal, book, doors)
            if asked.metrics:
                inner.callback(_give_out(asked, service).close)
            _announce(asked, listening, str(enrolment.Code(secret, mark)) if secret else "")
            if asked.workers == 1:
                config.collect_less()
                serving(service, tls).run(sockets=[listening])
            else:
                workers.run(partial(_work, plan), asked.workers, listening)


def _give_out(asked: argparse.Namespace, service: Service) -> GivenOut:
    """Count, and give measures out; several workers count together."""
    host, _, port = asked.metrics.rpartition(":")
    if not host or not port.isdecimal() or int(port) > LAST_PORT:
        raise UserError("--metrics is an address and a port, such as 127.0.0.1:9464.")
    folder = service.doctor.folder
    if asked.workers > 1:
        measures.share(folder / "measures")
    else:
        service.measures = Measures.begin()
    near = partial(service.store.nears, service.rights.quota)
    values = partial(health.facts, service.doctor, service.store.heads, near=near)
    return measures.give_out(host.strip("[]"), int(port), service.measures, values)


def _log(form: logs.Form) -> None:
    logs.set_up(form, requests=form == "json")


def _plan(asked: argparse.Namespace, folder: Path, tls: Tls | None) -> _Plan:
    if not 1 <= asked.workers <= MOST_WORKERS:
        raise UserError("--workers is a number from 1 to {most}.", most=MOST_WORKERS)
    name = asked.name or socket.gethostname()
    settings = ServerSettings(name=name, attachment_quota=int(asked.attachments * GIGA))
    database = address.chosen(asked.database, asked.database_file, address.VARIABLE)
    replica = address.chosen(asked.replica, None, address.REPLICA)
    if database is not None:
        run = secrets.token_hex(4)
        settings = replace(settings, pushes=DATABASE_WRITERS, inline=False, run=run)
    elif asked.workers > 1 or replica is not None or asked.synchronous:
        raise UserError("--workers, --replica and --synchronous need --database.")
    device = identity.load(folder).device
    return _Plan(folder, tls, device, settings, database, replica, asked.synchronous, asked.log)


def _built(plan: _Plan, journal: Keeping, book: Book, doors: Doors) -> Service:
    service = build(journal, plan.folder, plan.settings, doors)
    service.office = Office.over(book, plan.folder, doors)
    return service


def _work(plan: _Plan, worker: int, listening: socket.socket, over: threading.Event) -> None:
    """Be one of several workers until it is over."""
    _log(plan.log)
    with contextlib.closing(plan.open(worker)) as journal, plan.book(journal) as book:
        service = _built(plan, journal, book, Doors(book))
        if measures.shared():
            service.measures = Measures.begin()
        web = serving(service, plan.tls)

        def end() -> None:
            over.wait()
            web.end()

        threading.Thread(target=end, name="worker-end", daemon=True).start()
        web.run(sockets=[listening])


@contextlib.contextmanager
def _folder(folder: Path) -> Iterator[None]:
    """Own the folder; one server at a time."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = FileLock(folder / "commander.lock")
        lock.acquire(timeout=0)
    except Timeout as error:
        raise AlreadyOpen(
            "Another server has {folder} open. Stop that one, or choose another folder with "
            "--data.",
            folder=folder,
        ) from error
    except OSError as error:
        raise EnvironmentProblem(
            "{folder} cannot be used as data folder: {reason}. Choose another one with --data, "
            "or mend its rights.",
            folder=folder,
            reason=error.strerror or error,
        ) from error
    try:
        yield
    finally:
        lock.release()


def _tls(asked: argparse.Namespace, folder: Path) -> Tls | None:
    if asked.no_tls:
        if not _loopback(asked.host):
            raise UserError(
                "--no-tls works only on a loopback address, because everything would travel "
                "readable to all. Leave it out, or listen on 127.0.0.1."
            )
        return None
    if bool(asked.cert) != bool(asked.key):
        raise UserError("--cert and --key belong together: name both files.")
    return Tls(asked.cert, asked.key) if asked.cert else Tls(*certificate.own(folder))


def _loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _journal(folder: Path, device: str) -> Journal:
    path = folder / "server.db"
    if path.exists() and (wrong := database.damage(path)):
        raise EnvironmentProblem(
            "{path} is damaged ({wrong}). Move it away and put the newest backup there, or start "
            "with an empty folder: posts send again what they hold.",
            path=path,
            wrong=wrong,
        )
    return Journal(path, device, projects=False)


def _doors(book: Book, journal: Keeping) -> Doors:
    """Return who may use this server; takes over whom an older version of it let in."""
    before = Members(journal)
    tokens, secret = before.hand_over()
    doors = Doors(book)
    if tokens or secret is not None:
        doors.adopt(tokens, secret)
        before.forget()
        doors.look()
    return doors


def _standing(book: Book, *, new: bool) -> str:
    """Return the secret of the standing code; empty when an administrator ended it."""
    codes = Codes(book)
    if new or not codes.has_standing():
        return codes.stand(Actor("commander-server", "start"))
    return codes.standing()


def _announce(asked: argparse.Namespace, listening: socket.socket, code: str) -> None:
    """Print what somebody needs to let posts join."""
    host = f"[{asked.host}]" if ":" in asked.host else asked.host
    port = listening.getsockname()[1]
    print(f"Address: {'http' if asked.no_tls else 'https'}://{host}:{port}")
    if host in {"0.0.0.0", "[::]"}:  # noqa: S104 - only compared
        print(f"         (all addresses of {socket.gethostname()})")
    print(f"Enrolment code: {code or 'none; commander-server code add makes one'}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
