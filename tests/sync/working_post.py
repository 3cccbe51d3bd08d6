"""A post as a process that writes and prints what was saved, until it is killed."""

import sys
from pathlib import Path

from commander.actions import LogMessage
from tests.sync.harness import open_post


def main(folder: str, stream: str, count: str, name: str) -> None:
    """Write entries one by one; each printed key was on disk before it was printed."""
    post = open_post(Path(folder))
    for number in range(int(count)):
        done = post.perform(LogMessage(stream, f"{name} {number}")).result(20)
        print(done.keys[0], flush=True)
    post.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
