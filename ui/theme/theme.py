"""The theme in force: tokens, fonts and the application's palette and style sheet."""

import contextlib
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from ui.theme import marks
from ui.theme.icons import Icons
from ui.theme.stylesheet import stylesheet
from ui.theme.tokens import (
    FONT_BODY,
    ROW,
    ROW_COMPACT,
    ROW_TOUCH,
    Density,
    ThemeName,
    Tokens,
    tokens,
)

_CJK: Final = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "PingFang SC",
    "Microsoft YaHei",
    "WenQuanYi Micro Hei",
)
_SANS: Final = ("Inter", "Segoe UI", "SF Pro Text", "Noto Sans", "DejaVu Sans")
_MONO: Final = ("JetBrains Mono", "Cascadia Mono", "SF Mono", "DejaVu Sans Mono", "Noto Sans Mono")
_TABULAR: Final = "tnum"
_ROWS: Final[dict[Density, int]] = {"compact": ROW_COMPACT, "normal": ROW, "touch": ROW_TOUCH}


class Theme(QObject):
    """The one theme of a window: what is painted asks here, and repaints on `changed`.

    ``scale`` multiplies every size on top of what the screen asks for (1.0 is 100 %).
    A `QApplication` must exist: fonts are looked up when the theme is made.
    """

    changed = Signal()

    def __init__(
        self, name: ThemeName = "dark", *, scale: float = 1.0, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._tokens = tokens(name)
        self._scale = scale
        self._density: Density = "normal"
        self._icons: Icons | None = None
        self._app: QApplication | None = None
        self._sans = _installed(_SANS, QFontDatabase.SystemFont.GeneralFont)
        self._mono = _installed(_MONO, QFontDatabase.SystemFont.FixedFont)
        self._colours: dict[str, QColor] = {}
        self._fonts: dict[tuple[int, bool, bool], QFont] = {}

    @property
    def tokens(self) -> Tokens:
        """The tokens in force."""
        return self._tokens

    @property
    def name(self) -> ThemeName:
        """The name of the theme in force."""
        return self._tokens.name

    @property
    def scale(self) -> float:
        """What sizes are multiplied with."""
        return self._scale

    @property
    def icons(self) -> Icons:
        """The icons in this theme's colours; their font is loaded when first asked for."""
        if self._icons is None:
            self._icons = Icons(self)
        return self._icons

    @property
    def density(self) -> Density:
        """How high rows are: compact, normal or for fingers."""
        return self._density

    @property
    def row(self) -> int:
        """The height of a row in pixels at the density and scale in force."""
        return self.px(_ROWS[self._density])

    def set(self, name: ThemeName) -> None:
        """Change the theme; everything already built follows."""
        if name == self._tokens.name:
            return
        self._tokens = tokens(name)
        self._refresh()

    def set_scale(self, scale: float) -> None:
        """Change the size of everything (1.0 is 100 %)."""
        if scale == self._scale:
            return
        self._scale = scale
        self._refresh()

    def set_density(self, density: Density) -> None:
        """Change the height of rows."""
        if density == self._density:
            return
        self._density = density
        self._refresh()

    def apply(self, app: QApplication) -> None:
        """Dress the application, now and after each change of the theme."""
        self._app = app
        app.setStyle(QStyleFactory.create("Fusion"))
        self._dress(app)

    def colour(self, role: str) -> QColor:
        """The colour of a token by its name, for painting; ``KeyError`` for a name that is none."""
        found = self._colours.get(role)
        if found is None:
            found = self._colours[role] = QColor(self._tokens.colour(role))
        return found

    def px(self, size: int) -> int:
        """A size token in pixels at the scale in force."""
        return round(size * self._scale)

    def ui_font(self, size: int = FONT_BODY, *, semibold: bool = False) -> QFont:
        """The sans font at a size token, with CJK fallback and tabular figures."""
        return self._font(size, semibold=semibold, mono=False)

    def mono_font(self, size: int = FONT_BODY, *, semibold: bool = False) -> QFont:
        """The monospace font for times, coordinates and call signs."""
        return self._font(size, semibold=semibold, mono=True)

    def _font(self, size: int, *, semibold: bool, mono: bool) -> QFont:
        key = (size, semibold, mono)
        found = self._fonts.get(key)
        if found is None:
            found = self._fonts[key] = self._make_font(size, semibold=semibold, mono=mono)
        return QFont(found)

    def _make_font(self, size: int, *, semibold: bool, mono: bool) -> QFont:
        font = QFont(self._mono if mono else self._sans)
        font.setPixelSize(self.px(size))
        font.setWeight(QFont.Weight.DemiBold if semibold else QFont.Weight.Normal)
        font.setFeature(QFont.Tag(_TABULAR), 1)
        if mono:
            font.setStyleHint(QFont.StyleHint.Monospace)
        return font

    def _refresh(self) -> None:
        self._colours.clear()
        self._fonts.clear()
        if self._app is not None:
            self._dress(self._app)
        self.changed.emit()

    def _dress(self, app: QApplication) -> None:
        app.setFont(self.ui_font())
        app.setPalette(palette(self._tokens))
        app.setStyleSheet(
            stylesheet(self._tokens, self._scale, mono=self._mono, marks=self._marks())
        )

    def _marks(self) -> dict[str, str]:
        """Paths of the marks; where no temporary file can be written, controls go without them."""
        with contextlib.suppress(OSError):
            return marks.write_marks(marks.mark_folder(), self._tokens)
        return dict.fromkeys(marks.NAMES, "")


def palette(look: Tokens) -> QPalette:
    """The Qt palette of a theme, for what the style sheet leaves to the style."""
    made = QPalette()
    roles = {
        QPalette.ColorRole.Window: look.panel,
        QPalette.ColorRole.WindowText: look.text,
        QPalette.ColorRole.Base: look.field,
        QPalette.ColorRole.AlternateBase: look.raised,
        QPalette.ColorRole.ToolTipBase: look.raised,
        QPalette.ColorRole.ToolTipText: look.text,
        QPalette.ColorRole.PlaceholderText: look.muted,
        QPalette.ColorRole.Text: look.text,
        QPalette.ColorRole.Button: look.raised,
        QPalette.ColorRole.ButtonText: look.text,
        QPalette.ColorRole.BrightText: look.red,
        QPalette.ColorRole.Highlight: look.accent,
        QPalette.ColorRole.HighlightedText: look.ink_on(look.accent),
        QPalette.ColorRole.Link: look.accent,
        QPalette.ColorRole.LinkVisited: look.purple,
        QPalette.ColorRole.Accent: look.accent,
        QPalette.ColorRole.Light: look.line,
        QPalette.ColorRole.Midlight: look.line,
        QPalette.ColorRole.Mid: look.line,
        QPalette.ColorRole.Dark: look.line,
        QPalette.ColorRole.Shadow: look.ground,
    }
    for role, colour in roles.items():
        made.setColor(role, QColor(colour))
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(look.muted))
    return made


def _installed(wanted: tuple[str, ...], system: QFontDatabase.SystemFont) -> list[str]:
    """Families that this machine has: naming one that is missing makes Qt search slowly."""
    first = [family for family in wanted if QFontDatabase.hasFamily(family)]
    cjk = [family for family in _CJK if QFontDatabase.hasFamily(family)]
    return [*first[:1], QFontDatabase.systemFont(system).family(), *cjk]
