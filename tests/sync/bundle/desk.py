"""Posts that exchange bundles; for the tests of them."""

import hashlib
import random
from io import BytesIO
from pathlib import Path

from commander.actions import AddUnit, Attach, LogMessage
from commander.domain.attachment import Content, Subject
from commander.post import Post
from commander.sync.bundle.contents import Manifest
from commander.sync.bundle.examine import Report
from commander.sync.bundle.gather import Wish
from commander.sync.bundle.taking import Taken
from commander.sync.bundle.watch import Watch

WAIT = 60.0


def export(post: Post, path: Path, wish: Wish | None = None, passphrase: str = "") -> Manifest:
    return post.bundles.export(path, wish or Wish(), passphrase, Watch()).result(WAIT)


def take(post: Post, path: Path, passphrase: str = "", *, readable: bool = False) -> Taken:
    return post.bundles.take_in(path, passphrase, Watch(), readable=readable).result(WAIT)


def look(post: Post, path: Path, passphrase: str = "") -> Report:
    return post.bundles.examine(path, passphrase, Watch()).result(WAIT)


def log(post: Post, stream: str, text: str) -> str:
    return post.perform(LogMessage(stream, text)).result(WAIT).keys[0]


def add_unit(post: Post, stream: str, name: str) -> str:
    return post.perform(AddUnit(stream, name, "fire")).result(WAIT).keys[0]


def photo(size: int, seed: int = 1) -> bytes:
    """Return bytes that cannot be packed, as those of a photo."""
    return random.Random(seed).randbytes(size)


def attach(post: Post, stream: str, data: bytes, name: str = "roof.jpg") -> str:
    """Attach a file to a new entry; returns its digest."""
    message = log(post, stream, f"photo {name}")
    digest = post.blobs.add(BytesIO(data))
    content = Content(digest, len(data), name, "image/jpeg")
    post.perform(Attach(stream, Subject("message", message), content)).result(WAIT)
    assert digest == hashlib.sha256(data).hexdigest()
    return digest
