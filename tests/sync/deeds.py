"""What happens in a schedule: each deed of people, machines and lines, drawn by chance."""

import contextlib
from collections.abc import Callable

from commander.errors import EnvironmentProblem
from commander.journal.change import new_id
from commander.journal.transaction import Author, Draft
from commander.sync.bundle.export import export
from commander.sync.bundle.gather import Wish
from commander.sync.bundle.taking import take_in
from tests.sync.simulated import Files, SimulatedPost, fooled, unpacked
from tests.sync.stage import STREAMS, Stage

HOUR = 3_600_000


def write(stage: Stage, post: SimulatedPost | None = None) -> None:
    """Somebody writes: an entry, a task, a value that others write as well."""
    post = post or stage.post()
    stage.made += 1
    stream = stage.chance.choices(STREAMS, (4, 1))[0]
    kind = stage.chance.randrange(6)
    place = post.files.wall.now()
    drafts = [
        Draft("message", f"m{stage.made}", {"text": f"entry {stage.made}"}, place),
        Draft("task", f"t{stage.chance.randrange(3)}", {"title": f"title {stage.made}"}, place),
        Draft("task", f"t{stage.chance.randrange(3)}", {"status": "done"}, place),
        Draft("task", f"poison{stage.chance.randrange(4)}", {"due": stage.made}, place),
        Draft("unit", f"u{stage.chance.randrange(2)}", {"name": f"unit {stage.made}"}, place),
        Draft("novelty", f"n{stage.made}", {"anything": [stage.made]}, place),
    ]
    acts = drafts[kind : kind + stage.chance.choice((1, 1, 2))]
    work = post.journal.submit(lambda tx: tx.record(stream, acts, Author(post.name)))
    error = work.exception(10)
    if error is None:
        stage.acknowledged.update((stream, change.id) for change in work.result())
    elif "full" not in str(error):
        raise error


def burst(stage: Stage) -> None:
    """Somebody writes a lot."""
    post = stage.post()
    for _ in range(stage.chance.randrange(5, 30)):
        write(stage, post)


def exchange(stage: Stage) -> None:
    """One exchange goes some steps."""
    post = stage.post()
    if post.services:
        server = stage.chance.choice(sorted(post.services))
        for _ in range(stage.chance.randrange(1, 6)):
            post.step(server)


def event(stage: Stage) -> None:
    """An event arrives: of now, from long ago, twice, or from beyond a gap."""
    post = stage.post()
    if not post.follows:
        return
    server = stage.chance.choice(post.follows)
    stream = stage.chance.choice(STREAMS)
    head = server.store.heads().get(stream, 0)
    after = stage.chance.choice((max(0, head - 1), stage.chance.randint(0, head)))
    for _ in range(stage.chance.choice((1, 1, 2))):
        post.hear(server, stream, after)


def repeat(stage: Stage) -> None:
    """A push arrives again, maybe a day later, maybe only its first part."""
    if not stage.net.old:
        return
    name, device, packed = stage.chance.choice(stage.net.old)
    push = unpacked(packed)
    part = stage.chance.choice((len(push.changes), len(push.changes) // 2))
    del push.changes[part:]
    stage.chance.shuffle(push.changes)
    for server in stage.all_servers():
        if server.name == name and name not in stage.net.down:
            with contextlib.suppress(EnvironmentProblem):
                server.push(push, device)


def line(stage: Stage) -> None:
    """A line is cut, one way or both, or comes back; it loses more or less."""
    post = stage.post()
    if post.services:
        pair = (post.name, stage.chance.choice(sorted(post.services)))
        stage.chance.choice((stage.net.cut, stage.net.deaf)).symmetric_difference_update({pair})
    stage.net.loss = stage.chance.choice((0.0, 0.0, 0.1, 0.3))


def power(stage: Stage) -> None:
    """A server goes down, or comes back."""
    name = stage.chance.choice(stage.servers).name
    stage.net.down.symmetric_difference_update({name})


def crash(stage: Stage) -> None:
    """A post ends without notice and is started again."""
    stage.post().crash()


def crash_server(stage: Stage) -> None:
    """A server ends without notice and is started again."""
    server = stage.chance.choice(stage.servers)
    server.files.close()
    server.files.open()
    server.open()


def keep(stage: Stage) -> None:
    """Somebody copies a folder, to be put back later."""
    files = stage.chance.choice(stage.everybody())
    kept = stage.kept.setdefault(files.name, [])
    where = stage.world.folder / f"kept-{files.name}-{len(kept)}"
    files.keep(where)
    kept.append(where)


def put_back(stage: Stage) -> None:
    """A post or a server is put back to how it was when its folder was copied."""
    kept = [files for files in stage.everybody() if stage.kept.get(files.name)]
    if not kept:
        return
    files = stage.chance.choice(kept)
    where = stage.chance.choice(stage.kept[files.name])
    whole = stage.chance.random() < 0.5
    stage.say(f"  {files.name} {where.name} {'all' if whole else 'journal only'}")
    for post in stage.posts:
        if post.files is files:
            post.crash(where, all_of_it=whole)
    for server in stage.servers:
        if server.files is files:
            files.put_back(where, all_of_it=whole)
            server.open()
    stage.what_is_left()


def clone(stage: Stage) -> None:
    """A post's folder is copied, and both go on; the check may see it or be fooled."""
    if len(stage.posts) > 5:
        return
    post = stage.post()
    name = f"copy-{stage.world.now}"
    post.files.keep(stage.world.folder / name)
    if stage.chance.random() < 0.7:
        stage.say(f"  {name} of {post.name}, unnoticed")
        fooled(stage.world.folder / name, f"machine-{name}")
    files = Files(stage.world, name, projects=True)
    if stage.chance.random() < 0.5:  # clocks that went back: both count on from the same stamp
        files.wall.wrong = post.files.wall.wrong = -24 * HOUR
    copy = SimulatedPost(stage.net, files, [])
    copy.tokens = dict(post.tokens)
    for server in post.follows:
        copy.follow(server)
    stage.posts.append(copy)


def lose(stage: Stage) -> None:
    """A post is lost for ever; what only it had is gone."""
    spare = [post for post in stage.posts[1:] if post.hub is None]
    if len(spare) < 2:
        return
    post = stage.chance.choice(spare)
    stage.say(f"  {post.name}")
    stage.posts.remove(post)
    post.stop()
    post.files.close()
    stage.what_is_left()


def clock(stage: Stage) -> None:
    """The clock of a machine jumps."""
    wrong = (HOUR, -24 * HOUR, -stage.world.now, 0, 1_500, 1_000 * HOUR)
    stage.chance.choice(stage.everybody()).wall.wrong = stage.chance.choice(wrong)


def disk(stage: Stage) -> None:
    """A disk is full soon, or has room again."""
    stage.chance.choice(stage.everybody()).fill_up(stage.chance.choice((0, 1, 2, None)))


def poison(stage: Stage) -> None:
    """Servers refuse a kind of change, or take it again."""
    stage.net.poison = not stage.net.poison


def hub(stage: Stage) -> None:
    """A post begins to share, and others follow it."""
    post = stage.post()
    if post.hub is None:
        post.begin_hub()
    assert post.hub is not None
    other = stage.post()
    names = {post.name, *(server.name for server in other.follows)}
    if other is not post and other.name not in names and post.name not in other.services:
        other.follow(post.hub)


def bundle(stage: Stage) -> None:
    """Somebody carries a stick from one post to another."""
    source, target = stage.post(), stage.post()
    if source is target or not source.files.ids():
        return
    path = stage.world.folder / f"bundle-{new_id()}.cmdr"
    try:
        export(source.source(), path, Wish())
        take_in(path, target.into())
    except Exception as error:
        if "full" not in str(error):
            raise


ACTS: tuple[Callable[[Stage], None], ...] = (
    write,
    burst,
    exchange,
    event,
    repeat,
    line,
    power,
    crash,
    crash_server,
    keep,
    put_back,
    clone,
    lose,
    clock,
    disk,
    poison,
    hub,
    bundle,
)
WEIGHTS = (20, 2, 40, 10, 3, 6, 2, 3, 2, 6, 4, 2, 2, 3, 2, 2, 1, 2)
