"""The bridge: notices and futures of other threads arrive on the GUI thread, bursts as one."""

import threading
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import pytest
from pytestqt.qtbot import QtBot

from commander.journal.feed import Feed, Notice
from ui.bridge import Bridge


class Listener:
    def __init__(self, bridge: Bridge) -> None:
        self.notices: list[Notice] = []
        self.threads: set[threading.Thread] = set()
        bridge.noticed.connect(self.take)

    def take(self, notice: Notice) -> None:
        self.notices.append(notice)
        self.threads.add(threading.current_thread())


@pytest.fixture
def feed() -> Feed:
    return Feed()


@pytest.fixture
def bridge(qtbot: QtBot, feed: Feed) -> Iterator[Bridge]:
    made = Bridge(feed)
    yield made
    made.stop()


def notice(stream: str, entity: str, *keys: str) -> Notice:
    return Notice(stream, {entity: frozenset(keys)})


def in_thread(act: object) -> None:
    assert callable(act)
    thread = threading.Thread(target=act)
    thread.start()
    thread.join(5)
    assert not thread.is_alive()


def test_a_burst_of_another_thread_arrives_as_one_notice_a_stream(
    qtbot: QtBot, feed: Feed, bridge: Bridge
) -> None:
    listener = Listener(bridge)

    def write() -> None:
        for number in range(50):
            feed.publish(notice("op", "message", str(number)))
        feed.publish(notice("op", "task", "t1"))
        feed.publish(notice("registry", "unit", "u1"))

    in_thread(write)
    assert listener.notices == []
    qtbot.waitUntil(lambda: len(listener.notices) == 2, timeout=5000)
    assert listener.threads == {threading.main_thread()}
    by_stream = {one.stream: one.changed for one in listener.notices}
    assert by_stream == {
        "op": {
            "message": frozenset(str(number) for number in range(50)),
            "task": frozenset({"t1"}),
        },
        "registry": {"unit": frozenset({"u1"})},
    }


def test_the_next_burst_is_told_too(qtbot: QtBot, feed: Feed, bridge: Bridge) -> None:
    listener = Listener(bridge)
    for number in range(3):
        feed.publish(notice("op", "task", str(number)))
        qtbot.waitUntil(lambda n=number: len(listener.notices) == n + 1, timeout=5000)  # type: ignore[misc]
    assert [one.changed["task"] for one in listener.notices] == [{"0"}, {"1"}, {"2"}]


def test_a_notice_published_while_one_is_told_is_not_lost(
    qtbot: QtBot, feed: Feed, bridge: Bridge
) -> None:
    listener = Listener(bridge)
    again = iter([notice("op", "task", "second")])
    bridge.noticed.connect(lambda _notice: feed.publish(n) if (n := next(again, None)) else None)
    feed.publish(notice("op", "task", "first"))
    qtbot.waitUntil(lambda: len(listener.notices) == 2, timeout=5000)
    assert listener.notices[1].changed == {"task": {"second"}}


def test_after_stop_nothing_arrives(qtbot: QtBot, feed: Feed, bridge: Bridge) -> None:
    listener = Listener(bridge)
    called: list[int] = []
    future: Future[int] = Future()
    bridge.future(future, called.append)
    feed.publish(notice("op", "task", "t1"))
    bridge.stop()
    feed.publish(notice("op", "task", "t2"))
    future.set_result(1)
    qtbot.wait(20)
    assert (listener.notices, called) == ([], [])


def test_a_future_hands_its_result_to_the_gui_thread(qtbot: QtBot, bridge: Bridge) -> None:
    seen: list[tuple[int, threading.Thread]] = []
    release = threading.Event()

    def compute() -> int:
        release.wait(5)
        return 42

    with ThreadPoolExecutor(1) as pool:
        bridge.future(pool.submit(compute), lambda n: seen.append((n, threading.current_thread())))
        release.set()
        qtbot.waitUntil(lambda: bool(seen), timeout=5000)
    assert seen == [(42, threading.main_thread())]


def test_a_future_already_done_still_answers_later(qtbot: QtBot, bridge: Bridge) -> None:
    seen: list[str] = []
    future: Future[str] = Future()
    future.set_result("saved")
    bridge.future(future, seen.append)
    assert seen == []
    qtbot.waitUntil(lambda: seen == ["saved"], timeout=5000)


def test_a_future_hands_over_its_error_and_its_cancellation(qtbot: QtBot, bridge: Bridge) -> None:
    errors: list[str] = []
    broken: Future[int] = Future()
    dropped: Future[int] = Future()
    for future in (broken, dropped):
        bridge.future(future, lambda _n: None, lambda error: errors.append(type(error).__name__))
    in_thread(lambda: broken.set_exception(OSError("disk full")))
    dropped.cancel()
    qtbot.waitUntil(lambda: sorted(errors) == ["CancelledError", "OSError"], timeout=5000)


def test_an_error_nobody_takes_reaches_the_handler_of_bugs(qtbot: QtBot, bridge: Bridge) -> None:
    future: Future[int] = Future()
    bridge.future(future, lambda _n: None)
    future.set_exception(ValueError("a bug"))
    with qtbot.captureExceptions() as caught:
        qtbot.waitUntil(lambda: bool(caught), timeout=5000)
    assert str(caught[0][1]) == "a bug"
