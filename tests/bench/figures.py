"""How a benchmark says what it measured: one JSON object a line, and a table for people."""

import json
import statistics
from collections.abc import Sequence

import psutil


def percentile(values: Sequence[float], share: float) -> float:
    """Return the nearest-rank percentile (share 0–1)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, round(share * len(ordered)) - 1))]


def say(bench: str, figure: str, value: float, unit: str, target: str = "") -> None:
    """Print one figure."""
    line = {"bench": bench, "figure": figure, "value": round(value, 3), "unit": unit}
    if target:
        line["target"] = target
    print(json.dumps(line, ensure_ascii=False), flush=True)


def say_times(bench: str, figure: str, seconds: Sequence[float], target: str = "") -> None:
    """Print median, p95 and p99 of times in seconds, as ms."""
    ms = [value * 1_000 for value in seconds]
    say(bench, f"{figure}, p50", statistics.median(ms), "ms")
    say(bench, f"{figure}, p95", percentile(ms, 0.95), "ms")
    say(bench, f"{figure}, p99", percentile(ms, 0.99), "ms", target)


def tree_memory(process: psutil.Process) -> float:
    """Return the proportional memory (PSS) of a process and all it started, in MB."""
    found = [process, *process.children(recursive=True)]
    return sum(one.memory_full_info().pss for one in found if one.is_running()) / 1e6
