"""What comes in by bundle at a post that shares goes on to its guests, attachments and all."""

import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sync.bundle.desk import attach, export, photo, take
from tests.sync.harness import PATIENCE, Posts, ids, open_operation, shown, until, write

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.filterwarnings("ignore:unclosed <ssl:ResourceWarning"),
    pytest.mark.usefixtures("_collected"),
]


@pytest.fixture
def _no_hub_left() -> Iterator[None]:
    """The check of every test waits for any thread; a hub's take a moment to end."""
    yield
    names = ("hub-", "server-read", "AnyIO", "zeroconf")
    until(lambda: not [t for t in threading.enumerate() if t.name.startswith(names)])


@pytest.mark.usefixtures("_no_hub_left")
def test_a_hub_passes_a_bundle_on_to_its_guests(posts: Posts, tmp_path: Path) -> None:
    away, hub, guest = (posts.open(name) for name in ("away", "hub", "guest"))
    open_operation(hub)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    hub.hub.start("127.0.0.1", port).result(PATIENCE)
    state = hub.hub.state()
    guest.join(state.addresses[0], state.code).result(PATIENCE)
    until(guest.reader.operations, "the guest has what the hub had")
    stream = open_operation(away)
    write(away, stream, 700)
    digest = attach(away, stream, photo(50_000))
    export(away, tmp_path / "away.commander")
    take(hub, tmp_path / "away.commander")
    until(lambda: ids(guest, stream) == ids(away, stream), "the guest has the bundle's")
    assert shown(guest, stream) == shown(away, stream)
    until(lambda: guest.blobs.has(digest), "the guest has the photo")
    posts.close()
