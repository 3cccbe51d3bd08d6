"""Posts on one network find each other; here that network is the loopback interface."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from commander.journal import enrolment, wire
from commander.post import Post
from commander.sync import discovery
from commander.sync.discovery import Announcement, Found, Search, addresses
from tests.sync.harness import PATIENCE, until

HERE = ("127.0.0.1",)
ME = Found("Engine 3 总指挥", "", "00000000000000a1", "hub", wire.PROTOCOL, "0" * 26)


@pytest.fixture
def search() -> Iterator[Search]:
    made = Search(lambda: None, HERE)
    made.start()
    yield made
    made.close()


@pytest.fixture
def announcement() -> Iterator[Announcement]:
    made = Announcement(HERE)
    yield made
    made.stop()


def of_mine(search: Search, device: str) -> list[Found]:
    """Others may be on this interface, too."""
    return [one for one in search.found if one.device == device]


def test_what_is_announced_is_found_and_gone_afterwards(
    search: Search, announcement: Announcement
) -> None:
    assert announcement.start(ME, 8475, HERE)
    until(lambda: of_mine(search, ME.device), "it is found")
    (found,) = of_mine(search, ME.device)
    assert found == Found(ME.name, "127.0.0.1:8475", ME.device, "hub", wire.PROTOCOL, ME.mark)
    announcement.stop()
    until(lambda: not of_mine(search, ME.device), "it is gone")


def test_the_usual_port_needs_no_typing(search: Search, announcement: Announcement) -> None:
    announcement.start(ME, wire.DEFAULT_PORT, HERE)
    until(lambda: [one.address for one in of_mine(search, ME.device)] == ["127.0.0.1"])


def test_a_hub_is_found_while_it_is_on_and_tells_no_secret(tmp_path: Path, search: Search) -> None:
    with Post.open(tmp_path / "post") as post:
        device = post.journal.device
        post.hub.interfaces = HERE
        post.hub.start(HERE[0]).result(PATIENCE)
        until(lambda: of_mine(search, device))
        (found,) = of_mine(search, device)
        until(lambda: post.hub.state().found)
        code = enrolment.parse(post.hub.state().code)
        assert found.mark == code.mark
        assert code.secret not in str(found)
        post.hub.stop().result(PATIENCE)
        until(lambda: not of_mine(search, device))


@pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning")  # the library leaves it
@pytest.mark.usefixtures("_collected")
def test_without_multicast_all_else_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An address of a test network: no interface here has it."""
    wrong = ("192.0.2.77",)
    told = threading.Event()
    search = Search(told.set, wrong)
    search.start()
    assert told.wait(PATIENCE)
    assert search.works is False
    assert search.found == ()
    search.close()
    with Post.open(tmp_path / "post") as post:
        post.hub.interfaces = wrong
        post.hub.start(HERE[0]).result(PATIENCE)
        assert post.hub.state().on
        post.hub.stop().result(PATIENCE)


def test_a_search_lasts_while_anybody_wants_it_and_can_begin_again(
    announcement: Announcement,
) -> None:
    announcement.start(ME, 8476, HERE)
    search = Search(lambda: None, HERE)
    for _ in range(2):
        search.start("one")
        search.start("other")
        search.stop("one")
        until(lambda: of_mine(search, ME.device))
        search.stop("other")
        assert search.found == ()
    search.close()


class Info:
    """What the library hands on of somebody, who may be anybody."""

    def __init__(self, properties: dict[bytes, bytes | None], port: int = 8470) -> None:
        self.properties = properties
        self.port = port

    def parsed_addresses(self) -> list[str]:
        return ["127.0.0.1"]


def test_what_strangers_announce_does_no_harm() -> None:
    said = {b"name": b"\xff\x1b[31m" + b"x" * 500, b"kind": b"trap", b"protocol": b"9" * 99}
    found = discovery._read(Info(said))  # type: ignore[arg-type]
    assert found is not None
    assert "\x1b" not in found.name
    assert len(found.name) <= discovery.LONGEST
    assert found.kind == "hub"
    empty = discovery._read(Info({b"name": None}))  # type: ignore[arg-type]
    assert empty is not None
    assert empty.name == "127.0.0.1"
    assert discovery._read(Info({}, port=0)) is None  # type: ignore[arg-type]


def test_labels_fit_into_dns() -> None:
    assert len(discovery._label("指挥" * 50).encode()) <= 50
    assert discovery._label("") == "Commander"
    assert "." not in discovery._label("a.b")


def test_this_machine_knows_its_addresses() -> None:
    assert addresses()
    assert addresses(HERE) == HERE
