"""Queries over the log: which entries match a filter, which await an acknowledgement."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Select,
    column,
    exists,
    literal,
    literal_column,
    select,
    table,
    union_all,
)

from commander.journal import bigrams, schema
from commander.journal.log_filter import LogFilter

_message = schema.message
_party = schema.party
_named = schema.message_party
_text = table("message_text", column("rowid"), column("body"))


def matching(stream: str, where: LogFilter) -> Select[tuple[int]]:
    """Return the query for the positions that match, newest first."""
    query = select(_message.c.position).where(_message.c.stream == stream)
    for condition in _conditions(stream, where):
        query = query.where(condition)
    return query.order_by(_message.c.happened_at.desc(), _message.c.stamp.desc())


def _conditions(stream: str, where: LogFilter) -> list[ColumnElement[bool]]:
    refs = _of(stream, [where.party])
    possible: list[tuple[object, Callable[[], ColumnElement[bool]]]] = [
        (where.text.strip(), lambda: _with_words(where.text)),
        (where.department, lambda: _message.c.position.in_(_of_department(stream, where))),
        (where.party, lambda: _message.c.position.in_(refs)),
        (where.incident, lambda: _message.c.incident.in_((where.incident, ""))),
        (where.kinds, lambda: _message.c.kind.in_(where.kinds)),
        (where.precedences, lambda: _message.c.precedence.in_(where.precedences)),
        (where.awaiting, lambda: _message.c.position.in_(awaited(stream))),
        (where.since, lambda: _message.c.happened_at >= where.since),
        (where.until, lambda: _message.c.happened_at <= where.until),
        (not where.struck, lambda: ~_struck()),
    ]
    return [condition() for wanted, condition in possible if wanted]


def _with_words(text: str) -> ColumnElement[bool]:
    wanted = bigrams.query(text)
    if not wanted:
        return literal_column("0 = 1")
    matches = select(_text.c.rowid).where(literal_column("message_text").op("MATCH")(wanted))
    return _message.c.position.in_(matches)


def _of(stream: str, refs: list[str]) -> Select[tuple[Any]]:
    return _naming(stream, _party.c.ref.in_(refs))


def _naming(stream: str, condition: ColumnElement[bool]) -> Select[tuple[Any]]:
    """Return the query for positions of entries that name such a party."""
    parties = select(_party.c.id).where(_party.c.stream == stream, condition)
    return select(_named.c.position).where(_named.c.party.in_(parties))


def _of_department(stream: str, where: LogFilter) -> Select[tuple[Any]]:
    code = where.department
    record = schema.record
    units: Select[tuple[str]] = (
        select(literal_column("'unit:' || key").label("ref"))
        .select_from(record)
        .where(
            record.c.stream == stream,
            record.c.entity == "unit",
            literal_column("json_extract(shown, '$.department')") == code,
        )
    )
    refs: CompoundSelect[Any] = union_all(units, select(literal(f"department:{code}")))
    return _naming(stream, _party.c.ref.in_(refs))


def _struck() -> ColumnElement[bool]:
    struck = schema.message_struck
    return exists().where(struck.c.stream == _message.c.stream, struck.c.key == _message.c.key)


def awaited(stream: str) -> Select[tuple[Any]]:
    """Return the query for positions of entries with a wanted acknowledgement missing."""
    return _unanswered(select(_named.c.position), stream).distinct()


def asked(stream: str, kind: str) -> Select[tuple[Any]]:
    """Return the query for the refs of those of a kind (``unit``) who owe an acknowledgement."""
    query = _unanswered(select(_party.c.ref), stream)
    return query.where(_party.c.ref.startswith(f"{kind}:", autoescape=True)).distinct()


def _unanswered(query: Select[tuple[Any]], stream: str) -> Select[tuple[Any]]:
    """Narrow a query of who is named where down to acknowledgements that are missing."""
    message, receipt, link = schema.message, schema.receipt, schema.message_link
    entry = message.alias("entry")
    answered = exists().where(
        receipt.c.stream == stream,
        receipt.c.message == entry.c.key,
        receipt.c.party == _party.c.ref,
        receipt.c.kind == "acknowledged",
    )
    replaced = exists().where(
        link.c.stream == stream, link.c.target == entry.c.key, link.c.kind == "supersedes"
    )
    struck = exists().where(
        schema.message_struck.c.stream == stream, schema.message_struck.c.key == entry.c.key
    )
    return (
        query.select_from(_named)
        .join(entry, entry.c.position == _named.c.position)
        .join(_party, _party.c.id == _named.c.party)
        .where(_party.c.stream == stream, schema.WANTED)
        .where(~answered, ~replaced, ~struck)
    )
