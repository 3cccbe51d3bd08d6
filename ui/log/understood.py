"""What the entry line understood, in words below it, before Enter."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from commander.actions.shorthand import Problem, Shorthand
from commander.domain.record import Party
from ui import words
from ui.log.scene import Scene
from ui.theme.theme import Theme
from ui.theme.tokens import FONT_SMALL

translate = QCoreApplication.translate
_LEAST_ROWS: Final = 2
_MAX_WORD: Final = 24
_DOT: Final = " · "
_ROLES: Final = {"flash": "red", "immediate": "red", "priority": "orange"}


@dataclass(frozen=True, slots=True)
class Said:
    """A few words with their colour role; ``strong`` ones stand out. ``joined``: no dot before."""

    text: str
    role: str = "muted"
    strong: bool = False
    joined: bool = False


def explain(line: Shorthand, begun_at: int, sender: Party | None, scene: Scene) -> list[Said]:
    """Put what was understood into words; ``sender`` is who speaks when nobody was typed."""
    time = line.happened_at if line.happened_at is not None else begun_at
    said = [
        Said(scene.clock(time, line.precision), "text" if "happened_at" in line.stated else "muted")
    ]
    route = _route(line, sender, scene)
    if route:
        said.append(Said(route, "text"))
    if line.precedence != "routine":
        role = _ROLES.get(line.precedence, "text")
        said.append(Said(words.precedence(line.precedence).upper(), role, strong=True))
    if line.kind != "report":
        said.append(Said(words.message_kind(line.kind).upper(), "purple", strong=True))
    way = [line.channel, words.medium(line.medium) if line.medium != "radio" else ""]
    said += [Said(one, "text") for one in way if one]
    if line.ack_from:
        names = ", ".join(scene.name_of(ref) for ref in line.ack_from)
        said.append(Said(translate("Log", "needs ack: {names}").format(names=names), "orange"))
    return said + [_problem(one, scene) for one in line.problems if one.code != "no_text"]


def _route(line: Shorthand, sender: Party | None, scene: Scene) -> str:
    speaker = line.sender or sender
    left = scene.party_name(speaker) if speaker else ""
    right = ", ".join(scene.party_name(party) for party in line.to)
    return f"{left} → {right}".strip() if right else left


def _problem(problem: Problem, scene: Scene) -> Said:
    names = ", ".join(scene.party_name(party) for party in problem.candidates[:4])
    said = {
        "ambiguous": translate("Log", "“{word}” may be {names}: Tab to choose"),
        "unknown": translate("Log", "“{word}” is nobody known here, kept as said"),
        "nobody": translate("Log", "nobody is addressed who could acknowledge"),
        "future": translate("Log", "{word} is still to come"),
        "word": translate("Log", "“{word}” is not understood and stays in the text"),
    }
    text = said.get(problem.code, problem.code).format(word=problem.word[:_MAX_WORD], names=names)
    return Said(text, "orange" if problem.code in ("ambiguous", "nobody", "future") else "yellow")


def help_words() -> list[Said]:
    """What an empty line says: how to write one."""
    return [
        Said("2041"),
        Said(translate("Log", "from>to text"), "muted"),
        Said(translate("Log", "!i immediate")),
        Said(translate("Log", "#o order")),
        Said(translate("Log", "@police must acknowledge")),
        Said(translate("Log", "/TAC-3 channel")),
    ]


def key_words(*, completes: bool) -> list[Said]:
    """What the keys do now."""
    keys = [
        Said(translate("Log", "Enter"), "text", strong=True),
        Said(translate("Log", "to log"), joined=True),
    ]
    if completes:
        keys += [
            Said(translate("Log", "Tab"), "text", strong=True),
            Said(translate("Log", "to complete"), joined=True),
        ]
    return keys


class Understood(QWidget):
    """Words with dots between them, wrapped; at least two rows high, so that nothing jumps."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._said: list[Said] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._fit)
        self._fit()

    def show_words(self, said: list[Said]) -> None:
        """Show these."""
        if said != self._said:
            self._said = said
            self.setAccessibleName(self.text())
            self._fit()

    def text(self) -> str:
        """All of it as one line."""
        parts: list[str] = []
        for said in self._said:
            parts += [" " if said.joined else _DOT if parts else "", said.text]
        return "".join(parts)

    def sizeHint(self) -> QSize:
        rows = max((row for row, _, _ in self._placed()), default=0) + 1
        return QSize(0, max(_LEAST_ROWS, rows) * self._row_height())

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        ascent = QFontMetrics(self._font(strong=False)).ascent()
        for row, x, said in self._placed():
            painter.setFont(self._font(strong=said.strong))
            painter.setPen(self._theme.colour(said.role))
            painter.drawText(x, row * self._row_height() + ascent, said.text)
        painter.end()

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fit()

    def _placed(self) -> list[tuple[int, int, Said]]:
        """Row, left edge and words: broken at blanks where a row is full."""
        placed: list[tuple[int, int, Said]] = []
        row, x = 0, 0
        for number, said in enumerate(self._said):
            gap = " " if said.joined else _DOT
            metrics = QFontMetrics(self._font(strong=said.strong))
            if number and x:
                placed.append((row, x, Said(gap)))
                x += metrics.horizontalAdvance(gap)
            for word in _pieces(said.text):
                across = metrics.horizontalAdvance(word)
                if x and x + across > max(self.width(), 1):
                    row, x = row + 1, 0
                placed.append((row, x, Said(word, said.role, said.strong)))
                x += across
        return placed

    def _font(self, *, strong: bool) -> QFont:
        return self._theme.ui_font(FONT_SMALL, semibold=strong)

    def _row_height(self) -> int:
        return QFontMetrics(self._font(strong=False)).lineSpacing() + 1

    def _fit(self) -> None:
        self.setFixedHeight(self.sizeHint().height())
        self.update()


def _pieces(text: str) -> list[str]:
    """Words with the blank behind them."""
    words_ = text.split(" ")
    return [f"{word} " for word in words_[:-1]] + words_[-1:]
