"""Runs `commander.maps.convert` in a process of its own: follows it, ends it, says what it said."""

import errno
import json
import os
import queue
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO, Any, Final

import msgspec

from commander.errors import EnvironmentProblem, UserError
from commander.maps.area import Area, Cancelled, Progress, Stopped, Told

LOOK_S: Final = 0.1
"""Seconds between two looks whether somebody cancelled."""
_END_S: Final = 5.0
_TAIL: Final = 2_000


def run(job: dict[str, str], told: Told, cancelled: Cancelled) -> Area:
    """Convert a file; ``job`` is what `convert.main` reads.

    Raises UserError that says why the file is refused, EnvironmentProblem, OSError of the disk,
    Stopped. Whatever happens, the process is gone afterwards.
    """
    command = [sys.executable, "-m", "commander.maps.convert"]
    with subprocess.Popen(  # noqa: S603 - ourselves
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, "TMPDIR": job["folder"], "CPL_TMPDIR": job["folder"]},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        start_new_session=True,  # Ctrl+C is for us; it ends when we end it
    ) as process:
        try:
            return _followed(process, job, told, cancelled)
        finally:
            process.kill()
            process.wait(_END_S)


def _followed(
    process: "subprocess.Popen[str]", job: dict[str, str], told: Told, cancelled: Cancelled
) -> Area:
    stdin, stdout, stderr = process.stdin, process.stdout, process.stderr
    if stdin is None or stdout is None or stderr is None:
        raise AssertionError  # pipes were asked for
    lines: queue.Queue[str] = queue.Queue()
    wrong: list[str] = []
    readers = [
        threading.Thread(target=_read, args=(stdout, lines), name="map-import-out"),
        threading.Thread(target=_keep, args=(stderr, wrong), name="map-import-err"),
    ]
    for reader in readers:
        reader.start()
    try:
        stdin.write(json.dumps(job) + "\n")
        stdin.flush()
        said = _last_said(lines, told, cancelled)
    except BrokenPipeError:
        said = {}
    finally:
        process.kill()
        for reader in readers:
            reader.join()
    if "area" in said:
        return msgspec.convert(said["area"], Area)
    raise _refusal(said, job, "".join(wrong)[-_TAIL:])


def _last_said(lines: "queue.Queue[str]", told: Told, cancelled: Cancelled) -> dict[str, Any]:
    """Pass on how far it is; returns how it ended, empty when it ended without a word."""
    while True:
        if cancelled():
            raise Stopped
        try:
            line = lines.get(timeout=LOOK_S)
        except queue.Empty:
            continue
        if not line:
            return {}
        try:
            said = json.loads(line)
        except ValueError:  # a library that prints
            continue
        if "what" not in said:
            return dict(said)
        told(Progress(said["done"], said["what"]))


def _read(stream: IO[str], lines: "queue.Queue[str]") -> None:
    for line in stream:
        lines.put(line)
    lines.put("")


def _keep(stream: IO[str], kept: list[str]) -> None:
    for line in stream:
        kept.append(line[:_TAIL])
        del kept[:-40]


def _refusal(said: dict[str, Any], job: dict[str, str], wrong: str) -> Exception:
    """Return what to raise; the file is named as the person knows it."""
    kind, name, source = said.get("error"), job["shown"], Path(job["source"]).name
    if kind == "environment":
        return EnvironmentProblem(said["text"], **said["values"])
    if kind == "user":
        values = {at: value.replace(source, name) for at, value in said["values"].items()}
        return UserError(said["text"], **values)
    if kind == "disk" and said.get("number") in {errno.ENOSPC, errno.EDQUOT, errno.EROFS}:
        return OSError(said["number"], said["text"])
    if kind == "memory" or "MemoryError" in wrong or "bad_alloc" in wrong:
        return UserError(
            "{file} is too large for the memory of this machine. Cut a smaller area out of it, or "
            "bring it as PMTiles.",
            file=name,
        )
    last = wrong.strip().splitlines()[-1][:200] if wrong.strip() else said.get("text", "")
    return UserError(
        "{file} could not be turned into a map: {reason}",
        file=name,
        reason=last or "the converter ended without a word",
    )
