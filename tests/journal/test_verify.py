import sqlite3
from pathlib import Path

import pytest

from commander.actions import LogMessage, OpenOperation
from commander.journal import change as changes
from commander.journal import identity
from commander.journal.change import decode, encode
from commander.journal.verify import Verified, verify
from commander.journal.viewing import viewing
from commander.post import Post


@pytest.fixture
def data(tmp_path: Path) -> Path:
    with Post.open(tmp_path) as post:
        post.perform(OpenOperation("Derailment", stream="op", departments=False)).result()
        for number in range(4):
            post.perform(LogMessage("op", f"entry {number}")).result()
    return tmp_path


def change(data: Path, statement: str, *values: object) -> None:
    with sqlite3.connect(data / "journal.db") as other:
        other.execute(statement, values)
    other.close()


def verified(data: Path) -> Verified:
    with viewing(data) as reader:
        return verify(reader, identity.load(data).device)


def sign(data: Path, n: int, *, fingerprint: str = "") -> None:
    """Sign a head as a push does."""
    own = identity.load(data)
    with sqlite3.connect(data / "journal.db") as other:
        query = "SELECT body FROM change WHERE n = ?"
        (body,) = other.execute(query, (n,)).fetchone()
    other.close()
    signed = fingerprint or changes.fingerprint(body)
    change(
        data,
        "INSERT INTO signature VALUES (?, ?, ?, ?, ?, ?)",
        *("op", own.device, n, signed, own.public_key, own.sign("op", n, signed)),
    )


def test_what_was_written_holds(data: Path) -> None:
    sign(data, 3)
    found = verified(data)
    assert (found.changes, found.signatures, found.flaws) == (5, 1, ())


def test_an_altered_change_breaks_the_chain_after_it(data: Path) -> None:
    with sqlite3.connect(data / "journal.db") as other:
        (body,) = other.execute("SELECT body FROM change WHERE n = 3").fetchone()
    other.close()
    change(data, "UPDATE change SET body = ? WHERE n = 3", body.replace(b"entry 1", b"entry 9"))
    (flaw,) = verified(data).flaws
    assert (flaw.n, flaw.reason) == (4, "the change before it was altered")


def test_an_altered_last_change_is_caught_by_its_signature(data: Path) -> None:
    sign(data, 4)
    with sqlite3.connect(data / "journal.db") as other:
        (body,) = other.execute("SELECT body FROM change WHERE n = 4").fetchone()
    other.close()
    change(data, "DELETE FROM change WHERE n = 5")
    change(data, "UPDATE change SET body = ? WHERE n = 4", body.replace(b"entry 2", b"entry 9"))
    (flaw,) = verified(data).flaws
    assert (flaw.n, flaw.reason) == (4, "the change is not the one that was signed")


def test_a_missing_change_is_named(data: Path) -> None:
    change(data, "DELETE FROM change WHERE n IN (2, 3)")
    (flaw,) = verified(data).flaws
    assert flaw.reason == "changes 2 to 3 are missing"


def test_bytes_that_are_no_change_are_named(data: Path) -> None:
    change(data, "UPDATE change SET body = ? WHERE n = 2", b"\xff\xfe")
    assert "cannot be read" in verified(data).flaws[0].reason


def test_a_change_under_another_number_is_named(data: Path) -> None:
    with sqlite3.connect(data / "journal.db") as other:
        (body,) = other.execute("SELECT body FROM change WHERE n = 5").fetchone()
    other.close()
    change(data, "UPDATE change SET body = ? WHERE n = 4", encode(decode(body)))
    assert verified(data).flaws[0].reason == "the change says it is another one"


def test_a_signature_of_another_key_is_named(data: Path) -> None:
    sign(data, 2)
    change(data, "UPDATE signature SET signature = ?", "00" * 64)
    (flaw,) = verified(data).flaws
    assert flaw.reason == "the signature is not of this key"
