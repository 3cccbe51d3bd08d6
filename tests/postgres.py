"""A real PostgreSQL of the tests' own, from the Debian package; nothing of the system's is touched.

Where it is not installed, or may not be run, tests that need it are skipped and say so.
"""

import functools
import os
import secrets
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path

import psutil
import psycopg
import pytest
from psycopg import sql

PLACES = "/usr/lib/postgresql/*/bin"
PREFIX = "commander-pg-"
USER = "commander"
PASSWORD = "a-password-that-nobody-may-see"
PATIENCE = 30.0


@functools.cache
def programs() -> Path | None:
    """Return the folder of the newest PostgreSQL's programs here, at least version 15."""
    found = [one for one in Path("/").glob(PLACES.lstrip("/")) if (one / "initdb").exists()]
    versions = {int(one.parent.name): one for one in found if one.parent.name.isdecimal()}
    newest = max(versions, default=0)
    return versions[newest] if newest >= 15 else None


def _unprivileged() -> str | None:
    """Return as whom to run it: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    import pwd  # noqa: PLC0415 - there is none on Windows

    names = {one.pw_name for one in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def needed() -> None:
    """Skip a test where there is no PostgreSQL."""
    if programs() is None:
        pytest.skip("no PostgreSQL 15 or newer here: apt-get install postgresql")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


def sweep() -> None:
    """End what test runs that were killed have left running."""
    found = programs()
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        try:
            owner = int((folder / "owner").read_text())
        except (OSError, ValueError):
            continue  # being made at this moment, or nobody's of ours
        if psutil.pid_exists(owner) or found is None:
            continue
        stop = ["pg_ctl", "--pgdata", str(folder / "data"), "--mode", "immediate", "stop"]
        subprocess.run(
            [found / stop[0], *stop[1:]],
            user=_unprivileged(),
            cwd=folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE,
            check=False,
        )
        shutil.rmtree(folder, ignore_errors=True)


class Cluster:
    """One PostgreSQL on a port of its own, in a folder of its own."""

    def __init__(self, *settings: str) -> None:
        needed()
        sweep()
        # Not the test's folder: an unprivileged user may not go there.
        self.folder = Path(tempfile.mkdtemp(prefix=PREFIX))
        (self.folder / "owner").write_text(str(os.getpid()))
        self.data = self.folder / "data"
        self.port = free_port()
        self._settings = settings
        self._user = _unprivileged()
        if self._user is not None:
            shutil.chown(self.folder, self._user)

    def make(self) -> "Cluster":
        """Make an empty one and start it."""
        secret = self.folder / "password"
        secret.write_text(PASSWORD)
        secret.chmod(0o644)
        self._run(
            *("initdb", "--pgdata", self.data, "--username", USER, "--pwfile", secret),
            *("--auth", "scram-sha-256", "--no-sync", "--encoding", "UTF8", "--locale", "C"),
        )
        return self.start()

    def copy_of(self, primary: "Cluster", name: str) -> "Cluster":
        """Make a standby of another one, which calls it ``name``, and start it."""
        self._run(
            *("pg_basebackup", "--pgdata", self.data, "--checkpoint", "fast", "--no-sync"),
            *("--dbname", f"{primary.conninfo()} application_name={name}"),
            *("--write-recovery-conf", "--wal-method", "stream"),
        )
        return self.start()

    def start(self) -> "Cluster":
        settings = ("fsync=off", "full_page_writes=off", "max_connections=300", *self._settings)
        options = " ".join(f"-c {one}" for one in settings)
        self._run(
            *("pg_ctl", "--pgdata", self.data, "--log", self.folder / "log", "--wait", "start"),
            *("--options", f"-p {self.port} -h 127.0.0.1 -k '' {options}"),
        )
        return self

    def stop(self, how: str = "fast") -> None:
        """End it: fast, or immediate, which is as by a kill."""
        if (self.data / "postmaster.pid").exists():
            self._run("pg_ctl", "--pgdata", self.data, "--mode", how, "--wait", "stop")

    def promote(self) -> None:
        self._run("pg_ctl", "--pgdata", self.data, "--wait", "promote")

    def remove(self) -> None:
        self.stop("immediate")
        shutil.rmtree(self.folder)

    def _run(self, program: str, *arguments: object) -> None:
        found = programs()
        assert found is not None
        done = subprocess.run(
            [found / program, *map(str, arguments)],
            user=self._user,
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE if program == "pg_basebackup" else subprocess.DEVNULL,
            stderr=subprocess.PIPE if program != "pg_ctl" else None,
            text=True,
            timeout=PATIENCE * 2,
            check=False,
        )
        log = self.folder / "log"
        said = log.read_text()[-2_000:] if log.exists() else ""
        assert done.returncode == 0, f"{program}: {done.stderr} {said}"

    def conninfo(self, database: str = "postgres") -> str:
        return f"host=127.0.0.1 port={self.port} user={USER} password={PASSWORD} dbname={database}"

    def url(self, database: str) -> str:
        return f"postgresql+psycopg://{USER}:{PASSWORD}@127.0.0.1:{self.port}/{database}"

    def connect(self, database: str = "postgres") -> psycopg.Connection:
        return psycopg.connect(self.conninfo(database), autocommit=True, connect_timeout=5)

    def database(self) -> str:
        """Make a new database; returns its name."""
        name = f"commander_{secrets.token_hex(4)}"
        with self.connect() as connection:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        return name

    def value(self, query: str, database: str = "postgres") -> object:
        """Return the first column of the first row."""
        with self.connect(database) as connection:
            row = connection.execute(query.encode()).fetchone()
        return row[0] if row is not None else None

    def until(self, query: str, database: str = "postgres") -> None:
        """Wait until a query says true."""
        last = time.monotonic() + PATIENCE
        while not self.value(query, database):
            assert time.monotonic() < last, f"never: {query}"
            time.sleep(0.02)
