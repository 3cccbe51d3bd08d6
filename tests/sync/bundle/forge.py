"""Bundles that no post would write, and damage to those that one did."""

from pathlib import Path

from commander.sync.bundle.contents import Maker, Manifest
from commander.sync.bundle.frames import FrameWriter, Kind
from commander.sync.bundle.writing import write_file

MAKER = Maker("0" * 16, "Mallory")
Part = tuple[Kind, bytes, int]


def forge(path: Path, parts: list[Part], manifest: Manifest | None = None) -> Path:
    """Write a sound file of these parts."""

    def fill(writer: FrameWriter) -> Manifest:
        for kind, body, section in parts:
            writer.write(kind, body, section)
        return manifest or Manifest(1, MAKER)

    write_file(path, fill)
    return path


def flipped(data: bytes, place: int) -> bytes:
    """Return the bytes with one of them changed."""
    return data[:place] + bytes([data[place] ^ 0x40]) + data[place + 1 :]
