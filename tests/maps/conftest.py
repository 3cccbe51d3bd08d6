"""A library in a folder of the test's own."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from commander.maps.library import Library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty library; what is built in is left out."""
    with closing(Library(tmp_path / "maps", builtins=tmp_path / "none")) as made:
        yield made
