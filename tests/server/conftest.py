"""A server as a process, and a device that speaks to it without a post."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.server.caller import Caller
from tests.sync.harness import ServerProcess


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    made = ServerProcess(tmp_path_factory.mktemp("server"), "--no-tls").start()
    yield made
    made.stop()


@pytest.fixture
def caller(server: ServerProcess) -> Iterator[Caller]:
    made = Caller(server)
    yield made
    made.session.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "server"


@pytest.fixture
def strict(folder: Path) -> Iterator[ServerProcess]:
    """A server of the test's own, for attempts that it will remember."""
    made = ServerProcess(folder, "--no-tls").start()
    yield made
    made.kill()
