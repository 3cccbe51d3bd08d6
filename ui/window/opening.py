"""Opens a data folder as a post of one's own, or as the demonstration."""

from pathlib import Path

from commander.demonstration import open_demonstration
from commander.post import Post


def open_post(data: Path, *, demo: bool, language: str = "en") -> Post:
    """Open it; raises AlreadyOpen, or EnvironmentProblem when it cannot be used.

    A demonstration that begins is told in ``language``.

    A post of one's own exchanges with its server, when it has joined one, from now on.
    """
    return open_demonstration(data, language) if demo else Post.open(data, sync=True)


def demonstration_folder(data: Path) -> Path:
    """Return where the demonstration of a post lives: beside its data, never in it."""
    return data.with_name("demonstration") if data.name == "post" else data / "demonstration"
