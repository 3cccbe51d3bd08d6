"""What is right and wrong with this machine and this data folder, each with what to do.

Nothing is changed by looking, and it works beside an open Commander.
"""

import os
import platform
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from commander import control
from commander.errors import UserError
from commander.finding import Finding
from commander.journal import identity
from commander.journal.attachments import Named
from commander.journal.backup import NAME, backups
from commander.journal.blobs import Blobs
from commander.journal.clocks import fast
from commander.journal.database import damage
from commander.journal.forks import Fork, forks
from commander.journal.reader import Reader
from commander.journal.verify import TWINS, verify
from commander.journal.viewing import viewing
from commander.post import ATTACHMENTS
from commander.sync.servers import joined

OLDEST_PYTHON: Final = (3, 11)
PARTS: Final = ("onscene-commander", "SQLAlchemy", "msgspec", "cryptography", "requests")
FREE_LEAST: Final = 200_000_000
"""Bytes free under which work should not begin."""

FREE_GOOD: Final = 2_000_000_000
BACKUP_OLD: Final = 24 * 3_600.0
"""Seconds after which a backup is old; a day without one means that none is being made."""

ATTACHMENTS_READ: Final = 2_000_000_000
"""Bytes of attachments that are read through: some seconds on any disk of today."""

AHEAD: Final = 120.0
"""Seconds that a file or change may be ahead of the clock."""

PATIENCE: Final = 60.0
"""Seconds to wait for another program that is asked."""

REACH: Final = 3.0
"""Seconds to wait for the server."""

_LOAD_WINDOW: Final = "import PySide6.QtWidgets, PySide6.QtWebEngineWidgets, PySide6QtAds"
_FIRST_CLOCK: Final = 1_735_689_600
"""1 January 2025 (s UTC): no machine that runs this program lives before it."""


def check(data: Path) -> list[Finding]:
    """Look at the machine and at a data folder."""
    looks: tuple[Callable[[Path], Iterator[Finding]], ...] = (
        _python,
        _window,
        _fonts,
        _clock,
        _folder,
        _disk,
        _journal,
        _attachments,
        _backups,
    )
    return [finding for look in looks for finding in look(data)]


def _python(_data: Path) -> Iterator[Finding]:
    said = f"{platform.python_version()} on {platform.platform()}"
    if sys.version_info < OLDEST_PYTHON:
        yield Finding("bad", "Python", said, "Install Python 3.11 or newer.")
    else:
        yield Finding("ok", "Python", said)
    found = {name: _version(name) for name in PARTS}
    missing = [name for name, known in found.items() if not known]
    if missing:
        advice = "Install Commander again: make setup"
        yield Finding("bad", "Parts", f"missing: {', '.join(missing)}", advice)
    else:
        yield Finding("ok", "Parts", ", ".join(f"{name} {own}" for name, own in found.items()))


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _window(_data: Path) -> Iterator[Finding]:
    qt = _version("PySide6")
    if not qt:
        yield Finding(
            "warn",
            "Window",
            "Qt is not installed; the sub-commands and the server work without it",
            "For the window: pip install 'onscene-commander[desktop]'",
        )
        return
    # In another process: the core never loads Qt, and a library that is missing ends only that.
    code, said = _ask([sys.executable, "-c", _LOAD_WINDOW])
    if code == 0:
        yield Finding("ok", "Window", f"PySide6 {qt} with QtWebEngine")
    else:
        reason = said.strip().splitlines()[-1:] or ["no reason given"]
        advice = "Install the libraries that Qt needs: make setup names or installs them."
        yield Finding("bad", "Window", f"PySide6 {qt} cannot be loaded: {reason[0]}", advice)
    screens = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if sys.platform.startswith("linux") and not screens:
        advice = "On a machine without a screen: commander --screenshot DIR"
        yield Finding("warn", "Screen", "none (DISPLAY and WAYLAND_DISPLAY are not set)", advice)


def _ask(command: list[str]) -> tuple[int, str]:
    """Run another program; returns its exit code and what it said on both outputs."""
    try:
        done = subprocess.run(  # noqa: S603 - fixed commands
            command, capture_output=True, text=True, timeout=PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return 1, str(error)
    return done.returncode, done.stdout + done.stderr


def _fonts(_data: Path) -> Iterator[Finding]:
    asked = shutil.which("fc-list")
    if not asked:
        return  # Windows and macOS bring Chinese fonts; without fontconfig nothing can be said
    _, said = _ask([asked, ":lang=zh", "family"])
    families = {line.split(",")[0] for line in said.splitlines() if line.strip()}
    if families:
        yield Finding("ok", "Fonts", f"{len(families)} families with Chinese")
    else:
        advice = "sudo apt-get install fonts-noto-cjk"
        yield Finding("warn", "Fonts", "none with Chinese: it shows as empty boxes", advice)


def _clock(data: Path) -> Iterator[Finding]:
    now = time.time()
    said = time.strftime("%Y-%m-%d %H:%M:%S UTC", time.gmtime(now))
    files = [path for path in (data / NAME, *backups(data)) if path.exists()]
    newest = max((path.stat().st_mtime for path in files), default=0.0)
    advice = "Set the date and time of this machine; entries carry them."
    if now < _FIRST_CLOCK:
        yield Finding("bad", "Clock", f"{said} cannot be", advice)
    elif newest > now + AHEAD:
        ahead = (newest - now) / 60
        text = f"{said}, but the journal was written {ahead:.0f} min later than that"
        yield Finding("warn", "Clock", text, advice)
    else:
        yield Finding("ok", "Clock", said)


def _folder(data: Path) -> Iterator[Finding]:
    if not data.exists():
        yield Finding("ok", "Data folder", f"{data} will be made at the first start")
        return
    try:
        with tempfile.TemporaryFile(dir=data):
            pass
    except OSError as error:
        said = f"{data} cannot be written: {error.strerror or error}"
        advice = "Mend the rights of the folder, or choose another one with --data."
        yield Finding("bad", "Data folder", said, advice)
        return
    owner = ", open in another Commander now" if control.listens(data) else ""
    yield Finding("ok", "Data folder", f"{data}{owner}")


def _disk(data: Path) -> Iterator[Finding]:
    there = next((one for one in (data, *data.absolute().parents) if one.exists()), Path.cwd())
    free = shutil.disk_usage(there).free
    said = f"{free / 1e9:.1f} GB free"
    advice = "Free some space: what is logged must fit on the disk."
    if free < FREE_LEAST:
        yield Finding("bad", "Disk", said, advice)
    elif free < FREE_GOOD:
        yield Finding("warn", "Disk", said, advice)
    else:
        yield Finding("ok", "Disk", said)


def _journal(data: Path) -> Iterator[Finding]:
    path = data / NAME
    if not path.exists() and not backups(data):
        yield Finding("ok", "Journal", "none yet")
        return
    wrong = damage(path) if path.exists() else ""
    if wrong:
        advice = (
            "Start Commander: it keeps the damaged file, and reads out of it and of the backups "
            "everything that is readable."
        )
        yield Finding("bad", "Journal", f"{path} is damaged: {wrong}", advice)
        return
    try:
        with viewing(data) as reader:
            operations = reader.operations()
            entries = sum(reader.count(one.key).total for one in operations)
            size = path.stat().st_size / 1e6
            several = "s" if len(operations) != 1 else ""
            said = f"{len(operations)} operation{several}, {entries} entries, {size:.1f} MB"
            yield Finding("ok", "Journal", f"{said}, not damaged")
            yield from _chains(data, reader)
            yield from _copies(reader)
            yield from _other_clocks(reader)
            yield from _server(reader)
    except UserError as error:
        yield Finding("bad", "Journal", str(error))


def _chains(data: Path, reader: Reader) -> Iterator[Finding]:
    if not (data / "device.key").exists():
        advice = "Nothing to do: the device gets a new identity at the next start."
        yield Finding("warn", "Evidence", "the key of this device is missing", advice)
        return
    try:
        own = identity.load(data)
    except UserError as error:
        yield Finding("bad", "Evidence", str(error))
        return
    known = {(fork.stream, fork.device) for fork in _forks(reader)}
    found = [verify(reader, device) for device in (*own.home.former, own.device)]
    flaws = [flaw for one in found for flaw in one.flaws]
    flaws = [
        flaw for flaw in flaws if flaw.reason != TWINS or (flaw.stream, flaw.device) not in known
    ]
    changes, signed = sum(one.changes for one in found), sum(one.signatures for one in found)
    said = f"{changes} changes of this device, {signed} signed heads"
    if not flaws:
        yield Finding("ok", "Evidence", f"{said}: chain and signatures hold")
        return
    flaw = flaws[0]
    text = f"{said}: {len(flaws)} flaws, first after change {flaw.n}: {flaw.reason}"
    advice = (
        "Changes were lost or altered, as after a damaged disk. Compare with a backup or the "
        "server before this log is used as evidence."
    )
    yield Finding("bad", "Evidence", text, advice)


def _forks(reader: Reader) -> tuple[Fork, ...]:
    with reader.connection() as connection:
        return forks(connection)


def _copies(reader: Reader) -> Iterator[Finding]:
    """Say which devices two posts wrote as."""
    for fork in _forks(reader):
        text = f"two posts wrote as device {fork.device} in {fork.stream}, from change {fork.n} on"
        advice = (
            "A data folder was copied or put back. What both wrote is kept, and each has become a "
            "device of its own; look whether anything of it contradicts."
        )
        yield Finding("warn", "Copies", text, advice)


def _other_clocks(reader: Reader) -> Iterator[Finding]:
    """Say which devices write with a clock that goes ahead."""
    with reader.connection() as connection:
        found = tuple(fast(connection))
    for clock in found:
        text = f"device {clock.device} in {clock.stream} was {_span(clock.by / 1_000)} ahead"
        advice = "Set the date and time of that machine. Its entries are kept as they are."
        yield Finding("warn", "Clock of a post", text, advice)


def _server(reader: Reader) -> Iterator[Finding]:
    found = joined(reader)
    if not found:
        yield Finding("ok", "Server", "none joined; this post works alone")
    for server in found:
        if server.on:
            yield _reached(server.address)
        else:
            yield Finding("ok", "Server", f"{server.address} is paused")


def _reached(address: str) -> Finding:
    parts = urlsplit(address)
    try:
        socket.create_connection((parts.hostname or "", parts.port or 443), REACH).close()
    except OSError as error:
        text = f"{address} cannot be reached: {error.strerror or error}"
        advice = "Work goes on and is sent later. Check cable, network and the server."
        return Finding("warn", "Server", text, advice)
    return Finding("ok", "Server", f"{address} answers")


def _attachments(data: Path) -> Iterator[Finding]:
    if not (data / NAME).exists():
        return
    blobs = Blobs(data / ATTACHMENTS)
    try:
        with viewing(data) as reader:
            named = Named(reader)
            known = {digest: n for one in named.streams() for digest, n in named.of(one).items()}
    except UserError:  # said of the journal already
        return
    here = [digest for digest in known if blobs.has(digest)]
    read, damaged = _read_through(blobs, here)
    if not known:
        return
    said = f"{len(known)}, the content of {len(here)} here"
    if read < len(here):
        said += f", {read} of them read through"
    if damaged:
        advice = f"Move these files away; they are fetched again: {', '.join(damaged)}"
        yield Finding("bad", "Attachments", f"{said}, {len(damaged)} damaged", advice)
    elif len(here) < len(known):
        advice = "The others come when the line allows, or when somebody asks for them."
        yield Finding("ok", "Attachments", f"{said}; {len(known) - len(here)} elsewhere", advice)
    else:
        yield Finding("ok", "Attachments", f"{said}, not damaged")


def _read_through(blobs: Blobs, digests: list[str]) -> tuple[int, list[str]]:
    """Read contents, the smallest first, as long as that is quick; how many, and the damaged."""
    read, left, damaged = 0, ATTACHMENTS_READ, []
    for size, digest in sorted((blobs.size(digest), digest) for digest in digests):
        if (left := left - size) < 0:
            break
        read += 1
        if not blobs.sound(digest):
            damaged.append(str(blobs.path(digest)))
    return read, damaged


def _backups(data: Path) -> Iterator[Finding]:
    found = backups(data)
    if not found:
        if (data / NAME).exists():
            advice = "One is made within the first hour; now: commander backup"
            yield Finding("warn", "Backups", "none yet", advice)
        return
    age = time.time() - max(path.stat().st_mtime for path in found)
    said = f"{len(found)}, the newest {_span(age)} old"
    if age > BACKUP_OLD and (data / NAME).stat().st_mtime > time.time() - age + AHEAD:
        yield Finding("warn", "Backups", said, "Make one now: commander backup")
    else:
        yield Finding("ok", "Backups", said)


def _span(seconds: float) -> str:
    minutes = max(0.0, seconds) / 60
    if minutes < 120:  # noqa: PLR2004 - two hours
        return f"{minutes:.0f} min"
    return f"{minutes / 60:.0f} h"
