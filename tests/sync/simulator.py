"""Random schedules of many posts, hubs, bundles and servers under every fault; each from a seed.

``python -m tests.sync.simulator --schedules 10000 --from 1`` runs many, in two processes. A
schedule that fails prints its seed; ``--schedules 1 --from SEED --say`` shows what happened in it.
"""

import argparse
import multiprocessing
import shutil
import sys
import tempfile
import time
import traceback
from pathlib import Path

from commander.journal.journal import Journal
from tests.sync.deeds import ACTS, WEIGHTS
from tests.sync.stage import Stage


def play(stage: Stage, steps: int) -> None:
    """Let things happen, then heal everything and look whether all is as it must be."""
    try:
        for _ in range(steps):
            stage.world.tick()
            deed = stage.chance.choices(ACTS, WEIGHTS)[0]
            stage.say(deed.__name__)
            deed(stage)
        stage.heal()
        stage.check()
    finally:
        stage.close()


def template(folder: Path) -> Path:
    """Make an empty journal, copied for every post and server: faster than making tables."""
    path = folder / "empty.db"
    journal = Journal(path, "0" * 16)
    with journal.reader.connection() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    journal.close()
    return path


def scratch() -> Path:
    """Return where files are fast: in memory, if there is such a place."""
    memory = Path("/dev/shm")
    return Path(tempfile.mkdtemp(prefix="simulated-", dir=memory if memory.is_dir() else None))


def run(seeds: range, *, steps: int, say: bool = False) -> list[tuple[int, str]]:
    """Run these schedules; returns the seeds that failed, with why."""
    failed: list[tuple[int, str]] = []
    base = scratch()
    try:
        empty = template(base)
        for seed in seeds:
            folder = base / str(seed)
            folder.mkdir()
            try:
                play(Stage(seed, folder, empty, say=say), steps)
            except Exception as error:  # noqa: BLE001 - each is a finding
                failed.append((seed, f"{type(error).__name__}: {error}"))
                print(f"SEED {seed}: {type(error).__name__}: {error}", flush=True)
                if say:
                    traceback.print_exc()
            finally:
                shutil.rmtree(folder, ignore_errors=True)
    finally:
        shutil.rmtree(base, ignore_errors=True)
    return failed


def main() -> int:
    """Run schedules from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--schedules", type=int, default=100)
    parser.add_argument("--from", dest="first", type=int, default=1)
    parser.add_argument("--steps", type=int, default=60)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--say", action="store_true")
    asked = parser.parse_args()
    begun = time.monotonic()
    last = asked.first + asked.schedules
    if asked.processes == 1 or asked.schedules == 1:
        failed = run(range(asked.first, last), steps=asked.steps, say=asked.say)
    else:
        parts = [range(asked.first + i, last, asked.processes) for i in range(asked.processes)]
        context = multiprocessing.get_context("spawn")
        with context.Pool(asked.processes) as pool:
            jobs = [pool.apply_async(run, (part,), {"steps": asked.steps}) for part in parts]
            failed = [one for job in jobs for one in job.get()]
    took = time.monotonic() - begun
    print(
        f"{asked.schedules} schedules from seed {asked.first}, {asked.steps} steps each, "
        f"{took:.0f} s; failed: {sorted(seed for seed, _ in failed) or 'none'}"
    )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
