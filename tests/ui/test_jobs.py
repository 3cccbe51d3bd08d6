"""Jobs: run elsewhere, answered on the GUI thread, older ones of a key dropped, threads ended."""

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from ui.jobs import Jobs


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    assert made.stop(5)


def test_a_read_runs_on_a_named_thread_and_answers_on_the_gui_thread(
    qtbot: QtBot, jobs: Jobs
) -> None:
    answers: list[tuple[str, threading.Thread]] = []
    jobs.run(
        lambda: threading.current_thread().name,
        lambda name: answers.append((name, threading.current_thread())),
    )
    qtbot.waitUntil(lambda: bool(answers), timeout=5000)
    name, where = answers[0]
    assert name.startswith("jobs-")
    assert where is threading.main_thread()


def test_a_newer_job_of_the_same_key_drops_the_older_result(qtbot: QtBot, jobs: Jobs) -> None:
    release = threading.Event()
    started = threading.Event()
    answers: list[str] = []

    def slow() -> str:
        started.set()
        release.wait(5)
        return "old"

    jobs.run(slow, answers.append, key="search")
    assert started.wait(5)
    jobs.run(lambda: "new", answers.append, key="search")
    jobs.run(lambda: "other", answers.append, key="counts")
    qtbot.waitUntil(lambda: sorted(answers) == ["new", "other"], timeout=5000)
    release.set()
    jobs.run(lambda: "last", answers.append)
    qtbot.waitUntil(lambda: "last" in answers, timeout=5000)
    qtbot.wait(20)
    assert "old" not in answers


def test_a_superseded_job_that_still_waits_is_never_run(qtbot: QtBot, jobs: Jobs) -> None:
    release = threading.Event()
    ran: list[int] = []
    answers: list[None] = []
    for _ in range(3):
        jobs.run(lambda: release.wait(5), lambda _done: None)
    for number in range(10):
        jobs.run(lambda n=number: ran.append(n), answers.append, key="filter")  # type: ignore[misc]
    release.set()
    qtbot.waitUntil(lambda: bool(answers), timeout=5000)
    assert ran == [9]


def test_an_error_goes_to_the_one_who_asked_or_to_the_handler_of_bugs(
    qtbot: QtBot, jobs: Jobs
) -> None:
    def fail() -> int:
        raise OSError("unreadable")

    errors: list[str] = []
    jobs.run(fail, lambda _n: None, lambda error: errors.append(str(error)))
    qtbot.waitUntil(lambda: errors == ["unreadable"], timeout=5000)
    with qtbot.captureExceptions() as caught:
        jobs.run(fail, lambda _n: None)
        qtbot.waitUntil(lambda: bool(caught), timeout=5000)
    assert str(caught[0][1]) == "unreadable"


def test_stop_drops_what_waits_and_says_whether_all_threads_ended(qtbot: QtBot) -> None:
    jobs = Jobs()
    release = threading.Event()
    started = threading.Event()
    answers: list[bool] = []

    def slow() -> bool:
        started.set()
        return release.wait(5)

    jobs.run(slow, answers.append)
    assert started.wait(5)
    assert jobs.stop(0.05) is False
    release.set()
    assert jobs.stop(5) is True
    jobs.run(lambda: True, answers.append)
    qtbot.wait(20)
    assert answers == []
