"""The demonstration: a post of its own, on its own clock, in its own folder."""

from pathlib import Path

from commander.clock import ScenarioClock
from commander.exercise.player import Player
from commander.interop.incident_file import demonstration
from commander.post import Post

_LANGUAGE = "demonstration.language"


def open_demonstration(data: Path, language: str = "en") -> Post:
    """Open the demonstration's folder, bringing everything up to where it stands.

    A folder keeps the ``language`` in which it was begun: what has been recorded does not change.
    Raises what Post.open raises. The clock stands; ``post.player`` plays.
    """
    clock = ScenarioClock(0)
    post = Post.open(data, clock=clock)
    try:
        told = _told(post, language)
        post.player = Player(post.journal, demonstration(told), clock)
        post.on_close(post.player.stop)
        post.player.open()
    except BaseException:
        post.close()
        raise
    return post


def _told(post: Post, language: str) -> str:
    """Return the language in which this folder tells the demonstration."""
    kept = post.settings.get(_LANGUAGE)
    if kept is None:
        kept = "en" if post.reader.operations() else language
        post.settings.set(_LANGUAGE, kept)
    return str(kept)
