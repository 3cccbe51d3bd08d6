"""A window of a real browser (Chromium, by QtWebEngine) before an administrator's page."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWebEngineCore import (
    QWebEngineCertificateError,
    QWebEnginePage,
    QWebEngineProfile,
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
)
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

PATIENCE = 20_000
"""ms; only a failing test waits this long."""


class _Asked(QWebEngineUrlRequestInterceptor):
    """Notes every address that is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.hosts: set[str] = set()

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:  # noqa: N802 - Qt's
        self.hosts.add(f"{info.requestUrl().scheme()}://{info.requestUrl().authority()}")


class _Page(QWebEnginePage):
    """A page whose console is read, and that takes the server's own certificate."""

    def __init__(self, profile: QWebEngineProfile) -> None:
        super().__init__(profile)
        self.said: list[str] = []
        self.certificateError.connect(self._take)

    def _take(self, error: QWebEngineCertificateError) -> None:
        error.acceptCertificate()

    def javaScriptConsoleMessage(  # noqa: N802 - Qt's
        self, _level: QWebEnginePage.JavaScriptConsoleMessageLevel, text: str, _line: int, _of: str
    ) -> None:
        self.said.append(text)


class Chromium:
    """One browser; ``address`` is that of the server."""

    def __init__(self, bot: QtBot, address: str, width: int = 1280, height: int = 900) -> None:
        self.bot = bot
        self.address = address
        self.profile = QWebEngineProfile()  # nothing of it is kept on disk
        self.profile.setHttpAcceptLanguage("en")
        self._asked = _Asked()
        self.profile.setUrlRequestInterceptor(self._asked)
        self.page = _Page(self.profile)
        self.view = QWebEngineView()
        self.view.setPage(self.page)
        self.view.resize(width, height)
        self.view.show()

    @property
    def hosts(self) -> set[str]:
        """Every server that was asked for anything."""
        return self._asked.hosts

    def open(self, path: str) -> None:
        with self.bot.waitSignal(self.page.loadFinished, timeout=PATIENCE):
            self.page.load(QUrl(f"{self.address}{path}"))
        self.settled()

    def settled(self) -> None:
        """Wait until nothing goes on to another page any more."""
        self.bot.waitUntil(
            lambda: (
                not self.page.isLoading()
                and not self.ask("document.querySelector('meta[http-equiv=refresh]') ? 1 : ''")
            ),
            timeout=PATIENCE,
        )

    def ask(self, script: str) -> str:
        """Return what a script says, as text; in a world of its own, which the page cannot see."""
        answers: list[str] = []
        self.page.runJavaScript(f"String({script})", 1, answers.append)
        self.bot.waitUntil(lambda: bool(answers), timeout=PATIENCE)
        return answers[0]

    def until(self, script: str) -> None:
        """Wait until a script says true."""
        self.bot.waitUntil(lambda: self.ask(script) == "true", timeout=PATIENCE)

    def text(self) -> str:
        return self.ask("document.body.innerText")

    def go(self, script: str) -> None:
        """Do something that leads to another page, and wait for that."""
        with self.bot.waitSignal(self.page.loadFinished, timeout=PATIENCE):
            self.page.runJavaScript(script, 1)
        self.settled()

    def fill(self, act: str, where: str = "", **fields: str) -> None:
        """Fill the form of an act in and send it as its button does."""
        form = f"form:has(input[name=act][value='{act}']{where})"
        for name, value in fields.items():
            self.ask(f"document.querySelector(\"{form}\").elements['{name}'].value = '{value}'")
        self.go(f'document.querySelector("{form}").querySelector("button").click()')

    @property
    def _target(self) -> QWidget:
        """What takes keys."""
        found = self.view.focusProxy()
        assert found is not None
        return found

    def type(self, text: str) -> None:
        QTest.keyClicks(self._target, text)

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(self._target, key)

    def save(self, path: Path) -> None:
        """Keep a picture of the whole page."""
        height = int(float(self.ask("document.documentElement.scrollHeight")))
        self.view.resize(self.view.width(), max(300, height))
        self.bot.wait(400)
        self.view.grab().save(str(path))

    def close(self) -> None:
        """Close it: the page before its profile."""
        self.view.close()
        for one in (self.view, self.page, self.profile):
            one.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
