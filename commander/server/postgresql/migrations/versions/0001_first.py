"""The first tables in PostgreSQL: what a server keeps of a journal's."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table of the first release; each key begins with the stream."""
    op.create_table(
        "stream", _name("id"), _count("head", server_default="0"), _key("pk_stream", "id")
    )
    _change()
    op.create_table(
        "chain",
        *(_name("stream"), _name("device"), _count("last"), _count("numbers"), _count("changes")),
        _key("pk_chain", "stream", "device"),
    )
    op.create_table(
        "signature",
        *(_name("stream"), _name("device"), _count("n")),
        *(_name("hash"), _name("public_key"), _name("signature")),
        _key("pk_signature", "stream", "device", "n"),
    )
    op.create_table(
        "fork",
        *(_name("stream"), _name("device"), _count("n"), _count("at")),
        _key("pk_fork", "stream", "device"),
    )
    op.create_table("setting", _name("name"), _content("value"), _key("pk_setting", "name"))
    _positions()


def _change() -> None:
    op.create_table(
        "change",
        *(_name("stream"), _count("seq"), _name("id"), _name("act", nullable=True)),
        *(_name("device"), _count("n"), _name("entity"), _name("key", nullable=True)),
        *(_count("received_at"), _name("origin", server_default="")),
        *(_content("body"), _content("personal", nullable=True)),
        _key("pk_change", "stream", "seq"),
    )
    op.create_index("ix_change_stream_id", "change", ["stream", "id"], unique=True)
    op.create_index("ix_change_stream_device_n", "change", ["stream", "device", "n"])
    keyed = sa.text("key IS NOT NULL")
    op.create_index("ix_change_stream_key", "change", ["stream", "key"], postgresql_where=keyed)


def _positions() -> None:
    op.create_table(
        "fix",
        *(_name("stream"), _name("unit"), _name("device"), _count("seq"), _name("origin")),
        *(_content("body"), _content("window", nullable=True)),
        _key("pk_fix", "stream", "unit", "device"),
    )
    op.create_index("ix_fix_stream_seq", "fix", ["stream", "seq"])
    op.create_table(
        "track",
        *(_name("stream"), _name("unit"), _name("device"), _count("start")),
        *(_count("seq"), _name("origin"), _content("points")),
        _key("pk_track", "stream", "unit", "device", "start"),
    )
    op.create_index("ix_track_stream_seq", "track", ["stream", "seq"])
    op.create_table(
        "position_head", _name("stream"), _count("head"), _key("pk_position_head", "stream")
    )


def _name(
    name: str, *, nullable: bool = False, server_default: str | None = None
) -> sa.Column[str]:
    kind = sa.Text(collation="C")
    return sa.Column(name, kind, nullable=nullable, server_default=server_default)


def _count(name: str, *, server_default: str | None = None) -> sa.Column[int]:
    kind = sa.BigInteger()
    return sa.Column(name, kind, nullable=False, server_default=server_default, autoincrement=False)


def _content(name: str, *, nullable: bool = False) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary(), nullable=nullable)


def _key(name: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=name)
