"""Names as people type them: units, departments, people and channels found by what was typed.

``m7`` finds Medic 7, ``消1`` and ``xf1`` find 消防1, ``med`` finds Medical. Chinese initials come
from GB 2312, whose first level is sorted by pinyin: no table of readings is needed.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from commander.domain.record import Party
from commander.domain.resources import Channel, Department, Person, Unit

_FILLING: Final = re.compile(r"[\s\-_.·/]+")
_NUMBERED: Final = re.compile(r"(.*?)0*(\d+)(\D*)", re.DOTALL)
_WORD: Final = re.compile(r"[^\s\-_.·/]+")
_MIN_WORD: Final = 3
_MAX_SHORT: Final = 10
_REMEMBERED: Final = 2000

# Where each initial begins in the first level of GB 2312 (3,755 characters in pinyin order).
_INITIALS: Final = "abcdefghjklmnopqrstwxyz"
_BEGINS: Final = (
    *(0xB0A1, 0xB0C5, 0xB2C1, 0xB4EE, 0xB6EA, 0xB7A2, 0xB8C1, 0xB9FE),
    *(0xBBF7, 0xBFA6, 0xC0AC, 0xC2E8, 0xC4C3, 0xC5B6, 0xC5BE, 0xC6DA),
    *(0xC8BB, 0xC8F6, 0xCBFA, 0xCDDA, 0xCEF4, 0xD1B9, 0xD4D1),
)
_END: Final = 0xD7F9


def compact(text: str) -> str:
    """Fold case, width, spaces and hyphens, so that ``Medic-7`` and ``medic 7`` are the same."""
    return _FILLING.sub("", unicodedata.normalize("NFKC", text)).casefold()


def initials(text: str) -> str:
    """First letters of the words; for Chinese the pinyin initial of each character."""
    return "".join(_initials_of(word) for word in _WORD.findall(text)).casefold()


def _initials_of(word: str) -> str:
    letters = [_initial(char) for char in word]
    if any(letters):
        return "".join(letters)
    return "" if word[0].isdigit() else word[0]


def _initial(char: str) -> str:
    try:
        code = int.from_bytes(char.encode("gb2312"), "big")
    except UnicodeEncodeError:
        return ""
    return _INITIALS[bisect_right(_BEGINS, code) - 1] if _BEGINS[0] <= code <= _END else ""


def _split(folded: str) -> tuple[str, str]:
    """``engine12a`` as (``engine``, ``12a``); the number is empty when there is none."""
    found = _NUMBERED.fullmatch(folded)
    return (found[1], found[2] + found[3]) if found else (folded, "")


@dataclass(frozen=True, slots=True)
class _Form:
    """One accepted spelling: folded, its letters and number, its initials and its words."""

    folded: str
    alpha: str
    number: str
    initials: str
    words: tuple[str, ...]

    @staticmethod
    def of(name: str) -> "_Form":
        folded = compact(name)
        words = tuple(compact(word) for word in _WORD.findall(name))
        return _Form(folded, *_split(folded), initials(name), words)


@dataclass(frozen=True, slots=True)
class _Entry:
    party: Party
    department: str
    exact: frozenset[str]
    forms: tuple[_Form, ...]
    shorts: tuple[str, ...]


def _entry(party: Party, department: str, *, names: Iterable[str], codes: Iterable[str]) -> _Entry:
    spelled = tuple(dict.fromkeys(name for name in names if name))
    short = tuple(dict.fromkeys(code for code in codes if code))
    exact = frozenset(compact(form) for form in (*spelled, *short, party.key)) - {""}
    return _Entry(party, department, exact, tuple(_Form.of(name) for name in spelled), short)


class Directory:
    """All names of an operation, ready for look-up while somebody types."""

    def __init__(
        self,
        departments: Iterable[Department] = (),
        units: Iterable[Unit] = (),
        people: Iterable[Person] = (),
        channels: Iterable[Channel] = (),
        language: str = "en",
    ) -> None:
        self.departments = tuple(departments)
        self.channels = tuple(channels)
        self.language = language
        self._entries = (
            *(self._of_department(one) for one in self.departments),
            *(_of_unit(one) for one in units if one.name),
            *(_of_person(one) for one in people if one.name),
        )
        self._by_ref = {entry.party.ref: entry for entry in self._entries}
        self._working = {entry.department for entry in self._entries if entry.party.kind == "unit"}
        self._exact: dict[str, list[Party]] = {}
        for entry in self._entries:
            for form in entry.exact:
                self._exact.setdefault(form, []).append(entry.party)
        self._found: dict[str, tuple[Party, ...]] = {}

    def _of_department(self, one: Department) -> _Entry:
        party = Party("department", one.key, one.name(self.language))
        names = (party.name, *one.names.values(), *one.aliases)
        return _entry(party, one.key, names=names, codes=(one.letters, one.key, *one.aliases))

    def party(self, ref: str) -> Party | None:
        """Return the party of a reference such as ``unit:E1``, by the name it has now."""
        found = self._by_ref.get(ref)
        return found.party if found else None

    def name(self, ref: str) -> str:
        """Return the name of a reference; what stands behind its colon when it is not known."""
        found = self._by_ref.get(ref)
        return found.party.name if found else ref.partition(":")[2] or ref

    def department_of(self, party: Party | None) -> str:
        """Return the code of the department a party belongs to, empty when it has none."""
        found = self._by_ref.get(party.ref) if party else None
        return found.department if found else ""

    def at_work(self) -> tuple[Party, ...]:
        """Return the departments that have units here."""
        return tuple(one for one in self.all_departments() if one.key in self._working)

    def all_departments(self) -> tuple[Party, ...]:
        """Return every department, in their order."""
        return tuple(e.party for e in self._entries if e.party.kind == "department")

    def channel(self, word: str) -> Channel | None:
        """Return the channel of this key or name."""
        folded = compact(word)
        named = (one for one in self.channels if folded in {compact(one.key), compact(one.name)})
        return next(named, None)

    def exactly(self, word: str) -> Party | None:
        """Return the one party with just this key, alias, letters or name."""
        found = self._exact.get(compact(word), [])
        return found[0] if len(found) == 1 else None

    def find(self, word: str) -> tuple[Party, ...]:
        """Return whom the word means: nobody, one, or several who share it.

        The best kind of match wins: exact, letters with number, all letters, beginning, a
        word within. A lone
        department wins over units of the same beginning (``med`` is Medical, not Medic 7).
        """
        typed = compact(word)
        if not typed:
            return ()
        if typed not in self._found:
            if len(self._found) >= _REMEMBERED:
                self._found.clear()
            self._found[typed] = self._look_up(typed)
        return self._found[typed]

    def _look_up(self, typed: str) -> tuple[Party, ...]:
        if exact := self._exact.get(typed):
            return _preferred(tuple(exact))
        alpha, number = _split(typed)
        tiers: tuple[Callable[[_Entry], bool], ...] = (
            lambda entry: any(_numbered(form, alpha, number) for form in entry.forms),
            lambda entry: any(form.alpha == typed for form in entry.forms),
            lambda entry: any(_begins(form, typed) for form in entry.forms),
            lambda entry: any(_within(form, typed) for form in entry.forms),
        )
        for tier in tiers:
            if found := self._matching(tier):
                return _preferred(found)
        return ()

    def starting(self, typed: str, limit: int = 8) -> tuple[Party, ...]:
        """Return the parties to offer for what was typed so far, best first."""
        folded = compact(typed)
        alpha, number = _split(folded)

        def rank(entry: _Entry) -> int | None:
            if not folded or folded in entry.exact:
                return 0
            if any(_numbered(form, alpha, number) for form in entry.forms):
                return 1
            if any(_begins(form, folded) for form in entry.forms):
                return 2
            if any(code for code in entry.exact if code.startswith(folded)):
                return 3
            return 4 if any(_within(form, folded) for form in entry.forms) else None

        ranked = [(rank(entry), entry.party) for entry in self._entries]
        found = [(place, party) for place, party in ranked if place is not None]
        return tuple(party for _, party in sorted(found, key=lambda pair: pair[0])[:limit])

    def short(self, party: Party) -> str:
        """Return the shortest spelling that means this party and nobody else; quoted if spaced."""
        entry = self._by_ref.get(party.ref)
        party = entry.party if entry else party
        spelled = [party.name]
        if entry:
            numbered = [f"{form.initials}{form.number}" for form in entry.forms if form.number]
            spelled += [*entry.shorts, *numbered]
        for form in spelled:
            plain = form and not re.search(r"[\s>,@\"]", form) and len(form) <= _MAX_SHORT
            if plain and self.find(form) == (party,):
                return form
        return '"' + party.name.replace('"', "'") + '"'

    def _matching(self, fits: Callable[[_Entry], bool]) -> tuple[Party, ...]:
        return tuple(entry.party for entry in self._entries if fits(entry))


def _of_unit(one: Unit) -> _Entry:
    party = Party("unit", one.key, one.name)
    names = (one.name, *one.aliases)
    return _entry(party, one.department, names=names, codes=(one.letters, *one.aliases))


def _of_person(one: Person) -> _Entry:
    party = Party("person", one.key, one.name)
    return _entry(party, one.department, names=(one.name,), codes=())


def _numbered(form: _Form, alpha: str, number: str) -> bool:
    if not (alpha and number) or form.number != number:
        return False
    return form.alpha.startswith(alpha) or form.initials == alpha


def _begins(form: _Form, typed: str) -> bool:
    if form.folded.startswith(typed):
        return True
    return len(typed) > 1 and form.initials.startswith(typed)


def _within(form: _Form, typed: str) -> bool:
    return len(typed) >= _MIN_WORD and any(word.startswith(typed) for word in form.words)


def _preferred(found: tuple[Party, ...]) -> tuple[Party, ...]:
    departments = tuple(party for party in found if party.kind == "department")
    return departments if len(departments) == 1 else found
