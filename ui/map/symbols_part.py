"""How the page draws marks: the set of symbols, clusters, the words and the time of ages."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWebEngineCore import QWebEngineScript

from ui.map.part import MapPart
from ui.map.scheme import package_folder
from ui.map.symbols_sets import MIL, SymbolSet, symbol_set
from ui.map.view import MapView

_WORLD: Final = QWebEngineScript.ScriptWorldId.ApplicationWorld
_LIBRARY: Final = "milsymbol.js"


class SymbolsPart(MapPart):
    """Remembers how marks are to be drawn and tells the page.

    The library of MIL-STD-2525 is large: the page gets it when somebody wants that set.
    """

    def __init__(
        self, view: MapView, name: str, pictures: Mapping[str, str], *, clusters: bool
    ) -> None:
        self._set: SymbolSet = symbol_set(name, pictures)
        self._clusters = clusters
        self._now = 0
        super().__init__(view)

    @property
    def name(self) -> str:
        """The set that is shown."""
        return self._set.name

    @property
    def clusters(self) -> bool:
        """Whether what is close together may be shown as one."""
        return self._clusters

    def tell_state(self) -> None:
        self.tell_words()
        self.say("clusters", on=self._clusters)
        self.say("mark_clock", now=self._now)
        self._tell_set()

    def tell_words(self) -> None:
        """Say the words again; the language may be another one."""
        translate = QCoreApplication.translate
        self.say(
            "mark_words",
            words={
                "minutes": translate("SymbolsPart", "{n} min"),
                "hours": translate("SymbolsPart", "{n} h"),
                "days": translate("SymbolsPart", "{n} d"),
            },
        )

    def tell_time(self, now: int) -> None:
        """Say what time it is (ms UTC): ages count to it."""
        self._now = now
        self.say("mark_clock", now=now)

    def show_set(self, name: str, pictures: Mapping[str, str]) -> None:
        """Draw with another set."""
        self._set = symbol_set(name, pictures)
        self._tell_set()

    def show_clusters(self, *, on: bool) -> None:
        """Show what is close together as one, or each mark for itself."""
        self._clusters = on
        self.say("clusters", on=on)

    def _tell_set(self) -> None:
        if not self._view.is_ready:
            return
        if self._set.name != MIL:
            self._say_set()
            return
        source = (package_folder("web/vendor") / _LIBRARY).read_text("utf-8")
        self._view.page.runJavaScript(f"{source}\n;0", _WORLD.value, lambda _: self._say_set())

    def _say_set(self) -> None:
        self.say("symbols", **asdict(self._set))
