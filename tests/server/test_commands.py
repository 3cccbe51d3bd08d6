"""``commander-server user|device|code|stream|audit|oidc``, over a file and over PostgreSQL."""

import contextlib
import io
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import update

from commander.server.access import opening, tables
from commander.server.main import main
from commander.server.postgresql.address import VARIABLE, parse
from tests.postgres import PASSWORD as DATABASE_PASSWORD
from tests.server.caller import Caller
from tests.server.office import PASSWORD
from tests.sync.harness import DATABASES, ServerProcess, address, until

pytestmark = pytest.mark.e2e


@dataclass(frozen=True)
class Done:
    """What came of a command."""

    returncode: int
    stdout: str
    stderr: str


def run(*words: object, told: str = "", **more: str) -> Done:
    """Do a command in this process; ``told`` goes to its standard input."""
    out, err = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv(VARIABLE, raising=False)
        for name, value in more.items():
            patch.setenv(name, value)
        patch.setattr("sys.stdin", io.StringIO(told))
        # The program would begin anew to hide a password that stands on its command line.
        patch.setattr("os.execve", lambda *_: pytest.fail("a password was on the command line"))
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            try:
                code = main([str(one) for one in words])
            except SystemExit as wrong:  # argparse
                code = int(wrong.code or 0)
    return Done(code, out.getvalue(), err.getvalue())


class Desk:
    """A server and where it is, as a command line takes it."""

    def __init__(self, server: ServerProcess) -> None:
        self.server = server
        self.where: tuple[object, ...] = ("--data", server.folder)
        if server.database:
            file = server.folder / "address"
            file.write_text(server.database)
            self.where += ("--database-file", file)

    def does(self, *words: object, told: str = "") -> str:
        """Return what a command prints; it must succeed, and say no secret."""
        done = run(*words, *self.where, told=told)
        assert (done.returncode, done.stderr) == (0, ""), (words, done.stderr)
        self._silent(done)
        return done.stdout

    def refuses(self, *words: object, told: str = "") -> str:
        """Return the one line that a command says when it does nothing."""
        done = run(*words, *self.where, told=told)
        assert done.returncode == 1, (words, done.stdout)
        assert done.stdout == ""
        assert done.stderr.count("\n") == 1, done.stderr
        self._silent(done)
        return done.stderr.strip()

    @staticmethod
    def _silent(done: Done) -> None:
        for secret in (PASSWORD, DATABASE_PASSWORD, "the client's secret"):
            assert secret not in done.stdout + done.stderr


@pytest.fixture(scope="module", params=DATABASES)
def desk(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("commanded")
    made = ServerProcess(folder, "--no-tls", database=address(request)).start()
    yield Desk(made)
    made.stop()


def test_users_and_administrators(desk: Desk) -> None:
    told = desk.does("admin", "add", "ann", "--password-stdin", told=f"{PASSWORD}\n")
    assert told == "Added ann.\n"
    desk.does("user", "add", "bob")
    assert "ann\tadministrator\tpassword" in desk.does("user", "list")
    assert "bob" not in desk.does("admin", "list")
    assert "bob\tuser" in desk.does("user", "list")
    assert desk.refuses("user", "add", "bob") == "There is a user bob already."
    assert "set a password first" in desk.refuses("user", "appoint", "bob")
    desk.does("user", "password", "bob", "--password-stdin", told=f"{PASSWORD}\n")
    desk.does("user", "appoint", "bob")
    desk.does("user", "dismiss", "ann")
    assert desk.refuses("user", "dismiss", "bob") == "bob is the last administrator."
    desk.does("user", "link", "ann", "ann@city")
    assert "ann@city" in desk.does("user", "list")
    desk.does("user", "revoke", "ann")
    assert "ann\tshut out" in desk.does("user", "list")
    desk.does("user", "restore", "ann")
    assert desk.refuses("user", "revoke", "nobody") == "There is no user nobody."
    short = desk.refuses("user", "password", "bob", "--password-stdin", told="short\n")
    assert "short" not in short.partition("password")[0]
    assert "--password-stdin" in desk.refuses("user", "password", "bob")


def test_codes_and_devices(desk: Desk) -> None:
    made = desk.does("code", "add", "--note", "Engine 12", "--uses", 2)
    code = made.splitlines()[0].removeprefix("Enrolment code: ")
    name = made.rpartition("Id: ")[2].strip()
    assert f"{name}\topen\t0 of 2" in desk.does("code", "list")
    assert code not in desk.does("code", "list"), "shown that once"
    post = Caller(desk.server, code)
    device = post.identity.device
    assert f"{device}\tin" in desk.does("device", "list", device)
    desk.does("user", "add", "cid")
    desk.does("device", "user", device, "cid")
    assert "\tcid\t" in desk.does("device", "list", device)
    desk.does("device", "user", device)
    desk.does("device", "revoke", device)
    asked = {"stream": "s"}
    until(lambda: post.call("GET", "changes", params=asked).status_code == 401)
    desk.does("device", "restore", device)
    desk.does("code", "revoke", name)
    assert f"{name}\tended" in desk.does("code", "list")
    assert "There is no device" in desk.refuses("device", "revoke", "0" * 16)
    assert "There is no user" in desk.refuses("code", "add", "--user", "nobody")
    desk.refuses("code", "add", "--hours", -1)
    desk.refuses("code", "revoke", "nothing")
    standing = desk.does("code", "standing").removeprefix("Enrolment code: ").split()[0]
    Caller(desk.server, standing).session.close()
    post.session.close()


def test_streams_audit_and_provider(desk: Desk) -> None:
    desk.does("user", "add", "dan")
    desk.does("stream", "restrict", "op-1")
    desk.does("stream", "give", "op-1", "observer", "--user", "dan")
    assert "dan" in desk.does("stream", "show", "op-1")
    assert "restricted" in desk.does("stream", "list")
    desk.does("stream", "take", "op-1", "observer", "--user", "dan")
    assert "dan" not in desk.does("stream", "show", "op-1")
    desk.does("stream", "roles", "op-1")
    desk.does("stream", "open", "op-1")
    desk.refuses("stream", "give", "op-1", "emperor", "--user", "dan")
    provider = ("https://id.city.example", "client", "https://city.example")
    desk.does("oidc", "set", *provider, "--secret-stdin", told="the client's secret\n")
    assert "https://id.city.example" in desk.does("oidc", "show")
    assert "https" in desk.refuses("oidc", "set", "ftp://x", "c", "https://city.example")
    desk.does("oidc", "off")
    assert desk.does("oidc", "show") == "None.\n"
    lines = desk.does("audit", "list", "--json")
    for act in ("user.add", "stream.mode", "role.give", "oidc.set"):
        assert act in lines
    desk.does("audit", "check")


# ---- where nothing can be done ----


def test_no_folder_of_a_server(tmp_path: Path) -> None:
    for words in (("user", "list"), ("code", "add"), ("device", "list"), ("audit", "check")):
        done = run(*words, "--data", tmp_path)
        assert done.returncode == 1
        assert done.stderr.startswith(f"{tmp_path} is no folder of a server.")
        assert list(tmp_path.iterdir()) == [], "nothing was made by looking"


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("mysql://a-secret@h/x", "not of the form"),
        ("nonsense a-secret", "not of the form"),
        ("postgresql+psycopg://u:a-secret@127.0.0.1:1/x", "127.0.0.1/x cannot be used"),
    ],
)
def test_a_wrong_address(tmp_path: Path, url: str, said: str) -> None:
    done = run("user", "list", "--data", tmp_path, COMMANDER_DATABASE=url)
    assert done.returncode == 1
    assert said in done.stderr
    assert "a-secret" not in done.stderr + done.stdout
    kept = tmp_path / "address"
    done = run("user", "list", "--data", tmp_path, "--database-file", kept)
    assert done.stderr == f"{kept} cannot be read: No such file or directory.\n"


def test_rights_that_are_lacking(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """One who may come into the database but not write its tables is told so."""
    cluster = request.getfixturevalue("cluster")
    name = cluster.database()
    server = ServerProcess(tmp_path / "server", "--no-tls", database=cluster.url(name)).start()
    server.stop()
    with cluster.connect(name) as connection:
        connection.execute("CREATE ROLE guest LOGIN PASSWORD 'a-secret'")
    url = f"postgresql+psycopg://guest:a-secret@127.0.0.1:{cluster.port}/{name}"
    command = [sys.executable, "-m", "commander.server.main", "user", "add", "eve"]
    where = ["--data", str(tmp_path / "server"), "--database", url]
    done = subprocess.run([*command, *where], check=False, capture_output=True, text=True)
    with cluster.connect(name) as connection:
        connection.execute("DROP ROLE guest")
    assert done.returncode == 1
    assert "forbids this to the user of the address" in done.stderr
    assert "Traceback" not in done.stderr
    assert "a-secret" not in done.stderr


def test_tables_of_a_newer_program(desk: Desk) -> None:
    """They are left alone, by every command; the server that runs goes on."""
    place = parse(desk.server.database) if desk.server.database else None
    book = opening.book(desk.server.folder, place)
    with book.write() as connection:
        connection.execute(update(tables.state).values(tables=tables.VERSION + 1))
    try:
        for words in (("user", "list"), ("code", "add"), ("stream", "open", "op-1")):
            assert "newer" in desk.refuses(*words)
    finally:
        with book.write() as connection:
            connection.execute(update(tables.state).values(tables=tables.VERSION))
        book.close()
    desk.does("user", "list")
