"""The entry line's shorthand: one typed line becomes the parts of a message.

``2041 m7>med need 12 ambulances at football field !i @police``

In this order: a time (HHMM, HHMMSS, HH:MM), ``from>to,to``, then text; anywhere after that
``!i`` precedence, ``#order`` kind, ``@police`` wanted acknowledgement (``@`` alone or ``@all``:
of everybody addressed), ``/TAC-3`` channel, ``/phone`` medium. Names with spaces stand in quotes.
A backslash keeps a word as text. What is not understood stays in the text.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from commander.actions.names import Directory, compact
from commander.actions.shorthand_words import ALL, KINDS, MEDIA, PRECEDENCES, meaning
from commander.domain.record import Party

_FULL_WIDTH: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    **dict.fromkeys((ord("“"), ord("”")), ord('"')),
    **dict.fromkeys((ord("、"),), ord(",")),
}
_WORD: Final = re.compile(r'(?:(?<![^\s>,@])"[^"\n]*"(?=[\s>,]|$)|\S)+')
_TIME: Final = re.compile(r"(\d\d)(\d\d)(\d\d)?|(\d\d?):(\d\d)(?::(\d\d))?")
_ROUTE: Final = re.compile(r"(?<![-=<>])>(?![=>])")
_NAME: Final = re.compile(r'(?:"[^"]*"|[^,"]|")+')
_CHANNEL: Final = re.compile(r"[A-Za-z]{1,8}-?\d{1,4}|[A-Z]{2,8}")
_CODE_LIKE: Final = re.compile(r"[^\W\d_]{1,12}")
_TRAIL: Final = ".,;:!?。，；：！？"
_MAX_SPOKEN_WORDS: Final = 4
_FUTURE_MS: Final = 120_000


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch ``text[start:end]`` that was taken for ``role``: time, party, ack and so on."""

    start: int
    end: int
    role: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Something the operator should see: its code, the word it is about, and who may be meant.

    Codes: ``ambiguous`` (see ``candidates``), ``unknown`` (kept as a free name), ``no_text``,
    ``nobody`` (acknowledgement of nobody), ``future`` (time is ahead), ``word`` (not understood).
    """

    code: str
    word: str
    start: int
    end: int
    candidates: tuple[Party, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shorthand:
    """What a line means. ``happened_at`` is ms UTC, None when no time was typed.

    ``routed`` says whether ``>`` was typed, so that an empty sender means the one who types.
    ``stated`` names the fields that come from what was typed, not from a default.
    """

    text: str
    happened_at: int | None = None
    precision: str = "second"
    sender: Party | None = None
    to: tuple[Party, ...] = ()
    routed: bool = False
    ack_from: tuple[str, ...] = ()
    precedence: str = "routine"
    kind: str = "report"
    channel: str = ""
    medium: str = "radio"
    stated: frozenset[str] = frozenset()
    spans: tuple[Span, ...] = ()
    problems: tuple[Problem, ...] = ()

    def ambiguous(self) -> tuple[Problem, ...]:
        """Return the names that mean several, which somebody has to choose from."""
        return tuple(problem for problem in self.problems if problem.code == "ambiguous")


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    plain: str


@dataclass(slots=True)
class _Found:
    spans: list[Span] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    values: dict[str, str] = field(default_factory=dict)
    happened_at: int | None = None
    precision: str = "second"
    sender: Party | None = None
    to: list[Party] = field(default_factory=list)
    routed: bool = False
    acks: list[Party] = field(default_factory=list)
    ack_all: _Word | None = None


def narrow(text: str) -> str:
    """Turn full-width signs, letters and digits into plain ones, one for one."""
    return text.translate(_FULL_WIDTH)


def parse(text: str, directory: Directory, now: int, timezone: str = "UTC") -> Shorthand:
    """Read a line; never raises, and no word that is not a directive is lost.

    ``now`` (ms UTC) is when the operator began; a typed time is put on the day nearest to it, in
    the operation's ``timezone`` (an unknown one counts as UTC).
    """
    reading = _Reading(text, directory)
    reading.read_time(now, timezone)
    reading.read_route()
    reading.read_directives()
    return reading.result()


class _Reading:
    """One pass over a line; words that are taken leave ``words``, the others are the text."""

    def __init__(self, text: str, directory: Directory) -> None:
        self.source = text
        self.directory = directory
        self.found = _Found()
        plain = narrow(text)
        self.words = [_Word(m.start(), m.end(), m.group()) for m in _WORD.finditer(plain)]
        self.all_words = tuple(self.words)

    def read_time(self, now: int, timezone: str) -> None:
        """Take a time from the first word."""
        if not self.words or (clock := _clock(self.words[0].plain)) is None:
            return
        word = self.words.pop(0)
        moment = _nearest(clock, now, _zone(timezone))
        if moment is None:
            self.words.insert(0, word)
            return
        self.found.happened_at = moment
        self.found.precision = "minute" if clock[2] is None else "second"
        self._span(word, "time")
        if moment > now + _FUTURE_MS:
            self._problem("future", word)

    def read_route(self) -> None:
        """Take ``from>to,to`` from the beginning; names may have spaces if they are known."""
        for count, word in enumerate(self.words[:_MAX_SPOKEN_WORDS]):
            arrow = _arrow(word.plain)
            if arrow < 0:
                continue
            left = " ".join([*(one.plain for one in self.words[:count]), word.plain[:arrow]])
            right, taken = self._right(count, word.plain[arrow + 1 :])
            bare = word.plain == ">" and not right.strip()
            if not bare and self._is_route(left, right, count):
                self._take_route(left, right, taken)
            return

    def _right(self, count: int, right: str) -> tuple[str, int]:
        """Extend the last addressee over following words as far as they are a known name."""
        first, _, last = right.rpartition(",")
        best = (right, count + 1)
        following = self.words[count + 1 : count + _MAX_SPOKEN_WORDS]
        for number, word in enumerate(following, start=count + 2):
            last = f"{last} {word.plain}"
            if compact(word.plain) and self.directory.exactly(last):
                best = (f"{first},{last}" if first else last, number)
        return best

    def _is_route(self, left: str, right: str, spoken: int) -> bool:
        if not (left or right):
            return False
        silent = not all(compact(word.plain) for word in self.words[:spoken])
        if spoken and (silent or not self.directory.exactly(left)):
            return False
        sides = [side for side in (left, *_names(right)) if side]
        return all(not side[0].isdigit() or self.directory.find(side) for side in sides)

    def _take_route(self, left: str, right: str, taken: int) -> None:
        words, self.words = self.words[:taken], self.words[taken:]
        whole = _Word(words[0].start, words[-1].end, "")
        self.found.routed = True
        self._span(whole, "party")
        if left:
            self.found.sender = self._resolve(left, whole)
        self.found.to += [self._resolve(name, whole) for name in _names(right)]

    def read_directives(self) -> None:
        """Take the marked words; at either end of the text unknown names count as directives."""
        kept = [not _is_marked(word.plain) for word in self.words]
        first = kept.index(True) if True in kept else len(kept)
        last = len(kept) - kept[::-1].index(True) if True in kept else 0
        remaining = []
        for place, word in enumerate(self.words):
            at_edge = place < first or place >= last
            if not (_is_marked(word.plain) and self._directive(word, at_edge=at_edge)):
                remaining.append(word)
        self.words = remaining

    def _directive(self, word: _Word, *, at_edge: bool) -> bool:
        mark, said = word.plain[0], word.plain[1:]
        if mark == "@":
            return self._acknowledgement(word, said, at_edge=at_edge)
        if mark == "/":
            return self._travel(word, said, at_edge=at_edge)
        field_name, table = ("precedence", PRECEDENCES) if mark == "!" else ("kind", KINDS)
        code = meaning(said, table) or meaning(said.rstrip(_TRAIL), table)
        if code:
            self._value(field_name, code, word)
        elif _CODE_LIKE.fullmatch(said):
            self._problem("word", word)
        return bool(code)

    def _value(self, field_name: str, code: str, word: _Word) -> None:
        self.found.values[field_name] = code
        self._span(word, field_name)

    def _acknowledgement(self, word: _Word, said: str, *, at_edge: bool) -> bool:
        everybody = not said or said.rstrip(_TRAIL).casefold() in ALL
        if everybody:
            if not said and not at_edge:
                return False
            self.found.ack_all = word
            self._span(word, "ack")
            return True
        names = [
            name if self.directory.find(name) else name.rstrip(_TRAIL) for name in _names(said)
        ]
        names = [name for name in names if name]
        known = bool(names) and all(self.directory.find(name) for name in names)
        if not names or not (known or at_edge):
            return False
        self._span(word, "ack")
        self.found.acks += [self._resolve(name, word) for name in names]
        return True

    def _travel(self, word: _Word, said: str, *, at_edge: bool) -> bool:
        medium = meaning(said, MEDIA)
        channel = self.directory.channel(said) if said else None
        if medium and not channel:
            self._value("medium", medium, word)
            return True
        if channel:
            self.found.values.setdefault("medium", channel.medium)
        elif not (_CHANNEL.fullmatch(said) or (at_edge and _CODE_LIKE.fullmatch(said))):
            return False
        self._value("channel", channel.key if channel else said, word)
        return True

    def _resolve(self, name: str, word: _Word) -> Party:
        said = name.strip().strip('"').strip() or name
        found = self.directory.find(said)
        if len(found) == 1:
            return found[0]
        if not found and said.casefold() in ALL:
            return Party("other", "", said)
        code = "ambiguous" if found else "unknown"
        self.found.problems.append(Problem(code, said, word.start, word.end, found))
        return Party("other", "", said)

    def _span(self, word: _Word, role: str) -> None:
        self.found.spans.append(Span(word.start, word.end, role))

    def _problem(self, code: str, word: _Word) -> None:
        said = self.source[word.start : word.end]
        self.found.problems.append(Problem(code, said, word.start, word.end))

    def result(self) -> Shorthand:
        """Put together what was found, with the defaults that follow from it."""
        found = self.found
        text = self._text()
        if not text:
            found.problems.append(Problem("no_text", "", len(self.source), len(self.source)))
        stated = {*found.values, *({"happened_at"} if found.happened_at is not None else ())}
        return Shorthand(
            text=text,
            happened_at=found.happened_at,
            precision=found.precision,
            sender=found.sender,
            to=_unique(found.to),
            routed=found.routed,
            ack_from=self._ack_from(),
            stated=frozenset(stated),
            spans=tuple(sorted(found.spans, key=lambda span: span.start)),
            problems=tuple(found.problems),
            **found.values,
        )

    def _ack_from(self) -> tuple[str, ...]:
        """Wanted acknowledgements; an order wants one of everybody it is addressed to."""
        found = self.found
        wanted = list(found.acks)
        ordered = found.values.get("kind") == "order" and not wanted
        if found.ack_all or ordered:
            for party in found.to:
                wanted += self._everybody() if _is_all(party) else [party]
        if found.ack_all and not wanted:
            self._problem("nobody", found.ack_all)
        return tuple(party.ref for party in _unique(wanted))

    def _everybody(self) -> list[Party]:
        """Return whom an order to all is for: the departments at work here but the sender's."""
        own = self.directory.department_of(self.found.sender)
        working = [party for party in self.directory.at_work() if party.key != own]
        return working or [p for p in self.directory.all_departments() if p.key != own]

    def _text(self) -> str:
        places = {word: place for place, word in enumerate(self.all_words)}
        parts: list[str] = []
        before: _Word | None = None
        for word in self.words:
            if before is not None:
                gap = self.source[before.end : word.start]
                neighbours = places[word] == places[before] + 1
                parts.append(gap if neighbours else "\n" if "\n" in gap else " ")
            said = self.source[word.start : word.end]
            parts.append(said[1:] if _is_escaped(word.plain) else said)
            before = word
        return "".join(parts)


def _is_all(party: Party) -> bool:
    return party.kind == "other" and party.name.casefold() in ALL


def _arrow(word: str) -> int:
    """Where the ``>`` of a route stands in a word, -1 when it has none; not within quotes."""
    masked = re.sub(r'"[^"]*"', lambda quoted: "x" * len(quoted.group()), word)
    if masked.startswith(("\\", "@", "!", "#", "/")):
        return -1
    found = _ROUTE.search(masked)
    return found.start() if found and masked.count(">") == 1 else -1


def _names(listed: str) -> list[str]:
    return [name.strip() for name in _NAME.findall(listed) if name.strip(' "')]


def _is_marked(word: str) -> bool:
    return word[0] in "!#@/" and (len(word) > 1 or word == "@")


def _is_escaped(word: str) -> bool:
    return len(word) > 1 and word[0] == "\\" and (word[1] in "!#@/\\>" or word[1].isdigit())


def _unique(parties: Iterable[Party]) -> tuple[Party, ...]:
    return tuple({party.ref: party for party in parties}.values())


def _clock(word: str) -> tuple[int, int, int | None] | None:
    found = _TIME.fullmatch(word)
    if not found or not word.isascii():
        return None
    hour, minute, second = (found[1], found[2], found[3]) if found[1] else found.group(4, 5, 6)
    clock = (int(hour), int(minute), None if second is None else int(second))
    return clock if clock[0] < 24 and clock[1] < 60 and (clock[2] or 0) < 60 else None  # noqa: PLR2004


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _nearest(clock: tuple[int, int, int | None], now: int, zone: ZoneInfo | None) -> int | None:
    """The moment with this clock time nearest to ``now``; None outside the calendar."""
    try:
        today = datetime.fromtimestamp(now / 1000, zone or UTC).date()
        days = (today + timedelta(days=shift) for shift in (-1, 0, 1))
        moments = [_moment(day, clock, zone) for day in days]
    except (ValueError, OverflowError, OSError):
        return None
    return min(moments, key=lambda moment: abs(moment - now))


def _moment(day: date, clock: tuple[int, int, int | None], zone: ZoneInfo | None) -> int:
    hour, minute, second = clock
    at = datetime(day.year, day.month, day.day, hour, minute, second or 0, tzinfo=zone or UTC)
    return round(at.timestamp() * 1000)
