"""Callers from many addresses of this machine, so that the limit for each is nobody else's."""

import itertools
from collections.abc import Iterator
from typing import Any

from requests.adapters import HTTPAdapter

PLACES: Iterator[str] = (
    f"127.{a}.{b}.{c}" for a, b, c in itertools.product(range(1, 255), range(1, 255), range(1, 255))
)
"""Loopback addresses that nobody used yet."""


class From(HTTPAdapter):
    """Connects from one address."""

    def __init__(self, place: str) -> None:
        self._place = place
        super().__init__()

    def init_poolmanager(self, *arguments: Any, **options: Any) -> Any:
        options["source_address"] = (self._place, 0)
        return super().init_poolmanager(*arguments, **options)
