"""The ``app:`` scheme: serves the map page's files, batches in memory and tiles, nothing else."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path, PurePosixPath
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QUrl
from PySide6.QtWebEngineCore import (
    QWebEngineUrlRequestJob,
    QWebEngineUrlScheme,
    QWebEngineUrlSchemeHandler,
)

from commander.maps.area import Tile
from ui.map.tiles import TileDesk, parse_tile, parse_tiles

SCHEME: Final = b"app"
HOST: Final = "map"
PAGE: Final = f"app://{HOST}/map.html"

# No script may come with the page: ours is injected into a world of its own, which the policy
# does not bind, and whatever else got into the page can run nothing and reach nothing.
POLICY: Final = (
    f"default-src 'none'; script-src 'none'; style-src app://{HOST}; img-src app://{HOST} data:; "
    f"connect-src app://{HOST}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_TYPES: Final = {
    ".html": b"text/html",
    ".css": b"text/css",
    ".json": b"application/json",
    ".geojson": b"application/json",
    ".png": b"image/png",
    ".svg": b"image/svg+xml",
}
# A list for each name, whatever the type stubs say: bytes would be taken letter by letter.
_HEADERS: Final = {
    QByteArray(name): [QByteArray(value)]
    for name, value in (
        (b"Content-Security-Policy", POLICY.encode()),
        (b"X-Content-Type-Options", b"nosniff"),
        (b"Cache-Control", b"no-store"),
    )
}
_KEPT_BATCHES: Final = 8
_TILES: Final = "tiles/"
# What a tile may be told to be: the page decodes it itself and runs nothing of it.
_TILE_TYPES: Final = frozenset(
    {"image/png", "image/jpeg", "image/webp", "image/gif", "application/x-protobuf"}
)
_UNKNOWN: Final = b"application/octet-stream"


def register() -> None:
    """Make the scheme known; call before any QApplication exists, as often as you like."""
    if QWebEngineUrlScheme.schemeByName(QByteArray(SCHEME)).name() == SCHEME:
        return
    scheme = QWebEngineUrlScheme(QByteArray(SCHEME))
    scheme.setSyntax(QWebEngineUrlScheme.Syntax.Host)
    scheme.setFlags(
        QWebEngineUrlScheme.Flag.SecureScheme
        | QWebEngineUrlScheme.Flag.CorsEnabled
        | QWebEngineUrlScheme.Flag.FetchApiAllowed
    )
    QWebEngineUrlScheme.registerScheme(scheme)


@dataclass(frozen=True, slots=True)
class Content:
    """What answers a request: the bytes and their type."""

    data: bytes
    mime: bytes


def package_folder(name: str) -> Path:
    """A folder of the ``resources`` package on disk."""
    return Path(str(resources.files("resources"))) / name


class MapContent:
    """Finds the content for a path of the scheme; free of Qt's web engine, so tests ask it."""

    def __init__(self, pages: Path | None = None, vendor: Path | None = None) -> None:
        self._pages = (pages or package_folder("map")).resolve()
        self._vendor = (vendor or package_folder("web/vendor")).resolve()
        self._batches: OrderedDict[str, bytes] = OrderedDict()
        self._count = 0

    def put_batch(self, data: bytes) -> str:
        """Keep a batch for the page to fetch; return its path. Only the newest few are kept."""
        self._count += 1
        path = f"batch/{self._count}"
        self._batches[path] = data
        while len(self._batches) > _KEPT_BATCHES:
            self._batches.popitem(last=False)
        return path

    def find(self, path: str) -> Content | None:
        """The content of ``path`` (without leading slash), or None where there is none to give.

        Only files of known types below the two folders are given, whatever dots, backslashes or
        links the path is made of.
        """
        if path in self._batches:
            return Content(self._batches.pop(path), _UNKNOWN)
        pure = PurePosixPath(path)
        mime = _TYPES.get(pure.suffix)
        if mime is None or "\\" in path or "\0" in path or ":" in path or ".." in pure.parts:
            return None
        if pure.parts[0] == "vendor":
            return _file_below(self._vendor, pure.relative_to("vendor"), mime)
        return _file_below(self._pages, pure, mime)


def _file_below(root: Path, path: PurePosixPath, mime: bytes) -> Content | None:
    wanted = (root / path).resolve()
    if not wanted.is_relative_to(root) or not wanted.is_file():
        return None
    return Content(wanted.read_bytes(), mime)


class MapSchemeHandler(QWebEngineUrlSchemeHandler):
    """Answers the page's requests from a `MapContent` and a `TileDesk`.

    GET and the page's own host only. A tile is answered when it is there; where there is none, the
    answer is empty, because a refused one would stand in the console and never end in the page.
    """

    def __init__(self, content: MapContent, tiles: TileDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._content = content
        self._tiles = tiles

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:
        if job.requestMethod() != b"GET":
            job.fail(QWebEngineUrlRequestJob.Error.RequestDenied)
            return
        url = job.requestUrl()
        path = _path(url)
        if url.host() == HOST and path.startswith(_TILES):
            self._take_tile(job, path)
            return
        found = self._content.find(path) if url.host() == HOST else None
        if found is None:
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)
            return
        _reply(job, found)

    def _take_tile(self, job: QWebEngineUrlRequestJob, path: str) -> None:
        address = parse_tile(path)
        addresses = (address,) if address is not None else parse_tiles(path)
        if not addresses:
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)
            return
        content = _framed if address is None else _single
        waiting = self._tiles.waiting
        tickets = self._tiles.ask_all(addresses, lambda tiles: _reply(job, content(tiles)))
        if self._tiles.waiting > waiting:
            # The page gives up requests when it looks elsewhere: the job is gone then.
            job.destroyed.connect(lambda: self._tiles.drop_all(tickets))


def _framed(tiles: Sequence[Tile | None]) -> Content:
    """Return many tiles in one: before each its length, 32 bits, little end first."""
    parts = [tile.data if tile is not None else b"" for tile in tiles]
    framed = b"".join(len(part).to_bytes(4, "little") + part for part in parts)
    return Content(framed, _UNKNOWN)


def _single(tiles: Sequence[Tile | None]) -> Content:
    return _tile_content(tiles[0])


def _tile_content(tile: Tile | None) -> Content:
    if tile is None:
        return Content(b"", _UNKNOWN)
    known = tile.mime in _TILE_TYPES
    return Content(tile.data, tile.mime.encode() if known else _UNKNOWN)


def _reply(job: QWebEngineUrlRequestJob, found: Content) -> None:
    job.setAdditionalResponseHeaders(_HEADERS)  # type: ignore[arg-type]
    device = QBuffer(job)
    device.setData(found.data)
    device.open(QIODevice.OpenModeFlag.ReadOnly)
    job.reply(QByteArray(found.mime), device)


def _path(url: QUrl) -> str:
    return url.path(QUrl.ComponentFormattingOption.FullyDecoded).removeprefix("/")
