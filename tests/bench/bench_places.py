"""The place search over 80,000 names: how long a keystroke waits for its list.

The names are made up here: streets with house numbers, towns and stations in Latin letters and in
Chinese, in clusters as towns have them.
"""

import random
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from commander.maps.places import Gazetteer, PlaceName
from commander.maps.places_search import nearest, search
from tests.bench.figures import say, say_times

NAME = "places, 80,000 names"
NAMES = 80_000
SEARCHES = 600
_STARTS = ("Kai", "Ran", "Lin", "Mäki", "Kos", "Ova", "Sil", "Tuo", "Vai", "Hel", "Pel", "Kuu")
_MIDDLES = ("vo", "ta", "nan", "lah", "ken", "sa", "ri", "mon", "pu", "le")
_ENDS = ("katu", "tie", "polku", "kuja", "ranta", "street", "road", "väylä")
_HAN_STARTS = "东西南北中新长安建国民主人和平解放胜利文化科技大学园林"
_HAN_ENDS = ("路", "大街", "胡同", "小区", "医院", "车站", "消防站", "桥", "镇", "村")
_KINDS = ("street", "address", "address", "address", "poi", "building", "village", "suburb")


def names(seed: int = 1) -> Iterator[PlaceName]:
    """Make up the names, always the same ones."""
    chance = random.Random(seed)
    towns = [(chance.uniform(59, 66), chance.uniform(21, 30)) for _ in range(60)]
    towns += [(chance.uniform(24, 42), chance.uniform(102, 121)) for _ in range(60)]
    for number in range(NAMES):
        lat, lon = chance.choice(towns)
        chinese = lon > 60
        if chinese:
            name = "".join(chance.choices(_HAN_STARTS, k=chance.randint(2, 4)))
            name += chance.choice(_HAN_ENDS)
        else:
            name = chance.choice(_STARTS) + "".join(chance.choices(_MIDDLES, k=2))
            name += chance.choice(_ENDS)
        kind = chance.choice(_KINDS)
        if kind == "address":
            name += f"{chance.randint(1, 99)}号" if chinese else f" {chance.randint(1, 99)}"
        yield PlaceName(
            name,
            lat + chance.gauss(0, 0.05),
            lon + chance.gauss(0, 0.05),
            kind,
            (f"Name {number}",) if number % 10 == 0 else (),
            "Kaupunki" if number % 3 == 0 else "",
        )


def typed(seed: int = 2) -> Iterator[tuple[str, tuple[float, float]]]:
    """What people type, a letter more each time: words, Chinese, pinyin, addresses, slips."""
    chance = random.Random(seed)
    whole = ("Kaivotakatu 12", "helsarikuja", "ranmonpustreet", "kiavotakatu", "mäkilesa",
             "中长安路", "zhongchangan", "jgrm", "建国", "name 120", "tuoken polku")  # fmt: skip
    for _ in range(SEARCHES // 8):
        text = chance.choice(whole)
        for end in range(1, min(8, len(text)) + 1):
            yield text[:end], (chance.uniform(59, 66), chance.uniform(21, 30))


def main() -> None:
    """Measure, on a file of its own, and print."""
    with tempfile.TemporaryDirectory() as folder:
        gazetteer = Gazetteer(Path(folder))
        begun = time.perf_counter()
        gazetteer.replace("bench", names())
        say(NAME, "taken in", time.perf_counter() - begun, "s")
        say(NAME, "file", gazetteer.path.stat().st_size / 1e6, "MB")
        search(gazetteer, "the first one loads libraries")
        say_times(NAME, "a search while typing", [_timed(partial(search, gazetteer, text, near))
                  for text, near in typed()], "p95 ≤ 5 ms")  # fmt: skip
        chance = random.Random(3)
        spots = [(chance.uniform(59, 66), chance.uniform(21, 30)) for _ in range(200)]
        say_times(NAME, "nearest known place", [_timed(partial(nearest, gazetteer, *spot))
                  for spot in spots])  # fmt: skip
        gazetteer.close()


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
