"""The page in the engine: our scripts in a world of their own, and no way out of it."""

import logging
from pathlib import Path
from typing import Final

from PySide6.QtCore import QFile, QIODevice, QObject, QUrl
from PySide6.QtWebChannel import QWebChannel
from PySide6.QtWebEngineCore import (
    QWebEnginePage,
    QWebEnginePermission,
    QWebEngineProfile,
    QWebEngineScript,
)

from commander.errors import EnvironmentProblem
from ui.map.scheme import PAGE, package_folder

_LOG = logging.getLogger(__name__)
_WORLD: Final = QWebEngineScript.ScriptWorldId.ApplicationWorld
_CHANNEL: Final = ":/qtwebchannel/qwebchannel.js"
_LIBRARIES: Final = (
    "leaflet.js",
    "leaflet-geoman.min.js",
    "topojson-client.min.js",
    "mgrs.min.js",
    "protomaps-leaflet.js",
)
_SCRIPTS: Final = (
    "tokens.js",
    "symbols.js",
    "sprites.js",
    "store.js",
    "placer.js",
    "blitter.js",
    "fan.js",
    "clusters.js",
    "mark_labels.js",
    "throng.js",
    "marks_layer.js",
    "base_canvas.js",
    "antimeridian.js",
    "world.js",
    "base.js",
    "names.js",
    "patterns.js",
    "shapes.js",
    "pointer.js",
    "sketch.js",
    "drawing.js",
    "channel.js",
    "parts.js",
    "area_rules.js",
    "area_layers.js",
    "areas.js",
    "transverse.js",
    "mgrs_grid.js",
    "symbols_layer.js",
    "tracks.js",
    "follow.js",
    "editing.js",
    "locate.js",
    "find_mark.js",
    "past.js",
    "keyboard.js",
    "touch.js",
    "print_sheet.js",
    "main.js",
)


class MapPage(QWebEnginePage):
    """Loads nothing but the map page and grants it nothing.

    Channel and map code live in the application world: a script that got into the page itself
    sees neither the channel nor the map.
    """

    def __init__(self, profile: QWebEngineProfile, program: QObject, parent: QObject) -> None:
        super().__init__(profile, parent)
        channel = QWebChannel(self)
        channel.registerObject("program", program)
        self.setWebChannel(channel, _WORLD)
        script = QWebEngineScript()
        script.setName("commander-map")
        script.setWorldId(_WORLD)
        script.setInjectionPoint(QWebEngineScript.InjectionPoint.DocumentReady)
        script.setRunsOnSubFrames(False)
        script.setSourceCode(_source())
        self.scripts().insert(script)
        self.permissionRequested.connect(_deny)

    def acceptNavigationRequest(
        self, url: QUrl | str, _type: QWebEnginePage.NavigationType, is_main_frame: bool
    ) -> bool:
        return is_main_frame and QUrl(url) == QUrl(PAGE)

    def createWindow(self, _type: QWebEnginePage.WebWindowType) -> None:  # type: ignore[override]
        """Open no second window, whatever asks for it."""

    def javaScriptConsoleMessage(
        self,
        level: QWebEnginePage.JavaScriptConsoleMessageLevel,
        message: str,
        line: int,
        source: str,
    ) -> None:
        error = level == QWebEnginePage.JavaScriptConsoleMessageLevel.ErrorMessageLevel
        _LOG.log(logging.WARNING if error else logging.DEBUG, "%s:%d %s", source, line, message)


def _deny(permission: QWebEnginePermission) -> None:
    permission.deny()


def _source() -> str:
    """Libraries, then ours in one scope of their own, so that their names are theirs alone."""
    vendor, scripts = package_folder("web/vendor"), package_folder("map/scripts")
    try:
        libraries = [(vendor / name).read_text("utf-8") for name in _LIBRARIES]
        ours = [(scripts / name).read_text("utf-8") for name in _SCRIPTS]
    except FileNotFoundError as error:
        raise EnvironmentProblem(
            "A part of the map is missing: {file}. Run the set-up again (make setup), or install "
            "Commander anew.",
            file=Path(error.filename).name,
        ) from error
    scope = "\n".join(["(() => {", "'use strict';", *ours, "})();"])
    return "\n;\n".join([*libraries, _channel_library(), scope])


def _channel_library() -> str:
    file = QFile(_CHANNEL)
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        raise FileNotFoundError(_CHANNEL)
    return bytes(file.readAll().data()).decode()
