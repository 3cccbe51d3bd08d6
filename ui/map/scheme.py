"""The ``app:`` scheme: serves the map page's files and the batches in memory, and nothing else."""

from collections import OrderedDict
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
_HEADERS: Final = {
    b"Content-Security-Policy": POLICY.encode(),
    b"X-Content-Type-Options": b"nosniff",
    b"Cache-Control": b"no-store",
}
_KEPT_BATCHES: Final = 8


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
            return Content(self._batches.pop(path), b"application/octet-stream")
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
    """Answers the page's requests from a `MapContent`; GET and the page's own host only."""

    def __init__(self, content: MapContent, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._content = content

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:
        if job.requestMethod() != b"GET":
            job.fail(QWebEngineUrlRequestJob.Error.RequestDenied)
            return
        url = job.requestUrl()
        found = self._content.find(_path(url)) if url.host() == HOST else None
        if found is None:
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)
            return
        # A list for each name, whatever the type stubs say: bytes would be taken letter by letter.
        job.setAdditionalResponseHeaders(
            {QByteArray(name): [QByteArray(value)] for name, value in _HEADERS.items()}  # type: ignore[misc]
        )
        device = QBuffer(job)
        device.setData(found.data)
        device.open(QIODevice.OpenModeFlag.ReadOnly)
        job.reply(QByteArray(found.mime), device)


def _path(url: QUrl) -> str:
    return url.path(QUrl.ComponentFormattingOption.FullyDecoded).removeprefix("/")
