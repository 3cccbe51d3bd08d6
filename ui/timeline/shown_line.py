"""The line that says, as long as it is so, that what is shown is not live."""

from datetime import tzinfo

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from ui import words
from ui.moment import ShownMoment
from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import ICON, STEP
from ui.widgets.elided import ElidedLabel
from ui.widgets.pill import Pill


class ShownLine(QFrame):
    """Which moment is shown, how long ago, by which basis, what came in since, and the way back.

    ``chooses``: whether there is a choice of the basis.
    """

    def __init__(
        self,
        theme: Theme,
        moment: ShownMoment,
        parent: QWidget | None = None,
        *,
        chooses: bool = True,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._moment = moment
        dress(self, role="banner", tone="warning")
        self._picture = QLabel()
        self.text = ElidedLabel()
        dress(self.text, role="strong")
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.since = QLabel()
        self.since.setTextFormat(Qt.TextFormat.PlainText)
        self.as_it_was = Pill(theme, self.tr("As it was"), compact=True)
        self.as_known = Pill(theme, self.tr("As known here"), compact=True)
        self.live = Pill(theme, self.tr("Live"), compact=True)
        self._lay_out()
        for pill in (self.as_it_was, self.as_known):
            pill.setVisible(chooses)
        self._connect()
        theme.changed.connect(self._redraw)
        self._redraw()
        self.hide()

    def tell(self, now: int, zone: tzinfo, new: int) -> None:
        """Say which moment is shown, seen from ``now`` (ms UTC), and how much came in since."""
        at = self._moment.at
        self.setVisible(at is not None)
        if at is None:
            return
        clock = words.clock(at, zone)
        if words.day(at, zone) != words.day(now, zone):
            clock = f"{words.day(at, zone)} {clock}"
        text = self.tr("Shown: {time}, {age} ago — not live")
        self.text.set_text(text.format(time=clock, age=words.ago((now - at) / 1000)))
        self.since.setText(self.tr("{count} new since").format(count=new) if new else "")
        self.setAccessibleName(self.text.text())
        known = self._moment.basis == "received"
        self.as_known.setChecked(known)
        self.as_it_was.setChecked(not known)

    def _connect(self) -> None:
        together = QButtonGroup(self)
        for pill in (self.as_it_was, self.as_known):
            pill.setCheckable(True)
            together.addButton(pill)
        self.as_it_was.setToolTip(
            self.tr("What is known now about that moment, with what was entered later")
        )
        self.as_known.setToolTip(
            self.tr("Only what had arrived at this post by that moment: who knew what when")
        )
        self.live.setToolTip(self.tr("Show what is now (End)"))
        self.live.setAccessibleName(self.tr("Back to live"))
        self.as_it_was.clicked.connect(lambda: self._moment.set_basis("happened"))
        self.as_known.clicked.connect(lambda: self._moment.set_basis("received"))
        self.live.clicked.connect(self._moment.live)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        step = self._theme.px(STEP)
        row.setContentsMargins(2 * step, step, 2 * step, step)
        row.setSpacing(2 * step)
        row.addWidget(self._picture)
        row.addWidget(self.text, 1)
        for widget in (self.since, self.as_it_was, self.as_known, self.live):
            row.addWidget(widget)

    def _redraw(self) -> None:
        side = self._theme.px(ICON)
        icon = self._theme.icons.icon("clock", "orange")
        self._picture.setPixmap(icon.pixmap(QSize(side, side), self.devicePixelRatioF()))
