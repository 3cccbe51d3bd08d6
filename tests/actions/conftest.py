"""A post with one operation, on a clock that stands."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from commander.actions import OpenOperation
from commander.clock import ScenarioClock
from commander.post import Operator, Post
from tests.scene import NOW, Scene


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    clock = ScenarioClock(NOW)
    with Post.open(tmp_path / "post", clock=clock) as post:
        post.set_operator(Operator("Ann", "command", "Scribe")).result(10)
        outcome = post.perform(OpenOperation("Test", timezone="America/Los_Angeles")).result(10)
        yield Scene(post, outcome.stream, clock)
