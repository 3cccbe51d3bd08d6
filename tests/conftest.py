"""What every test gets: Qt without a screen, nobody's own data, and two watchers.

A test fails that leaves a thread running or makes one of our own loggers warn. Core tests also run
where Qt is not installed; tests of the window are then not collected.
"""

import gc
import logging
import os
import re
import threading
import time
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.postgres import Cluster

# Read by Qt and Chromium when they are first imported, so they are set before anything else.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QTWEBENGINE_CHROMIUM_FLAGS"] = "--disable-gpu"
os.environ["LC_ALL"] = "C.UTF-8"  # Qt warns where the encoding is not UTF-8
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"  # never the user's own keys
if hasattr(os, "geteuid") and os.geteuid() == 0:
    os.environ["QTWEBENGINE_DISABLE_SANDBOX"] = "1"  # Chromium refuses to sandbox root

try:
    import PySide6  # noqa: F401  (only asked whether it is there)
except ImportError:
    HAS_QT = False
else:
    HAS_QT = True

THREADS_END_WITHIN = 2.0  # seconds
USES_QT = re.compile(
    r"^\s*(from|import) (PySide6|PySide6QtAds|pyqtgraph|pytestqt|ui)\b", re.MULTILINE
)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Know pytest-qt's settings where it is not loaded, so that strict configuration holds."""
    if not HAS_QT:
        for name in ("qt_api", "qt_log_level_fail", "qt_log_ignore"):
            parser.addini(name, "unused without Qt", type="linelist")


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Leave out modules that need Qt where there is none; say nothing about the others."""
    if HAS_QT:
        return None
    if collection_path.is_dir():
        return True if collection_path == Path(__file__).parent / "ui" else None
    if collection_path.suffix != ".py":
        return None
    return True if USES_QT.search(collection_path.read_text(encoding="utf-8")) else None


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A PostgreSQL for tests that do it no harm; each makes databases of its own."""
    made = Cluster()
    try:
        yield made.make()
    finally:
        made.remove()


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """Register the map's address scheme, which must precede the one QApplication; name it."""
    if find_spec("ui.map") and find_spec("ui.map.scheme"):
        import_module("ui.map.scheme").register()
    return ["commander-tests"]


@pytest.fixture(scope="session", autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the data and settings of whoever runs the tests out of reach."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
            patch.setenv(name, str(home / name.lower()))
        yield


def _running(known: set[threading.Thread]) -> list[threading.Thread]:
    """Return threads started since `known`.

    A dummy stands for a thread that Qt or C code started and that once ran Python: Python keeps it
    listed after the thread has ended, so it proves nothing.
    """
    return [
        thread
        for thread in threading.enumerate()
        if thread not in known and not isinstance(thread, threading._DummyThread)
    ]


@pytest.fixture(scope="session", autouse=True)
def _collected_here() -> Iterator[None]:
    """Collect garbage on the main thread only, as the window does (`ui.window.collector`).

    Python collects on whatever thread allocates; a Qt object deleted there ends the program.
    """
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def _collected_now(request: pytest.FixtureRequest) -> Iterator[None]:
    yield
    gc.collect(2 if "qapp" in request.fixturenames else 1)


@pytest.fixture(autouse=True)
def _no_thread_left() -> Iterator[None]:
    """Fail a test that leaves a thread behind, daemon or not."""
    known = set(threading.enumerate())
    yield
    deadline = time.monotonic() + THREADS_END_WITHIN
    for thread in _running(known):
        thread.join(max(0.0, deadline - time.monotonic()))
    left = _running(known)
    if left:
        pytest.fail(
            f"threads left running: {', '.join(sorted(t.name for t in left))}", pytrace=False
        )


class _Warnings(logging.Handler):
    """Keeps what it is given, in `records`."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture(autouse=True)
def _no_warning_logged(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test in which our loggers warn, unless it is marked `allow_warnings`."""
    if request.node.get_closest_marker("allow_warnings"):
        yield
        return
    handler = _Warnings()
    loggers = [logging.getLogger(name) for name in ("commander", "ui")]
    for logger in loggers:
        logger.addHandler(handler)
    yield
    for logger in loggers:
        logger.removeHandler(handler)
    if handler.records:
        said = [f"{r.levelname} {r.name}: {r.getMessage()}" for r in handler.records]
        pytest.fail("unexpected in the log:\n" + "\n".join(said), pytrace=False)
