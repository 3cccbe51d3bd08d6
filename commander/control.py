"""Talking to the process that owns a data folder: actions handed over, its window raised.

A local socket (a named pipe on Windows) carries one request and one answer a connection, as JSON.
``control.json`` in the data folder, readable by its owner only, holds address and key; a request
is signed with that key over a number the owner has just sent, so nobody else can ask, or ask again.

Requests: ``{"do": "perform", "actions": [{"action": "LogMessage", "fields": {…}}, …]}`` performs
all or none; ``{"do": "raise"}`` brings the window forward; ``{"do": "hello"}`` asks for nothing;
``{"do": "job", "job": "bundle", "values": {…}}`` asks for one of the owner's jobs.
"""

import hashlib
import hmac
import logging
import os
import secrets
import sys
import tempfile
import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from contextlib import suppress
from multiprocessing.connection import Client, Connection, Listener
from pathlib import Path
from typing import Any

import msgspec

from commander import actions
from commander.actions.base import Action, Outcome
from commander.errors import AlreadyOpen, UserError
from commander.journal.identity import write_private
from commander.journal.transaction import Author

log = logging.getLogger(__name__)

FILE = "control.json"
LARGEST = 64 * 1024 * 1024
"""Largest request in bytes: an import of 100,000 calls fits."""

PATIENCE = 5.0
"""Seconds to wait for a client to speak, or for the owner to take a connection."""

WORK = 120.0
"""Seconds that a request may take."""

LONGEST_PATH = 100
"""Longest path of a Unix socket in bytes; systems allow 104 or 108."""

DIGEST = hashlib.sha256().digest_size

Perform = Callable[[list[Action], Author | None], "Future[list[Outcome]]"]


class Asked(msgspec.Struct, frozen=True):
    """One action of a request: class name and fields."""

    action: str
    fields: dict[str, Any]


class Request(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is asked of the owner; ``author`` (name, position) defaults to who works there."""

    do: str
    actions: tuple[Asked, ...] = ()
    author: tuple[str, str] | None = None
    job: str = ""
    values: dict[str, Any] = {}


class Answer(msgspec.Struct, frozen=True, omit_defaults=True):
    """What came of it: the outcomes, what a job said, or an error as template and values."""

    outcomes: tuple[Outcome, ...] = ()
    said: Any = None
    error: str = ""
    values: dict[str, str] = {}


class Where(msgspec.Struct, frozen=True):
    """What ``control.json`` holds: address and key (hex) of the owner."""

    address: str
    key: str


def known_actions() -> dict[str, type[Action]]:
    """Return the actions that may be asked for, by class name."""
    found = {name: getattr(actions, name) for name in actions.__all__}
    return {
        name: kind
        for name, kind in found.items()
        if isinstance(kind, type) and issubclass(kind, Action) and kind is not Action
    }


def described(action: Action) -> Asked:
    """Return the action as a request carries it."""
    return Asked(type(action).__name__, msgspec.to_builtins(action))


def _address(data: Path) -> str:
    """Return where the owner listens; unguessable on Windows, short enough on Unix."""
    if sys.platform == "win32":
        return rf"\\.\pipe\commander-{secrets.token_hex(16)}"
    beside = data.absolute() / "control.sock"
    if len(os.fsencode(beside)) <= LONGEST_PATH:
        return str(beside)
    name = hashlib.sha256(os.fsencode(data.absolute())).hexdigest()[:16]
    return str(_runtime_folder() / f"{name}.sock")


def _runtime_folder() -> Path:
    """Return a folder with a short path that belongs to this user alone."""
    given = os.environ.get("XDG_RUNTIME_DIR")
    if given and len(given) < LONGEST_PATH // 2 and Path(given).is_dir():
        return Path(given)
    user = os.getuid() if hasattr(os, "getuid") else "user"
    for number in range(100):
        made = Path(tempfile.gettempdir()) / f"commander-{user}-{number}"
        made.mkdir(mode=0o700, exist_ok=True)
        state = made.lstat()
        if made.is_dir() and not made.is_symlink() and state.st_uid == os.getuid():
            made.chmod(0o700)
            return made
    raise OSError("no folder for a socket")


class Control:
    """Listens for requests to this process, on one thread, one after another.

    ``raised`` is called on that thread when somebody asks for the window, and so is each of
    ``jobs``, which answers at once; longer work it begins on a thread of its own.
    """

    def __init__(
        self,
        data: Path,
        perform: Perform,
        raised: Callable[[], None],
        jobs: Mapping[str, Callable[[object], object]] | None = None,
    ) -> None:
        self._data = data
        self._jobs = jobs or {}
        self._perform = perform
        self._raised = raised
        self._kinds = known_actions()
        self._key = secrets.token_bytes(32)
        self._stopping = threading.Event()
        self._address = _address(data)
        # The lock of the folder is ours, so a socket that lies there is of a process that died.
        if sys.platform != "win32":
            Path(self._address).unlink(missing_ok=True)
        self._listener = Listener(self._address)
        if sys.platform != "win32":
            Path(self._address).chmod(0o600)
        self._thread = threading.Thread(target=self._work, name="control", daemon=True)

    def start(self) -> None:
        """Begin listening and say where."""
        where = Where(self._address, self._key.hex())
        write_private(self._data / FILE, msgspec.json.encode(where))
        self._thread.start()

    def stop(self, timeout: float = 5.0) -> None:
        """Stop listening; a request that is being worked on is finished first."""
        self._stopping.set()
        (self._data / FILE).unlink(missing_ok=True)
        with suppress(OSError):
            Client(self._address).close()  # wakes the thread
        self._thread.join(timeout)
        self._listener.close()

    def _work(self) -> None:
        while True:
            try:
                connection = self._listener.accept()
            except OSError as error:
                log.info("a connection failed: %s", error)
                if self._stopping.wait(0.1):
                    return
                continue
            with connection:
                if self._stopping.is_set():
                    return
                try:
                    self._serve(connection)
                except (OSError, EOFError, msgspec.MsgspecError) as error:
                    log.info("a request was not understood: %s", error)

    def _serve(self, connection: "Connection[bytes, bytes]") -> None:
        nonce = secrets.token_bytes(32)
        connection.send_bytes(nonce)
        if not connection.poll(PATIENCE):
            return
        said = connection.recv_bytes(LARGEST)
        signed, body = said[:DIGEST], said[DIGEST:]
        if not hmac.compare_digest(signed, _sign(self._key, nonce, body)):
            log.info("a request with a wrong key")
            return
        connection.send_bytes(msgspec.json.encode(self._answer(body)))

    def _answer(self, body: bytes) -> Answer:
        try:
            return self._done(msgspec.json.decode(body, type=Request))
        except UserError as error:
            return Answer(error=error.text, values={k: str(v) for k, v in error.values.items()})
        except (TypeError, msgspec.MsgspecError) as error:
            return Answer(error="This was not understood: {reason}.", values={"reason": str(error)})
        except Exception as error:
            log.exception("a request failed")
            said = "Commander could not do this: {reason}. Nothing was changed."
            return Answer(error=said, values={"reason": repr(error)})

    def _done(self, request: Request) -> Answer:
        if request.do == "hello":
            return Answer()
        if request.do == "raise":
            self._raised()
            return Answer()
        if request.do == "job" and request.job in self._jobs:
            return Answer(said=self._jobs[request.job](request.values))
        if request.do != "perform":
            raise UserError("There is no request {do}.", do=request.do)
        wanted = [self._action(asked) for asked in request.actions]
        author = Author(*request.author) if request.author else None
        return Answer(tuple(self._perform(wanted, author).result(WORK)))

    def _action(self, asked: Asked) -> Action:
        kind = self._kinds.get(asked.action)
        if kind is None:
            raise UserError("There is no action {name}.", name=asked.action)
        return msgspec.convert(asked.fields, kind)


def _sign(key: bytes, nonce: bytes, body: bytes) -> bytes:
    return hmac.digest(key, nonce + body, "sha256")


def perform(
    data: Path, wanted: Sequence[Action], author: Author | None = None
) -> tuple[Outcome, ...]:
    """Have the owner of a data folder perform these, all or none.

    Raises UserError as the action did, AlreadyOpen when the owner does not listen.
    """
    said = (author.name, author.position) if author else None
    return _ask(data, Request("perform", tuple(map(described, wanted)), said)).outcomes


def ask_job(data: Path, job: str, values: Mapping[str, object]) -> Any:
    """Have the owner of a data folder do a step of one of its jobs; returns what that said.

    Raises UserError as the job did, AlreadyOpen when the owner does not listen.
    """
    return _ask(data, Request("job", job=job, values=dict(values))).said


def listens(data: Path) -> bool:
    """Whether the owner of a data folder takes requests."""
    try:
        _ask(data, Request("hello"))
    except UserError:
        return False
    return True


def raise_window(data: Path) -> bool:
    """Ask the owner to bring its window forward; False when nobody listens."""
    try:
        _ask(data, Request("raise"))
    except UserError:
        return False
    return True


def _ask(data: Path, request: Request) -> Answer:
    try:
        where = msgspec.json.decode((data / FILE).read_bytes(), type=Where)
        with Client(where.address) as connection:
            answer = _exchange(connection, bytes.fromhex(where.key), request)
    except (OSError, EOFError, ValueError, msgspec.MsgspecError) as error:
        raise AlreadyOpen(
            "Another Commander has {folder} open and does not answer. Close it, or choose "
            "another data folder with --data.",
            folder=data,
        ) from error
    if answer.error:
        raise UserError(answer.error, **answer.values)
    return answer


def _exchange(connection: "Connection[bytes, bytes]", key: bytes, request: Request) -> Answer:
    if not connection.poll(PATIENCE):
        raise EOFError("silence")
    nonce = connection.recv_bytes(DIGEST)
    body = msgspec.json.encode(request)
    connection.send_bytes(_sign(key, nonce, body) + body)
    if not connection.poll(WORK):
        raise EOFError("no answer")
    return msgspec.json.decode(connection.recv_bytes(LARGEST), type=Answer)
