"""The whole window on a real post and a real page."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from commander.actions import Action, AddUnit, OpenIncident, OpenOperation
from commander.clock import ScenarioClock
from commander.post import Operator, Post
from ui.map.profile import MapProfile
from ui.theme.theme import Theme
from ui.window.collector import Collector
from ui.window.session import Launch, Session

NOW = 1_700_000_000_000
WAIT_MS = 20_000


@pytest.fixture(scope="session", autouse=True)
def _collector(qapp: QApplication) -> Iterator[None]:
    """Windows come and go here: what is left of them must end on this thread."""
    collector = Collector()
    collector.start()
    yield
    collector.stop()


@pytest.fixture(scope="session")
def profile(qapp: QApplication) -> MapProfile:
    return MapProfile(qapp)


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    """One theme dresses the application, as in the program."""
    made = Theme()
    made.apply(qapp)
    return made


@pytest.fixture
def post(tmp_path: Path) -> Iterator[Post]:
    with Post.open(tmp_path / "post", clock=ScenarioClock(NOW)) as opened:
        yield opened


@dataclass
class Hand:
    """An operator at the window: keys, and eyes on the journal."""

    session: Session
    bot: QtBot

    @property
    def window(self) -> QWidget:
        return self.session.window

    @property
    def stream(self) -> str:
        return self.session.context.stream

    def leave(self) -> None:
        """Close the window and let go of the post, before the test closes it."""
        self.session.window.close()
        self.session.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def press(self, keys: str) -> None:
        """Press one combination, where the focus is."""
        QTest.keySequence(self.target, keys)

    def type(self, text: str) -> None:
        QTest.keyClicks(self.target, text)

    @property
    def target(self) -> QWidget:
        return QApplication.focusWidget() or self.window

    def until(self, done: Callable[[], object]) -> None:
        self.bot.waitUntil(lambda: bool(done()), timeout=WAIT_MS)


def is_active(window: QWidget) -> bool:
    """Ask for the window to be the active one; whether it is. Others of the post may come later."""
    if not window.isActiveWindow():
        window.activateWindow()
    return window.isActiveWindow()


@pytest.fixture
def seat(
    qtbot: QtBot, theme: Theme, profile: MapProfile, tmp_path: Path
) -> Iterator[Callable[..., Hand]]:
    """Return what seats an operator at a window of a post; several may follow one another."""
    seated: list[Session] = []

    def sit(post: Post, *, size: tuple[int, int] = (1600, 950), show: bool = True) -> Hand:
        launch = Launch(post.data, False, "en")
        theme.set("dark")
        session = Session(post, launch, theme, profile, tmp_path / "demonstration")
        seated.append(session)
        session.begin()
        session.window.resize(*size)
        if show:
            session.window.show()
            qtbot.waitUntil(lambda: is_active(session.window), timeout=WAIT_MS)
        return Hand(session, qtbot)

    yield sit
    for session in seated:
        if isValid(session):
            session.window.close()
            session.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def scene(post: Post) -> str:
    """An operation with one incident and one unit; its stream."""
    post.set_operator(Operator("A. Rivera", "medical", "Radio operator")).result(10)
    stream = post.perform(OpenOperation("Night shift", timezone="UTC")).result(10).stream
    todo: list[Action] = [
        OpenIncident(stream, "Plant fire", grade="II", key="i1"),
        AddUnit(stream, "Medic 7", "medical", letters="M7", incident="i1"),
    ]
    post.perform_all(todo).result(10)
    return stream
