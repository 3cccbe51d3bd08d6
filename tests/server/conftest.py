"""A server as a process, and a device that speaks to it without a post."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.server.caller import Caller
from tests.server.office import Office
from tests.sync.harness import DATABASES, Posts, ServerProcess, address


@pytest.fixture(scope="module", params=DATABASES)
def server(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[ServerProcess]:
    """A server on either database."""
    folder = tmp_path_factory.mktemp("server")
    made = ServerProcess(folder, "--no-tls", database=address(request)).start()
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


@pytest.fixture
def posts(tmp_path: Path) -> Iterator[Posts]:
    made = Posts(tmp_path)
    yield made
    made.close()


@pytest.fixture(scope="module")
def office(server: ServerProcess) -> Iterator[Office]:
    """An administrator of the server of this module."""
    made = Office.of(server)
    yield made
    made.book.close()
