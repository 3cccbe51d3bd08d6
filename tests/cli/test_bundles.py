"""Bundles and replacing another post, as the command line's user has them."""

import getpass
import subprocess
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from commander.actions import LogMessage, OpenOperation
from commander.cli import main
from commander.journal.blobs import Blobs
from commander.post import ATTACHMENTS, Operator, Post
from tests.cli.conftest import Run
from tests.sync.bundle.desk import WAIT, attach, photo
from tests.sync.bundle.forge import flipped
from tests.sync.harness import PATIENCE, ServerProcess, settled, stored_ids, until

Apart = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def there(tmp_path: Path) -> Path:
    """The data folder of another post, with an operation, 600 entries and a photo."""
    folder = tmp_path / "there"
    with Post.open(folder) as post:
        post.set_operator(Operator("A. Rivera", "medical", "Scribe")).result(WAIT)
        stream = post.perform(OpenOperation("Night shift")).result(WAIT).stream
        post.perform_all([LogMessage(stream, f"entry {n}") for n in range(600)]).result(WAIT)
        attach(post, stream, photo(5_000))
    return folder


def command(folder: Path, *words: str) -> int:
    return main(["--data", str(folder), *words])


def ids(folder: Path) -> "set[str]":
    with Post.open(folder) as post:
        streams = [one.key for one in post.reader.operations()]
    return {one for stream in streams for one in stored_ids(folder / "journal.db", stream)}


def test_export_show_import_and_again(there: Path, data: Path, run: Run, tmp_path: Path) -> None:
    file = tmp_path / "all.commander"
    assert command(there, "bundle", "export", str(file)) == 0
    shown = run("bundle", "show", str(file))
    assert shown.code == 0
    assert "Night shift: " in shown.out
    assert "all.commander is whole." in shown.out
    assert "by A. Rivera, Scribe" in shown.err
    first = run("bundle", "import", str(file), "--json")
    assert first.json["new"] > 600
    assert first.json["attachments_new"] == 1
    again = run("bundle", "import", str(file), "--json")
    assert (again.json["new"], again.json["known"]) == (0, first.json["new"])
    assert ids(data) == ids(there)


def test_a_file_that_is_there_is_not_written_over(there: Path, run: Run, tmp_path: Path) -> None:
    file = tmp_path / "all.commander"
    file.write_text("mine")
    assert command(there, "bundle", "export", str(file)) == 1
    assert file.read_text() == "mine"


def test_only_what_is_missing(there: Path, data: Path, run: Run, tmp_path: Path) -> None:
    first, request, rest = (tmp_path / name for name in ("1.commander", "2.have", "3.commander"))
    assert command(there, "bundle", "export", str(first), "--operation", "Night shift") == 0
    assert run("bundle", "import", str(first)).code == 0
    assert run("bundle", "have", str(request)).out.strip() == str(request)
    assert command(there, "log", "one more") == 0
    assert command(there, "bundle", "export", str(rest), "--for", str(request)) == 0
    said = run("bundle", "import", str(rest), "--json")
    assert (said.json["new"], said.json["known"]) == (1, 0)
    assert ids(data) == ids(there)


def test_a_passphrase_from_a_file_or_typed(
    there: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, secret = tmp_path / "sealed.commander", tmp_path / "secret"
    secret.write_text("correct horse\n")
    how = ("--passphrase-file", str(secret))
    assert command(there, "bundle", "export", str(file), *how) == 0
    refused = run("bundle", "import", str(file))
    assert refused.code == 1
    assert "is protected" in refused.err
    monkeypatch.setattr(getpass, "getpass", lambda _prompt: "wrong")
    refused = run("bundle", "import", str(file), "--passphrase-prompt")
    assert refused.code == 1
    assert "does not open sealed.commander" in refused.err
    assert run("bundle", "import", str(file), *how).code == 0


def test_damage_is_told_and_what_is_readable_taken_when_asked(
    there: Path, run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "all.commander"
    assert command(there, "bundle", "export", str(file)) == 0
    file.write_bytes(flipped(file.read_bytes(), 3_000))
    shown = run("bundle", "show", str(file))
    assert shown.code == 1
    assert "0 of 1 operations are usable" in shown.out
    refused = run("bundle", "import", str(file))
    assert refused.code == 1
    assert "not taken" in refused.out
    taken = run("bundle", "import", str(file), "--readable", "--json")
    assert taken.code == 0
    assert 0 < taken.json["new"] < 600


@pytest.mark.e2e
def test_all_steps_work_beside_a_post_that_is_open(
    there: Path, data: Path, run: Run, tmp_path: Path
) -> None:
    """An open window answers on its socket; it takes the file in, and the command follows it."""
    file, mine, request = (tmp_path / name for name in ("a.commander", "b.commander", "c.have"))
    assert command(there, "bundle", "export", str(file)) == 0
    with Post.open(data) as window:
        window.serve_control()
        window.perform(OpenOperation("Day shift")).result(WAIT)
        said = run("bundle", "import", str(file), "--json")
        assert said.code == 0, said.err
        assert said.json["new"] > 600
        assert {one.name for one in window.reader.operations()} == {"Day shift", "Night shift"}
        assert run("bundle", "export", str(mine)).code == 0
        assert run("bundle", "have", str(request)).code == 0
        missing = run("bundle", "import", str(tmp_path / "none.commander"))
        assert missing.code == 1
        assert "cannot be read" in missing.err
    assert command(there, "bundle", "import", str(mine)) == 0
    assert ids(there) == ids(data)


def test_a_spare_becomes_a_copy_with_its_own_identity(
    there: Path, data: Path, run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "all.commander"
    assert command(there, "bundle", "export", str(file)) == 0
    said = run("replace", "--from", str(file))
    assert said.code == 0, said.err
    assert ids(data) == ids(there)
    with Post.open(data) as spare, Post.open(there) as old:
        assert spare.operator == Operator("", "medical", "Scribe")
        assert spare.identity.device != old.identity.device
        assert spare.identity.public_key != old.identity.public_key
        assert {*spare.blobs.digests()} == {*old.blobs.digests()}
    assert run("replace", "--from", "nowhere.commander").code == 1


@pytest.mark.e2e
@pytest.mark.filterwarnings("ignore:unclosed <ssl:ResourceWarning")
def test_a_spare_becomes_a_copy_of_what_a_server_has(
    there: Path, data: Path, apart: Apart, tmp_path: Path
) -> None:
    server = ServerProcess(tmp_path / "server").start()
    try:
        with Post.open(there, sync=True) as old:
            old.join(server.address, server.code).result(WAIT)
            (digest,) = old.blobs.digests()
            until(Blobs(server.folder / ATTACHMENTS).path(digest).exists, "the photo is there")
            until(lambda: settled(old))
        copying = apart("replace", "--from", server.address, server.code)
        killer = threading.Timer(PATIENCE * 3, copying.kill)
        killer.start()
        out, err = copying.communicate()
        killer.cancel()
        assert copying.returncode == 0, err
        assert "Night shift" in out
        assert "not here yet" not in out
        assert ids(data) == ids(there)
        assert Blobs(data / ATTACHMENTS).sound(digest)
    finally:
        server.stop()
