"""The tables. Changes are the truth; everything below them can be projected again."""

from sqlalchemy import (
    BigInteger,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    text,
)

Number = BigInteger().with_variant(Integer(), "sqlite")
"""A count or a time in ms; in SQLite an INTEGER, which holds as much."""

Name = Text().with_variant(Text(collation="C"), "postgresql")
"""Text that is only compared: byte by byte in either database."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

KEYED = text("key IS NOT NULL")

stream = Table(
    "stream",
    metadata,
    Column("id", Name, primary_key=True),
    Column("head", Number, nullable=False, server_default="0"),
    sqlite_with_rowid=False,
)
"""Every stream here and its head: the highest ``seq`` given in this journal."""

change = Table(
    "change",
    metadata,
    Column("stream", Name, primary_key=True),
    Column("seq", Number, primary_key=True, autoincrement=False),
    Column("id", Name, nullable=False),
    Column("act", Name),
    Column("device", Name, nullable=False),
    Column("n", Number, nullable=False),
    Column("entity", Name, nullable=False),
    Column("key", Name),
    Column("received_at", Number, nullable=False),
    Column("origin", Name, nullable=False, server_default=""),
    Column("body", LargeBinary, nullable=False),
    Column("personal", LargeBinary),
    Index("ix_change_stream_id", "stream", "id", unique=True),
    Index("ix_change_stream_device_n", "stream", "device", "n"),
    Index("ix_change_stream_key", "stream", "key", sqlite_where=KEYED, postgresql_where=KEYED),
)
"""Every change, in this journal's own order; ``origin`` is the peer it came from ("" here).

``act`` and ``key`` are null where they are the change's own ``id``.
"""

chain = Table(
    "chain",
    metadata,
    Column("stream", Name, primary_key=True),
    Column("device", Name, primary_key=True),
    Column("last", Number, nullable=False),
    Column("numbers", Number, nullable=False),
    Column("changes", Number, nullable=False),
    sqlite_with_rowid=False,
)
"""How much of each device's chain is here: its last n, how many numbers, how many changes.

Numbers end at ``last`` when nothing is missing; more changes than numbers are a fork.
"""

signature = Table(
    "signature",
    metadata,
    Column("stream", Name, primary_key=True),
    Column("device", Name, primary_key=True),
    Column("n", Number, primary_key=True, autoincrement=False),
    Column("hash", Name, nullable=False),
    Column("public_key", Name, nullable=False),
    Column("signature", Name, nullable=False),
    sqlite_with_rowid=False,
)
"""Signed heads of devices' chains (Ed25519); each covers everything before it."""

record = Table(
    "record",
    metadata,
    Column("stream", Name, primary_key=True),
    Column("entity", Name, primary_key=True),
    Column("key", Name, primary_key=True),
    Column("shown", LargeBinary, nullable=False),
    Column("state", LargeBinary, nullable=False),
    Column("disputed", Number, nullable=False, server_default="0"),
    Index("ix_record_stream_disputed", "stream", "disputed"),
)
"""Records folded from changes: ``shown`` is the JSON of the domain dataclass."""

message = Table(
    "message",
    metadata,
    Column("position", Number, primary_key=True),
    Column("stream", Name, nullable=False),
    Column("key", Name, nullable=False),
    Column("happened_at", Number, nullable=False),
    Column("stamp", Name, nullable=False),
    Column("seq", Number, nullable=False),
    Column("precedence", Name, nullable=False),
    Column("kind", Name, nullable=False),
    Column("incident", Name, nullable=False),
    Index("ix_message_stream_key", "stream", "key", unique=True),
    Index("ix_message_stream_happened_at_stamp", "stream", "happened_at", "stamp"),
)
"""One row a log entry; its text and the rest are in its change (``seq``)."""

MESSAGE_TEXT = (
    "CREATE VIRTUAL TABLE message_text USING fts5("
    "body, content='', columnsize=0, tokenize='unicode61 remove_diacritics 2')"
)
"""Full-text index; ``rowid`` is the message's position, ``body`` what bigrams.indexable gave."""

WANTED = text("wanted = 1")
"""Written as text in index and queries alike, so that SQLite sees that the index serves."""

party = Table(
    "party",
    metadata,
    Column("id", Number, primary_key=True),
    Column("stream", Name, nullable=False),
    Column("ref", Name, nullable=False),
    Column("heard_at", Number, nullable=False, server_default="0"),
    Index("ix_party_stream_ref", "stream", "ref", unique=True),
)
"""Who is named in entries, and when something was last heard of them (ms UTC; 0 never)."""

message_party = Table(
    "message_party",
    metadata,
    Column("party", Number, primary_key=True, autoincrement=False),
    Column("position", Number, primary_key=True, autoincrement=False),
    Column("wanted", Number, nullable=False, server_default="0"),
    Index("ix_message_party_wanted", "position", "party", sqlite_where=WANTED),
    sqlite_with_rowid=False,
)
"""Sender, addressees and those whose acknowledgement is wanted (``wanted`` = 1)."""

message_link = Table(
    "message_link",
    metadata,
    Column("stream", Name, primary_key=True),
    Column("target", Name, primary_key=True),
    Column("kind", Name, primary_key=True),
    Column("source", Name, primary_key=True),
    sqlite_with_rowid=False,
)
"""What refers to a message: kind is supersedes, forwards, task or feature; source its key."""

message_struck = Table(
    "message_struck",
    metadata,
    Column("stream", Name, primary_key=True),
    Column("key", Name, primary_key=True),
    sqlite_with_rowid=False,
)

receipt = Table(
    "receipt",
    metadata,
    Column("stream", Name, primary_key=True),
    Column("message", Name, primary_key=True),
    Column("key", Name, primary_key=True),
    Column("party", Name, nullable=False),
    Column("kind", Name, nullable=False),
    Column("shown", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

parked = Table(
    "parked",
    metadata,
    Column("stream", Name, primary_key=True),
    Column("id", Name, primary_key=True),
    Column("peer", Name, primary_key=True),
    Column("entity", Name, nullable=False),
    Column("key", Name, nullable=False),
    Column("outgoing", Number, nullable=False),
    Column("reason", Name, nullable=False),
    Column("at", Number, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("personal", LargeBinary),
    sqlite_with_rowid=False,
)
"""Changes that a server rejected (outgoing) or that could not be taken in here, with reason."""

peer = Table(
    "peer",
    metadata,
    Column("peer", Name, primary_key=True),
    Column("stream", Name, primary_key=True),
    Column("epoch", Name, nullable=False, server_default=""),
    Column("pulled", Number, nullable=False, server_default="0"),
    Column("pushed", Number, nullable=False, server_default="0"),
    Column("whole", Number, nullable=False, server_default="0"),
    sqlite_with_rowid=False,
)
"""Cursors per server and stream: its ``seq`` pulled up to, our ``seq`` pushed up to.

Up to our ``seq`` ``whole`` even what came from that server is sent, because it was restored."""

fork = Table(
    "fork",
    metadata,
    Column("stream", Name, primary_key=True),
    Column("device", Name, primary_key=True),
    Column("n", Number, nullable=False),
    Column("at", Number, nullable=False),
    sqlite_with_rowid=False,
)
"""Devices that two posts wrote as: the first ``n`` that two changes have, and when it was seen."""

setting = Table(
    "setting",
    metadata,
    Column("name", Name, primary_key=True),
    Column("value", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
"""Settings of this post; local, never sent."""

draft = Table(
    "draft",
    metadata,
    Column("key", Name, primary_key=True),
    Column("text", Name, nullable=False),
    Column("begun_at", Number, nullable=False),
    sqlite_with_rowid=False,
)
"""Half-finished entries of this post."""

fix = Table(
    "fix",
    metadata,
    Column("stream", Name, primary_key=True),
    Column("unit", Name, primary_key=True),
    Column("device", Name, primary_key=True),
    Column("seq", Number, nullable=False),
    Column("origin", Name, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("window", LargeBinary),
    Index("ix_fix_stream_seq", "stream", "seq"),
    sqlite_with_rowid=False,
)
"""The newest fix of a unit from each device that reports it; ``seq`` moves with every new one.

``window``: what this device remembers of the track; NULL for other devices' fixes.
"""

track = Table(
    "track",
    metadata,
    Column("stream", Name, primary_key=True),
    Column("unit", Name, primary_key=True),
    Column("device", Name, primary_key=True),
    Column("start", Number, primary_key=True, autoincrement=False),
    Column("seq", Number, nullable=False),
    Column("origin", Name, nullable=False),
    Column("points", LargeBinary, nullable=False),
    Index("ix_track_stream_seq", "stream", "seq"),
    sqlite_with_rowid=False,
)
"""Thinned tracks in blocks that only grow; ``start`` is a block's first second (UTC)."""

position_head = Table(
    "position_head",
    metadata,
    Column("stream", Name, primary_key=True),
    Column("head", Number, nullable=False),
    sqlite_with_rowid=False,
)
"""The highest ``seq`` given to a fix or a block of a stream in this journal."""

position_peer = Table(
    "position_peer",
    metadata,
    Column("peer", Name, primary_key=True),
    Column("stream", Name, primary_key=True),
    Column("epoch", Name, nullable=False),
    Column("pulled", Number, nullable=False),
    Column("pushed", Number, nullable=False),
    sqlite_with_rowid=False,
)
"""Cursors of positions per server and stream, as in ``peer`` for changes."""
