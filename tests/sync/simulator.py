"""Random schedules of many posts, hubs, bundles and servers under every fault; each from a seed.

``python -m tests.sync.simulator --schedules 10000 --from 1`` runs many, in two processes. A
schedule that fails prints its seed; ``--schedules 1 --from SEED --say`` shows what happened in it.
"""

import argparse
import contextlib
import multiprocessing
import random
import shutil
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path

import msgspec

from commander.errors import EnvironmentProblem
from commander.journal import forks
from commander.journal.change import Change, new_id
from commander.journal.journal import Journal
from commander.journal.transaction import Author, Draft, Transaction
from commander.journal.verify import verify
from commander.sync.bundle.export import export
from commander.sync.bundle.gather import Wish
from commander.sync.bundle.taking import take_in
from tests.sync.simulated import (
    NAME,
    Files,
    Net,
    SimulatedPost,
    SimulatedServer,
    World,
    _unpacked,
    fooled,
    integrity,
    seeded_identities,
)

STREAMS = ("op-1", "op-2")
HOUR = 3_600_000
PASSES = 60
"""Times that every exchange is gone through at the end; far more than it takes."""

LEGAL = "two different changes have this number"


class Schedule:
    """One world: what happens in it, and whether everybody agrees at the end."""

    def __init__(self, seed: int, folder: Path, template: Path, *, say: bool = False) -> None:
        self.seed = seed
        self.chance = random.Random(seed)
        self.world = World(folder, self.chance, template)
        self.net = Net(self.world)
        self._say = say
        self._made = 0
        self._lost = False
        self._kept: dict[str, list[Path]] = {}
        seeded_identities(self.chance)
        self.servers = [self._server(f"server-{i}") for i in range(self.chance.choice((1, 1, 2)))]
        self.posts: list[SimulatedPost] = []
        for i in range(self.chance.choice((2, 3, 3, 4))):
            follows = self.servers if i == 0 else [self.chance.choice(self.servers)]
            files = Files(self.world, f"post-{i}", projects=True)
            self.posts.append(SimulatedPost(self.net, files, list(follows)))
        self.acknowledged: set[tuple[str, str]] = set()
        self._begin()

    def _begin(self) -> None:
        """Open the operations, as somebody does before anything else."""
        post = self.posts[0]
        for stream in STREAMS:
            drafts = [Draft("operation", stream, {"name": stream}, self.world.now)]
            made = post.journal.submit(partial(_record, stream=stream, drafts=drafts)).result(10)
            self.acknowledged.update((stream, change.id) for change in made)
            for other in self.posts:
                for name in sorted(other.services):
                    self._quiet(other, name)

    def _server(self, name: str) -> SimulatedServer:
        return SimulatedServer(Files(self.world, name, projects=False))

    def run(self, steps: int) -> None:
        """Let things happen, then heal everything and look."""
        try:
            for _ in range(steps):
                self.world.tick()
                act = self.chance.choices(ACTS, WEIGHTS)[0]
                self.say(act.__name__)
                act(self)
            self.heal()
            self.check()
        finally:
            self.close()

    def say(self, text: str) -> None:
        if self._say:
            print(text)

    def close(self) -> None:
        for post in self.posts:
            post.stop()
            post.files.close()
        for server in self.servers:
            server.files.close()

    # ---- what happens ----

    def post(self) -> SimulatedPost:
        return self.chance.choice(self.posts)

    def all_servers(self) -> list[SimulatedServer]:
        return self.servers + [post.hub for post in self.posts if post.hub is not None]

    def everybody(self) -> list[Files]:
        return [*(one.files for one in self.servers), *(one.files for one in self.posts)]

    def write(self, post: SimulatedPost | None = None) -> None:
        """Somebody writes: an entry, a task, a value that others write as well."""
        post = post or self.post()
        self._made += 1
        stream = self.chance.choices(STREAMS, (4, 1))[0]
        kind = self.chance.randrange(6)
        place = post.files.wall.now()
        drafts = [
            Draft("message", f"m{self._made}", {"text": f"entry {self._made}"}, place),
            Draft("task", f"t{self.chance.randrange(3)}", {"title": f"title {self._made}"}, place),
            Draft("task", f"t{self.chance.randrange(3)}", {"status": "done"}, place),
            Draft("task", f"poison{self.chance.randrange(4)}", {"due": self._made}, place),
            Draft("unit", f"u{self.chance.randrange(2)}", {"name": f"unit {self._made}"}, place),
            Draft("novelty", f"n{self._made}", {"anything": [self._made]}, place),
        ]
        acts = drafts[kind : kind + self.chance.choice((1, 1, 2))]
        work = post.journal.submit(lambda tx: tx.record(stream, acts, Author(post.name)))
        error = work.exception(10)
        if error is None:
            self.acknowledged.update((stream, change.id) for change in work.result())
        elif "full" not in str(error):
            raise error

    def burst(self) -> None:
        """Somebody writes a lot."""
        post = self.post()
        for _ in range(self.chance.randrange(5, 30)):
            self.write(post)

    def exchange(self) -> None:
        """One exchange goes some steps."""
        post = self.post()
        if post.services:
            server = self.chance.choice(sorted(post.services))
            for _ in range(self.chance.randrange(1, 6)):
                post.step(server)

    def event(self) -> None:
        """An event arrives: of now, from long ago, twice, or from beyond a gap."""
        post = self.post()
        if not post.follows:
            return
        server = self.chance.choice(post.follows)
        stream = self.chance.choice(STREAMS)
        head = server.store.heads().get(stream, 0)
        after = self.chance.choice((max(0, head - 1), self.chance.randint(0, head)))
        for _ in range(self.chance.choice((1, 1, 2))):
            post.hear(server, stream, after)

    def repeat(self) -> None:
        """A push arrives again, maybe a day later, maybe only its first part."""
        if not self.net.old:
            return
        name, device, packed = self.chance.choice(self.net.old)
        push = _unpacked(packed)
        part = self.chance.choice((len(push.changes), len(push.changes) // 2))
        del push.changes[part:]
        self.chance.shuffle(push.changes)
        for server in self.all_servers():
            if server.name == name and name not in self.net.down:
                with contextlib.suppress(EnvironmentProblem):
                    server.push(push, device)

    def line(self) -> None:
        """A line is cut, one way or both, or comes back; it loses more or less."""
        post = self.post()
        if post.services:
            pair = (post.name, self.chance.choice(sorted(post.services)))
            self.chance.choice((self.net.cut, self.net.deaf)).symmetric_difference_update({pair})
        self.net.loss = self.chance.choice((0.0, 0.0, 0.1, 0.3))

    def power(self) -> None:
        """A server goes down, or comes back."""
        name = self.chance.choice(self.servers).name
        self.net.down.symmetric_difference_update({name})

    def crash(self) -> None:
        """A post ends without notice and is started again."""
        self.post().crash()

    def crash_server(self) -> None:
        """A server ends without notice and is started again."""
        server = self.chance.choice(self.servers)
        server.files.close()
        server.files.open()
        server.open()

    def keep(self) -> None:
        """Somebody copies a folder, to be put back later."""
        files = self.chance.choice(self.everybody())
        kept = self._kept.setdefault(files.name, [])
        where = self.world.folder / f"kept-{files.name}-{len(kept)}"
        files.keep(where)
        kept.append(where)

    def put_back(self) -> None:
        """A post or a server is put back to how it was when its folder was copied."""
        kept = [files for files in self.everybody() if self._kept.get(files.name)]
        if not kept:
            return
        files = self.chance.choice(kept)
        where = self.chance.choice(self._kept[files.name])
        whole = self.chance.random() < 0.5
        self.say(f"  {files.name} {where.name} {'all' if whole else 'journal only'}")
        for post in self.posts:
            if post.files is files:
                post.crash(where, all_of_it=whole)
        for server in self.servers:
            if server.files is files:
                files.put_back(where, all_of_it=whole)
                server.open()
        self._what_is_left()

    def clone(self) -> None:
        """A post's folder is copied, and both go on; the check may see it or be fooled."""
        if len(self.posts) > 5:
            return
        post = self.post()
        name = f"copy-{len(self.posts)}-{self._made}"
        post.files.keep(self.world.folder / name)
        if self.chance.random() < 0.7:
            self.say(f"  {name} of {post.name}, unnoticed")
            fooled(self.world.folder / name, f"machine-{name}")
        files = Files(self.world, name, projects=True)
        copy = SimulatedPost(self.net, files, [])
        copy.tokens = dict(post.tokens)
        for server in post.follows:
            copy.follow(server)
        self.posts.append(copy)

    def lose(self) -> None:
        """A post is lost for ever; what only it had is gone."""
        spare = [post for post in self.posts[1:] if post.hub is None]
        if len(spare) < 2:
            return
        post = self.chance.choice(spare)
        self.say(f"  {post.name}")
        self.posts.remove(post)
        post.stop()
        post.files.close()
        self._what_is_left()

    def _what_is_left(self) -> None:
        left: set[tuple[str, str]] = set()
        for files in self.everybody():
            left.update(files.ids())
        self._lost = self._lost or not self.acknowledged <= left
        self.acknowledged &= left

    def clock(self) -> None:
        """The clock of a machine jumps."""
        wrong = (HOUR, -24 * HOUR, -self.world.now, 0, 1_500, 1_000 * HOUR)
        self.chance.choice(self.everybody()).wall.wrong = self.chance.choice(wrong)

    def disk(self) -> None:
        """A disk is full soon, or has room again."""
        self.chance.choice(self.everybody()).fill_up(self.chance.choice((0, 1, 2, None)))

    def poison(self) -> None:
        """Servers refuse a kind of change, or take it again."""
        self.net.poison = not self.net.poison

    def hub(self) -> None:
        """A post begins to share, and others follow it."""
        post = self.post()
        if post.hub is None:
            post.begin_hub()
        assert post.hub is not None
        other = self.post()
        names = {post.name, *(server.name for server in other.follows)}
        if other is not post and other.name not in names and post.name not in other.services:
            other.follow(post.hub)

    def bundle(self) -> None:
        """Somebody carries a stick from one post to another."""
        source, target = self.post(), self.post()
        if source is target or not source.files.ids():
            return
        path = self.world.folder / f"bundle-{new_id()}.cmdr"
        try:
            export(source.source(), path, Wish())
            take_in(path, target.into())
        except Exception as error:
            if "full" not in str(error):
                raise

    # ---- the end ----

    def heal(self) -> None:
        """Mend everything, then let every exchange run until nothing happens any more."""
        self.say("heal")
        self.world.calm = True
        self.net.cut.clear()
        self.net.deaf.clear()
        self.net.down.clear()
        self.net.poison = False
        for files in self.everybody():
            files.fill_up(None)
        before: object = None
        for turn in range(PASSES):
            for post in self.posts:
                if turn % 5 == 1:  # by then everybody has met
                    post.retry()
                for name in sorted(post.services):
                    self._quiet(post, name)
            now = [sorted(files.ids()) for files in self.everybody()]
            if now == before and turn % 5 > 2:
                return
            before = now

    def _quiet(self, post: SimulatedPost, server: str) -> None:
        """Let one exchange run until it has nothing left to do, and look once more."""
        post.look(server)
        for _ in range(200):
            if not post.step(server):
                post.look(server)
            elif post.services[server]._last is None:
                return

    def check(self) -> None:
        """Compare everything with what must be."""
        for files in self.everybody():
            ids = Counter(files.ids())
            assert set(ids.values()) <= {1}, f"{files.name}: twice"
            missing = self.acknowledged - ids.keys()
            if missing and self._say:
                self._explain(missing)
            assert not missing, f"{files.name} lacks {len(missing)} of {len(self.acknowledged)}"
            assert integrity(files.folder / NAME) == "ok"
        everything = {files.name: set(files.ids()) for files in self.everybody()}
        first = everything[self.servers[0].name]
        for name, found in everything.items():
            assert found == first, f"{name}: {len(found - first)} more, {len(first - found)} less"
        pictures = {post.name: picture(post.journal) for post in self.posts}
        expected = pictures[self.posts[0].name]
        for name, shown in pictures.items():
            for what in expected:
                if self._say and shown[what] != expected[what]:
                    pairs = zip(shown[what], expected[what], strict=False)
                    print(*[pair for pair in pairs if pair[0] != pair[1]], sep="\n")
                assert shown[what] == expected[what], f"{name} shows other {what}"
        for post in self.posts:
            self._sound(post.journal, post.name)

    def _explain(self, missing: set[tuple[str, str]]) -> None:
        """Say who has what others lack, and how far each believes that others have it."""
        for files in self.everybody():
            with files.journal.reader.connection() as connection:
                rows = connection.exec_driver_sql(
                    "SELECT stream, id, seq, device, n, origin FROM change ORDER BY stream, seq"
                ).all()
                peers = connection.exec_driver_sql("SELECT * FROM peer").all()
                heads = connection.exec_driver_sql("SELECT * FROM stream").all()
            print(files.name, files.journal.device, "heads", heads, "peers", peers)
            for row in rows:
                if (row[0], row[1]) in missing:
                    print("   ", tuple(row))

    def _sound(self, journal: Journal, name: str) -> None:
        with journal.reader.connection() as connection:
            parked = connection.exec_driver_sql("SELECT reason FROM parked").all()
            known = {(fork.stream, fork.device) for fork in forks.forks(connection)}
        assert not parked, f"{name}: parked {parked}"
        for flaw in verify(journal.reader).flaws:
            forked = (flaw.stream, flaw.device) in known
            # A branch of which the beginning was lost looks as if it had been altered.
            lost = self._lost and (forked or flaw.reason.endswith("are missing"))
            assert lost or (forked and flaw.reason == LEGAL), f"{name}: {flaw}"


def _record(tx: Transaction, stream: str, drafts: list[Draft]) -> list[Change]:
    return tx.record(stream, drafts, Author("ann"))


def picture(journal: Journal) -> dict[str, list[object]]:
    """Return what a post shows, without what is each post's own."""
    queries = {
        "records": "SELECT stream, entity, key, disputed FROM record ORDER BY 1, 2, 3",
        "log": (
            "SELECT m.stream, m.key, m.happened_at, m.stamp, m.kind, c.body FROM message m "
            "JOIN change c ON c.stream = m.stream AND c.seq = m.seq "
            "ORDER BY m.stream, m.happened_at DESC, m.stamp DESC, m.key"
        ),
        "heard": "SELECT stream, ref, heard_at FROM party ORDER BY 1, 2",
        "forks": "SELECT stream, device, n FROM fork ORDER BY 1, 2",
    }
    with journal.reader.connection() as connection:
        found: dict[str, list[object]] = {
            name: [tuple(row) for row in connection.exec_driver_sql(query)]
            for name, query in queries.items()
        }
        shown = connection.exec_driver_sql("SELECT shown FROM record ORDER BY stream, entity, key")
        found["values"] = [msgspec.json.decode(row[0]) for row in shown]
        return found


ACTS: tuple[Callable[[Schedule], None], ...] = (
    Schedule.write,
    Schedule.burst,
    Schedule.exchange,
    Schedule.event,
    Schedule.repeat,
    Schedule.line,
    Schedule.power,
    Schedule.crash,
    Schedule.crash_server,
    Schedule.keep,
    Schedule.put_back,
    Schedule.clone,
    Schedule.lose,
    Schedule.clock,
    Schedule.disk,
    Schedule.poison,
    Schedule.hub,
    Schedule.bundle,
)
WEIGHTS = (20, 2, 40, 10, 3, 6, 2, 3, 2, 4, 2, 1, 1, 3, 2, 2, 1, 2)


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
                Schedule(seed, folder, empty, say=say).run(steps)
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
