"""The viewer: one attached file over the window, the others of its entry or task beside it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, tzinfo
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from commander.actions import Withdraw
from commander.domain.attachment import Attachment
from commander.domain.operation import Operation
from commander.errors import UserError
from commander.journal.attachments import attachments_of
from commander.journal.feed import Notice
from commander.journal.reader import Reader
from ui import words
from ui.attached.attached import Attached
from ui.attached.attached_words import size_text, state_text
from ui.attachments.handing import Handing
from ui.attachments.question import Question
from ui.attachments.stage import Stage
from ui.context import Context
from ui.theme.dress import dress
from ui.theme.tokens import STEP
from ui.widgets.elided import ElidedLabel
from ui.widgets.overlay import Overlay
from ui.widgets.pill import Pill
from ui.zone import zone_of

_SIZE: Final = QSize(1040, 760)


@dataclass(frozen=True, slots=True)
class _Read:
    """A file with the others of the same entry or task, and the operation's time zone."""

    key: str
    files: tuple[Attachment, ...] = ()
    zone: tzinfo = UTC


class AttachmentViewer(Overlay):
    """Opens on a file by its key; Left and Right go to the others, Esc closes."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context.theme, parent, size=_SIZE)
        self._context = context
        self._attached = Attached(context, self)
        self._handing = Handing(context.post.blobs)
        self._read = _Read("")
        self._asked = ""
        self._seen: tuple[str, bool] = ("", False)
        self.name = ElidedLabel(mode=Qt.TextElideMode.ElideMiddle)
        self.about = ElidedLabel()
        self.place = QLabel()
        self.state = QLabel()
        self.stage = Stage(context, self)
        self.question = Question(context.theme, self)
        theme = context.theme
        self.back, self.on = Pill(theme, "‹"), Pill(theme, "›")
        self.fetch, self.cancel = Pill(theme, self.tr("Fetch it")), Pill(theme, self.tr("Cancel"))
        self.save = Pill(theme, self.tr("Save as …") + "  Ctrl+S")
        self.hand = Pill(theme, self.tr("Open with another program …"))
        self.withdraw = Pill(theme, self.tr("Withdraw …"))
        self.leave = QPushButton("×  Esc")
        self._build()
        self._connect()

    @property
    def file(self) -> Attachment | None:
        """The file that is shown."""
        return next((one for one in self._read.files if one.key == self._read.key), None)

    def open_file(self, key: str) -> None:
        """Show an attachment of the operation in focus."""
        self._asked = key
        reader, stream = self._context.reader, self._context.stream
        self._context.jobs.run(
            lambda: _read(reader, stream, key), self._take, key="attachment.open"
        )

    def step(self, by: int) -> None:
        """Show the next file, or the one before."""
        files = self._read.files
        keys = [one.key for one in files]
        if len(keys) > 1:
            key = keys[(keys.index(self._read.key) + by) % len(keys)]
            self._asked = key
            self._take(_Read(key, files, self._read.zone))

    def save_to(self, path: Path) -> None:
        """Write the content to a file of the operator's."""
        one = self.file
        if one is None:
            return
        blobs = self._context.post.blobs

        def done(_none: None) -> None:
            self._say(self.tr("Saved as {path}").format(path=path))

        def failed(error: Exception) -> None:
            reason = words.error(error) if isinstance(error, UserError) else str(error)
            self._say(reason, tone="danger")

        self._context.jobs.run(lambda: blobs.copy_to(one.digest, path), done, failed)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.step(1 if event.key() == Qt.Key.Key_Right else -1)
        else:
            super().keyPressEvent(event)

    def take_focus(self) -> None:
        self.stage.page.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.stage.page.hasFocus():
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_overlay(self) -> None:
        self.question.hide()
        self.stage.clear()
        self._seen = ("", False)
        super().close_overlay()

    def _build(self) -> None:
        step = self._theme.px(STEP)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        dress(self.name, role="heading")
        dress(self.about, role="small")
        for label in (self.place, self.state):
            label.setTextFormat(Qt.TextFormat.PlainText)
            dress(label, role="small")
        dress(self.leave, role="pill", compact=True)
        self.leave.setToolTip(self.tr("Close (Esc)"))
        self.back.setToolTip(self.tr("The file before (Left)"))
        self.on.setToolTip(self.tr("The next file (Right)"))
        for button in (self.leave, self.back, self.on):
            button.setAccessibleName(button.toolTip())
        self.save.setShortcut("Ctrl+S")
        head = QHBoxLayout()
        head.setSpacing(2 * step)
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(self.name)
        titles.addWidget(self.about)
        head.addLayout(titles, 1)
        for part in (self.back, self.place, self.on, self.leave):
            head.addWidget(part)
        foot = QHBoxLayout()
        foot.setSpacing(2 * step)
        foot.addWidget(self.state, 1)
        for part in (self.fetch, self.cancel, self.withdraw, self.hand, self.save):
            foot.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(4 * step, 3 * step, 4 * step, 3 * step)
        column.setSpacing(2 * step)
        column.addLayout(head)
        column.addWidget(self.stage, 1)
        column.addWidget(self.question)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.leave.clicked.connect(self.close_overlay)
        self.back.clicked.connect(lambda: self.step(-1))
        self.on.clicked.connect(lambda: self.step(1))
        self.save.clicked.connect(self._ask_where)
        self.hand.clicked.connect(self._ask_hand)
        self.withdraw.clicked.connect(self._ask_withdraw)
        self.fetch.clicked.connect(lambda: self._with_file(self._attached.fetch))
        self.cancel.clicked.connect(lambda: self._with_file(self._attached.cancel))
        self._attached.moved.connect(self._moved)
        self._context.bridge.noticed.connect(self._notice)
        self._context.focus.changed.connect(self.close_overlay)

    def _take(self, read: _Read) -> None:
        self._read = read
        one = self.file
        if one is None:
            return
        self.question.hide()
        self._say_about(one, read)
        self._renew()
        if not self.isVisible():
            self.open()
        elif not self.isAncestorOf(QApplication.focusWidget() or self.window()):
            self.take_focus()

    def _say_about(self, one: Attachment, read: _Read) -> None:
        zone = read.zone
        at = f"{words.day(one.meta.created_at, zone)} {words.clock(one.meta.created_at, zone)}"
        parts = [size_text(one.size), one.meta.created_by, at, one.note]
        if one.withdrawn is not None:
            why = self.tr("withdrawn by {name}: {reason}")
            parts.append(why.format(name=one.withdrawn.by, reason=one.withdrawn.reason))
        self.name.set_text(one.name)
        self.about.set_text(" · ".join(part for part in parts if part))
        several = len(read.files) > 1
        number = [file.key for file in read.files].index(one.key) + 1
        self.place.setText(f"{number} / {len(read.files)}")
        for part in (self.back, self.place, self.on):
            part.setVisible(several)

    def _renew(self) -> None:
        """Show where the content is, and the content once it is here."""
        one = self.file
        if one is None:
            return
        state = self._attached.state(one)
        if self._seen != (one.key, state.here):
            self._seen = (one.key, state.here)
            self.stage.show_file(one, here=state.here)
        self._say("" if state.kind == "here" else state_text(state))
        self.fetch.setVisible(state.kind in ("elsewhere", "failed"))
        self.cancel.setVisible(state.kind in ("sending", "coming", "waiting"))
        self.save.setVisible(state.here)
        self.hand.setVisible(state.here and self._handing.fits(one))
        self.withdraw.setVisible(one.withdrawn is None)

    def _moved(self, digests: set[str]) -> None:
        one = self.file
        if self.isVisible() and one is not None and one.digest in digests:
            self._renew()

    def _notice(self, notice: Notice) -> None:
        changed = notice.changed.get("attachment", frozenset())
        if self.isVisible() and notice.stream == self._context.stream and changed:
            self.open_file(self._asked)

    def _with_file(self, act: Callable[[Attachment], None]) -> None:
        one = self.file
        if one is not None:
            act(one)
            self._renew()

    def _say(self, text: str, tone: str = "") -> None:
        dress(self.state, tone=tone)
        self.state.setText(text[:1].upper() + text[1:])

    def _ask_where(self) -> None:
        one = self.file
        if one is None:
            return
        dialog = QFileDialog(self, self.tr("Save as"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setModal(False)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(one.name)
        dialog.fileSelected.connect(lambda path: self.save_to(Path(path)))
        dialog.show()

    def _ask_hand(self) -> None:
        one = self.file
        if one is None:
            return
        said = self.tr("It came from {name}. Open it only if you know what it is.")
        text = said.format(name=one.meta.created_by or self.tr("another post"))
        self.question.ask(text, self.tr("Open"), lambda _text: self._hand(one))

    def _hand(self, one: Attachment) -> None:
        try:
            taken = self._handing.open(one)
        except UserError as error:
            self._say(words.error(error), tone="danger")
            return
        if not taken:
            self._say(self.tr("No program here opens it. Save it instead."), tone="danger")

    def _ask_withdraw(self) -> None:
        one = self.file
        if one is None:
            return
        text = self.tr("Why does it no longer hold? It stays in the record.")
        self.question.ask(
            text,
            self.tr("Withdraw"),
            lambda reason: self._context.act(Withdraw(one.stream, one.key, reason)),
            needs_text=True,
        )


def _read(reader: Reader, stream: str, key: str) -> _Read:
    one = reader.get(Attachment, stream, key)
    if one is None:
        return _Read(key)
    beside = attachments_of(reader, stream, one.of.kind, (one.of.key,)).get(one.of.key, ())
    shown = tuple(file for file in beside if file.withdrawn is None or file.key == key)
    operation = reader.get(Operation, stream, stream)
    return _Read(key, shown, zone_of(operation))
