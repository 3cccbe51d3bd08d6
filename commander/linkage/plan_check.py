"""What a plan says, checked: codes that exist, sources, languages, limits, no circles."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, Final

from commander.domain.codes import EventType, Priority
from commander.domain.plan import FORMAT, Clause, Condition, ResponsePlan
from commander.domain.scales import EVENT_GRADE, FIRE_ALARM, RESPONSE_LEVEL, WARNING_LEVEL
from commander.errors import UserError
from commander.linkage.circles import circle_through

FACTS: Final[Mapping[str, tuple[str, ...]]] = {
    "grade": tuple(step.code for step in EVENT_GRADE.steps),
    "fire_alarm": tuple(step.code for step in FIRE_ALARM.steps),
    "warning": tuple(step.code for step in WARNING_LEVEL.steps),
    **dict.fromkeys(("dead", "injured", "trapped", "missing", "affected", "evacuated"), ()),
    **dict.fromkeys(("loss_yuan", "cases", "area_km2", "people"), ()),
}
"""Facts that a level may depend on: those with codes, and those that count."""

KINDS_OF_CONTENT: Final = ("activation", "warning", "report", "ending")
STARTS: Final = ("alarm", "activation", "hand")
"""Events that a report may count from, beside the doing of another report."""

OBLIGATORY: Final = ("matter", "level", "expected_hours", "measures")
"""What every activation says (Emergency Response Law, art. 72); a plan may demand more."""

_CODES: Final = ("departments", "groups", "clauses", "levels", "tasks", "reports", "sources")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with which field; ``line`` where that is known without the field."""

    path: str
    reason: UserError
    line: int = 0


def check(plan: ResponsePlan) -> list[Problem]:
    """Return everything that keeps a well-formed plan from being used."""
    found = [
        *_head(plan),
        *_twice(plan),
        *_languages(plan, plan.languages, ""),
        *_references(plan),
        *_clauses(plan),
        *_numbers(plan),
    ]
    return found or [*_circles(plan), *_report_circles(plan)]


def _head(plan: ResponsePlan) -> Iterator[Problem]:
    if plan.format != FORMAT:
        wrong = UserError(
            "This program reads format {known}, the file has {found}; update the older of both",
            known=FORMAT,
            found=plan.format,
        )
        yield Problem("format", wrong)
    if plan.version < 1:
        yield Problem("version", UserError("A version is a whole number from 1"))
    if plan.event_type not in set(EventType):
        yield _unknown("event_type", plan.event_type, [str(one) for one in EventType])
    for name in ("code", "clauses", "levels", "departments", "languages"):
        if not getattr(plan, name):
            yield Problem(name, UserError("This is empty; a plan needs at least one"))


def _twice(plan: ResponsePlan) -> Iterator[Problem]:
    for name in _CODES:
        seen: set[str] = set()
        for number, one in enumerate(getattr(plan, name), 1):
            path = f"{name}[{number}].code"
            if not one.code:
                yield Problem(path, UserError("This is empty; give it a code"))
            elif one.code in seen:
                wrong = UserError(
                    "The code {code} is used twice; give one of them another code", code=one.code
                )
                yield Problem(path, wrong)
            seen.add(one.code)


def _languages(value: Any, languages: Collection[str], path: str) -> Iterator[Problem]:
    """Give each text that lacks one of the plan's languages."""
    for one in fields(value):
        inner, where = getattr(value, one.name), f"{path}.{one.name}" if path else one.name
        if isinstance(inner, Mapping):
            yield from _complete(inner, languages, where)
        elif isinstance(inner, tuple):
            for number, part in enumerate(inner, 1):
                if is_dataclass(part):
                    yield from _languages(part, languages, f"{where}[{number}]")
                elif isinstance(part, Mapping):
                    yield from _complete(part, languages, f"{where}[{number}]")


def _complete(words: Mapping[str, str], languages: Collection[str], path: str) -> Iterator[Problem]:
    if not words and path.endswith(("note", "text")) and not path.startswith("clauses"):
        return  # may be left out as a whole
    for language in languages:
        if not words.get(language, "").strip():
            wrong = UserError("The text in {language} is missing; add it", language=language)
            yield Problem(f"{path}.{language}", wrong)


_LINKS: Final = (
    ("groups", "lead", "departments"),
    ("groups", "members", "departments"),
    ("tasks", "owner", "departments"),
    ("tasks", "support", "departments"),
    ("tasks", "waits_for", "tasks"),
    ("tasks", "group", "groups"),
    ("tasks", "priority", "priorities"),
    ("notify", "department", "departments"),
    ("reports", "owner", "departments"),
    ("reports", "start", "starts"),
    ("contents", "of", "kinds"),
    ("warnings", "level", "warning levels"),
    ("levels", "code", "response levels"),
    *((table, "clause", "clauses") for table in ("notify", "tasks", "reports")),
    *((table, "clause", "clauses") for table in ("contents", "levels", "warnings")),
    *((table, "levels", "levels") for table in ("notify", "tasks", "reports", "clauses")),
)
"""Which field of which table names what."""

_OPTIONAL: Final = frozenset({"group", "level"})


def _references(plan: ResponsePlan) -> Iterator[Problem]:
    known: dict[str, Collection[str]] = {
        name: {one.code for one in getattr(plan, name)} for name in _CODES
    }
    known["starts"] = (*STARTS, *sorted(known["reports"]))
    known["kinds"] = KINDS_OF_CONTENT
    known["priorities"] = [str(one) for one in Priority]
    known["warning levels"] = [step.code for step in WARNING_LEVEL.steps]
    known["response levels"] = [step.code for step in RESPONSE_LEVEL.steps]
    for table, name, what in _LINKS:
        for n, one in enumerate(getattr(plan, table), 1):
            value = getattr(one, name)
            for code in value if isinstance(value, tuple) else (value,):
                if code not in known[what] and (code or name not in _OPTIONAL):
                    yield _unknown(f"{table}[{n}].{name}", code, known[what])


def _unknown(path: str, code: str, known: Iterable[str]) -> Problem:
    listed = ", ".join(sorted(known)[:20]) or "–"
    what = path.rpartition(".")[2]
    wrong = UserError("“{code}” is not known here; use one of: {known}", code=code, known=listed)
    if what == "clause":
        wrong = UserError(
            "There is no clause “{code}”; add it under [[clauses]] or name one of: {known}",
            code=code,
            known=listed,
        )
    elif what in ("owner", "support", "lead", "members", "department"):
        wrong = UserError(
            "There is no department “{code}”; add it under [[departments]] or name one of: {known}",
            code=code,
            known=listed,
        )
    return Problem(path, wrong)


def _clauses(plan: ResponsePlan) -> Iterator[Problem]:
    sources = {one.code for one in plan.sources}
    for n, clause in enumerate(plan.clauses, 1):
        yield from _sourced(clause, sources, f"clauses[{n}]")


def _sourced(clause: Clause, sources: set[str], path: str) -> Iterator[Problem]:
    if clause.source and clause.source not in sources:
        wrong = UserError(
            "There is no source “{code}”; add it under [[sources]]", code=clause.source
        )
        yield Problem(f"{path}.source", wrong)
    if bool(clause.source) == clause.example:
        wrong = UserError(
            "Say where the clause comes from (source), or mark it as an example, one of both"
        )
        yield Problem(f"{path}.source", wrong)


def _numbers(plan: ResponsePlan) -> Iterator[Problem]:
    for name in ("notify", "tasks", "reports"):
        for n, one in enumerate(getattr(plan, name), 1):
            if one.minutes < (1 if name == "reports" else 0):
                wrong = UserError("A limit is a whole number of minutes from 1")
                yield Problem(f"{name}[{n}].minutes", wrong)
    for n, task in enumerate(plan.tasks, 1):
        for m, need in enumerate(task.needs, 1):
            if need.quantity < 1:
                wrong = UserError("A quantity is a whole number from 1")
                yield Problem(f"tasks[{n}].needs[{m}].quantity", wrong)
    for n, level in enumerate(plan.levels, 1):
        for m, condition in enumerate(level.when, 1):
            yield from _condition(condition, f"levels[{n}].when[{m}]")


def _condition(condition: Condition, path: str) -> Iterator[Problem]:
    codes = FACTS.get(condition.fact)
    if codes is None:
        yield _unknown(f"{path}.fact", condition.fact, FACTS)
    elif bool(condition.any_of) == (condition.at_least is not None):
        yield Problem(path, UserError("Give any_of or at_least, one of both"))
    elif bool(condition.any_of) != bool(codes):
        yield Problem(path, UserError("A counted fact takes at_least, one with codes any_of"))
    else:
        for code in condition.any_of:
            if code not in codes:
                yield _unknown(f"{path}.any_of", code, codes)


def _circles(plan: ResponsePlan) -> Iterator[Problem]:
    waits = {task.code: task.waits_for for task in plan.tasks}
    yield from _circle(
        [task.code for task in plan.tasks],
        lambda code: waits.get(code, ()),
        lambda n: f"tasks[{n}].waits_for",
    )


def _report_circles(plan: ResponsePlan) -> Iterator[Problem]:
    starts = {one.code: () if one.start in STARTS else (one.start,) for one in plan.reports}
    yield from _circle(
        [one.code for one in plan.reports],
        lambda code: starts.get(code, ()),
        lambda n: f"reports[{n}].start",
    )


def _circle(
    codes: Sequence[str],
    waits: Callable[[str], Iterable[str]],
    path: Callable[[int], str],
) -> Iterator[Problem]:
    shown: set[str] = set()
    for n, code in enumerate(codes, 1):
        if code in shown or not (found := circle_through(code, waits)):
            continue
        shown.update(found)
        wrong = UserError(
            "These wait for each other in a circle: {circle}; take one of the links away",
            circle=" → ".join(found),
        )
        yield Problem(path(n), wrong)
