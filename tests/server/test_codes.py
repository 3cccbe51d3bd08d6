"""Enrolment codes and tokens: expired, used up, ended, stolen, malformed; and their audit."""

import secrets
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import sqlalchemy
from sqlalchemy import select, text, update

from commander.errors import EnvironmentProblem, UserError
from commander.journal import enrolment, wire
from commander.server.access import opening, tables
from commander.server.access.book import Actor, Book
from commander.server.access.codes import BACK_MS, STANDING, Codes, Terms
from commander.server.access.doors import Doors
from commander.server.access.people import People
from commander.server.access.roles import EVERYWHERE, Grant, Mode, Role
from commander.server.access.streams import Streams
from commander.server.postgresql.address import parse
from tests.server.office import ACTOR
from tests.sync.harness import DATABASES, address

HOUR = 3_600_000
FROM = "192.0.2.7"


@dataclass
class Clock:
    """A clock that a test sets."""

    at: int = 1_800_000_000_000

    def now(self) -> int:
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(params=DATABASES)
def book(request: pytest.FixtureRequest, tmp_path: Path, clock: Clock) -> Iterator[Book]:
    """A book in either database."""
    place = address(request)
    made = opening.book(tmp_path, parse(place) if place else None, clock.now)
    yield made
    made.close()


@pytest.fixture
def doors(book: Book) -> Doors:
    return Doors(book)


@pytest.fixture
def codes(book: Book) -> Codes:
    return Codes(book)


def printed(secret: str) -> str:
    return str(enrolment.Code(secret))


def post(code: str, device: str = "", key: str = "") -> wire.Enrol:
    return wire.Enrol(code, device or secrets.token_hex(8), key or secrets.token_hex(32), "van")


def make(codes: Codes, terms: Terms | None = None) -> tuple[str, str]:
    code, secret = codes.make(ACTOR, terms or Terms())
    return code.id, printed(secret)


def test_a_code_lets_as_many_in_as_it_says(doors: Doors, codes: Codes) -> None:
    _, code = make(codes, Terms(uses=2))
    assert [bool(doors.enrol(post(code), FROM)) for _ in range(4)] == [True, True, False, False]


def test_the_last_use_is_one_post_s_however_many_ask_at_once(doors: Doors, codes: Codes) -> None:
    _, code = make(codes, Terms(uses=3))
    got: list[str | None] = []
    threads = [
        threading.Thread(target=lambda: got.append(doors.enrol(post(code), FROM))) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sum(token is not None for token in got) == 3
    assert codes.everyone()[0].used == 3


def test_who_did_not_get_the_answer_asks_again_and_uses_nothing_up(
    doors: Doors, codes: Codes
) -> None:
    _, code = make(codes)
    mine = post(code)
    first, second = doors.enrol(mine, FROM), doors.enrol(mine, FROM)
    assert first
    assert second
    assert doors.find(first) == doors.find(second)
    assert codes.everyone()[0].used == 1
    thief = post(code, mine.device)
    assert doors.enrol(thief, FROM) is None, "the same device, another key"
    assert doors.enrol(post(code), FROM) is None, "another device"


def test_a_code_that_is_over_stays_over_whatever_the_clock_says(
    doors: Doors, codes: Codes, clock: Clock
) -> None:
    _, code = make(codes, Terms(hours=1, uses=5))
    mine = post(code)
    assert doors.enrol(mine, FROM)
    clock.at += HOUR
    assert doors.enrol(post(code), FROM) is None
    assert doors.enrol(mine, FROM) is None, "nor for who came with it"
    clock.at -= HOUR // 2
    assert doors.enrol(post(code), FROM) is None, "a clock put back brings nothing back"


def test_a_clock_put_back_before_a_code_was_made(doors: Doors, codes: Codes, clock: Clock) -> None:
    _, code = make(codes, Terms(hours=1, uses=5))
    clock.at -= BACK_MS + 1
    assert doors.enrol(post(code), FROM) is None
    clock.at += BACK_MS + 1
    assert doors.enrol(post(code), FROM)


def test_a_code_that_was_ended_and_those_who_came_with_it(doors: Doors, codes: Codes) -> None:
    name, code = make(codes, Terms(uses=5))
    token = doors.enrol(post(code), FROM)
    assert token
    codes.revoke(ACTOR, name)
    assert doors.enrol(post(code), FROM) is None
    assert doors.find(token)
    with pytest.raises(UserError, match="no code"):
        codes.revoke(ACTOR, "nothing")


@pytest.mark.parametrize(
    "wrong",
    ["", "x", "00000-00000-0000", "🜁" * 14, "0" * 5_000, "'; DROP TABLE access_code; --", "\x00"],
)
def test_what_is_no_code(doors: Doors, wrong: str) -> None:
    assert doors.enrol(post(wrong), FROM) is None


@pytest.mark.parametrize("wrong", ["", "x", "é" * 40, "\ud800", "\x00", "' OR 1=1 --", "y" * 9_000])
def test_what_is_no_token(doors: Doors, codes: Codes, wrong: str) -> None:
    _, code = make(codes)
    token = doors.enrol(post(code), FROM)
    assert token
    assert doors.find(wrong) is None
    assert doors.find(token[:-1]) is None
    assert doors.find(token + "x") is None


def test_a_token_that_has_an_end(doors: Doors, codes: Codes, book: Book, clock: Clock) -> None:
    token = doors.enrol(post(make(codes)[1]), FROM)
    assert token
    with book.act(ACTOR, "test", "") as connection:
        connection.execute(update(tables.token).values(expires_at=clock.at + HOUR))
    doors.look()
    assert doors.find(token)
    clock.at += HOUR
    doors.look()
    assert doors.find(token) is None


@pytest.mark.parametrize(
    "terms",
    [
        Terms(hours=0),
        Terms(hours=-1),
        Terms(hours=float("nan")),
        Terms(hours=1e9),
        Terms(uses=0),
        Terms(uses=-1),
        Terms(uses=10**9),
        Terms(note="x" * 101),
        Terms(grant=Grant(Role.SCRIBE)),
        Terms(stream="op-1"),
    ],
)
def test_a_code_that_makes_no_sense(codes: Codes, terms: Terms) -> None:
    with pytest.raises(UserError):
        codes.make(ACTOR, terms)
    assert codes.everyone() == []


def test_a_code_brings_its_role_and_its_user(doors: Doors, codes: Codes, book: Book) -> None:
    user = People(book).add(ACTOR, "li")
    Streams(book).set_mode(ACTOR, "op-1", Mode.ROLES)
    doors.look()
    grant = Grant(Role.DESK, "fire")
    _, code = make(codes, Terms(user=user, grant=grant, stream=EVERYWHERE))
    mine = post(code)
    assert doors.enrol(mine, FROM)
    assert doors.sends(mine.device, "op-1"), "not before it was looked at"
    assert doors.look()
    assert not doors.look(), "nothing has changed since"
    assert doors.sends(mine.device, "op-1") == ""
    assert doors.device(mine.device).user == user.id
    other = post("", key="ab" * 32)
    token = doors.renew(other, doors.find(doors.enrol(mine, FROM) or ""), FROM)  # type: ignore[arg-type]
    assert token
    doors.look()
    assert doors.sends(other.device, "op-1") == "", "who becomes another device keeps its role"
    assert doors.device(other.device).user == user.id
    People(book).revoke(ACTOR, user)
    doors.look()
    assert doors.find(token) is None


def test_the_standing_code(doors: Doors, codes: Codes) -> None:
    first = codes.stand(ACTOR)
    assert all(doors.enrol(post(printed(first)), FROM) for _ in range(3))
    second = codes.stand(ACTOR)
    assert doors.enrol(post(printed(first)), FROM) is None
    assert codes.standing() == second
    codes.revoke(ACTOR, STANDING)
    assert codes.standing() == ""
    assert codes.has_standing()
    assert doors.enrol(post(printed(second)), FROM) is None


def test_every_act_has_its_line_and_no_secret(doors: Doors, codes: Codes, book: Book) -> None:
    people = People(book)
    boss = people.add(Actor("root", "command line"), "ann", password="x" * 20, administrator=True)
    people.set_password(ACTOR, boss, "y" * 20)
    name, code = make(codes, Terms(note="van\u202e"))
    mine = post(code)
    token = doors.enrol(mine, FROM)
    assert token
    doors.revoke(ACTOR, mine.device)
    codes.revoke(ACTOR, name)
    lines = book.audit()
    acts = [line.act for line in reversed(lines)]
    assert acts == [
        "user.add", "user.password", "code.make", "device.enrol", "device.revoke", "code.revoke",
    ]  # fmt: skip
    assert [lines[2].who, lines[2].origin, lines[2].target] == ["post", FROM, mine.device]
    said = "".join(map(str, lines))
    for secret in ("x" * 20, "y" * 20, code, code.replace("-", "")[:10], token, mine.public_key):
        assert secret not in said
    assert book.unbroken() == 0


def test_an_act_that_fails_leaves_nothing(book: Book) -> None:
    people = People(book)
    people.add(ACTOR, "Ann")
    for name in ("ann", " ANN ", "ａｎｎ"):
        with pytest.raises(UserError, match="already"):
            people.add(ACTOR, name)
    assert [line.act for line in book.audit()] == ["user.add"]
    with pytest.raises(UserError, match="no such user or device"):
        Streams(book).grant(ACTOR, "op-1", ("user", "nobody"), Grant(Role.SCRIBE))
    assert len(book.audit()) == 1
    assert book.unbroken() == 0


def test_the_audit_is_only_ever_added_to(book: Book) -> None:
    for number in range(3):
        book.note(ACTOR, "test", str(number))
    for statement in ("UPDATE access_audit SET who = 'x'", "DELETE FROM access_audit"):
        with pytest.raises(EnvironmentProblem, match="append-only"), book.write() as connection:
            connection.execute(text(statement))
    assert len(book.audit()) == 3


@pytest.mark.parametrize("change", ["target = 'x'", "at = at + 1", "seq = seq + 10", "DELETE"])
def test_a_line_changed_by_hand_shows(tmp_path: Path, change: str) -> None:
    book = opening.book(tmp_path, None)
    for number in range(5):
        book.note(ACTOR, "test", str(number))
    with book.write() as connection:
        for act in ("update", "delete"):
            connection.execute(text(f"DROP TRIGGER access_audit_{act}"))
        said = "DELETE FROM" if change == "DELETE" else "UPDATE"
        values = "" if change == "DELETE" else f"SET {change}"
        connection.execute(text(f"{said} access_audit {values} WHERE seq = 5"))
    assert book.unbroken() == 5
    book.close()


def test_tables_of_a_newer_program_are_left_alone(tmp_path: Path) -> None:
    book = opening.book(tmp_path, None)
    with book.write() as connection:
        connection.execute(update(tables.state).values(tables=tables.VERSION + 1))
    book.close()
    with pytest.raises(EnvironmentProblem, match="newer"):
        opening.book(tmp_path, None)


def test_acts_from_many_sides_make_one_audit(book: Book) -> None:
    def act(number: int) -> None:
        for turn in range(5):
            book.note(ACTOR, "test", f"{number} {turn}")

    threads = [threading.Thread(target=act, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert book.unbroken() == 0
    assert len(book.audit()) == 20
    with book.read() as connection:
        count = select(sqlalchemy.func.count()).select_from(tables.audit)
        assert connection.execute(count).scalar() == 20
