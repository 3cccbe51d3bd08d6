"""The default departments that a new operation starts with: data, editable afterwards."""

from functools import cache

import msgspec

import resources
from commander.domain.resources import Department


@cache
def default_departments() -> tuple[Department, ...]:
    """Return the departments of ``resources/departments.json``."""
    text = resources.path("departments.json").read_bytes()
    rows = msgspec.json.decode(text, type=list[dict[str, object]])
    return tuple(msgspec.convert(row, Department) for row in rows)
