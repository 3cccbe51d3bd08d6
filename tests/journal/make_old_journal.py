"""Write the journal that later releases must still open: run once for each new migration.

    python tests/journal/make_old_journal.py

makes ``data/journal-<migration>.db`` beside this file.
"""

import sqlite3
import tempfile
from pathlib import Path

from commander.actions import CorrectMessage, CreateTask, LogMessage, MoveTask, OpenOperation
from commander.journal import database
from commander.post import Operator, Post

START = 1_700_000_000_000


def main() -> None:
    """Make the file."""
    target = Path(__file__).parent / "data" / f"journal-{database.HEAD}.db"
    with tempfile.TemporaryDirectory() as folder:
        with Post.open(Path(folder)) as post:
            post.set_operator(Operator("Ann", "fire", "Scribe")).result()
            stream = post.perform(OpenOperation("Old journal")).result().stream
            first, second, third = START, START + 1_000, START + 2_000
            post.perform(LogMessage(stream, "first 伤员", happened_at=first)).result()
            key = post.perform(LogMessage(stream, "second", happened_at=second)).result().keys[0]
            post.perform(
                CorrectMessage(stream, key, "second, corrected", happened_at=third)
            ).result()
            task = post.perform(CreateTask(stream, "Search", "fire")).result().keys[0]
            post.perform(MoveTask(stream, task, "in_progress")).result()
        target.unlink(missing_ok=True)
        with sqlite3.connect(Path(folder) / "journal.db") as source:
            source.execute("VACUUM INTO ?", (str(target),))


if __name__ == "__main__":
    main()
