"""The plan library: plans at hand, to read, edit, take in from files and hand out."""

from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from commander.domain.plan import ResponsePlan, worded
from commander.errors import UserError
from commander.interop.plan_sheet import read_sheet, sheets_of
from commander.linkage.plan_file import WrongPlan, read_plan
from commander.linkage.plan_library import Library, keep, library
from commander.linkage.plan_text import file_of
from ui import words
from ui.context import Context
from ui.plans.plan_editor import PlanEditor
from ui.plans.plan_reading import PlanReading
from ui.plans.plan_words import about, language
from ui.plans.problems import Checked
from ui.theme.dress import dress
from ui.theme.tokens import STEP
from ui.widgets.empty import EmptyState
from ui.widgets.overlay import Overlay

DRAFT: Final = "plans.draft"
"""Setting with the rows of a plan that is being edited; it outlives the program."""

SUFFIXES: Final = (".toml", ".xlsx", ".ods", ".csv")
_SIZE: Final = QSize(1240, 760)
_KEEP_MS: Final = 500
_LIST_WIDE: Final = 68
_SHOWN: Final = 60


class PlansPanel(Overlay):
    """A list at the left; at the right the chosen plan, or the one being edited."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context.theme, parent, size=_SIZE)
        self._context = context
        self._library = Library(())
        self._plans: list[ResponsePlan] = []
        self._saving = False
        theme = context.theme
        self.list = QListWidget()
        self.reading = PlanReading(theme)
        self.editor = PlanEditor(theme, context.jobs)
        self.nothing = EmptyState(theme, self.tr("Choose a plan to read it."))
        self.stack = QStackedWidget()
        self.said = _label()
        self.heading = _label(role="heading")
        self.buttons: dict[str, QPushButton] = {}
        self._keep = QTimer(self, singleShot=True, interval=_KEEP_MS)
        self.setAcceptDrops(True)
        self.setAccessibleName(self.tr("Plans"))
        self._lay_out()
        self._connect()

    @property
    def editing(self) -> bool:
        """Whether a plan is being edited."""
        return self.stack.currentWidget() is self.editor

    @property
    def chosen(self) -> ResponsePlan | None:
        """The plan that is chosen in the list."""
        row = self.list.currentRow()
        return self._plans[row] if 0 <= row < len(self._plans) else None

    def take_focus(self) -> None:
        """Read the plans and begin in the list, or go on with what is being edited."""
        self.reload()
        (self.editor.tabs if self.editing else self.list).setFocus(Qt.FocusReason.OtherFocusReason)

    def reload(self, choose: tuple[str, int] | None = None) -> None:
        """Read the plans at hand beside the GUI, and the draft that was left."""
        data, settings = self._context.post.data, self._context.post.settings
        self._context.jobs.run(
            lambda: (library(data), settings.get(DRAFT, {})),
            lambda read: self._show(read[0], read[1], choose),
            key="plans.library",
        )

    def edit(self, *, copy: bool = False) -> None:
        """Edit the chosen plan as its next version, or as a plan of its own."""
        plan = self.chosen
        if plan is None:
            return
        self.editor.show_sheets(sheets_of(plan))
        if copy:
            self.editor.set_head("code", _free_code(self._plans, f"{plan.code}-copy"))
            self.editor.set_head("version", "1")
        else:
            same = [one.version for one in self._plans if one.code == plan.code]
            self.editor.set_head("version", str(max(same) + 1))
        self._turn_to(self.editor)
        self._say(self.tr("Nothing is in force until it is saved. What you type is kept."))
        self.editor.tabs.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Put what was edited into the own plans, when nothing is wrong with it."""
        if not self.editing:
            return
        self.editor.commit()
        self._saving = True
        self.editor.check()

    def discard(self) -> None:
        """Give up what was edited."""
        self._keep.stop()
        self._context.post.settings.set(DRAFT, {})
        self._turn_to(self.reading if self.chosen is not None else self.nothing)
        self._say("")
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_in(self, path: Path) -> None:
        """Take in a plan of a file: a TOML file, a workbook, or a folder of CSV files."""
        data = self._context.post.data

        def work() -> ResponsePlan:
            plan = _read(path)
            keep(data, plan)
            return plan

        self._say(self.tr("Reading {file} …").format(file=path.name))
        self._context.jobs.run(work, self._taken_in, self._fail)

    def hand_out(self, path: Path) -> None:
        """Write the chosen plan as a file."""
        plan = self.chosen
        if plan is None:
            return

        def done(_none: None) -> None:
            self._say(self.tr("Written: {file}").format(file=path), "ok")

        self._context.jobs.run(partial(_write, path, plan), done, self._fail)

    def ask_which(self) -> QFileDialog:
        """Choose a file to take in."""
        kinds = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        dialog = self._dialog(self.tr("Plans ({kinds})").format(kinds=kinds))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self.take_in(Path(path)))
        dialog.show()
        return dialog

    def ask_where(self) -> QFileDialog | None:
        """Choose where the plan is written."""
        plan = self.chosen
        if plan is None:
            return None
        dialog = self._dialog("TOML (*.toml)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("toml")
        dialog.selectFile(f"{plan.code}-{plan.version}.toml")
        dialog.fileSelected.connect(lambda path: self.hand_out(Path(path)))
        dialog.show()
        return dialog

    def dragEnterEvent(self, event: QDragEnterEvent, /) -> None:
        if dropped_plan(event):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent, /) -> None:
        if dropped_plan(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent, /) -> None:
        if path := dropped_plan(event):
            event.acceptProposedAction()
            self.take_in(path)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        focused = self.focusWidget()
        if enter and isinstance(focused, QPushButton):
            focused.click()
            return
        super().keyPressEvent(event)

    def _show(self, found: Library, kept: Any, choose: tuple[str, int] | None) -> None:
        before = choose
        if before is None and self.chosen is not None:
            before = (self.chosen.code, self.chosen.version)
        self._library, self._plans = found, list(found.plans)
        shipped = {one.plan.code: one.path for one in found.files}
        self.list.blockSignals(True)
        self.list.clear()
        for plan in self._plans:
            item = QListWidgetItem(f"{worded(plan.names, language())}\n{about(plan)}")
            item.setToolTip(f"{item.text()}\n{shipped.get(plan.code, '')}")
            self.list.addItem(item)
        names = [(plan.code, plan.version) for plan in self._plans]
        at = names.index(before) if before in names else 0
        self.list.setCurrentRow(at if names else -1)
        self.list.blockSignals(False)
        if found.problems:
            self._say("\n".join(words.error(one) for one in found.problems[:_SHOWN]), "danger")
        if isinstance(kept, dict) and kept.get("sheets") and not self.editing:
            self.editor.show_sheets(kept["sheets"])
            self._turn_to(self.editor)
            self._say(self.tr("You were editing this. Save it, or give it up."))
        elif not self.editing:
            self._chosen()

    def _chosen(self) -> None:
        plan = self.chosen
        if plan is None or self.editing:
            return
        self.reading.show_plan(plan, language())
        self._turn_to(self.reading)

    def _turn_to(self, page: QWidget) -> None:
        self.stack.setCurrentWidget(page)
        editing = page is self.editor
        for name, button in self.buttons.items():
            button.setVisible((name in ("save", "discard")) is editing)
        self.list.setEnabled(not editing)
        plan = self.chosen
        if editing:
            code, version = self.editor.head("code"), self.editor.head("version")
            text = self.tr("Editing {code}, version {version}")
            self.heading.setText(text.format(code=code, version=version))
        else:
            self.heading.setText(worded(plan.names, language()) if plan is not None else "")

    def _checked(self, found: Checked) -> None:
        if not self._saving:
            return
        self._saving = False
        if found.plan is None:
            if found.wrong:
                self.editor.go_to(found.wrong[0])
            count = self.tr("{count} problems; nothing was saved.").format(count=len(found.wrong))
            self._say(count, "danger")
            return
        plan, data = found.plan, self._context.post.data
        self._context.jobs.run(
            partial(keep, data, plan), lambda _path: self._saved(plan), self._fail
        )

    def _saved(self, plan: ResponsePlan) -> None:
        self._keep.stop()
        self._context.post.settings.set(DRAFT, {})
        self._turn_to(self.reading)
        text = self.tr(
            "Saved: {code}, version {version}. Incidents keep the version they began with."
        )
        self._say(text.format(code=plan.code, version=plan.version), "ok")
        self.reload((plan.code, plan.version))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _taken_in(self, plan: ResponsePlan) -> None:
        text = self.tr("Taken in: {code}, version {version}")
        self._say(text.format(code=plan.code, version=plan.version), "ok")
        self.reload((plan.code, plan.version))

    def _fail(self, error: Exception) -> None:
        if isinstance(error, WrongPlan):
            lines = [words.error(one) for one in error.problems[:_SHOWN]]
            head = self.tr("Nothing was taken in; {count} problems:").format(
                count=len(error.problems)
            )
            self._say("\n".join([head, *lines]), "danger")
        elif isinstance(error, UserError):
            self._say(words.error(error), "danger")
        elif isinstance(error, OSError):
            self._say(f"{error.filename}: {error.strerror}", "danger")
        else:
            raise error

    def _say(self, text: str, tone: str = "") -> None:
        self.said.setText(text)
        self.said.setVisible(bool(text))
        dress(self.said, tone=tone)

    def _save_draft(self) -> None:
        self._context.post.settings.set(DRAFT, {"sheets": self.editor.sheets()})

    def _dialog(self, kinds: str) -> QFileDialog:
        return _opened(self, self.tr("Plans"), f"{kinds};;{self.tr('All files (*)')}")

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(lambda _row: self._chosen())
        self.list.itemActivated.connect(lambda _item: self.edit())
        self.editor.changed.connect(self._keep.start)
        self.editor.changed.connect(lambda: self._turn_to(self.editor))
        self.editor.checked.connect(self._checked)
        self._keep.timeout.connect(self._save_draft)
        for keys, run in (("Ctrl+S", self.save), ("Ctrl+O", self.ask_which)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(run)

    def _lay_out(self) -> None:
        step = self._theme.px(STEP)
        head = QHBoxLayout()
        head.setSpacing(step)
        head.addWidget(self.heading, 1)
        rows = (
            ("edit", self.tr("New version"), self.edit),
            ("copy", self.tr("Copy"), partial(self.edit, copy=True)),
            ("export", self.tr("Export…"), self.ask_where),
            ("import", self.tr("Import…") + "  Ctrl+O", self.ask_which),
            ("discard", self.tr("Give up"), self.discard),
            ("save", self.tr("Save") + "  Ctrl+S", self.save),
        )
        for name, text, run in rows:
            button = self.buttons[name] = QPushButton(text)
            button.clicked.connect(partial(_run, run))
            dress(button, role="primary" if name == "save" else "")
            head.addWidget(button)
        self.buttons["import"].setToolTip(
            self.tr("TOML, .xlsx, .ods, or one .csv of a folder of them; or drop the file here")
        )
        self.list.setAccessibleName(self.tr("Plans at hand"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFixedWidth(self._theme.px(_LIST_WIDE * STEP))
        self.said.hide()
        for page in (self.nothing, self.reading, self.editor):
            self.stack.addWidget(page)
        right = QVBoxLayout()
        right.setSpacing(2 * step)
        right.addLayout(head)
        right.addWidget(self.said)
        right.addWidget(self.stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(4 * step, 4 * step, 4 * step, 4 * step)
        row.setSpacing(3 * step)
        row.addWidget(self.list)
        row.addLayout(right, 1)
        self._turn_to(self.nothing)


def _free_code(plans: list[ResponsePlan], wanted: str) -> str:
    """Return a code that no plan has yet."""
    known = {one.code for one in plans}
    found, number = wanted, 2
    while found in known:
        found, number = f"{wanted}-{number}", number + 1
    return found


def _opened(parent: QWidget, title: str, kinds: str) -> QFileDialog:
    dialog = QFileDialog(parent, title, "", kinds)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setModal(False)
    return dialog


def dropped_plan(event: QDropEvent) -> Path | None:
    """Return the plan file that is dragged; None for anything else."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    if len(paths) != 1:
        return None
    fits = paths[0].suffix.casefold() in SUFFIXES or paths[0].is_dir()
    return paths[0] if fits else None


def _read(path: Path) -> ResponsePlan:
    if path.suffix.casefold() == ".toml":
        return read_plan(path).plan
    return read_sheet(path.parent if path.suffix.casefold() == ".csv" else path)


def _write(path: Path, plan: ResponsePlan) -> None:
    path.write_text(file_of(plan), encoding="utf-8")


def _run(run: Any, _checked: object = None) -> None:
    run()


def _label(*, role: str = "") -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    dress(label, role=role)
    return label
