"""Contents are kept whole or not at all, whatever is asked for and wherever it breaks."""

import errno
import hashlib
import os
from io import BytesIO
from pathlib import Path

import pytest

from commander.errors import EnvironmentProblem, UserError
from commander.journal import blobs as store
from commander.journal.blobs import Blobs, Elsewhere, Mismatch

DATA = os.urandom(100_000)
DIGEST = hashlib.sha256(DATA).hexdigest()


@pytest.fixture
def blobs(tmp_path: Path) -> Blobs:
    return Blobs(tmp_path / "attachments")


class _Breaking(BytesIO):
    """Gives some bytes, then breaks as a pulled stick or a full disk does."""

    def __init__(self, number: int) -> None:
        super().__init__(DATA)
        self._number = number

    def read(self, _size: int | None = -1, /) -> bytes:
        if self.tell():
            raise OSError(self._number, os.strerror(self._number))
        return super().read(1_000)


def files(blobs: Blobs) -> list[Path]:
    return [path for path in blobs.folder.rglob("*") if path.is_file()]


def test_a_content_is_found_by_its_digest(blobs: Blobs) -> None:
    assert not blobs.has(DIGEST)
    assert blobs.add(BytesIO(DATA)) == DIGEST
    assert blobs.add(BytesIO(DATA)) == DIGEST
    assert blobs.size(DIGEST) == len(DATA)
    assert blobs.sound(DIGEST)
    assert list(blobs.digests()) == [DIGEST]
    assert blobs.used() == len(DATA)


@pytest.mark.skipif(os.name != "posix", reason="rights are POSIX's")
def test_only_the_owner_reads_contents(blobs: Blobs) -> None:
    blobs.add(BytesIO(DATA))
    blobs.append("0" * 64, 0, b"begun")
    for path in (blobs.folder, *blobs.folder.rglob("*")):
        assert path.stat().st_mode & 0o077 == 0, path


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "A" * 64, "0" * 63, "0" * 64 + "\n"])
def test_nothing_but_a_digest_becomes_a_path(blobs: Blobs, name: str) -> None:
    for ask in (blobs.has, blobs.open, blobs.partial, blobs.finish):
        with pytest.raises(ValueError, match="not a digest"):
            ask(name)
    with pytest.raises(ValueError, match="not a digest"):
        blobs.append(name, 0, b"x")


def test_pieces_become_a_content_when_they_are_what_the_digest_says(blobs: Blobs) -> None:
    assert blobs.append(DIGEST, 0, DATA[:70_000]) == 70_000
    with pytest.raises(Elsewhere) as raised:
        blobs.append(DIGEST, 60_000, DATA[60_000:])
    assert raised.value.here == 70_000
    again = Blobs(blobs.folder)  # after a crash
    assert again.partial(DIGEST) == 70_000
    assert not again.has(DIGEST)
    again.append(DIGEST, 70_000, DATA[70_000:])
    again.finish(DIGEST)
    assert again.sound(DIGEST)
    assert again.partial(DIGEST) == 0


def test_what_is_something_else_is_thrown_away(blobs: Blobs) -> None:
    blobs.append(DIGEST, 0, DATA[:-1] + b"!")
    with pytest.raises(Mismatch):
        blobs.finish(DIGEST)
    assert not blobs.has(DIGEST)
    assert blobs.partial(DIGEST) == 0


def test_damage_on_the_disk_is_noticed(blobs: Blobs) -> None:
    blobs.add(BytesIO(DATA))
    path = blobs.path(DIGEST)
    path.write_bytes(DATA[:-1] + b"!")
    assert not blobs.sound(DIGEST)


def test_an_empty_file_is_refused(blobs: Blobs) -> None:
    with pytest.raises(UserError, match="empty"):
        blobs.add(BytesIO(b""))
    assert files(blobs) == []


def test_too_large_a_file_is_refused(blobs: Blobs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "MOST", 99_999)
    with pytest.raises(UserError, match="larger"):
        blobs.add(BytesIO(DATA))
    with pytest.raises(UserError, match="larger"):
        blobs.append(DIGEST, 0, DATA)
    assert files(blobs) == []


@pytest.mark.parametrize(
    ("number", "words"), [(errno.ENOSPC, "is full"), (errno.EIO, "cannot be used")]
)
def test_a_copy_that_breaks_leaves_nothing(blobs: Blobs, number: int, words: str) -> None:
    with pytest.raises(EnvironmentProblem, match=words):
        blobs.add(_Breaking(number))
    assert files(blobs) == []


def test_contents_leave_room_for_the_journal(blobs: Blobs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "LEAST_FREE", 10**18)
    with pytest.raises(EnvironmentProblem, match="is full"):
        blobs.add(BytesIO(DATA))
    with pytest.raises(EnvironmentProblem, match="is full"):
        blobs.append(DIGEST, 0, DATA)
    assert files(blobs) == []


def test_copies_that_a_crash_left_are_tidied_up(blobs: Blobs) -> None:
    blobs.add(BytesIO(DATA))
    old, new = blobs.folder / "new" / "old", blobs.folder / "new" / "new"
    for path in (old, new):
        path.write_bytes(b"left")
    os.utime(old, (0, 0))
    blobs.tidy()
    assert not old.exists()
    assert new.exists()
    assert blobs.has(DIGEST)


def test_who_waits_for_a_content_is_told(blobs: Blobs) -> None:
    told: list[str] = []
    stop = blobs.subscribe(told.append)
    blobs.append(DIGEST, 0, DATA)
    assert told == []
    blobs.finish(DIGEST)
    stop()
    blobs.add(BytesIO(b"other"))
    assert told == [DIGEST]


def test_a_damaged_content_is_set_aside_and_counts_as_lacking(blobs: Blobs) -> None:
    blobs.add(BytesIO(DATA))
    assert blobs.keeps(DIGEST)
    blobs.path(DIGEST).write_bytes(DATA[:-1] + b"!")
    assert not blobs.keeps(DIGEST)
    assert not blobs.has(DIGEST)
    assert (blobs.folder / "damaged" / DIGEST).read_bytes() == DATA[:-1] + b"!"
    assert blobs.add(BytesIO(DATA)) == DIGEST
    assert blobs.keeps(DIGEST)
