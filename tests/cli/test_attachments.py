"""Attached from the command line, listed, saved, and what check and backup say of it."""

from pathlib import Path

import pytest

from commander.journal.blobs import Blobs
from commander.post import ATTACHMENTS
from tests.cli.conftest import Run

PHOTO = b"\xff\xd8\xff\xe0" + bytes(5_000)


@pytest.fixture
def photo(run: Run, tmp_path: Path) -> Path:
    assert run("operation", "open", "Fire").code == 0
    assert run("log", "smoke over hall 3").code == 0
    assert run("task", "add", "cool the tanks", "--owner", "fire").code == 0
    path = tmp_path / "north gate.jpg"
    path.write_bytes(PHOTO)
    return path


def test_files_are_attached_listed_and_saved(run: Run, photo: Path, tmp_path: Path) -> None:
    said = run("attach", "#1", str(photo))
    assert said.code == 0
    assert "north gate.jpg (5.0 kB) attached to #1" in said.out
    assert "attached to cool the tanks" in run("attach", "cool", str(photo)).out
    (first, second) = run("attachments", "list", "--json").json
    assert (first["name"], first["media"], first["here"]) == ("north gate.jpg", "image/jpeg", True)
    assert {first["of"]["kind"], second["of"]["kind"]} == {"message", "task"}
    assert run("attachments", "list", "#1").out.count("\n") == 1
    target = tmp_path / "saved"
    target.mkdir()
    assert run("attachments", "save", first["key"], str(target)).code == 0
    assert (target / "north gate.jpg").read_bytes() == PHOTO
    again = run("attachments", "save", first["key"], str(target))
    assert (again.code, "there already" in again.err) == (1, True)


def test_what_cannot_be_attached_says_why(run: Run, photo: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.touch()
    for words, why in (
        (("#1", str(empty)), "is empty"),
        (("#1", str(tmp_path / "absent.jpg")), "is no file"),
        (("#9", str(photo)), "no entry"),
        (("nobody", str(photo)), "no entry or task"),
    ):
        said = run("attach", *words)
        assert (said.code, said.out) == (1, "")
        assert why in said.err
    assert run("attachments", "list").out == "No attachment.\n"


def test_check_counts_missing_and_damaged_contents(run: Run, photo: Path, data: Path) -> None:
    assert "Attachments" not in run("check").out
    run("attach", "#1", str(photo))
    assert "Attachments: 1, the content of 1 here, not damaged" in run("check").out
    blobs = Blobs(data / ATTACHMENTS)
    (digest,) = blobs.digests()
    blobs.path(digest).write_bytes(b"something else")
    said = run("check").out
    assert "1 damaged" in said
    assert str(blobs.path(digest)) in said
    blobs.path(digest).unlink()
    assert "the content of 0 here; 1 elsewhere" in run("check").out
    saved = run("attachments", "save", "north", str(data / "x.jpg"))
    assert (saved.code, "not on this machine yet" in saved.err) == (1, True)


def test_backup_says_that_contents_are_beside_it(run: Run, photo: Path, tmp_path: Path) -> None:
    run("attach", "#1", str(photo))
    said = run("backup", str(tmp_path / "copy.db"))
    assert said.code == 0
    assert "1 files" in said.err
    assert "attachments" in said.err
