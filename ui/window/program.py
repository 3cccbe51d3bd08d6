"""The running program: one session after another, in one application."""

import signal
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, QTranslator, Signal
from PySide6.QtWidgets import QApplication

from commander.errors import UserError
from commander.post import Post
from ui.map.profile import MapProfile
from ui.theme.theme import Theme
from ui.window.collector import Collector
from ui.window.crash import CrashLog
from ui.window.language import install_language, remove_language
from ui.window.opening import demonstration_folder, open_post
from ui.window.screenshot import Screenshots
from ui.window.session import Launch, Session


class Program(QObject):
    """Holds the post and its window, and what comes next when the operator changes over.

    Signals:
        raise_asked: a second start asks for this window; told from any thread.
    """

    raise_asked = Signal()

    def __init__(self, app: QApplication, theme: Theme, post: Post, launch: Launch) -> None:
        super().__init__()
        self._app = app
        self._theme = theme
        self._post = post
        self._launch = launch
        self._home = launch.data
        self._next: tuple[Post, Launch] | None = None
        self._translators: list[QTranslator] = install_language(app, launch.language)
        self._profile = MapProfile(app)
        self._crashes = CrashLog(launch.data, self)
        self._collector = Collector(self)
        self._session: Session | None = None
        self._told_to_end = False
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._end)
        app.setWindowIcon(theme.icons.icon("command_post", "accent"))
        app.setQuitOnLastWindowClosed(False)
        self.raise_asked.connect(self._raise)
        self._serve(post)  # from here on others may speak to it, and tell it to end

    def run(self) -> int:
        """Show the window until it is closed for good; returns the exit code."""
        self._crashes.install()
        self._collector.start()
        try:
            code = self._run_sessions()
        finally:
            self._crashes.remove()
            self._collector.stop()
            self._post.close()
        return code

    def render(self, pictures: Screenshots) -> int:
        """Render the window to pictures; returns the exit code."""
        self._collector.start()
        session = self._begin()
        pictures.finished.connect(self._app.exit, Qt.ConnectionType.QueuedConnection)
        QTimer.singleShot(0, self, lambda: pictures.take(session))
        try:
            return self._app.exec()
        finally:
            session.close()
            self._collector.stop()
            self._post.close()

    def _run_sessions(self) -> int:
        while True:
            session = self._begin()
            session.window.open_where_it_was()
            QTimer.singleShot(0, self, self._end_if_told)
            code = self._app.exec()
            session.close()
            self._session = None
            if self._next is None:
                return code
            post, launch = self._next
            self._next = None
            self._change_to(post, launch)

    def _begin(self) -> Session:
        session = Session(self._post, self._launch, self._theme, self._profile, self._other())
        session.relaunch_asked.connect(self._relaunch)
        session.window.closing.connect(self._app.quit)
        self._crashes.written.connect(session.show_crash)
        self._session = session
        session.begin()
        return session

    def _other(self) -> Path:
        launch = self._launch
        return self._home if launch.demo else demonstration_folder(launch.data)

    def _relaunch(self, launch: Launch) -> None:
        """Open what was asked for; the window closes only when that could be opened."""
        if self._session is None:
            return
        post = self._post
        if launch.data != self._launch.data:
            try:
                post = open_post(launch.data, demo=launch.demo, language=launch.language)
            except UserError as error:
                self._session.notices.tell(error)
                return
        self._next = (post, launch)
        self._session.window.close()

    def _change_to(self, post: Post, launch: Launch) -> None:
        if post is not self._post:
            self._post.close()
            self._serve(post)
        if launch.language != self._launch.language:
            remove_language(self._app, self._translators)
            self._translators = install_language(self._app, launch.language)
        self._post, self._launch = post, launch

    def _end(self, _number: int, _frame: object) -> None:
        """The terminal or the system ends the program: as if the window were closed.

        Python calls this between two ticks of the window's clock, so within a second. While the
        window is still being made there is nothing yet to close: it then closes when it stands.
        """
        self._told_to_end = True
        QTimer.singleShot(0, self, self._end_if_told)

    def _end_if_told(self) -> None:
        if self._told_to_end and self._session is not None:
            self._session.window.close()

    def _serve(self, post: Post) -> None:
        post.on_raise(self.raise_asked.emit)
        post.serve_control()

    def _raise(self) -> None:
        if self._session is not None:
            window = self._session.window
            if window.isMinimized():
                window.showNormal()
            window.show()
            window.raise_()
            window.activateWindow()
