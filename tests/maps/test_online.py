"""Online sources against a real server: within its terms, without waiting, and when it is gone."""

import logging
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from commander.errors import UserError
from commander.maps import online, online_cache, online_line
from commander.maps.area import Area, OnlineSource, Tile
from commander.maps.library import Library
from commander.maps.online_cache import Kept, OnlineCache, terms
from commander.maps.online_source import terms_of
from tests.maps.tile_server import TILE, TileServer

SOON = 8  # seconds within which everything has an answer


@pytest.fixture
def server() -> Iterator[TileServer]:
    with TileServer() as running:
        yield running


def source(library: Library, template: str, **values: object) -> Area:
    wanted = {"name": "Net", "attribution": "© They", "terms_accepted": True, **values}
    return library.add_online(OnlineSource(template=template, **wanted))  # type: ignore[arg-type]


def got(library: Library, area: Area, z: int = 1, x: int = 0, y: int = 1) -> Tile | None:
    return library.fetch(area.key, z, x, y).result(SOON)


def test_a_tile_is_asked_for_once_and_kept_as_long_as_it_says(
    library: Library, server: TileServer
) -> None:
    area = source(library, server.template)
    assert library.tile(area.key, 1, 0, 1) is None  # never waits
    assert got(library, area) == Tile(TILE, "image/png")
    assert got(library, area) == library.tile(area.key, 1, 0, 1) == Tile(TILE, "image/png")
    ((path, headers),) = server.asked
    assert path == "/1/0/1.png"
    assert headers["user-agent"].startswith("Commander/")
    assert "cookie" not in headers
    assert library.state_of(area.key) == "ok"


def test_an_old_tile_is_asked_for_again_under_its_mark(
    library: Library, server: TileServer
) -> None:
    changed = formatdate(time.time() - 9_000, usegmt=True)
    server.headers = {"Cache-Control": "max-age=0", "ETag": '"v1"', "Last-Modified": changed}
    area = source(library, server.template)
    got(library, area)
    server.status = 304
    assert got(library, area) == Tile(TILE, "image/png")
    asked = server.asked[1][1]
    assert (asked["if-none-match"], asked["if-modified-since"]) == ('"v1"', changed)


def test_what_must_not_be_kept_is_not(library: Library, server: TileServer) -> None:
    server.headers = {"Cache-Control": "no-store"}
    area = source(library, server.template)
    assert got(library, area) is not None
    assert library.tile(area.key, 1, 0, 1) is None


@pytest.mark.parametrize(
    ("stated", "shown"), [("max-age=0", True), ("no-cache", False), ("must-revalidate", False)]
)
def test_without_a_network_an_old_tile_is_shown_if_its_server_allows(
    stated: str, shown: bool, library: Library
) -> None:
    with TileServer() as server:
        server.headers = {"Cache-Control": stated}
        area = source(library, server.template)
        assert got(library, area) is not None
    assert (got(library, area) is not None) is shown
    assert (library.tile(area.key, 1, 0, 1) is not None) is shown
    assert library.state_of(area.key) == "offline"


def test_a_server_out_of_reach_is_left_alone(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    with TileServer() as server:
        template = server.template
    area = source(library, template)
    tries = []
    ask = online_line.Line.get

    def counted(line: online_line.Line, url: str, headers: dict[str, str]) -> online_line.Answer:
        tries.append(url)
        return ask(line, url, headers)

    monkeypatch.setattr(online_line.Line, "get", counted)
    assert got(library, area) is None
    assert [got(library, area, 3, x, 0) for x in range(8)] == [None] * 8
    assert len(tries) == 1
    assert library.fetch(area.key, 3, 7, 7).done()  # no wait at all


@pytest.mark.parametrize(
    ("status", "body", "state"),
    [
        (404, b"", "ok"),
        (204, b"", "ok"),
        (403, b"", "refused"),
        (429, b"", "refused"),
        (503, b"", "refused"),
        (500, b"", "offline"),
        (301, b"", "refused"),
        (200, b"<html>Sign in to the hotel's network</html>", "refused"),
        (200, b"\x00\x01 garbage", "refused"),
        (200, TILE[:16] + b"\0\0\x40\0" + TILE[20:], "refused"),
        (200, b"", "refused"),
    ],
)
def test_an_answer_that_is_no_tile(
    status: int, body: bytes, state: str, library: Library, server: TileServer
) -> None:
    server.status, server.body = status, body
    server.headers = {"Location": "http://127.0.0.1:1/elsewhere"}
    area = source(library, server.template)
    assert got(library, area) is None
    assert got(library, area) is None
    assert library.state_of(area.key) == state
    assert len(server.asked) == 1  # remembered: it is not asked again at once


def test_a_body_without_end_is_broken_off(library: Library, server: TileServer) -> None:
    def pour(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.end_headers()
        for _ in range(4_000):
            request.wfile.write(bytes(64 * 1024))
        request.close_connection = True

    server.write = pour
    area = source(library, server.template)
    assert got(library, area) is None
    assert library.state_of(area.key) == "refused"


def test_a_slow_server_is_given_up(
    library: Library, server: TileServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(online_line, "TIMEOUT_S", 0.3)

    def drip(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Length", "1000")
        request.end_headers()
        for _ in range(20):
            request.wfile.write(b"x")
            time.sleep(0.05)
        request.close_connection = True

    server.write = drip
    area = source(library, server.template)
    begun = time.monotonic()
    assert got(library, area) is None
    assert time.monotonic() - begun < 3
    assert library.state_of(area.key) == "offline"


def test_a_black_hole_does_not_hold_up_the_end(tmp_path: Path) -> None:
    with socket.socket() as hole:
        hole.bind(("127.0.0.1", 0))
        hole.listen()
        library = Library(tmp_path / "maps", builtins=tmp_path)
        area = source(library, f"http://127.0.0.1:{hole.getsockname()[1]}/{{z}}/{{x}}/{{y}}")
        waiting = [library.fetch(area.key, 4, x, 0) for x in range(5)]
        hole.accept()[0].close()  # one is asked and lost; the others wait
        begun = time.monotonic()
        library.close()
        assert time.monotonic() - begun < 2
        assert [one.result(SOON) for one in waiting] == [None] * 5


def test_two_at_once_at_most_newest_first_and_none_for_what_nobody_wants(
    library: Library, server: TileServer
) -> None:
    server.hold = threading.Event()
    area = source(library, server.template)
    wanted = [library.fetch(area.key, 5, x, 0) for x in range(2)]
    deadline = time.monotonic() + SOON
    while len(server.asked) < 2 and time.monotonic() < deadline:
        time.sleep(0.01)
    wanted += [library.fetch(area.key, 5, x, 0) for x in range(2, 12)]
    assert wanted[4].cancel()
    server.hold.set()
    found = [one.result(SOON) for one in wanted if not one.cancelled()]
    assert found == [Tile(TILE, "image/png")] * 11
    assert server.most_at_once == 2
    paths = [path for path, _ in server.asked]
    assert "/5/4/0.png" not in paths
    assert set(paths[2:4]) == {"/5/11/0.png", "/5/10/0.png"}


def test_nothing_is_asked_when_that_is_switched_off(library: Library, server: TileServer) -> None:
    area = source(library, server.template)
    library.online_allowed = False
    assert got(library, area) is None
    assert library.state_of(area.key) == "off"
    library.online_allowed = True
    assert got(library, area) is not None
    assert len(server.asked) == 1
    assert got(library, area, 20, 0, 0) is None  # deeper than it has tiles
    assert len(server.asked) == 1


def test_a_key_is_sent_and_told_to_nobody(
    library: Library, server: TileServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    area = source(library, server.template + "?k={key}", key_value="s3cret")
    assert got(library, area) is not None
    assert server.asked[0][0].endswith("?k=s3cret")
    server.write = lambda request: request.connection.shutdown(socket.SHUT_RDWR)
    assert got(library, area, 6, 1, 1) is None
    assert "s3cret" not in caplog.text
    assert "s3cret" not in repr(library.areas())


def test_a_removed_source_leaves_no_tiles(library: Library, server: TileServer) -> None:
    area = source(library, server.template)
    assert got(library, area) is not None
    library.remove(area.key)
    assert library.tile(area.key, 1, 0, 1) is None
    with closing(OnlineCache(library.folder)) as cache:
        assert cache.find((area.key, 1, 0, 1)) is None


@pytest.mark.parametrize(
    ("template", "reason"),
    [
        ("", "Write the address"),
        ("https://tiles.example.org/1/2/3.png", "Write the address"),
        ("ftp://tiles.example.org/{z}/{x}/{y}", "Write the address"),
        ("file:///etc/{z}/{x}/{y}", "Write the address"),
        ("https:///{z}/{x}/{y}", "Write the address"),
        ("https://tiles.example.org/{z}/{x}/{y}/{nonsense}", "Write the address"),
        ("https://a b.org/{z}/{x}/{y}", "Write the address"),
        ("https://me:pw@tiles.example.org/{z}/{x}/{y}", "Leave name and password"),
        ("http://tiles.example.org/{z}/{x}/{y}", "Without TLS"),
        ("https://tiles.example.org/{z}/{x}/{y}?k={key}", "asks for a key"),
    ],
)
def test_an_address_that_is_none(template: str, reason: str, library: Library) -> None:
    with pytest.raises(UserError, match=reason):
        source(library, template)
    assert len(library.areas()) == 1


def test_a_source_needs_attribution_and_accepted_terms(library: Library) -> None:
    template = "https://tiles.example.org/{z}/{x}/{-y}.png"
    with pytest.raises(UserError, match="whose map"):
        source(library, template, attribution=" <b></b> ")
    with pytest.raises(UserError, match="accept them"):
        source(library, template, terms_accepted=False)
    with pytest.raises(UserError, match="zooms"):
        source(library, template, max_zoom=99)
    assert source(library, template, name="").name == "tiles.example.org"


def test_what_is_known_of_terms() -> None:
    osm = terms_of("https://tile.openstreetmap.org/{z}/{x}/{y}.png")
    assert (osm.code, osm.plain_http) == ("openstreetmap", False)
    assert terms_of("https://{s}.tile.openstreetmap.org/{z}/{x}/{y}.png").code == "openstreetmap"
    assert terms_of("https://mt1.google.com/?x={x}&y={y}&z={z}").code == "bulk_forbidden"
    assert terms_of("https://notgoogle.com/{z}/{x}/{y}").code == "unknown"
    amap = terms_of("https://webrd01.is.autonavi.com/appmaptile?x={x}&y={y}&z={z}")
    assert (amap.code, amap.shifted) == ("bulk_forbidden", True)
    near = terms_of("http://192.168.1.5:8080/{z}/{x}/{y}.png")
    assert (near.code, near.plain_http) == ("private", True)


NOW = 1_700_000_000.0
AGO = formatdate(NOW - 1000, usegmt=True)


@pytest.mark.parametrize(
    ("headers", "seconds", "strict"),
    [
        ({"cache-control": "max-age=60"}, 60, False),
        ({"cache-control": "public, max-age=60", "age": "20"}, 40, False),
        ({"cache-control": "max-age=60, must-revalidate"}, 60, True),
        ({"cache-control": 'max-age="60"', "expires": "0"}, 60, False),
        ({"cache-control": "no-cache, max-age=60"}, 0, True),
        ({"cache-control": "max-age=99999999999999"}, 0, False),
        ({"expires": formatdate(NOW + 90, usegmt=True)}, 90, False),
        ({"expires": formatdate(NOW, usegmt=True), "date": AGO}, 1000, False),
        ({"expires": "0"}, 0, False),
        ({"last-modified": AGO}, 100, False),
        ({"pragma": "no-cache"}, 0, True),
        ({}, 0, False),
    ],
)
def test_how_long_an_answer_is_fresh(headers: dict[str, str], seconds: float, strict: bool) -> None:
    found = terms(headers, NOW)
    assert found.expires == pytest.approx(NOW + seconds, abs=1)
    assert found.strict is strict
    assert terms({"cache-control": "max-age=60, no-store"}, NOW).expires is None


def test_the_cache_is_bounded_and_a_damaged_one_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(online_cache, "_EVERY", 2)
    (tmp_path / online_cache.FILE).write_bytes(b"no database at all" * 100)
    kept = Kept(bytes(10_000), "image/png", "", "", 9e9, strict=False)
    with closing(OnlineCache(tmp_path, most=100_000)) as cache:
        for number in range(40):
            cache.put(("a", 9, number, 0), kept)
        there = [number for number in range(40) if cache.find(("a", 9, number, 0))]
        assert 5 < len(there) <= 11
        assert there[-1] == 39


def test_a_disk_that_keeps_nothing_still_shows_tiles(
    library: Library, server: TileServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    area = source(library, server.template)
    (library.folder / online_cache.FILE).mkdir()
    assert got(library, area) == Tile(TILE, "image/png")
    assert online.WORKERS == 2
