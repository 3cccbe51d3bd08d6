"""What waits for a department beside what it waits for, in one line; each entry leads there."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QSizePolicy, QWidget

from commander.linkage.chain import LinkNode, Waiting
from commander.linkage.waits import waits_since
from ui import words as say
from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import STEP
from ui.widgets.elided_link import ElidedLink
from ui.widgets.pill import Pill

_EACH: Final = 170
_MOST: Final = 6
_LISTED: Final = 40


@dataclass(frozen=True, slots=True)
class WaitEntry:
    """One that waits or is waited for: the task to go to, and what is said of it."""

    key: str
    text: str


def wait_entries(
    found: Waiting, nodes: Mapping[str, LinkNode], name: Callable[[str], str], now: int
) -> tuple[list[WaitEntry], list[WaitEntry]]:
    """Return the entries of both halves, who waits longest first.

    What waits for me leads to my task, on which I can act; what I wait for leads to the other's.
    """
    translate = QCoreApplication.translate

    def entry(mine: str, other: str, waiter: str, words: str) -> tuple[int, WaitEntry]:
        since = waits_since(nodes[waiter].task)
        text = words.format(
            who=name(nodes[other].task.owner),
            title=nodes[other].task.title,
            mine=nodes[mine].task.title,
            time=say.ago((now - since) / 1000),
        )
        return since, WaitEntry(mine if waiter == other else other, text)

    theirs = translate("Waits", "{who}: {title} · {time} · waits for: {mine}")
    mine = translate("Waits", "{who}: {title} · {time} · for: {mine}")
    for_me = [entry(own, other, other, theirs) for own, other in found.waits_for_me]
    for_others = [entry(own, other, own, mine) for own, other in found.i_wait_for]
    return _longest(for_me), _longest(for_others)


def _longest(found: Sequence[tuple[int, WaitEntry]]) -> list[WaitEntry]:
    return [one for _, one in sorted(found, key=lambda pair: (pair[0], pair[1].text))]


class WaitsStrip(QFrame):
    """Two halves side by side: what waits for me, what I wait for. Hidden while both are empty.

    Signals:
        chosen: a task is to be shown (its key).
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        translate = QCoreApplication.translate
        dress(self, role="header")
        self._for_me = _Half(theme, translate("Waits", "Waits for me"))
        self._for_others = _Half(theme, translate("Waits", "I wait for"))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(2 * STEP), 0, theme.px(2 * STEP), 0)
        row.setSpacing(theme.px(3 * STEP))
        for half in (self._for_me, self._for_others):
            half.chosen.connect(self.chosen)
            row.addWidget(half, 1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_waits(self, for_me: Sequence[WaitEntry], for_others: Sequence[WaitEntry]) -> None:
        """Show these; what changed nothing moves nothing."""
        self._for_me.show_entries(tuple(for_me))
        self._for_others.show_entries(tuple(for_others))
        self.setVisible(bool(for_me or for_others))

    def texts(self) -> tuple[list[str], list[str]]:
        """Return what each half says, what does not fit included."""
        return self._for_me.texts(), self._for_others.texts()

    def links(self) -> tuple[list[ElidedLink], list[ElidedLink]]:
        """Return the entries of each half that are shown as links."""
        return self._for_me.links, self._for_others.links


class _Half(QWidget):
    """A caption with its count, as many links as fit, and a menu with the rest."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, caption: str) -> None:
        super().__init__()
        self._theme = theme
        self._caption = caption
        self._entries: tuple[WaitEntry, ...] = ()
        self.links: list[ElidedLink] = []
        self._head = QLabel()
        self._head.setTextFormat(Qt.TextFormat.PlainText)
        dress(self._head, role="caption")
        self._more = Pill(theme, compact=True)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self._more.set_menu(self._menu)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.px(STEP))
        self._row.addWidget(self._head)
        self._row.addWidget(self._more)
        self._row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._fit()

    def show_entries(self, entries: tuple[WaitEntry, ...]) -> None:
        if entries != self._entries:
            self._entries = entries
            self._fit()

    def texts(self) -> list[str]:
        return [one.text for one in self._entries]

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        count = len(self._entries)
        self._head.setText(f"{self._caption}  {count if count else '–'}")
        room = self.width() - self._head.sizeHint().width() - self._theme.px(12 * STEP)
        fitting = max(1, min(_MOST, room // self._theme.px(_EACH)))
        shown = self._entries[:fitting]
        while len(self.links) > len(shown):
            gone = self.links.pop()
            gone.hide()
            self._row.removeWidget(gone)
            gone.deleteLater()
        while len(self.links) < len(shown):
            link = ElidedLink(self)
            link.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            link.clicked.connect(partial(self._choose, len(self.links)))
            self._row.insertWidget(1 + len(self.links), link)
            self.links.append(link)
        for link, entry in zip(self.links, shown, strict=True):
            link.set_words(entry.text)
            link.setToolTip(entry.text.replace("<", "‹").replace(">", "›"))
        self._more.setVisible(count > len(shown))
        self._more.set_text(f"+{count - len(shown)}")

    def _choose(self, at: int, _checked: bool = False) -> None:
        if at < len(self._entries):
            self.chosen.emit(self._entries[at].key)

    def _fill(self) -> None:
        self._menu.clear()
        for entry in self._entries[len(self.links) : len(self.links) + _LISTED]:
            words = entry.text.replace("&", "&&")
            self._menu.addAction(words, partial(self.chosen.emit, entry.key))
