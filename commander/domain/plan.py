"""A response plan as its file says it, and what an incident keeps of the one it works under.

The file format is written down in ``resources/plans/README.md``. ``Words`` are a text in several
languages: language code → text. Every list of levels that is empty means all levels of the plan.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from commander.domain.record import Record

Words = Mapping[str, str]

FORMAT: Final = 1
"""Version of the file format that this program reads and writes."""


_ARTICLE: Final = re.compile(r"\d+(?:\(\d+\))?(?:, \d+(?:\(\d+\))?)*")
_NUMBER: Final = re.compile(r"(?<![\d(])(\d+)")
_PARAGRAPH: Final = re.compile(r"\((\d+)\)")


def worded(words: Words, language: str) -> str:
    """Return the text in this language, else English, else any, else nothing."""
    return words.get(language) or words.get("en") or next(iter(words.values()), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A law, standard or plan that clauses come from."""

    code: str
    names: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDepartment:
    """A department that the plan works with; made in the operation where that lacks it."""

    code: str
    names: Words
    letters: str = ""
    shape: str = "square"
    colour: str = "blue"
    target_minutes: int = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A working group of the on-site headquarters with the department that leads it."""

    code: str
    names: Words
    lead: str
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One clause: its text and where it comes from (``source`` and ``article``), or an example.

    A clause that is not ``binding`` defines something; one that is has to be carried by a
    notification, a task or a report, else it shows as a gap.
    """

    code: str
    text: Words
    source: str = ""
    article: str = ""
    example: bool = False
    binding: bool = True
    levels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A fact that alone proposes a level: one of some codes, or a number of at least so many."""

    fact: str
    any_of: tuple[str, ...] = ()
    at_least: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLevel:
    """A response level (1 is worst): who declares it, and the facts that propose it."""

    code: str
    authority: Words
    clause: str
    when: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Notify:
    """A department that has to be told within ``minutes`` of the activation."""

    department: str
    clause: str
    minutes: int
    levels: tuple[str, ...] = ()
    text: Words = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Need:
    """So many of one kind that a task needs; ``name`` is what people call the kind."""

    kind: str
    quantity: int
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanNeed:
    """A resource that a task of the plan needs."""

    kind: str
    quantity: int
    names: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanTask:
    """A task of one department; ``minutes`` from the activation to its deadline, 0 for none."""

    code: str
    owner: str
    title: Words
    clause: str
    levels: tuple[str, ...] = ()
    minutes: int = 0
    support: tuple[str, ...] = ()
    group: str = ""
    priority: str = "routine"
    waits_for: tuple[str, ...] = ()
    checklist: tuple[Words, ...] = ()
    needs: tuple[PlanNeed, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanReport:
    """A report that is owed: by whom to whom, within ``minutes`` of its ``start``.

    ``start`` is alarm, activation, hand (somebody says when), or the code of another report,
    whose doing begins it. ``every`` minutes it is owed again, 0 once. ``cause`` names the duty
    across plans, so that two plans that demand the same report make one duty of it.
    """

    code: str
    owner: str
    sender: Words
    to: Words
    clause: str
    minutes: int
    start: str = "alarm"
    every: int = 0
    cause: str = ""
    levels: tuple[str, ...] = ()
    contents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What an activation, a warning, a report or an ending has to say.

    ``of`` is one of these four words; ``code`` names the field.
    """

    of: str
    code: str
    names: Words
    clause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WarningText:
    """A prepared warning: texts per language, to be completed and approved when it is needed."""

    hazard: str
    names: Words
    headline: Words
    cautions: Words
    measures: Words
    clause: str
    level: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponsePlan:
    """A whole plan. ``code`` names it over all its versions; ``issued`` is a date, YYYY-MM-DD."""

    format: int
    code: str
    version: int
    names: Words
    event_type: str
    clauses: tuple[Clause, ...]
    levels: tuple[PlanLevel, ...]
    departments: tuple[PlanDepartment, ...]
    subtypes: tuple[str, ...] = ()
    issued: str = ""
    languages: tuple[str, ...] = ("en", "zh")
    note: Words = field(default_factory=dict)
    sources: tuple[Source, ...] = ()
    groups: tuple[Group, ...] = ()
    notify: tuple[Notify, ...] = ()
    tasks: tuple[PlanTask, ...] = ()
    reports: tuple[PlanReport, ...] = ()
    contents: tuple[Content, ...] = ()
    warnings: tuple[WarningText, ...] = ()

    def clause(self, code: str) -> Clause | None:
        """Return the clause of this code."""
        return next((one for one in self.clauses if one.code == code), None)

    def basis(self, code: str, language: str) -> str:
        """Return where a clause comes from, as people cite it; empty for an example."""
        clause = self.clause(code)
        source = next((s for s in self.sources if clause and s.code == clause.source), None)
        if clause is None or source is None:
            return ""
        name = worded(source.names, language)
        if not clause.article:
            return name
        space = "" if language == "zh" else " "
        return f"{name}{space}{_article(clause.article, language)}"


def _article(article: str, language: str) -> str:
    """Return an article as people cite it: art. 73(2), or 第73条（2）; others as they are."""
    if not _ARTICLE.fullmatch(article):
        return article
    if language != "zh":
        return f"art. {article}"
    return _PARAGRAPH.sub(r"（\1）", _NUMBER.sub(r"第\1条", article)).replace(", ", "、")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanText(Record):
    """A part of the text of a plan that an operation works under, so that every post has it.

    ``digest`` (SHA-256 of the whole text, hex) names the plan, ``number`` of ``count`` the part.
    """

    plan: str = ""
    version: int = 0
    digest: str = ""
    number: int = 0
    count: int = 1
    text: str = ""


@dataclass(frozen=True, slots=True)
class Ended:
    """The record of an ending: by whom, why, what was found, what goes on, what else was said."""

    by: str
    reason: str
    summary: str = ""
    follow_up: str = ""
    more: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Activation(Record):
    """That one authority works an incident under one version of a plan, at a level.

    ``matter``, ``expected_hours`` and ``measures`` are what it has to say beside the level
    (Emergency Response Law, art. 72); ``more`` is what the plan demands beyond that, by its code.
    ``started_at`` ms UTC. ``state`` is open or closed;
    ``language`` is the one that tasks and notices are worded in. ``digest`` names the text of the
    plan, which the operation keeps (`PlanText`) whatever becomes of the file.
    """

    incident: str = ""
    authority: str = ""
    plan: str = ""
    version: int = 0
    digest: str = ""
    level: str = ""
    matter: str = ""
    expected_hours: float = 0.0
    measures: str = ""
    more: Mapping[str, str] = field(default_factory=dict)
    language: str = "en"
    started_at: int = 0
    state: str = "open"
    reason: str = ""
    ended: Ended | None = None

    def is_open(self) -> bool:
        """Return whether the response is still in force."""
        return self.state == "open"
