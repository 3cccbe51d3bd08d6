"""The web profile of the map: remembers nothing, and lets no request leave the program."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWebEngineCore import (
    QWebEngineProfile,
    QWebEngineSettings,
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
)

from ui.map.scheme import HOST, SCHEME, MapContent, MapSchemeHandler
from ui.map.tiles import TileDesk

_OFF = (
    QWebEngineSettings.WebAttribute.LocalContentCanAccessRemoteUrls,
    QWebEngineSettings.WebAttribute.LocalContentCanAccessFileUrls,
    QWebEngineSettings.WebAttribute.LocalStorageEnabled,
    QWebEngineSettings.WebAttribute.PluginsEnabled,
    QWebEngineSettings.WebAttribute.PdfViewerEnabled,
    QWebEngineSettings.WebAttribute.JavascriptCanOpenWindows,
    QWebEngineSettings.WebAttribute.JavascriptCanAccessClipboard,
    QWebEngineSettings.WebAttribute.JavascriptCanPaste,
    QWebEngineSettings.WebAttribute.FullScreenSupportEnabled,
    QWebEngineSettings.WebAttribute.ScreenCaptureEnabled,
    QWebEngineSettings.WebAttribute.DnsPrefetchEnabled,
    QWebEngineSettings.WebAttribute.HyperlinkAuditingEnabled,
    QWebEngineSettings.WebAttribute.NavigateOnDropEnabled,
    QWebEngineSettings.WebAttribute.FocusOnNavigationEnabled,
    QWebEngineSettings.WebAttribute.WebGLEnabled,
    QWebEngineSettings.WebAttribute.ErrorPageEnabled,
)


class RequestGuard(QWebEngineUrlRequestInterceptor):
    """Refuses every request that is not for our own scheme.

    ``allowed`` counts requests let through; ``refused`` holds the addresses of the others, newest
    last and at most a hundred; ``on_refusal`` is told each.
    """

    def __init__(
        self, on_refusal: Callable[[str], None] | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.allowed = 0
        self.refused: list[str] = []
        self._on_refusal = on_refusal

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        url = info.requestUrl()
        ours = url.scheme() == SCHEME.decode() and url.host() == HOST
        if ours or url.scheme() == "data":
            self.allowed += 1
            return
        info.block(True)
        self.refused = [*self.refused[-99:], url.toString()]
        if self._on_refusal is not None:
            self._on_refusal(url.toString())


class MapProfile(QWebEngineProfile):
    """Off the record, with our scheme, the guard, and everything switched off that a map needs not.

    Make it once, with the application as parent: it must outlive every page that uses it.
    ``tiles`` serves base maps to its pages, once it is given a store.
    """

    def __init__(self, parent: QObject, on_refusal: Callable[[str], None] | None = None) -> None:
        super().__init__(parent)
        self.content = MapContent()
        self.guard = RequestGuard(on_refusal, self)
        self.tiles = TileDesk(self)
        self._handler = MapSchemeHandler(self.content, self.tiles, self)
        self.installUrlSchemeHandler(SCHEME, self._handler)
        self.setUrlRequestInterceptor(self.guard)
        self.setHttpCacheType(QWebEngineProfile.HttpCacheType.NoCache)
        self.setPersistentCookiesPolicy(
            QWebEngineProfile.PersistentCookiesPolicy.NoPersistentCookies
        )
        self.setSpellCheckEnabled(False)
        settings = self.settings()
        for attribute in _OFF:
            settings.setAttribute(attribute, False)
