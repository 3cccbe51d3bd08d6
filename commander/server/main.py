"""``commander-server``: one folder, one port, no set-up."""

import argparse
import contextlib
import ipaddress
import logging
import signal
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock, Timeout

from commander import config
from commander.errors import AlreadyOpen, EnvironmentProblem, UserError
from commander.journal import database, enrolment, identity, wire
from commander.journal.journal import Journal
from commander.server import certificate
from commander.server.app import build
from commander.server.serving import Tls, listen, serving
from commander.server.settings import ATTACHMENT_QUOTA, ServerSettings

GIGA = 1_000_000_000


def main(argv: list[str] | None = None) -> int:
    """Run the server until it is told to stop; returns the exit code."""
    asked = _arguments().parse_args(argv)
    logging.basicConfig(format="%(levelname)s %(name)s: %(message)s", level=logging.WARNING)
    # Before and after uvicorn, which raises the signal again when it has ended in order.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    config.take_turns()
    try:
        _serve(asked)
    except UserError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped.", flush=True)
    return 0


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="commander-server",
        description="Central server for Commander posts. Starts with no set-up and prints the "
        "address and the enrolment code that posts join with.",
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
    return parser


def _serve(asked: argparse.Namespace) -> None:
    folder = asked.data or config.server_folder()
    with _folder(folder), contextlib.ExitStack() as stack:
        tls = _tls(asked, folder)
        listening = stack.enter_context(listen(asked.host, asked.port))
        me = identity.load(folder)
        journal = _journal(folder, me.device)
        stack.callback(journal.close)
        name = asked.name or socket.gethostname()
        quota = int(asked.attachments * GIGA)
        settings = ServerSettings(name=name, attachment_quota=quota)
        service = build(journal, me, folder, settings)
        secret = service.members.secret(new=asked.new_code)
        _announce(asked, listening, tls, secret)
        config.collect_less()
        serving(service, tls).run(sockets=[listening])


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


def _announce(
    asked: argparse.Namespace, listening: socket.socket, tls: Tls | None, secret: str
) -> None:
    """Print what somebody needs to let posts join."""
    mark = enrolment.mark(certificate.fingerprint(tls.certificate, tls.key)) if tls else ""
    host = f"[{asked.host}]" if ":" in asked.host else asked.host
    port = listening.getsockname()[1]
    print(f"Address: {'https' if tls else 'http'}://{host}:{port}")
    if host in {"0.0.0.0", "[::]"}:  # noqa: S104 - only compared
        print(f"         (all addresses of {socket.gethostname()})")
    print(f"Enrolment code: {enrolment.Code(secret, mark)}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
