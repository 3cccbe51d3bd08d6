"""Icons by our own names, from the Phosphor set of qtawesome, tinted by the theme.

Only that one font of qtawesome is loaded, not its twelve: it is on the path of the cold start.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QAbstractButton, QMenu
from qtawesome.iconic_font import IconicFont

from ui.theme.tokens import ICON

if TYPE_CHECKING:
    from ui.theme.theme import Theme

_PREFIX: Final = "ph"
_FONT: Final = "phosphor-1.3.0.ttf"
_CHARMAP: Final = "phosphor-charmap-1.3.0.json"

# Phosphor leaves air around its glyphs; this fills the icon's box.
_FILL: Final = 1.15

GLYPHS: Final[dict[str, str]] = {
    "acknowledge": "check",
    "add": "plus",
    "alarm": "bell-ringing",
    "assign": "user-plus",
    "attach": "paperclip",
    "back": "arrow-left",
    "board": "columns",
    "cancel": "prohibit",
    "chart": "chart-bar-horizontal",
    "check": "check",
    "checklist": "check-square-offset",
    "circle": "circle",
    "clock": "clock",
    "close": "x",
    "collapse": "caret-up",
    "command_post": "flag",
    "conflict": "git-diff",
    "copy": "copy",
    "correct": "pencil-simple",
    "database": "database",
    "delete": "trash",
    "department": "buildings",
    "dock": "push-pin",
    "down": "caret-down",
    "drag": "dots-six-vertical",
    "draw": "pencil-line",
    "edit": "pencil-simple",
    "exercise": "graduation-cap",
    "expand": "caret-down",
    "export": "export",
    "fetch": "download-simple",
    "file": "file",
    "filter": "funnel",
    "fit": "corners-out",
    "float": "arrow-square-out",
    "follow": "crosshair",
    "forward": "arrow-bend-up-right",
    "image": "image",
    "incident": "fire",
    "info": "info",
    "key": "key",
    "keyboard": "keyboard",
    "language": "translate",
    "layers": "stack",
    "left": "caret-left",
    "line": "line-segment",
    "link": "link",
    "list": "list-bullets",
    "lock": "lock-simple",
    "log": "chat-text",
    "map": "map-trifold",
    "measure": "ruler",
    "message": "chat-text",
    "minus": "minus",
    "moon": "moon",
    "more": "dots-three",
    "mute": "speaker-slash",
    "offline": "wifi-slash",
    "online": "wifi-high",
    "open": "folder-open",
    "order": "megaphone",
    "outbox": "tray",
    "parked": "pause-circle",
    "pause": "pause",
    "pdf": "file-pdf",
    "person": "user",
    "phone": "phone",
    "place": "map-pin",
    "play": "play",
    "point": "map-pin",
    "polygon": "polygon",
    "position": "identification-badge",
    "print": "printer",
    "radio": "broadcast",
    "receipt": "checks",
    "redo": "arrow-u-up-right",
    "refresh": "arrows-clockwise",
    "reopen": "arrow-counter-clockwise",
    "right": "caret-right",
    "save": "floppy-disk",
    "scale": "gauge",
    "search": "magnifying-glass",
    "send": "paper-plane-tilt",
    "settings": "gear-six",
    "shield": "shield",
    "sort": "sort-ascending",
    "sound": "speaker-high",
    "stop": "stop",
    "strike": "text-strikethrough",
    "sun": "sun",
    "sync": "arrows-clockwise",
    "text": "file-text",
    "task": "check-square",
    "theme": "circle-half",
    "touch": "hand-pointing",
    "undo": "arrow-u-up-left",
    "unit": "truck",
    "units": "users-three",
    "unlock": "lock-simple-open",
    "up": "caret-up",
    "warning": "warning",
    "zone": "circle-dashed",
}


class Icons(QObject):
    """Makes tinted icons, and keeps those it bound to a control in the theme's colours."""

    def __init__(self, theme: "Theme", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._font = IconicFont((_PREFIX, _FONT, _CHARMAP))
        self._made: dict[tuple[str, str], QIcon] = {}
        theme.changed.connect(self._made.clear)

    def icon(self, name: str, role: str = "text") -> QIcon:
        """The icon in the colour of a role now; ``KeyError`` for a name that is none."""
        key = (name, role)
        if key not in self._made:
            look = self._theme.tokens
            self._made[key] = self._font.icon(
                f"{_PREFIX}.{GLYPHS[name]}",
                color=look.colour(role),
                color_disabled=look.line,
                scale_factor=_FILL,
            )
        return QIcon(self._made[key])

    def size(self, pixels: int = ICON) -> QSize:
        """A square icon size at the theme's scale."""
        return QSize(self._theme.px(pixels), self._theme.px(pixels))

    def bind(self, control: QObject, name: str, role: str = "text", *, pixels: int = ICON) -> None:
        """Give a button or action its icon, and renew it whenever the theme changes.

        On a button the icon is as large as a size token says, at the theme's scale. Binding a
        control again replaces its icon. ``TypeError`` for what shows no icon.
        """
        if not isinstance(control, (QAbstractButton, QAction, QMenu)):
            raise TypeError(f"{type(control).__name__} shows no icon")
        for before in control.findChildren(_Bound):
            before.end()
        _Bound(self._theme, control, lambda: self.icon(name, role), lambda: self.size(pixels))


class _Bound(QObject):
    """A child of the control, so that the connection ends with it."""

    def __init__(
        self,
        theme: "Theme",
        control: QObject,
        make: Callable[[], QIcon],
        size: Callable[[], QSize],
    ) -> None:
        super().__init__(control)
        self._theme = theme
        self._make = make
        self._size = size
        theme.changed.connect(self._renew)
        self._renew()

    def end(self) -> None:
        """Renew no more: the control has another icon."""
        self._theme.changed.disconnect(self._renew)
        self.setParent(None)
        self.deleteLater()

    def _renew(self) -> None:
        control = self.parent()
        if isinstance(control, QAbstractButton):
            control.setIcon(self._make())
            control.setIconSize(self._size())
        elif isinstance(control, (QAction, QMenu)):
            control.setIcon(self._make())
