"""Commander's server as the drivers of the anchors start one: counts entries, says how it is.

Started with ``--dir D --port P``; the enrolment code is written beside the folder, where the
agents look for it.
"""

import argparse
import contextlib
import json
import os
import resource
import sys
import threading
import time
from pathlib import Path

from commander.config import collect_less, take_turns
from commander.journal import enrolment, identity
from commander.journal.journal import Journal
from commander.server import certificate
from commander.server.access import opening
from commander.server.access.book import Actor
from commander.server.access.codes import Codes
from commander.server.access.doors import Doors
from commander.server.app import build
from commander.server.serving import Tls, listen, serving
from commander.server.settings import ServerSettings

CODE = "code.txt"
LOOK_S = 0.002


class Count:
    """How many entries a journal without projection holds; reads only what is new."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._seen: dict[str, int] = {}
        self._entries = 0
        self._moved = True
        journal.feed.subscribe(lambda _notice: setattr(self, "_moved", True))

    def entries(self) -> int:
        if not self._moved:
            return self._entries
        self._moved = False
        with self._journal.reader.connection() as connection:
            execute = connection.exec_driver_sql
            for stream, head in execute("SELECT id, head FROM stream").fetchall():
                new = execute(
                    "SELECT count(*) FROM change WHERE stream = ? AND seq > ? AND seq <= ? "
                    "AND entity = 'message'",
                    (stream, self._seen.get(stream, 0), head),
                ).scalar()
                self._seen[stream] = head
                self._entries += new or 0
        return self._entries


def size(folder: Path) -> int:
    """Return the bytes of a folder's files."""
    found = 0
    for path in folder.rglob("*"):
        with contextlib.suppress(OSError):
            found += path.stat().st_size if path.is_file() else 0
    return found


def listen_to_orders(count: Count, folder: Path) -> None:
    """Answer the orders on standard input, each with its ``seq``."""
    print(json.dumps({"ready": True, "info": "Commander, SQLite WAL FULL, TLS"}), flush=True)
    for line in sys.stdin:
        order = json.loads(line)
        answer: dict[str, object] = {"seq": order["seq"]}
        if order["cmd"] == "wait":
            last = time.monotonic() + order.get("timeout", 600)
            while count.entries() < order["n"] and time.monotonic() < last:
                threading.Event().wait(LOOK_S)
            found = count.entries()
            answer |= {"t": time.monotonic_ns(), "count": found, "ok": found >= order["n"]}
        elif order["cmd"] == "stats":
            used = resource.getrusage(resource.RUSAGE_SELF)
            answer |= {
                "cpu_s": used.ru_utime + used.ru_stime,
                "maxrss": used.ru_maxrss * 1024,
                "disk": size(folder),
                "count": count.entries(),
            }
        print(json.dumps(answer), flush=True)
        if order["cmd"] == "quit":
            break
    os._exit(0)  # as SIGKILL would: what is acknowledged is on disk


def main() -> None:
    """Serve until told to quit."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--dir", type=Path)
    parser.add_argument("--port", type=int)
    asked = parser.parse_args()
    asked.dir.mkdir(parents=True, exist_ok=True)
    me = identity.load(asked.dir)
    tls = Tls(*certificate.own(asked.dir))
    listening = listen("127.0.0.1", asked.port)
    journal = Journal(asked.dir / "server.db", me.device, projects=False)
    # All clients of a swarm are one device's neighbours on one address.
    book = opening.book(asked.dir, None)
    settings = ServerSettings(name="bench", attempts=1_000)
    service = build(journal, asked.dir, settings, Doors(book))
    mark = enrolment.mark(certificate.fingerprint(tls.certificate, tls.key))
    code = enrolment.Code(Codes(book).stand(Actor("bench", "bench")), mark)
    (asked.dir / CODE).write_text(str(code), "ascii")
    threading.Thread(target=listen_to_orders, args=(Count(journal), asked.dir), daemon=True).start()
    take_turns()
    collect_less()
    serving(service, tls).run(sockets=[listening])


if __name__ == "__main__":
    main()
