"""The stage of a schedule: who is on it, how everything is mended at the end, what must be then."""

import random
from collections import Counter
from functools import partial
from pathlib import Path

import msgspec

from commander.journal import forks
from commander.journal.change import Change
from commander.journal.journal import Journal
from commander.journal.transaction import Author, Draft, Transaction
from commander.journal.verify import TWINS, verify
from tests.sync.simulated import (
    NAME,
    Files,
    Net,
    SimulatedPost,
    SimulatedServer,
    World,
    integrity,
    stand_ins,
)

STREAMS = ("op-1", "op-2")
PASSES = 60
"""Times that every exchange is gone through at the end; far more than it takes."""


class Stage:
    """One world: what happens in it, and whether everybody agrees at the end."""

    def __init__(self, seed: int, folder: Path, template: Path, *, say: bool = False) -> None:
        self.seed = seed
        self.chance = random.Random(seed)
        self.world = World(folder, self.chance, template)
        self.net = Net(self.world)
        self._say = say
        self.made = 0
        self._lost = False
        self.kept: dict[str, list[Path]] = {}
        self._stand_ins = stand_ins(self.chance)
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

    def say(self, text: str) -> None:
        if self._say:
            print(text)

    def close(self) -> None:
        """End everything."""
        self._stand_ins.close()
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

    def what_is_left(self) -> None:
        left: set[tuple[str, str]] = set()
        for files in self.everybody():
            left.update(files.ids())
        self._lost = self._lost or not self.acknowledged <= left
        self.acknowledged &= left

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
                parked = connection.exec_driver_sql("SELECT id, outgoing, reason, peer FROM parked")
                aside = parked.all()
                heads = connection.exec_driver_sql("SELECT * FROM stream").all()
            print(files.name, files.journal.device, "heads", heads, "peers", peers)
            print("    parked", aside)
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
            lost = self._lost and ("missing" in flaw.reason or "altered" in flaw.reason)
            assert lost or (forked and flaw.reason == TWINS), f"{name}: {flaw}"


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
