"""Where in a TOML file a field stands, which the standard reader does not say."""

import re
from collections import Counter
from typing import Final

_TABLES: Final = re.compile(r"\s*\[\[\s*([\w.-]+)\s*\]\]")
_TABLE: Final = re.compile(r"\s*\[\s*([\w.-]+)\s*\]")
_KEY: Final = re.compile(r"\s*[\"']?([\w-]+)[\"']?\s*(?:\.[\w.\s\"'-]+)?=")
_TOKEN: Final = re.compile(
    r'"""|\'\'\'|"(?:\\.|[^"\\])*"|\'[^\']*\'|#.*|[\[{]|[\]}]',
)
_PATH: Final = re.compile(r"[\w-]+(?:\[\d+\])?")


def locate(text: str) -> dict[str, int]:
    """Return path → line (from 1): ``version``, ``tasks[2]``, ``tasks[2].title`` (from 1)."""
    found: dict[str, int] = {}
    counts: Counter[str] = Counter()
    inside, until, depth = "", "", 0
    for number, line in enumerate(text.splitlines(), 1):
        if not until and depth == 0:
            if match := _TABLES.match(line):
                counts[match[1]] += 1
                inside = f"{match[1]}[{counts[match[1]]}]"
                found.setdefault(inside, number)
                continue
            if match := _TABLE.match(line):
                inside = match[1]
                found.setdefault(inside, number)
                continue
            if match := _KEY.match(line):
                found.setdefault(f"{inside}.{match[1]}" if inside else match[1], number)
        until, depth = _after(line, until, depth)
    return found


def _after(line: str, until: str, depth: int) -> tuple[str, int]:
    """Return which long text is open, and how many brackets are, at the end of this line."""
    at = 0
    while at < len(line):
        if until:
            end = line.find(until, at)
            if end < 0:
                return until, depth
            at, until = end + 3, ""
            continue
        match = _TOKEN.search(line, at)
        if match is None:
            return "", depth
        token, at = match[0], match.end()
        if token in ('"""', "'''"):
            until = token
        elif token in ("[", "{"):
            depth += 1
        elif token in ("]", "}"):
            depth -= 1
    return until, depth


def line_of(lines: dict[str, int], path: str) -> int:
    """Return the line of a path, or of the nearest thing around it that has one; 0 if none."""
    parts = _PATH.findall(path)
    while parts:
        if (line := lines.get(".".join(parts))) is not None:
            return line
        last = parts.pop()
        bare = last.partition("[")[0]
        if bare != last and (line := lines.get(".".join([*parts, bare]))) is not None:
            return line
    return 0
