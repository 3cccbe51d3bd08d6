"""Export: this operation, all of them, or what another post lacks, into one file."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from commander.domain.operation import Operation
from commander.errors import UserError
from ui import words
from ui.bundles.bundle_words import written
from ui.bundles.files import BUNDLE, HAVE, choose, choose_new
from ui.bundles.running import Running
from ui.context import Context
from ui.theme.dress import dress
from ui.theme.tokens import ROW, STEP
from ui.widgets.elided import ElidedLabel
from ui.widgets.overlay import Overlay
from ui.zone import zone_of

if TYPE_CHECKING:
    from commander.sync.bundle.contents import Have, Manifest
    from commander.sync.bundle.gather import Wish

_SIZE: Final = QSize(640, 470)
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ExportPanel(Overlay):
    """Asks what and under which passphrase; then where, and writes it beside the work."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context.theme, parent, size=_SIZE)
        self._context = context
        self._request: Path | None = None
        self.this = QRadioButton()
        self.every = QRadioButton(self.tr("All operations of this post"))
        self.lacking = QRadioButton(self.tr("Only what another post lacks"))
        self._group = QButtonGroup(self)
        for button in (self.this, self.every, self.lacking):
            self._group.addButton(button)
        self.request_button = QPushButton(self.tr("Its request…"))
        self.request_name = ElidedLabel()
        dress(self.request_name, role="muted")
        self.passphrase, self.again = QLineEdit(), QLineEdit()
        self.write_button = QPushButton(self.tr("Write file…"))
        dress(self.write_button, role="primary")
        self.have_button = QPushButton(self.tr("Write a request of this post…"))
        dress(self.have_button, role="link")
        self.running = Running(context.theme, context.bridge, self)
        self.result = QLabel()
        self.result.setTextFormat(Qt.TextFormat.PlainText)
        self.result.setWordWrap(True)
        self._lay_out()
        self.write_button.clicked.connect(self.ask_where)
        self.have_button.clicked.connect(self.ask_where_have)
        self.request_button.clicked.connect(self.ask_request)
        self._group.buttonToggled.connect(lambda _button, _on: self._follow())

    def take_focus(self) -> None:
        """Begin with what is to be written."""
        operation = self._operation()
        self.this.setText(
            self.tr("This operation: {name}").format(name=operation.name)
            if operation
            else self.tr("This operation")
        )
        self.this.setVisible(operation is not None)
        if self._group.checkedButton() is None or (self.this.isChecked() and not operation):
            (self.this if operation else self.every).setChecked(True)
        self._follow()
        chosen = self._group.checkedButton() or self.every
        chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_request(self) -> None:
        """Choose the file in which the other post says what it has."""
        choose(self, self.tr("Request of the other post"), HAVE, self.set_request)

    def set_request(self, path: Path) -> None:
        """Export what the post lacks that wrote this file."""
        self._request = path
        self.request_name.set_text(path.name)
        self.lacking.setChecked(True)
        self._follow()

    def ask_where(self) -> None:
        """Choose where to write, once everything is said."""
        if wrong := self._wrong():
            self._say(wrong, tone="danger")
            return
        title = self.tr("Write file")
        choose_new(self, title, BUNDLE, self._name(), self.write)

    def ask_where_have(self) -> None:
        """Choose where to write what this post has."""
        name = self._context.post.operator.position or self.tr("request")
        choose_new(self, self.tr("Write a request"), HAVE, name, self.write_have)

    def write(self, path: Path) -> None:
        """Write the bundle."""
        try:
            wish = self._wish()
        except UserError as error:
            self._say(words.error(error), tone="danger")
            return
        passphrase = self.passphrase.text()
        self._say("")
        self._follow(running=True)
        self.running.start(
            lambda watch: self._context.post.bundles.export(path, wish, passphrase, watch),
            lambda manifest: self._written(manifest, path),
            self._failed,
        )

    def write_have(self, path: Path) -> None:
        """Write what this post has, so that another one exports what is missing here."""
        self._say("")
        self._follow(running=True)
        self.running.start(
            lambda watch: self._context.post.bundles.write_have(path, watch),
            lambda have: self._have_written(have, path),
            self._failed,
        )

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        focused = self.focusWidget()
        if event.key() not in _ENTER:
            super().keyPressEvent(event)
        elif isinstance(focused, QPushButton):
            focused.click()
        else:
            self.ask_where()

    def _wish(self) -> "Wish":
        # What reads and writes bundles is loaded when somebody uses it: starting is faster so.
        from commander.sync.bundle.gather import Wish  # noqa: PLC0415
        from commander.sync.bundle.have import read_have  # noqa: PLC0415

        if self.lacking.isChecked() and self._request is not None:
            return Wish(have=read_have(self._request))
        return Wish(streams=(self._context.stream,) if self.this.isChecked() else ())

    def _wrong(self) -> str:
        if self.running.active:
            return ""
        if self.lacking.isChecked() and self._request is None:
            return self.tr("Choose the file that the other post wrote with “Write a request”.")
        if self.passphrase.text() != self.again.text():
            return self.tr("The two passphrases differ.")
        return ""

    def _name(self) -> str:
        operation = self._operation()
        zone = zone_of(operation)
        now = datetime.fromtimestamp(self._context.clock.now() / 1000, zone)
        name = operation.name if operation and self.this.isChecked() else "Commander"
        return f"{name} {now:%Y-%m-%d %H-%M}"

    def _operation(self) -> Operation | None:
        stream = self._context.stream
        return self._context.reader.get(Operation, stream, stream) if stream else None

    def _written(self, manifest: "Manifest", path: Path) -> None:
        self.passphrase.clear()
        self.again.clear()
        self._follow()
        self._say("\n".join(written(manifest, path.name)), tone="ok")

    def _have_written(self, _have: "Have", path: Path) -> None:
        self._follow()
        text = self.tr(
            "Written: {file}. Give it to the other post: it exports what is missing here."
        )
        self._say(text.format(file=path.name), tone="ok")

    def _failed(self, error: BaseException) -> None:
        self._follow()
        if not isinstance(error, UserError):
            raise error
        self._say(words.error(error), tone="danger")

    def _say(self, text: str, *, tone: str = "") -> None:
        self.result.setText(text)
        dress(self.result, tone=tone)

    def _follow(self, *, running: bool = False) -> None:
        """Show what belongs to the choice; while it runs nothing can be begun twice."""
        for widget in (self.write_button, self.have_button):
            widget.setEnabled(not running)
        self.request_button.setVisible(self.lacking.isChecked())
        self.request_name.setVisible(self.lacking.isChecked())

    def _lay_out(self) -> None:
        step = self._theme.px(STEP)
        column = QVBoxLayout(self)
        column.setContentsMargins(6 * step, 5 * step, 6 * step, 5 * step)
        column.setSpacing(2 * step)
        title = QLabel(self.tr("Export to a file"))
        dress(title, role="title")
        under = QLabel(
            self.tr("For posts without a network: one file with all entries and attachments.")
        )
        under.setWordWrap(True)
        dress(under, role="muted")
        column.addWidget(title)
        column.addWidget(under)
        column.addSpacing(2 * step)
        column.addWidget(self.this, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.every, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.setSpacing(3 * step)
        row.addWidget(self.lacking)
        row.addWidget(self.request_button)
        row.addWidget(self.request_name, 1)
        holder = QWidget()
        holder.setMinimumHeight(self._theme.px(ROW + 4))
        row.setContentsMargins(0, 0, 0, 0)
        holder.setLayout(row)
        column.addWidget(holder)
        column.addSpacing(2 * step)
        column.addLayout(self._secret())
        column.addStretch(1)
        column.addWidget(self.result)
        column.addWidget(self.running)
        buttons = QHBoxLayout()
        buttons.addWidget(self.have_button)
        buttons.addStretch(1)
        buttons.addWidget(self.write_button)
        column.addLayout(buttons)

    def _secret(self) -> QVBoxLayout:
        step = self._theme.px(STEP)
        caption = QLabel(
            self.tr("Passphrase, if only the other post is to be able to read the file")
        )
        caption.setWordWrap(True)
        dress(caption, role="small")
        row = QHBoxLayout()
        row.setSpacing(2 * step)
        hints = (self.tr("No passphrase"), self.tr("Again"))
        names = (self.tr("Passphrase"), self.tr("Passphrase again"))
        for box, hint, name in zip((self.passphrase, self.again), hints, names, strict=True):
            box.setEchoMode(QLineEdit.EchoMode.Password)
            box.setPlaceholderText(hint)
            box.setAccessibleName(name)
            row.addWidget(box)
        column = QVBoxLayout()
        column.setSpacing(step)
        column.addWidget(caption)
        column.addLayout(row)
        return column
