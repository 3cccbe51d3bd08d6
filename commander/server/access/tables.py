"""The tables of administration, with metadata of their own: alike on SQLite and PostgreSQL.

They are apart from the journal: a journal that is put back to yesterday must not let in again whom
somebody has shut out since. Times are ms UTC; 0 stands for never.
"""

from sqlalchemy import (
    DDL,
    BigInteger,
    Column,
    Engine,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    event,
    func,
    insert,
    select,
)

from commander.errors import EnvironmentProblem

VERSION = 1
"""Of these tables."""

LOCK = 0x61636365_7373
"""Number of the lock under which PostgreSQL's tables are made; one after the other."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    }
)


def _time(name: str) -> "Column[int]":
    return Column(name, BigInteger, nullable=False, server_default="0")


def _text(name: str) -> "Column[str]":
    return Column(name, Text, nullable=False, server_default="")


state = Table(
    "access_state",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("tables", Integer, nullable=False),
    Column("version", BigInteger, nullable=False),
    Column("audit", BigInteger, nullable=False),
    _text("audit_hash"),
)
"""One row. ``tables``: which tables these are; ``version`` grows with what changes somebody's
rights; ``audit`` and its hash: where the audit ends."""

user = Table(
    "access_user",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False, unique=True),
    _text("password"),
    _text("subject"),
    Column("administrator", Integer, nullable=False, server_default="0"),
    _time("made_at"),
    _time("revoked_at"),
    Index("ix_access_user_subject", "subject"),
)
"""People. ``folded``: the name as it is compared; ``subject``: who they are to OpenID Connect."""

device = Table(
    "access_device",
    metadata,
    Column("device", Text, primary_key=True),
    Column("public_key", Text, nullable=False),
    _text("name"),
    Column("user", Text, ForeignKey("access_user.id")),
    _text("code"),
    _time("since"),
    _time("revoked_at"),
    Index("ix_access_device_since", "since"),
)
"""Posts that were let in; ``code`` is the enrolment code they came with."""

token = Table(
    "access_token",
    metadata,
    Column("hash", Text, primary_key=True),
    Column("device", Text, ForeignKey("access_device.device"), nullable=False),
    _time("made_at"),
    _time("expires_at"),
    Index("ix_access_token_device", "device"),
)

code = Table(
    "access_code",
    metadata,
    Column("id", Text, primary_key=True),
    Column("hash", Text, nullable=False, unique=True),
    _text("secret"),
    _text("note"),
    Column("user", Text, ForeignKey("access_user.id")),
    _text("role"),
    _text("department"),
    _text("stream"),
    Column("uses", Integer, nullable=False, server_default="0"),
    Column("used", Integer, nullable=False, server_default="0"),
    _time("made_at"),
    _time("expires_at"),
    _time("ended_at"),
)
"""Enrolment codes. ``uses`` 0: any number. ``secret`` is kept only of the one that the server
prints at each start; of the others only the hash is."""

stream = Table(
    "access_stream",
    metadata,
    Column("stream", Text, primary_key=True),
    Column("mode", Text, nullable=False),
)
"""Streams that are not open."""

quota = Table(
    "access_quota",
    metadata,
    Column("stream", Text, primary_key=True),
    Column("changes", BigInteger, nullable=False),
    Column("size", BigInteger, nullable=False),
)
"""The most that is kept of a stream, and with * of each that has no row; 0: any amount."""

grant = Table(
    "access_grant",
    metadata,
    Column("stream", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("holder", Text, primary_key=True),
    Column("role", Text, primary_key=True),
    Column("department", Text, primary_key=True),
    _time("made_at"),
)
"""Roles; ``kind`` is user or device."""

session = Table(
    "access_session",
    metadata,
    Column("hash", Text, primary_key=True),
    Column("user", Text, ForeignKey("access_user.id"), nullable=False),
    Column("form", Text, nullable=False),
    _time("made_at"),
    _time("seen_at"),
    Index("ix_access_session_user", "user"),
)
"""Administrators who are signed in; ``form`` is what their forms must carry."""

signin = Table(
    "access_signin",
    metadata,
    Column("state", Text, primary_key=True),
    Column("nonce", Text, nullable=False),
    Column("verifier", Text, nullable=False),
    _time("made_at"),
)
"""Sign-ins by OpenID Connect that are under way; ``state`` hashed."""

feed = Table(
    "access_feed",
    metadata,
    Column("id", Text, primary_key=True),
    Column("hash", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("streams", Text, nullable=False),
    _time("made_at"),
    _time("expires_at"),
    _time("revoked_at"),
    _time("used_at"),
)
"""Tokens of the city's own systems, which only read; ``streams``: JSON, the operations."""

hook = Table(
    "access_hook",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("streams", Text, nullable=False),
    Column("kinds", Text, nullable=False),
    Column("plain", Integer, nullable=False),
    Column("whole", Integer, nullable=False),
    _time("made_at"),
    _time("paused_at"),
    _time("dead_at"),
    _time("told_at"),
    Column("tries", Integer, nullable=False, server_default="0"),
    _time("next_at"),
    _text("problem"),
    _text("lease_by"),
    _time("lease_until"),
)
"""Webhooks. ``plain``: http is allowed; ``whole``: it is told what was before it, too; ``tries``
failed since the last that did not, ``problem`` why; ``lease_by``: which worker sends now."""

hook_place = Table(
    "access_hook_place",
    metadata,
    Column("hook", Text, primary_key=True),
    Column("stream", Text, primary_key=True),
    Column("epoch", Text, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("upto", BigInteger, nullable=False),
)
"""How far a webhook was told of an operation; what is being told now ends at ``upto``."""

setting = Table(
    "access_setting",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", LargeBinary, nullable=False),
)

audit = Table(
    "access_audit",
    metadata,
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("at", BigInteger, nullable=False),
    Column("who", Text, nullable=False),
    Column("origin", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("target", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Column("hash", Text, nullable=False),
)
"""Every act of administration. ``hash`` covers the row and the hash before it."""

_SQLITE = """
CREATE TRIGGER access_audit_{act} BEFORE {act} ON access_audit
BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END
"""
_POSTGRESQL = (
    """CREATE OR REPLACE FUNCTION access_audit_kept() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'the audit is append-only'; END $$""",
    """CREATE TRIGGER access_audit_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON access_audit
    FOR EACH STATEMENT EXECUTE FUNCTION access_audit_kept()""",
)
for _act in ("UPDATE", "DELETE"):
    _ddl = DDL(_SQLITE.format(act=_act))  # type: ignore[no-untyped-call]
    event.listen(audit, "after_create", _ddl.execute_if(dialect="sqlite"))
for _statement in _POSTGRESQL:
    _ddl = DDL(_statement)  # type: ignore[no-untyped-call]
    event.listen(audit, "after_create", _ddl.execute_if(dialect="postgresql"))


def prepare(engine: Engine) -> None:
    """Make the tables where they are not there yet; EnvironmentProblem for those of a newer one."""
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":  # several servers may start at once
            connection.execute(select(func.pg_advisory_xact_lock(LOCK)))
        metadata.create_all(connection)
        found = connection.execute(select(state.c.tables)).scalar()
        if found is None:
            connection.execute(insert(state).values(id=1, tables=VERSION, version=1, audit=0))
        elif found > VERSION:
            raise EnvironmentProblem(
                "Users and devices of this server were kept by a newer commander-server. Install "
                "that version. Nothing has been changed."
            )
