"""The list of the response panel: responses in force, levels over time, ended ones."""

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui.response.activation_card import ActivationCard
from ui.response.data import Picture, Standing
from ui.response.level_track import LevelTrack
from ui.response.record_lines import plain
from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import STEP


class ResponseList(QScrollArea):
    """Cards keep their places; one of them is the one that keys mean.

    Signals:
        touched: the key of the response that the operator turned to.
        level_wanted, end_wanted: key of a response to be changed or ended.
        settle_wanted: key of a response and the level that is to hold.
        show_wanted: kind and key of what another panel is to show.
    """

    touched = Signal(str)
    level_wanted = Signal(str)
    end_wanted = Signal(str)
    settle_wanted = Signal(str, str)
    show_wanted = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.cards: dict[str, ActivationCard] = {}
        self._picture = Picture()
        self.levels = LevelTrack(theme)
        self._levels_title = plain(self.tr("Levels over time"), role="strong")
        self.ended_button = QPushButton()
        self._open, self._over = QVBoxLayout(), QWidget()
        self._ended = QVBoxLayout(self._over)
        self._current = ""
        self._lay_out()
        self.ended_button.toggled.connect(self._over.setVisible)

    @property
    def current(self) -> Standing | None:
        """The response that keys mean; the first one where none was chosen."""
        card = self.cards.get(self._current) or next(iter(self.cards.values()), None)
        return card.standing if card is not None else None

    def show_picture(self, picture: Picture, now: int) -> None:
        """Show all of it; known cards are brought up to date where they stand."""
        self._picture = picture
        wanted = [*picture.open, *picture.ended]
        keys = {one.activation.key for one in wanted}
        for key in [key for key in self.cards if key not in keys]:
            card = self.cards.pop(key)
            card.hide()
            card.deleteLater()
        self._place(picture.open, self._open, now)
        self._place(picture.ended, self._ended, now)
        self.cards = {one.activation.key: self.cards[one.activation.key] for one in wanted}
        self.levels.show_histories(picture.histories, picture.zone, now)
        for widget in (self.levels, self._levels_title):
            widget.setVisible(bool(picture.histories))
        self.ended_button.setText(self.tr("Ended: {count}").format(count=len(picture.ended)))
        self.ended_button.setVisible(bool(picture.ended))
        if picture.ended and not picture.open and not self.ended_button.isChecked():
            self.ended_button.setChecked(True)
        self._over.setVisible(bool(picture.ended) and self.ended_button.isChecked())
        self._mark()

    def tick(self, now: int) -> None:
        """Bring the clocks of what is seen up to date."""
        for card in self.cards.values():
            if card.isVisible():
                card.tick(now, self._picture.zone)

    def choose(self, key: str, *, focus: bool = False) -> None:
        """Make this the response that keys mean, and bring it into view."""
        card = self.cards.get(key)
        if card is None:
            return
        self._current = key
        if card.standing is not None and not card.standing.activation.is_open():
            self.ended_button.setChecked(True)
        self._mark()
        if focus:
            card.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, card, lambda: self._reveal(card))

    def step(self, by: int) -> None:
        """Choose the next response."""
        keys = [key for key, card in self.cards.items() if not card.isHidden()]
        if keys:
            at = keys.index(self._current) if self._current in keys else -1
            self.choose(keys[max(0, min(at + by, len(keys) - 1))], focus=True)

    def _reveal(self, card: QWidget) -> None:
        """Scroll to a card; of one that is higher than the panel, to its head."""
        if card.height() < self.viewport().height():
            self.ensureWidgetVisible(card)
        else:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + card.mapTo(self.viewport(), QPoint()).y())

    def _place(self, wanted: Sequence[Standing], column: QVBoxLayout, now: int) -> None:
        for number, one in enumerate(wanted):
            key = one.activation.key
            card = self.cards.get(key)
            if card is None:
                card = self.cards[key] = self._made(key)
            if column.indexOf(card) != number:
                column.insertWidget(number, card)
            card.show_standing(one, self._picture, now)

    def _made(self, key: str) -> ActivationCard:
        card = ActivationCard(self._theme)
        card.touched.connect(partial(self._touch, key))
        card.level_wanted.connect(partial(self.level_wanted.emit, key))
        card.end_wanted.connect(partial(self.end_wanted.emit, key))
        card.settle_wanted.connect(partial(self.settle_wanted.emit, key))
        card.show_wanted.connect(self.show_wanted)
        return card

    def _touch(self, key: str) -> None:
        self._current = key
        self._mark()
        self.touched.emit(key)

    def _mark(self) -> None:
        chosen = self.current
        for key, card in self.cards.items():
            card.select(selected=chosen is not None and key == chosen.activation.key)

    def _lay_out(self) -> None:
        step = self._theme.px(STEP)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        dress(self.ended_button, role="quiet")
        self.ended_button.setCheckable(True)
        self.ended_button.setToolTip(self.tr("Show or hide ended responses with their records"))
        self._ended.setContentsMargins(0, 0, 0, 0)
        for column in (self._open, self._ended):
            column.setSpacing(2 * step)
        self._over.hide()
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(2 * step, 2 * step, 2 * step, 2 * step)
        column.setSpacing(2 * step)
        column.addLayout(self._open)
        column.addWidget(self._levels_title)
        column.addWidget(self.levels)
        column.addWidget(self.ended_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._over)
        column.addStretch(1)
        self.setWidget(body)

    def __iter__(self) -> Iterator[ActivationCard]:
        return iter(self.cards.values())
