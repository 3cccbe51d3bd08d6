import logging
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from commander.actions.features import LiftFeature
from commander.actions.log import LogMessage
from commander.actions.tasks import MoveTask
from commander.clock import ScenarioClock
from commander.domain.entities import ENTITIES
from commander.domain.operation import Incident, Operation
from commander.domain.resources import Unit
from commander.domain.work import Task
from commander.errors import EnvironmentProblem
from commander.exercise.player import Player
from commander.interop.incident_file import IncidentFile, demonstration
from commander.journal import schema
from commander.journal.feed import Notice
from commander.post import Operator, Post

LIMIT = 20.0  # seconds after which a test gives up; nothing is measured
MINUTE = 60_000


@pytest.fixture(scope="module")
def demo() -> IncidentFile:
    return demonstration()


class Ticks:
    """The machine's clock, moved by hand."""

    def __init__(self) -> None:
        self.ms = 0

    def __call__(self) -> int:
        return self.ms


class Desk:
    """A post with the demonstration on a clock that only moves when the test says so."""

    def __init__(self, data: Path, demo: IncidentFile) -> None:
        self.ticks = Ticks()
        self.clock = ScenarioClock(0, ticks=self.ticks)
        self.demo = demo
        self.post = Post.open(data, clock=self.clock)
        self.problems: list[EnvironmentProblem] = []
        self.reported = threading.Event()
        self.player = Player(self.post.journal, demo, self.clock)
        self.player.on_problem = self.report
        self.noticed = threading.Condition()
        self.order: list[str] = []
        self.post.feed.subscribe(self.notice)

    def notice(self, notice: Notice) -> None:
        with self.noticed:
            fresh = notice.changed.get("message", frozenset()) - set(self.order)
            self.order += sorted(fresh)
            self.noticed.notify_all()

    def report(self, problem: EnvironmentProblem) -> None:
        self.problems.append(problem)
        self.reported.set()

    def wait(self, arrived: Callable[[], bool]) -> None:
        with self.noticed:
            assert self.noticed.wait_for(arrived, LIMIT)

    def position(self) -> Any:
        return self.post.settings.get(f"scenario.{self.demo.stream}")

    def reach(self, at: int, last: str = "") -> None:
        """Move the clock and wait until everything up to there was performed and kept."""
        last = last or self.demo.events_until(at)[-1].id
        self.clock.seek(at)
        self.wait(lambda: self.position() == {"last": last, "at": at})

    def logged(self) -> list[str]:
        """Keys of the log, oldest first."""
        found = self.post.reader.messages(self.post.reader.log(self.demo.stream))
        return [message.key for message in reversed(found)]

    def task(self, key: str) -> Task:
        found = self.post.reader.get(Task, self.demo.stream, key)
        assert found is not None
        return found

    def picture(self) -> dict[str, Any]:
        """Everything that the operation shows, and how many changes made it so."""
        reader, stream = self.post.reader, self.demo.stream
        kinds = (kind for name, kind in ENTITIES.items() if name not in ("message", "receipt"))
        records: dict[str, Any] = {
            f"{kind.__name__} {record.key}": [
                getattr(record, name) for name in kind.__dataclass_fields__ if name != "meta"
            ]
            for kind in kinds
            for record in reader.all(kind, stream)
        }
        with self.post.journal.engine.connect() as connection:
            count = connection.execute(select(func.count()).select_from(schema.change)).scalar()
        found = reader.messages(reader.log(stream))
        records["log"] = [(m.key, m.text, m.happened_at, m.superseded_by) for m in found]
        return records | {"changes": count}


@contextmanager
def desk(data: Path, demo: IncidentFile) -> Iterator[Desk]:
    opened = Desk(data, demo)
    try:
        opened.player.open()
        yield opened
    finally:
        opened.player.stop()
        opened.post.close()


def test_first_opening_shows_the_morning_of_the_rupture(tmp_path: Path, demo: IncidentFile) -> None:
    with desk(tmp_path, demo) as at:
        assert (at.clock.now(), at.clock.running) == (demo.opens_at, False)
        reader = at.post.reader
        operation = reader.get(Operation, demo.stream, demo.stream)
        assert operation is not None
        assert operation.kind == "demonstration"
        assert "NTSB" in operation.source
        assert "approximate" in operation.notes
        assert {one.key for one in reader.all(Incident, demo.stream)} == {"derailment", "rupture"}
        assert "SB-033" in at.logged()
        assert "SB-034" not in at.logged()
        tasks = reader.all(Task, demo.stream)
        assert {"assigned", "in_progress", "blocked", "done"} <= {task.status for task in tasks}
        late = [task.key for task in tasks if task.is_late(at.clock.now())]
        assert late == ["task-valve-staff"]
        assert reader.awaiting(demo.stream) == ()
        stopped = reader.message(demo.stream, "SB-016")
        assert stopped is not None
        assert {receipt.precision for receipt in stopped.receipts} == {"approx"}
        first = reader.message(demo.stream, "SB-009")
        assert first is not None
        assert first.superseded_by == "SB-F2"
        assert first.written_by == "NTSB report"


def test_what_happens_next_arrives_in_order_and_once(tmp_path: Path, demo: IncidentFile) -> None:
    with desk(tmp_path, demo) as at:
        known = len(at.order)
        at.reach(demo.events[-1].at)
        assert at.order[known:] == ["SB-034", "SB-035", "SB-036", "SB-037"]
        rupture = at.post.reader.get(Incident, demo.stream, "rupture")
        assert rupture is not None
        assert rupture.commander is not None
        assert rupture.commander.name == "Deputy Fire Chief"
        deputy = at.post.reader.get(Unit, demo.stream, "deputy-chief")
        assert deputy is not None
        assert at.task("task-valve-25-7").status == "done"


def test_playing_performs_what_the_clock_reaches_by_itself(
    tmp_path: Path, demo: IncidentFile
) -> None:
    with desk(tmp_path, demo) as at:
        at.player.play(60)
        at.ticks.ms += 10_000  # ten seconds at ×60 are ten minutes: 08:30
        at.wait(lambda: "SB-034" in at.order)
        at.player.pause()
        assert at.clock.now() == demo.opens_at + 10 * MINUTE
        at.ticks.ms += 3_600_000
        assert at.clock.now() == demo.opens_at + 10 * MINUTE
        at.player.forward()
        at.wait(lambda: at.task("task-evacuate-25").status == "done")
        assert at.clock.now() == demo.opens_at + 26 * MINUTE
        at.player.forward()
        at.wait(lambda: "SB-035" in at.order)
        assert at.clock.now() == demo.opens_at + 40 * MINUTE


@pytest.mark.parametrize("rate", [0, -1, 0.5, 61])
def test_other_rates_are_refused(tmp_path: Path, demo: IncidentFile, rate: float) -> None:
    with desk(tmp_path, demo) as at, pytest.raises(ValueError, match="between"):
        at.player.play(rate)


def test_a_restart_goes_on_where_it_was_left(tmp_path: Path, demo: IncidentFile) -> None:
    left = demo.opens_at + 25 * MINUTE
    with desk(tmp_path, demo) as at:
        at.reach(left)
        before = at.picture()
    with desk(tmp_path, demo) as at:
        assert (at.clock.now(), at.clock.running) == (left, False)
        assert at.picture() == before
        at.reach(demo.events[-1].at)
        assert at.order == ["SB-035", "SB-036", "SB-037"]
        assert at.logged().count("SB-034") == 1


def test_what_a_person_adds_takes_the_clock_of_the_scenario(
    tmp_path: Path, demo: IncidentFile
) -> None:
    with desk(tmp_path, demo) as at:
        at.post.perform(LogMessage(demo.stream, "Wind turns north", key="own")).result(LIMIT)
        own = at.post.reader.message(demo.stream, "own")
        assert own is not None
        assert own.happened_at == demo.opens_at
        at.reach(demo.events[-1].at)
        assert at.logged()[-5:] == ["own", "SB-034", "SB-035", "SB-036", "SB-037"]


def test_the_script_leaves_alone_what_a_person_has_decided(
    tmp_path: Path, demo: IncidentFile, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    with desk(tmp_path, demo) as at:
        at.post.set_operator(Operator("Li Na", "police", "desk")).result(LIMIT)
        stop = MoveTask(demo.stream, "task-evacuate-25", "blocked", "Road is under water")
        at.post.perform(stop).result(LIMIT)
        at.post.perform(LiftFeature(demo.stream, "zone-hot-25", "Fire is out")).result(LIMIT)
        at.reach(demo.events[-1].at)
        assert at.task("task-evacuate-25").status == "blocked"
        assert at.task("task-evacuate-25").reason == "Road is under water"
        assert at.task("task-valve-25-7").status == "done"
        assert "task-evacuate-25/done is left out" in caplog.text


def test_a_full_disk_stops_the_clock_and_loses_nothing(
    tmp_path: Path, demo: IncidentFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    with desk(tmp_path, demo) as at:
        full = EnvironmentProblem("The disk is full.")

        def refuse(_work: object) -> Future[None]:
            future: Future[None] = Future()
            future.set_exception(full)
            return future

        with monkeypatch.context() as patch:
            patch.setattr(at.post.journal, "submit", refuse)
            at.player.play(1)
            at.ticks.ms += 10 * MINUTE
            assert at.reported.wait(LIMIT)
        assert at.problems == [full]
        assert not at.clock.running
        assert "SB-034" not in at.logged()
        at.reach(demo.events[-1].at)
        assert at.logged()[-4:] == ["SB-034", "SB-035", "SB-036", "SB-037"]


def test_a_failed_first_opening_leaves_nothing_behind(
    tmp_path: Path, demo: IncidentFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Desk(tmp_path, demo)
    try:

        def fail(*_: object) -> None:
            raise EnvironmentProblem("The disk is full.")

        with monkeypatch.context() as patch:
            patch.setattr(opened.player, "_remember", fail)
            with pytest.raises(EnvironmentProblem):
                opened.player.open()
        assert opened.post.reader.operations() == ()
        assert opened.logged() == []
    finally:
        opened.player.stop()
        opened.post.close()
    with desk(tmp_path, demo) as at:
        assert len(at.logged()) == len(set(at.logged())) == 36


CHILD = """
import sys
from pathlib import Path
from commander.clock import ScenarioClock
from commander.exercise.player import Player
from commander.interop.incident_file import demonstration
from commander.post import Post

clock = ScenarioClock(0)
script = demonstration()
with Post.open(Path(sys.argv[1]), clock=clock) as post:
    player = Player(post.journal, script, clock)
    post.on_close(player.stop)
    post.feed.subscribe(lambda notice: print("written", flush=True))
    player.open()
    clock.seek(script.events[-1].at)
    sys.stdin.read()
"""


@pytest.mark.e2e
@pytest.mark.parametrize("written", [1, 2, 5, 9, 14])
def test_killed_at_any_moment_every_event_is_performed_once(
    tmp_path: Path, demo: IncidentFile, written: int
) -> None:
    with desk(tmp_path / "whole", demo) as at:
        at.reach(demo.events[-1].at)
        whole = at.picture()
    data = tmp_path / "killed"
    with subprocess.Popen(
        [sys.executable, "-c", CHILD, str(data)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as child:
        assert child.stdout is not None
        for _ in range(written):
            assert child.stdout.readline() == b"written\n"
        child.send_signal(signal.SIGKILL)
        child.communicate(timeout=LIMIT)
    with desk(data, demo) as at:
        at.reach(demo.events[-1].at)
        assert at.picture() == whole
