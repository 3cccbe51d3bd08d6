"""An opened card: every field of a task in its place on the board, saved one by one."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from commander.clock import Clock
from commander.domain.codes import Priority
from commander.domain.work import ChecklistItem, Task
from ui import words as say
from ui.board.acts import BoardActs
from ui.board.board_words import field_word
from ui.board.checklist_field import ChecklistField
from ui.board.files_field import FilesField
from ui.board.history import History
from ui.board.store import BoardStore
from ui.board.token_field import TokenField
from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import ROW_COMPACT, STEP
from ui.widgets.dispute_line import DisputeLine
from ui.widgets.due import parse_due
from ui.widgets.elided import ElidedLabel
from ui.widgets.elided_link import ElidedLink


class CardEditor(QWidget):
    """The fields of one task. A field is saved when it is left or on Enter.

    Escape leaves a field that is being typed in as it was; the next one closes the card.

    Signals:
        left: the card is to be closed.
        message_wanted: the message that the task comes from is to be shown (its key).
        file_wanted: an attachment is to be shown (its key).
    """

    left = Signal()
    message_wanted = Signal(str)
    file_wanted = Signal(str)

    def __init__(
        self,
        theme: Theme,
        clock: Clock,
        store: BoardStore,
        acts: BoardActs,
        key: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._clock = clock
        self._store = store
        self._acts = acts
        self._key = key
        self._title = QLineEdit()
        self._owner = QComboBox()
        self._priority = QComboBox()
        self._due = QLineEdit()
        translate = QCoreApplication.translate
        self._support = TokenField(theme, translate("Board", "Add a department"))
        self._units = TokenField(theme, translate("Board", "Add a unit"))
        self._waits = TokenField(theme, translate("Board", "Add a task it waits for"))
        self._checklist = ChecklistField(theme)
        self._files = FilesField(theme, acts.attached)
        self._origin = ElidedLink()
        self._dispute = DisputeLine(theme)
        self._notice = QLabel()
        self._history = History(theme)
        self._build()
        self._connect()
        self.refresh()

    @property
    def key(self) -> str:
        """The task that is opened."""
        return self._key

    def refresh(self) -> None:
        """Show what the journal says now; a field that is being typed in keeps its text."""
        task = self._store.task(self._key)
        if task is None:
            self.left.emit()
            return
        data, writer = self._store.data, self._store.writer
        if not self._title.isModified():
            self._title.setText(task.title)
        if not self._due.isModified():
            self._due.setText(writer.clock(task.due) if task.due else "")
        departments = [(key, writer.department_name(key)) for key in data.departments]
        _fill(self._owner, departments, task.owner)
        _fill(self._priority, [(one.value, say.priority(one)) for one in Priority], task.priority)
        rest = [pair for pair in departments if pair[0] != task.owner]
        self._support.show_keys(task.support, rest)
        self._units.show_keys(task.units, [(unit.key, unit.name) for unit in data.units.values()])
        self._waits.show_keys(task.waits_for, self.others(task))
        self._checklist.show_items(task.checklist)
        self._files.show_files(data.attached.get(task.key, ()))
        self._history.show_task(task, data)
        self._show_rest(task)

    def others(self, task: Task) -> list[tuple[str, str]]:
        """Return the tasks that this one may wait for, each with its words."""
        writer = self._store.writer
        return [
            (one.key, writer.names(one))
            for one in self._store.data.tasks.values()
            if one.key != task.key and (one.is_open() or one.key in task.waits_for)
        ]

    def commit(self) -> bool:
        """Save what was typed and not saved yet; False where a field cannot be read."""
        self._save_title()
        self._save_due()
        return not self._due.isModified()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if not self._take_back():
                self._close()
            event.accept()
            return
        # Keys of an opened card never reach the list below it, where they would move cards.
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Let the wheel scroll the column, not change a choice under the pointer."""
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QComboBox):
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        pad = self._theme.px(3 * STEP)
        column = QVBoxLayout(self)
        column.setContentsMargins(pad + self._theme.px(STEP), pad, pad, pad + 2 * STEP)
        column.setSpacing(self._theme.px(2 * STEP))
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        close = QPushButton("×  Esc")
        close.setToolTip(QCoreApplication.translate("Board", "Close the card (Esc)"))
        close.setAccessibleName(close.toolTip())
        close.clicked.connect(self._close)
        dress(close, role="pill", compact=True)
        top.addWidget(close)
        column.addLayout(top)
        self._notice.setTextFormat(Qt.TextFormat.PlainText)
        self._notice.setWordWrap(True)
        dress(self._notice, role="small", tone="danger")
        column.addWidget(self._notice)
        column.addWidget(self._dispute)
        column.addWidget(self._history)
        column.addLayout(self._form())
        self.setFocusProxy(self._title)

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(self._theme.px(2 * STEP))
        form.setVerticalSpacing(self._theme.px(STEP))
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, field in (
            ("owner", self._owner),
            ("due", self._due),
            ("units", self._units),
            ("support", self._support),
            ("waits_for", self._waits),
            ("checklist", self._checklist),
            ("files", self._files),
            ("origin", self._origin),
        ):
            label = ElidedLabel(field_word(name))
            label.setMinimumWidth(self._theme.px(17 * STEP))
            label.setFixedHeight(self._theme.px(ROW_COMPACT))
            dress(label, role="small")
            field.setAccessibleName(field_word(name))
            form.addRow(label, self._beside(field))
        self._priority.setAccessibleName(field_word("priority"))
        self._title.setAccessibleName(field_word("title"))
        self._due.setPlaceholderText(QCoreApplication.translate("Board", "2055 or +15"))
        return form

    def _beside(self, field: QWidget) -> QWidget | QHBoxLayout:
        """Priority stands beside the due time."""
        if field is not self._due:
            return field
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(STEP))
        row.addWidget(field, 1)
        row.addWidget(self._priority, 1)
        return row

    def _connect(self) -> None:
        self._title.editingFinished.connect(self._save_title)
        self._due.editingFinished.connect(self._save_due)
        for combo, save in (
            (self._owner, self._save_owner),
            (self._priority, self._save_priority),
        ):
            combo.activated.connect(lambda _at, then=save: then())
            combo.installEventFilter(self)
        for name, field in (
            ("support", self._support),
            ("units", self._units),
            ("waits_for", self._waits),
        ):
            field.changed.connect(lambda keys, one=name: self._acts.update(self._key, {one: keys}))
            field.field.left.connect(self._close)
        self._checklist.checked.connect(lambda at, done: self._acts.check(self._key, at, done=done))
        self._checklist.added.connect(self._add_item)
        self._files.added.connect(lambda found: self._acts.attach(self._key, found))
        self._files.opened.connect(self.file_wanted)
        self._origin.clicked.connect(self._show_origin)
        self._dispute.pressed.connect(lambda: self._acts.settle(self._key))

    def _show_rest(self, task: Task) -> None:
        card = self._store.card(task.key)
        self._dispute.show_dispute(card.dispute)
        self._notice.setText(card.notice)
        self._notice.setVisible(bool(card.notice))
        origin = self._store.writer.origin(task)
        self._origin.set_words(origin or "–")
        linked = task.origin is not None and task.origin.kind == "message"
        self._origin.setEnabled(linked)

    def _take_back(self) -> bool:
        """Put back what the field with the focus said before somebody typed; whether one did."""
        typed = [one for one in (self._title, self._due) if one.hasFocus() and one.isModified()]
        for field in typed:
            field.setModified(False)
            dress(field, tone="")
        if typed:
            self._store.say(self._key, "")
            self.refresh()
        return bool(typed)

    def _save_title(self) -> None:
        title = self._title.text().strip()
        task = self._store.task(self._key)
        if task is not None and self._title.isModified() and title and title != task.title:
            self._acts.update(self._key, {"title": title})
        self._title.setModified(False)

    def _save_due(self) -> None:
        task = self._store.task(self._key)
        if task is None or not self._due.isModified():
            return
        due = parse_due(self._due.text(), self._clock.now(), self._store.data.zone)
        dress(self._due, tone="danger" if due is None else "")
        if due is None:
            words = QCoreApplication.translate("Board", "Due: a time such as 2055, or +15.")
            self._store.say(self._key, words)
            return
        self._due.setModified(False)
        if due != task.due:
            self._acts.update(self._key, {"due": due})

    def _save_owner(self) -> None:
        task = self._store.task(self._key)
        owner = str(self._owner.currentData())
        if task is not None and owner != task.owner:
            self._acts.give_to(task, owner)

    def _save_priority(self) -> None:
        self._acts.update(self._key, {"priority": str(self._priority.currentData())})

    def _add_item(self, text: str) -> None:
        task = self._store.task(self._key)
        if task is not None:
            items = (*task.checklist, ChecklistItem(text))
            self._acts.update(self._key, {"checklist": items})

    def _show_origin(self) -> None:
        task = self._store.task(self._key)
        if task is not None and task.origin is not None:
            self.message_wanted.emit(task.origin.key)

    def _close(self) -> None:
        if self.commit():
            self.left.emit()


def _fill(combo: QComboBox, choices: list[tuple[str, str]], current: str) -> None:
    """Offer these keys and words; a current one that is not among them is offered as it is."""
    if current and current not in [key for key, _ in choices]:
        choices = [*choices, (current, current)]
    if [combo.itemData(at) for at in range(combo.count())] != [key for key, _ in choices]:
        combo.clear()
        for key, words in choices:
            combo.addItem(words, key)
    combo.setCurrentIndex(combo.findData(current))
