"""A post as a process that imports a bundle and says how far it is, until it is killed."""

import sys
from pathlib import Path

from commander.post import Post
from commander.sync.bundle.watch import Watch


def main(folder: str, file: str) -> None:
    """Import the file, telling each step on a line of its own."""

    def told(phase: str, done: int, _total: int) -> None:
        print(phase, done, flush=True)

    with Post.open(Path(folder)) as post:
        print("opened", flush=True)
        post.bundles.take_in(Path(file), "", Watch(told)).result(60)
        print("done", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
