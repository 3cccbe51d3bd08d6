"""In which order records of one kind are given, now and at any moment before."""

from commander.domain.record import Record
from commander.domain.resources import Department


def order(record: Record) -> tuple[int, int, str]:
    """Return what records are sorted by: departments by their order, others as created."""
    first = record.order if isinstance(record, Department) else 0
    return (first, record.meta.created_at, record.key)
