"""Users of a server, their passwords, and administrators' sessions. Blocking: not on the loop."""

import hashlib
import hmac
import secrets
import threading
import unicodedata
import uuid
from dataclasses import dataclass

import argon2
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import delete, func, insert, or_, select, update

from commander.errors import UserError
from commander.server.access import tables
from commander.server.access.book import Actor, Book

LONGEST_NAME = 100
SHORTEST, LONGEST_PASSWORD = 12, 200
"""Characters of a password: long ones, of any kind (NIST SP 800-63B asks for length, not kinds)."""

IDLE_MS = 30 * 60_000
LIFE_MS = 12 * 3_600_000
"""After which a session ends: of doing nothing, and in any case."""

BACK_MS = 60_000
"""A clock that stands this far before a session was last seen has been put back: it ends, too."""

AT_ONCE = 2
"""Passwords that are checked at the same time; each takes 64 MiB."""

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


@dataclass(frozen=True, slots=True)
class User:
    """A person; times ms UTC, 0 never. ``subject``: the identity by OpenID Connect."""

    id: str
    name: str
    subject: str
    administrator: bool
    has_password: bool
    made_at: int
    revoked_at: int


@dataclass(frozen=True, slots=True)
class Session:
    """An administrator who is signed in; ``form`` is what each form must carry."""

    user: User
    form: str
    hash: str


class People:
    """Acts on users. Every name that is asked for is one that `folded` takes."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._hasher = argon2.PasswordHasher()
        self._nobody = self._hasher.hash(secrets.token_hex(16))
        self._turns = threading.BoundedSemaphore(AT_ONCE)

    def everyone(self, about: str = "", limit: int = 100, after: int = 0) -> list[User]:
        """Return users by name; ``about``: some text of it, ``after``: how many to leave out."""
        query = select(tables.user).order_by(tables.user.c.folded).limit(limit).offset(after)
        if about:
            wanted = tables.user.c.folded.contains(_fold(about), autoescape=True)
            query = query.where(wanted)
        return [_user(row) for row in self._book.rows(query)]

    def named(self, name: str) -> User:
        """Return the user of this name; UserError when there is none."""
        found = self._book.rows(select(tables.user).where(tables.user.c.folded == _fold(name)))
        if not found:
            raise UserError("There is no user {name}.", name=shown(name))
        return _user(found[0])

    def with_id(self, user: str) -> User:
        """Return a user; UserError when there is none."""
        found = self._book.rows(select(tables.user).where(tables.user.c.id == user))
        if not found:
            raise UserError("There is no such user.")
        return _user(found[0])

    def administrators(self) -> int:
        """Return how many administrators there are who are not revoked."""
        table = tables.user
        query = select(func.count()).where(table.c.administrator == 1, table.c.revoked_at == 0)
        return int(self._book.rows(query)[0][0])

    def add(
        self,
        actor: Actor,
        name: str,
        *,
        administrator: bool = False,
        password: str = "",
        subject: str = "",
    ) -> User:
        """Add a user; UserError when the name is taken, or name or password will not do."""
        name = checked_name(name)
        hashed = self._hash(password) if password else ""
        made = uuid.uuid4().hex
        subject = subject.strip()
        with self._book.act(
            actor, "user.add", name, administrator=administrator, subject=subject
        ) as connection:
            taken = or_(
                tables.user.c.folded == _fold(name),
                (tables.user.c.subject == subject) & (tables.user.c.subject != ""),
            )
            if connection.execute(select(tables.user.c.id).where(taken)).first():
                raise UserError("There is a user {name} already.", name=name)
            connection.execute(
                insert(tables.user).values(
                    id=made,
                    name=name,
                    folded=_fold(name),
                    password=hashed,
                    subject=subject,
                    administrator=int(administrator),
                    made_at=self._book.now(),
                )
            )
        return self.with_id(made)

    def set_password(self, actor: Actor, user: User, password: str) -> None:
        """Give a user another password; ends the sessions under the old one."""
        hashed = self._hash(password)
        with self._book.act(actor, "user.password", user.name) as connection:
            row = update(tables.user).where(tables.user.c.id == user.id)
            connection.execute(row.values(password=hashed))
            connection.execute(delete(tables.session).where(tables.session.c.user == user.id))

    def link(self, actor: Actor, user: User, subject: str) -> None:
        """Say who a user is to OpenID Connect; empty for nobody."""
        subject = subject.strip()
        with self._book.act(actor, "user.link", user.name, subject=subject) as connection:
            other = select(tables.user.c.id).where(
                tables.user.c.subject == subject, tables.user.c.id != user.id
            )
            if subject and connection.execute(other).first():
                raise UserError("Another user has this identity already.")
            row = update(tables.user).where(tables.user.c.id == user.id)
            connection.execute(row.values(subject=subject))

    def appoint(self, actor: Actor, user: User, *, administrator: bool) -> None:
        """Make a user an administrator, or end that; UserError for the last one."""
        act = "user.administrator" if administrator else "user.no-administrator"
        self._change(actor, act, user, {"administrator": int(administrator)}, ends=True)

    def revoke(self, actor: Actor, user: User) -> None:
        """Shut a user out with all devices of theirs; UserError for the last administrator."""
        self._change(actor, "user.revoke", user, {"revoked_at": self._book.now()}, ends=True)

    def restore(self, actor: Actor, user: User) -> None:
        """Let a user in again."""
        self._change(actor, "user.restore", user, {"revoked_at": 0})

    def _change(
        self,
        actor: Actor,
        act: str,
        user: User,
        values: dict[str, int],
        *,
        ends: bool = False,
    ) -> None:
        with self._book.act(actor, act, user.name) as connection:
            table = tables.user
            connection.execute(update(table).where(table.c.id == user.id).values(values))
            if ends:
                connection.execute(delete(tables.session).where(tables.session.c.user == user.id))
            left = select(func.count()).where(table.c.administrator == 1, table.c.revoked_at == 0)
            if user.administrator and not connection.execute(left).scalar():
                raise UserError("{name} is the last administrator.", name=user.name)

    def _hash(self, password: str) -> str:
        if not SHORTEST <= len(password) <= LONGEST_PASSWORD:
            raise UserError(
                "A password has {least} to {most} characters.",
                least=SHORTEST,
                most=LONGEST_PASSWORD,
            )
        with self._turns:
            return self._hasher.hash(unicodedata.normalize("NFKC", password))

    # ---- signing in ----

    def check(self, name: str, password: str) -> User | None:
        """Return the administrator with this name and password; as slow for nobody."""
        table = tables.user
        found = self._book.rows(select(table).where(table.c.folded == _fold(name)[:LONGEST_NAME]))
        kept = found[0].password if found else ""
        said = unicodedata.normalize("NFKC", password[: LONGEST_PASSWORD + 1])
        right = False
        with self._turns:
            try:
                right = self._hasher.verify(kept or self._nobody, said)
            except (VerificationError, InvalidHashError):
                right = False
        user = _user(found[0]) if right and kept else None
        return user if user is not None and user.administrator and not user.revoked_at else None

    def known_as(self, subject: str) -> User | None:
        """Return the administrator whom OpenID Connect calls so."""
        found = self._book.rows(select(tables.user).where(tables.user.c.subject == subject))
        user = _user(found[0]) if subject and found else None
        return user if user is not None and user.administrator and not user.revoked_at else None

    def begin(self, actor: Actor, user: User, how: str) -> str:
        """Begin a session; returns its secret, which nobody chose and nothing keeps but a hash."""
        secret = secrets.token_urlsafe(32)
        now = self._book.now()
        with self._book.act(actor, "sign-in", user.name, rights=False, how=how) as connection:
            old = tables.session.c.made_at < now - LIFE_MS
            connection.execute(delete(tables.session).where(old))
            connection.execute(
                insert(tables.session).values(
                    hash=_hashed(secret),
                    user=user.id,
                    form=secrets.token_urlsafe(32),
                    made_at=now,
                    seen_at=now,
                )
            )
        return secret

    def session(self, secret: str) -> Session | None:
        """Return the session with this secret; one that is over is forgotten for good."""
        table = tables.session
        hashed = _hashed(secret)
        found = self._book.rows(
            select(table.c.form, table.c.made_at, table.c.seen_at, table.c.user).where(
                table.c.hash == hashed
            )
        )
        if not found:
            return None
        form, made_at, seen_at, who = tuple(found[0])
        user = self.with_id(who)
        now = self._book.now()
        over = now > min(made_at + LIFE_MS, seen_at + IDLE_MS) or now < seen_at - BACK_MS
        if over or user.revoked_at or not user.administrator:
            self.end(hashed)
            return None
        if now > seen_at + BACK_MS:
            with self._book.write() as connection:
                connection.execute(update(table).where(table.c.hash == hashed).values(seen_at=now))
        return Session(user, form, hashed)

    def end(self, hashed: str) -> None:
        """End a session."""
        with self._book.write() as connection:
            connection.execute(delete(tables.session).where(tables.session.c.hash == hashed))


def carries(session: Session, shown_form: str) -> bool:
    """Return whether a form is this session's, in a time that tells nothing."""
    return hmac.compare_digest(session.form.encode(), shown_form.encode("utf-8", "replace"))


def checked_name(name: str) -> str:
    """Return a name as it is kept; UserError when it is empty, too long or has unseen signs."""
    clean = " ".join(unicodedata.normalize("NFC", name).split(" ")).strip()
    if not 0 < len(clean) <= LONGEST_NAME or any(
        unicodedata.category(one) in _UNSEEN for one in clean
    ):
        raise UserError("A name has 1 to {most} characters that can be seen.", most=LONGEST_NAME)
    return clean


def shown(text: str) -> str:
    """Return a text of others in which nothing is unseen, and nothing turns what is around it."""
    return "".join("�" if unicodedata.category(one) in _UNSEEN else one for one in text)


def _fold(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold().strip()


def _hashed(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


def _user(row: object) -> User:
    return User(
        id=row.id,  # type: ignore[attr-defined]
        name=row.name,  # type: ignore[attr-defined]
        subject=row.subject,  # type: ignore[attr-defined]
        administrator=bool(row.administrator),  # type: ignore[attr-defined]
        has_password=bool(row.password),  # type: ignore[attr-defined]
        made_at=row.made_at,  # type: ignore[attr-defined]
        revoked_at=row.revoked_at,  # type: ignore[attr-defined]
    )
