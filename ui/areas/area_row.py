"""One base map of the list: whether and how strongly it is shown, and what can be done with it."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from commander.maps.area import WORLD
from ui.areas import area_words
from ui.base_maps import ShownArea
from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import ICON_LARGE, STEP
from ui.widgets.elided import ElidedLabel

_SLIDER: Final = 92
_PERCENT: Final = 44
_TENTH: Final = 10
_CTRL: Final = Qt.KeyboardModifier.ControlModifier
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class DragHandle(QLabel):
    """What a row is dragged by.

    Signals:
        dragged: where the pointer is now, on the screen.
        dropped: the button was let go.
    """

    dragged = Signal(QPoint)
    dropped = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setToolTip(self.tr("Drag to change the order (Ctrl+↑, Ctrl+↓)"))
        theme.changed.connect(self._draw)
        self._draw()

    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent, /) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.dragged.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent, /) -> None:
        event.accept()
        self.dropped.emit()

    def _draw(self) -> None:
        side = self._theme.px(ICON_LARGE)
        icon = self._theme.icons.icon("drag", "muted")
        self.setPixmap(icon.pixmap(side, side))


class NameField(QLineEdit):
    """Where a name is typed; its keys mean nothing to the row under it.

    Signals:
        given: the name, by Enter or because the focus went elsewhere.
        left: Escape.
    """

    given = Signal(str)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in _ENTER:
            self.given.emit(self.text())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        super().focusOutEvent(event)
        if self.isVisible() and event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self.given.emit(self.text())


class AreaRow(QFrame):
    """Stays the same while its area changes, so that a control keeps the focus.

    Signals:
        visible_asked: show it or not. opacity_asked: 0 to 1. look_asked: show all of it.
        move_asked: so many places down, negative is up. step_asked: to the next row, or back.
        rename_asked: its new name. remove_asked: take it out of the library, which was confirmed.
        dragged, dropped: see `DragHandle`.
    """

    visible_asked = Signal(bool)
    opacity_asked = Signal(float)
    look_asked = Signal()
    move_asked = Signal(int)
    step_asked = Signal(int)
    rename_asked = Signal(str)
    remove_asked = Signal()
    dragged = Signal(QPoint)
    dropped = Signal()

    def __init__(self, theme: Theme, shown: ShownArea, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown = shown
        dress(self, role="question", selected="false")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.handle = DragHandle(theme)
        self.switch = QCheckBox()
        self.legend = QLabel()
        self.name, self.under, self.origin = ElidedLabel(), ElidedLabel(), ElidedLabel()
        self.field = NameField()
        self.trouble = QLabel()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.percent = QLabel()
        self.look, self.rename, self.remove = (QPushButton() for _ in range(3))
        self.question = QWidget()
        self.sure, self.keep = QPushButton(self.tr("Remove")), QPushButton(self.tr("Keep"))
        self._lay_out()
        self._connect()
        theme.changed.connect(self._show_legend)
        self.show_area(shown)

    @property
    def key(self) -> str:
        """The key of the area."""
        return self._shown.key

    def show_area(self, shown: ShownArea) -> None:
        """Show how it stands now."""
        self._shown = shown
        area, name = shown.area, area_words.title(shown.area)
        self.name.set_text(name, area_words.tip(area))
        self.under.set_text(area_words.describe(area), area_words.tip(area))
        self.origin.set_text(area_words.origin(area), area_words.tip(area))
        self.origin.setVisible(bool(self.origin.text()))
        wrong = area_words.trouble(shown)
        self.trouble.setText(wrong or area_words.note(shown))
        self.trouble.setVisible(bool(self.trouble.text()))
        dress(self.trouble, tone="warning" if wrong else "", role="" if wrong else "small")
        with QSignalBlocker(self.switch), QSignalBlocker(self.slider):
            self.switch.setChecked(shown.visible)
            if not self.slider.isSliderDown():
                self.slider.setValue(round(shown.opacity * 100))
        self.percent.setText(area_words.percent(shown.opacity))
        movable = area.key != WORLD
        self.handle.setVisible(movable)
        self._show_legend()
        self.rename.setVisible(movable and not area.builtin)
        self.remove.setVisible(movable and not area.builtin)
        self._name_controls(name)

    def _show_legend(self) -> None:
        """Show the colour in which a layer of reference is drawn."""
        colour = self._shown.area.colour
        self.legend.setVisible(bool(colour))
        if colour:
            side = self._theme.px(3 * STEP)
            picture = QPixmap(side, side)
            picture.fill(self._theme.colour(colour))
            self.legend.setPixmap(picture)

    def ask_remove(self) -> None:
        """Ask whether it is to be removed."""
        if self.remove.isVisibleTo(self):
            self.question.show()
            self.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin_rename(self) -> None:
        """Let the name be typed."""
        if self.rename.isVisibleTo(self):
            self.field.setText(self._shown.area.name)
            self.name.hide()
            self.field.show()
            self.field.selectAll()
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if self.question.isVisible():
            self._answer(event)
            return
        act = self._acts().get((Qt.Key(event.key()), event.modifiers() & _CTRL))
        if act is None:
            super().keyPressEvent(event)
            return
        act()

    def focusInEvent(self, event: QFocusEvent, /) -> None:
        super().focusInEvent(event)
        dress(self, selected="true")

    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        super().focusOutEvent(event)
        dress(self, selected="false")

    def _acts(self) -> dict[tuple[Qt.Key, Qt.KeyboardModifier], Callable[[], None]]:
        key, plain = Qt.Key, Qt.KeyboardModifier.NoModifier
        return {
            (key.Key_Space, plain): self.switch.toggle,
            (key.Key_Return, plain): self.look_asked.emit,
            (key.Key_Enter, plain): self.look_asked.emit,
            (key.Key_F2, plain): self.begin_rename,
            (key.Key_Delete, plain): self.ask_remove,
            (key.Key_Up, plain): lambda: self.step_asked.emit(-1),
            (key.Key_Down, plain): lambda: self.step_asked.emit(1),
            (key.Key_Up, _CTRL): lambda: self.move_asked.emit(-1),
            (key.Key_Down, _CTRL): lambda: self.move_asked.emit(1),
            (key.Key_Left, plain): lambda: self.slider.setValue(self.slider.value() - _TENTH),
            (key.Key_Right, plain): lambda: self.slider.setValue(self.slider.value() + _TENTH),
        }

    def _answer(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._put_away()
        elif event.key() in _ENTER:
            (self.sure if self.sure.hasFocus() else self.keep).click()
        else:
            super().keyPressEvent(event)

    def _rename(self, typed: str) -> None:
        name = " ".join(typed.split())
        self._put_away()
        if name and name != self._shown.area.name:
            self.rename_asked.emit(name)

    def _put_away(self) -> None:
        self.field.hide()
        self.name.show()
        self.question.hide()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        self.switch.toggled.connect(self.visible_asked)
        self.slider.valueChanged.connect(self._slid)
        self.look.clicked.connect(self.look_asked)
        self.rename.clicked.connect(self.begin_rename)
        self.remove.clicked.connect(self.ask_remove)
        self.sure.clicked.connect(self.remove_asked)
        self.keep.clicked.connect(self._put_away)
        self.field.given.connect(self._rename)
        self.field.left.connect(self._put_away)
        self.handle.dragged.connect(self.dragged)
        self.handle.dropped.connect(self.dropped)

    def _slid(self, value: int) -> None:
        self.percent.setText(area_words.percent(value / 100))
        self.opacity_asked.emit(value / 100)

    def _name_controls(self, name: str) -> None:
        self.setAccessibleName(name)
        for control, words, keys in (
            (self.switch, self.tr("Show on the map"), "Space"),
            (self.slider, self.tr("How strongly it is shown"), "← →"),
            (self.look, self.tr("Look at all of it"), "Enter"),
            (self.rename, self.tr("Rename"), "F2"),
            (self.remove, self.tr("Remove"), "Del"),
        ):
            control.setToolTip(f"{words} ({keys})")
            control.setAccessibleName(f"{words}: {name}")

    def _lay_out(self) -> None:
        theme, step = self._theme, self._theme.px(STEP)
        dress(self.name, role="strong")
        dress(self.under, role="small")
        dress(self.origin, role="small")
        dress(self.percent, role="small", mono=True)
        for label in (self.trouble, self.percent):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.trouble.setWordWrap(True)
        self.percent.setFixedWidth(theme.px(_PERCENT))
        self.percent.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.slider.setRange(0, 100)
        self.slider.setFixedWidth(theme.px(_SLIDER))
        self.field.hide()
        _keep_room(self.handle)
        for button, icon in ((self.look, "fit"), (self.rename, "edit"), (self.remove, "delete")):
            theme.icons.bind(button, icon)
            dress(button, role="quiet")
        row = QHBoxLayout()
        row.setSpacing(2 * step)
        words = QVBoxLayout()
        words.setSpacing(0)
        for widget in (self.name, self.field, self.under, self.origin):
            words.addWidget(widget)
        row.addWidget(self.handle)
        row.addWidget(self.switch)
        row.addWidget(self.legend)
        row.addLayout(words, 1)
        row.addWidget(self.slider)
        row.addWidget(self.percent)
        row.addLayout(self._buttons())
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * step, step, 2 * step, step)
        column.setSpacing(step)
        column.addLayout(row)
        column.addWidget(self.trouble)
        column.addWidget(self.question)
        self._lay_out_question()

    def _buttons(self) -> QGridLayout:
        """Three places of one width, so that the sliders of all rows stand in one column."""
        grid = QGridLayout()
        grid.setSpacing(0)
        for column, button in enumerate((self.look, self.rename, self.remove)):
            _keep_room(button)
            grid.addWidget(button, 0, column)
        return grid

    def _lay_out_question(self) -> None:
        asked = QLabel(self.tr("Remove this area from this machine?"))
        dress(self.sure, role="danger")
        row = QHBoxLayout(self.question)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.px(2 * STEP))
        row.addWidget(asked, 1)
        row.addWidget(self.sure)
        row.addWidget(self.keep)
        self.question.hide()


def _keep_room(widget: QWidget) -> None:
    policy = widget.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    widget.setSizePolicy(policy)
