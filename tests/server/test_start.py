"""Starting and stopping the server: no set-up, one clear message for what cannot be."""

import subprocess
import sys
from pathlib import Path

import pytest

from commander.journal import enrolment
from commander.server import certificate
from commander.server.buckets import Buckets
from tests.sync.harness import ServerProcess

pytestmark = pytest.mark.e2e


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "commander.server.main", *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )


def refusal(*arguments: object) -> str:
    done = run(*arguments)
    assert done.returncode == 1
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    return done.stderr


def test_help() -> None:
    done = run("--help")
    assert done.returncode == 0
    assert "--new-code" in done.stdout


def test_the_code_stays_until_a_new_one_is_asked_for(folder: Path) -> None:
    server = ServerProcess(folder).start()
    first = server.code
    assert enrolment.parse(first).mark == enrolment.mark(
        certificate.fingerprint(*certificate.own(folder))
    )
    assert server.stop() == 0
    assert server.start().code == first
    assert "Another server" in refusal("--data", folder, "--port", 0)
    server.stop()
    renewed = ServerProcess(folder, "--new-code").start()
    assert renewed.code != first
    assert renewed.stop() == 0
    for name in ("server.key", "device.key"):
        assert (folder / name).stat().st_mode & 0o777 == 0o600


def test_what_cannot_be_is_said_in_one_line(folder: Path, tmp_path: Path) -> None:
    assert "loopback" in refusal("--data", folder, "--host", "0.0.0.0", "--no-tls")
    assert "belong together" in refusal("--data", folder, "--cert", tmp_path / "none.pem")
    none = tmp_path / "none.pem"
    none.write_text("nothing")
    assert "certificate" in refusal("--data", folder, "--port", 0, "--cert", none, "--key", none)
    taken = tmp_path / "file"
    taken.write_text("")
    assert "data folder" in refusal("--data", taken)
    server = ServerProcess(folder).start()
    try:
        assert "Cannot listen" in refusal("--data", tmp_path / "two", "--port", server.port)
    finally:
        server.stop()


def test_a_damaged_database_is_not_touched(folder: Path) -> None:
    folder.mkdir()
    database = folder / "server.db"
    database.write_bytes(b"not a database at all" * 100)
    assert "damaged" in refusal("--data", folder, "--port", 0)
    assert database.read_bytes() == b"not a database at all" * 100


def test_a_user_s_own_certificate(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    own, key = certificate.own(other)
    server = ServerProcess(folder, "--cert", str(own), "--key", str(key)).start()
    assert enrolment.parse(server.code).mark == enrolment.mark(certificate.fingerprint(own, key))
    assert server.stop() == 0


def test_codes_survive_typing() -> None:
    code = enrolment.Code(enrolment.new_secret(), enrolment.mark("ab" * 32))
    typed = str(code).lower().replace("-", " ").replace("1", "l").replace("0", "o")
    assert enrolment.parse(typed) == code


def test_buckets_fill_up_again() -> None:
    now = 0.0
    buckets = Buckets(2.0, 3, lambda: now)
    assert [buckets.take("a") for _ in range(4)] == [0, 0, 0, 0.5]
    assert buckets.take("b") == 0
    now = 0.5
    assert buckets.empty("a") == 0
    assert buckets.take("a") == 0
    assert buckets.take("a") > 0
