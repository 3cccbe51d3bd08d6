"""The demonstration: a post of its own, on its own clock, in its own folder."""

from pathlib import Path

from commander.clock import ScenarioClock
from commander.exercise.player import Player
from commander.interop.incident_file import demonstration
from commander.post import Post


def open_demonstration(data: Path) -> Post:
    """Open the demonstration's folder, bringing everything up to where it stands.

    Raises what Post.open raises. The clock stands; ``post.player`` plays.
    """
    clock = ScenarioClock(0)
    post = Post.open(data, clock=clock)
    try:
        post.player = Player(post.journal, demonstration(), clock)
        post.on_close(post.player.stop)
        post.player.open()
    except BaseException:
        post.close()
        raise
    return post
