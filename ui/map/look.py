"""How the page looks: colours, language, layers shown, and what of it bars cover."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor
from PySide6.QtWebEngineCore import QWebEnginePage

from ui.map.channel import Outbound
from ui.theme.tokens import tokens as theme_tokens

LAYERS: Final = ("base", "units", "incidents", "zones", "labels")


def _words() -> dict[str, str]:
    """Return the words that the page itself shows."""
    translate = QCoreApplication.translate
    return {
        "source": translate("MapView", "Natural Earth"),
        "sketch": translate("MapView", "streets: own sketch, approximate"),
        "zoom_in": translate("MapView", "Zoom in (+)"),
        "zoom_out": translate("MapView", "Zoom out (-)"),
    }


class PageLook:
    """Kept, so that a page that starts anew looks as the one before it; differences go at once."""

    def __init__(self, page: QWebEnginePage, out: Outbound) -> None:
        self._page = page
        self._out = out
        self._tokens: Mapping[str, str] = asdict(theme_tokens("dark"))
        self._layers = dict.fromkeys(LAYERS, True)
        self._insets = {"top": 0, "bottom": 0}
        self.language = "en"
        self.scale = 1.0
        self._show_ground()

    def start(self) -> dict[str, object]:
        """Return what a page must know when it starts."""
        return {
            "tokens": self._tokens,
            "language": self.language,
            "words": _words(),
            "layers": self._layers,
            "insets": self._insets,
        }

    def set_theme(self, tokens: Mapping[str, str]) -> None:
        """Follow the theme: token names to ``#rrggbb``, and ``name``."""
        self._tokens = dict(tokens)
        self._show_ground()
        self._out.state("theme", tokens=self._tokens)

    def set_language(self, code: str) -> None:
        """Follow the language of the window (``en``, ``zh``)."""
        self.language = code
        self._out.state("language", language=code, words=_words())

    def set_layer(self, name: str, visible: bool) -> None:
        """Show or hide one of `LAYERS`."""
        self._layers[name] = visible
        self._out.state("layers", layers=self._layers)

    def set_scale(self, scale: float) -> None:
        """Follow the size of everything (1.0 is 100 %): marks, texts and controls of the page."""
        self.scale = scale
        self.show_scale()

    def show_scale(self) -> None:
        """Give the page its size; one that starts anew has lost it."""
        self._page.setZoomFactor(self.scale)

    def set_insets(self, top: int, bottom: int) -> None:
        """Say how many pixels are covered by bars, so that nothing important lies under them."""
        self._insets = {"top": round(top / self.scale), "bottom": round(bottom / self.scale)}
        self._out.state("insets", insets=self._insets)

    def _show_ground(self) -> None:
        self._page.setBackgroundColor(QColor(self._tokens["sea"]))
