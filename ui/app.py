"""Starts the window: builds everything, and nothing else does."""

import os
import sys
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from commander.control import raise_window
from commander.errors import AlreadyOpen, UserError
from commander.post import Post
from ui.map.engine import prepare_engine
from ui.map.scheme import register
from ui.start.problem_window import show_problem
from ui.theme.theme import Theme
from ui.theme.tokens import THEMES, ThemeName
from ui.window.language import install_language, system_language
from ui.window.opening import open_post
from ui.window.preferences import theme_of
from ui.window.program import Program
from ui.window.screenshot import Screenshots, parse_size
from ui.window.session import Launch
from ui.words import LANGUAGES

_NO_DISPLAY: Final = (
    "There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set). "
    "To see the window as pictures: commander --screenshot DIR"
)


def main(  # noqa: PLR0913 - what the command line may say, by name
    *,
    data: Path,
    demo: bool = False,
    theme: str | None = None,
    lang: str | None = None,
    screenshot: Path | None = None,
    size: str = "1920x1080",
    scale: float = 1.0,
) -> int:
    """Open the window on a data folder, or render it to pictures; returns the exit code.

    ``size`` is the window's in pixels of the screen, used for pictures; ``scale`` multiplies
    what the screen asks for. Two is returned where there is no display.
    """
    if screenshot is None and not _has_display():
        print(_NO_DISPLAY, file=sys.stderr)  # noqa: T201 - nothing else can be shown
        return 2
    _prepare(offscreen=screenshot is not None, scale=scale)
    try:
        post = open_post(data, demo=demo, language=lang or system_language())
    except AlreadyOpen as error:
        return _raise_first(data, error)
    except UserError as error:
        return _show_problem(error, offscreen=screenshot is not None)
    app = _application()
    language = lang or _language_of(post)
    look = Theme(_theme_name(theme) or theme_of(post.settings))
    look.apply(app)
    program = Program(app, look, post, Launch(data, demo, language))
    if screenshot is None:
        return program.run()
    pictures = Screenshots(screenshot, parse_size(size, scale))
    return program.render(pictures)


def _has_display() -> bool:
    """Whether a window can be shown; only Linux may have none."""
    if not sys.platform.startswith("linux"):
        return True
    chosen = os.environ.get("QT_QPA_PLATFORM", "")
    return bool(
        chosen.startswith(("offscreen", "minimal", "vnc"))
        or os.environ.get("DISPLAY")
        or os.environ.get("WAYLAND_DISPLAY")
    )


def _prepare(*, offscreen: bool, scale: float) -> None:
    """Set what Qt reads before there is an application."""
    if offscreen:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if scale != 1.0:
        os.environ["QT_SCALE_FACTOR"] = str(scale)
    if sys.platform.startswith("linux") and os.geteuid() == 0:
        # Chromium refuses to start as root with its sandbox; the page loads nothing from outside.
        os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")
    if os.environ.get("QT_QPA_PLATFORM", "").startswith("offscreen"):
        os.environ.setdefault("QTWEBENGINE_CHROMIUM_FLAGS", "--disable-gpu")
    prepare_engine()
    register()
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)


def _application() -> QApplication:
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Commander")
    app.setOrganizationName("onscene-commander")
    app.setDesktopFileName("onscene-commander")
    return app


def _raise_first(data: Path, error: AlreadyOpen) -> int:
    """Say that the folder is open already, and bring that window to the front."""
    print(error, file=sys.stderr)  # noqa: T201 - the one who started it reads this
    return 0 if raise_window(data) else 1


def _show_problem(error: UserError, *, offscreen: bool) -> int:
    print(error, file=sys.stderr)  # noqa: T201 - the one who started it reads this
    if not offscreen:
        app = _application()
        Theme().apply(app)
        install_language(app, system_language())
        show_problem(app, error)
    return 1


def _language_of(post: Post) -> str:
    kept = post.settings.get("language", "")
    return kept if kept in LANGUAGES else system_language()


def _theme_name(name: str | None) -> ThemeName | None:
    return next((one for one in THEMES if one == name), None)
