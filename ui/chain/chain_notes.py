"""What is said above the chain: who holds up the others, which circle there is, what was done."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.chain.chain_words import blocking_words, deadlock_words
from ui.chain.picture import Picture
from ui.context import Context
from ui.theme.dress import dress
from ui.theme.tokens import STEP
from ui.widgets.banner import Banner
from ui.widgets.elided_link import ElidedLink
from ui.widgets.key_hint import KeyHint


class ChainNotes(QWidget):
    """Lines that are there only while there is something to say.

    Signals:
        blocker_wanted: the operator wants to see who holds up the others.
        cut_wanted: the newest link of the circle is to go.
    """

    blocker_wanted = Signal()
    cut_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        theme = context.theme
        self.blocker = ElidedLink()
        self.blocker.setToolTip(self.tr("Go to who holds up the others ({key})").format(key="B"))
        self._line = QFrame()
        dress(self._line, role="banner", tone="warning")
        row = QHBoxLayout(self._line)
        row.setContentsMargins(theme.px(2 * STEP), 0, theme.px(2 * STEP), 0)
        row.setSpacing(theme.px(STEP))
        row.addWidget(self.blocker, 1)
        row.addWidget(KeyHint(theme, "B"))
        self.circle = Banner(theme)
        self.notice = Banner(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self._line, self.circle, self.notice):
            column.addWidget(part)
        self._line.hide()
        self._circles = ""
        self.blocker.clicked.connect(self.blocker_wanted)
        self.circle.acted.connect(self.cut_wanted)

    def show_picture(self, picture: Picture) -> None:
        """Name the one department that holds up the others, and the first circle."""
        found = picture.blocking
        now = self._context.clock.now()
        if found:
            words = blocking_words(picture, found[0], now)
            more = len(found) - 1
            if more:
                words += "  " + self.tr("(and {count} more)").format(count=more)
            self.blocker.set_words(words)
            dress(self._line, tone="danger" if found[0].late else "warning")
        self._line.setVisible(bool(found))
        said = deadlock_words(picture, picture.circles[0]) if picture.circles else ""
        if said == self._circles:
            return
        self._circles = said
        if said:
            self.circle.show_problem(said, tone="danger")
            self.circle.offer(self.tr("Cut the newest link  X"))
        else:
            self.circle.clear()

    def say(self, text: str, tone: str) -> None:
        """Say what was done or refused; empty takes it away."""
        if text:
            self.notice.show_problem(text, tone=tone)
        else:
            self.notice.clear()
