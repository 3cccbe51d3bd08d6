"""Map files: 100 MB of GeoJSON read, checked and taken in, with what it costs in memory."""

import math
import resource
import sys
import tempfile
import threading
import time
from itertools import pairwise
from pathlib import Path

from commander.actions import OpenOperation
from commander.errors import UserError
from commander.interop import geo_check, geo_plan, geo_read
from commander.interop.geo_item import Watch
from commander.post import Post
from tests.bench.figures import say

BYTES = 100_000_000
NAME = "files"


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "houses.geojson"
        count = houses(path, BYTES)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        told: list[float] = []
        begun, spent = time.perf_counter(), time.process_time()
        watch = Watch(lambda _phase, _done, _total: told.append(time.perf_counter()))
        sheet = geo_check.check(geo_read.read(path, watch=watch), watch=watch)
        looked, worked = time.perf_counter() - begun, time.process_time() - spent
        with Post.open(Path(folder) / "post") as post:
            stream = post.perform(OpenOperation("Bench")).result(10).stream
            near = geo_plan.within(sheet, (113.6, 34.7, 113.73, 34.82))
            begun = time.perf_counter()
            post.perform(geo_plan.action(near, geo_plan.Wish(), stream)).result(60)
            taken = time.perf_counter() - begun
        say(NAME, f"GeoJSON of 100 MB, {count:,} areas: read and checked", looked, "s")
        say(NAME, "of that on the processor", worked, "s")
        say(NAME, f"{len(near.items)} of them taken in as one act", taken, "s")
        say(NAME, "both together", looked + taken, "s", "≤ 10 s")
        gaps = [later - earlier for earlier, later in pairwise(told)]
        say(NAME, "longest time between two words on how far it is", max(gaps), "s")
        after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        say(NAME, "memory that it took", (after - before) / 1_000, "MB")
        _cancel(path)


def _cancel(path: Path) -> None:
    """Measure how soon a reading ends that somebody stops in the middle of it."""
    stop, when = threading.Event(), 0.0

    def told(phase: str, done: int, total: int) -> None:
        nonlocal when
        if phase == "checking" and done > total / 2 and not when:
            when = time.perf_counter()
            stop.set()

    try:
        geo_read.read(path, watch=Watch(told, stop))
    except UserError:
        say(NAME, "Cancel to its end", time.perf_counter() - when, "s")
    else:
        sys.exit("it went on")


def houses(path: Path, size: int) -> int:
    """Write areas of 41 corners each until the file has a size; return how many there are."""
    count = 0
    with path.open("w", encoding="utf-8") as file:
        file.write('{"type":"FeatureCollection","features":[\n')
        while file.tell() < size:
            lon = 113.6 + (count * 0.6180339887) % 1
            lat = 34.7 + (count * 0.7548776662) % 1
            turns = [corner / 40 * 2 * math.pi for corner in range(40)]
            ring = [[lon + 2e-4 * math.cos(a), lat + 2e-4 * math.sin(a)] for a in turns]
            comma = ",\n" if count else ""
            file.write(
                f'{comma}{{"type":"Feature","properties":{{"name":"house {count}"}},'
                f'"geometry":{{"type":"Polygon","coordinates":[{[*ring, ring[0]]}]}}}}'
            )
            count += 1
        file.write("]}")
    return count


if __name__ == "__main__":
    main()
