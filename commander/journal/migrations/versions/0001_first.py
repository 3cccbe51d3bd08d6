"""The first schema."""

import sqlalchemy as sa
from alembic import op

from commander.journal.schema import MESSAGE_TEXT

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table of the first release."""
    _chain()
    _change()
    _draft()
    _fix()
    _fork()
    _message()
    _message_link()
    _message_party()
    _message_struck()
    _parked()
    _party()
    _peer()
    _position_head()
    _position_peer()
    _receipt()
    _record()
    _setting()
    _signature()
    _stream()
    _track()
    op.execute(MESSAGE_TEXT)


def _chain() -> None:
    op.create_table(
        "chain",
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("device", sa.Text(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.Column("numbers", sa.Integer(), nullable=False),
        sa.Column("changes", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("stream", "device", name="pk_chain"),
        sqlite_with_rowid=False,
    )


def _change() -> None:
    op.create_table(
        "change",
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("act", sa.Text(), nullable=True),
        sa.Column("device", sa.Text(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=True),
        sa.Column("received_at", sa.Integer(), nullable=False),
        sa.Column("origin", sa.Text(), server_default="", nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("personal", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("stream", "seq", name="pk_change"),
    )
    op.create_index("ix_change_stream_device_n", "change", ["stream", "device", "n"], unique=False)
    op.create_index(
        "ix_change_stream_key",
        "change",
        ["stream", "key"],
        unique=False,
        sqlite_where=sa.text("key IS NOT NULL"),
    )
    op.create_index("ix_change_stream_id", "change", ["stream", "id"], unique=True)


def _draft() -> None:
    op.create_table(
        "draft",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("begun_at", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_draft"),
        sqlite_with_rowid=False,
    )


def _message() -> None:
    op.create_table(
        "message",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("happened_at", sa.Integer(), nullable=False),
        sa.Column("stamp", sa.Text(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("precedence", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("incident", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("position", name="pk_message"),
    )
    op.create_index(
        "ix_message_stream_happened_at_stamp",
        "message",
        ["stream", "happened_at", "stamp"],
        unique=False,
    )
    op.create_index("ix_message_stream_key", "message", ["stream", "key"], unique=True)


def _message_link() -> None:
    op.create_table(
        "message_link",
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("stream", "target", "kind", "source", name="pk_message_link"),
        sqlite_with_rowid=False,
    )


def _message_party() -> None:
    op.create_table(
        "message_party",
        sa.Column("party", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("wanted", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("party", "position", name="pk_message_party"),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_message_party_wanted",
        "message_party",
        ["position", "party"],
        unique=False,
        sqlite_where=sa.text("wanted = 1"),
    )


def _party() -> None:
    op.create_table(
        "party",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("ref", sa.Text(), nullable=False),
        sa.Column("heard_at", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_party"),
    )
    op.create_index("ix_party_stream_ref", "party", ["stream", "ref"], unique=True)


def _message_struck() -> None:
    op.create_table(
        "message_struck",
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("stream", "key", name="pk_message_struck"),
        sqlite_with_rowid=False,
    )


def _parked() -> None:
    op.create_table(
        "parked",
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("peer", sa.Text(), nullable=False),
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("outgoing", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("personal", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("stream", "id", "peer", name="pk_parked"),
        sqlite_with_rowid=False,
    )


def _peer() -> None:
    op.create_table(
        "peer",
        sa.Column("peer", sa.Text(), nullable=False),
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("epoch", sa.Text(), server_default="", nullable=False),
        sa.Column("pulled", sa.Integer(), server_default="0", nullable=False),
        sa.Column("pushed", sa.Integer(), server_default="0", nullable=False),
        sa.Column("whole", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("peer", "stream", name="pk_peer"),
        sqlite_with_rowid=False,
    )


def _receipt() -> None:
    op.create_table(
        "receipt",
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("party", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("shown", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("stream", "message", "key", name="pk_receipt"),
        sqlite_with_rowid=False,
    )


def _record() -> None:
    op.create_table(
        "record",
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("shown", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.LargeBinary(), nullable=False),
        sa.Column("disputed", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("stream", "entity", "key", name="pk_record"),
    )
    op.create_index("ix_record_stream_disputed", "record", ["stream", "disputed"], unique=False)


def _fork() -> None:
    op.create_table(
        "fork",
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("device", sa.Text(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("stream", "device", name="pk_fork"),
        sqlite_with_rowid=False,
    )


def _setting() -> None:
    op.create_table(
        "setting",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_setting"),
        sqlite_with_rowid=False,
    )


def _signature() -> None:
    op.create_table(
        "signature",
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("device", sa.Text(), nullable=False),
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("public_key", sa.Text(), nullable=False),
        sa.Column("signature", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("stream", "device", "n", name="pk_signature"),
        sqlite_with_rowid=False,
    )


def _stream() -> None:
    op.create_table(
        "stream",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("head", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_stream"),
        sqlite_with_rowid=False,
    )


def _fix() -> None:
    op.create_table(
        "fix",
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("device", sa.Text(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("window", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("stream", "unit", "device", name="pk_fix"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_fix_stream_seq", "fix", ["stream", "seq"], unique=False)


def _track() -> None:
    op.create_table(
        "track",
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("device", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("points", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("stream", "unit", "device", "start", name="pk_track"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_track_stream_seq", "track", ["stream", "seq"], unique=False)


def _position_head() -> None:
    op.create_table(
        "position_head",
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("head", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("stream", name="pk_position_head"),
        sqlite_with_rowid=False,
    )


def _position_peer() -> None:
    op.create_table(
        "position_peer",
        sa.Column("peer", sa.Text(), nullable=False),
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("epoch", sa.Text(), nullable=False),
        sa.Column("pulled", sa.Integer(), nullable=False),
        sa.Column("pushed", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("peer", "stream", name="pk_position_peer"),
        sqlite_with_rowid=False,
    )
