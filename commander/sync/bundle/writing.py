"""Writing a file of parts between two heads, in the clear or under a passphrase."""

import secrets
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from commander.journal import wire
from commander.sync.bundle import vault
from commander.sync.bundle.contents import End, Manifest
from commander.sync.bundle.frames import FrameWriter, Kind
from commander.sync.bundle.head import SIZE, Head
from commander.sync.bundle.wholefile import write_whole

Fill = Callable[[FrameWriter], Manifest]
"""Writes the parts but the last; returns what the last one says again."""


def write_file(path: Path, fill: Fill, *, passphrase: str = "", bundle: bytes = b"") -> bytes:
    """Write a bundle whole or not at all; returns its id. Raises as `write_whole`, and `fill`."""
    bundle = bundle or secrets.token_bytes(16)
    head, key = vault.new_head(bundle, passphrase) if passphrase else (Head(bundle), b"")
    write_whole(path, lambda file: _write(file, head, key, fill))
    return bundle


def _write(file: BinaryIO, head: Head, key: bytes, fill: Fill) -> None:
    file.write(bytes(SIZE))
    sealing = vault.Sealing(file, head, key) if key else None
    parts = FrameWriter(sealing or file, head.bundle)
    manifest = fill(parts)
    parts.write(Kind.END, wire.encode(End(parts.written, parts.digest(), manifest)))
    if sealing is not None:
        sealing.close()
    done = head.with_length(file.tell() - SIZE).encode()
    file.write(done)
    file.seek(0)
    file.write(done)
