"""A server and posts for the tests of the exchange."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sync.harness import Posts, ServerProcess, address


@pytest.fixture(scope="session")
def shared_server(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[ServerProcess]:
    """One server for tests that do it no harm; each has its own operation."""
    server = ServerProcess(tmp_path_factory.mktemp("server"), database=address(request)).start()
    yield server
    server.stop()


@pytest.fixture
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[ServerProcess]:
    """A server of the test's own, not started yet; on PostgreSQL where the test asks for it."""
    made = ServerProcess(tmp_path / "server", database=address(request))
    yield made
    made.kill()


@pytest.fixture
def open_server(tmp_path: Path) -> Iterator[ServerProcess]:
    """A server without TLS, started: its traffic can be cut in the middle."""
    made = ServerProcess(tmp_path / "open-server", "--no-tls").start()
    yield made
    made.kill()


@pytest.fixture
def _collected() -> Iterator[None]:
    """Collect here what Python's ssl module leaves open when a peer is gone before its handshake.

    It then raises before it has handed the socket to anybody who could close it.
    """
    yield
    gc.collect()


@pytest.fixture
def posts(tmp_path: Path) -> Iterator[Posts]:
    made = Posts(tmp_path)
    yield made
    made.close()
