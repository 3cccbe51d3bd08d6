"""What travels on a narrow line: text first, large files only when somebody asks for them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from ui.network.section import Section, plain
from ui.theme.theme import Theme


class NarrowPart(Section):
    """The switch that spares the line.

    Signals:
        spare_asked: whether to spare it from now on.
    """

    spare_asked = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.set_heading(self.tr("A narrow line"))
        self.switch = QCheckBox(self.tr("Spare the line: large files only when asked for"))
        self.switch.clicked.connect(self.spare_asked)
        self.column.addWidget(self.switch)
        self.column.addWidget(
            plain(
                self.tr("Entries, tasks and small previews always travel first."),
                role="muted",
                wrap=True,
            )
        )

    def show_sparing(self, *, sparing: bool) -> None:
        """Show how the switch stands."""
        self.switch.setChecked(sparing)
