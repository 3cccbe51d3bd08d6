"""Archives of others: what is wanted of them is taken out, within bounds."""

import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import Final

from commander.errors import UserError
from commander.interop.geo_item import NotTaken

MOST_MEMBERS: Final = 10_000
_BLOCK: Final = 1 << 20


def member(path: Path, suffix: str, limit: int) -> bytes:
    """Return the first file with this ending, the one nearest to the top; UserError else."""
    with _opened(path) as archive:
        found = [one for one in archive.infolist() if one.filename.casefold().endswith(suffix)]
        if not found:
            raise NotTaken("there is no {name} file in it", path, name=suffix)
        first = min(found, key=lambda one: len(PurePosixPath(one.filename).parts))
        return _taken(path, archive, first, limit)


def unpack(path: Path, suffixes: Iterable[str], folder: Path, limit: int) -> list[Path]:
    """Write the files with these endings into a folder, all flat; at most ``limit`` bytes."""
    wanted, written = frozenset(suffixes), []
    with _opened(path) as archive:
        for one in archive.infolist():
            name = PurePosixPath(one.filename.replace("\\", "/")).name
            if Path(name).suffix.casefold() not in wanted or one.is_dir():
                continue
            data = _taken(path, archive, one, limit)
            limit -= len(data)
            # Only the last part of the name counts, so that no archive writes elsewhere.
            place = folder / name
            place.write_bytes(data)
            written.append(place)
    return written


def _opened(path: Path) -> zipfile.ZipFile:
    try:
        archive = zipfile.ZipFile(path)
    except (OSError, zipfile.BadZipFile, ValueError) as error:
        raise NotTaken("it is no whole archive ({detail})", path, detail=error) from error
    if len(archive.infolist()) > MOST_MEMBERS:
        archive.close()
        raise NotTaken("it holds more than {most} files", path, most=MOST_MEMBERS)
    return archive


def _taken(path: Path, archive: zipfile.ZipFile, one: zipfile.ZipInfo, limit: int) -> bytes:
    """Return what is in a member; what it says of its own size is not believed."""
    taken = bytearray()
    try:
        with archive.open(one) as source:
            while block := source.read(_BLOCK):
                taken += block
                if len(taken) > limit:
                    raise UserError(
                        "{file} was not taken in: unpacked it is larger than {limit} MB, as no map "
                        "of a scene is.",
                        file=path.name,
                        limit=limit // 1_000_000,
                    )
    except (OSError, zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise NotTaken("it is damaged ({detail})", path, detail=error) from error
    except (RuntimeError, NotImplementedError) as error:  # a password, an odd compression
        raise NotTaken("it cannot be unpacked ({detail})", path, detail=error) from error
    return bytes(taken)
