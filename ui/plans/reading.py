"""A plan as people read it: levels, matrix, tasks, reports, contents, warnings, clauses. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from commander.domain.plan import ResponsePlan, worded
from commander.domain.scales import WARNING_LEVEL
from ui import words
from ui.fact_words import condition_words

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Section:
    """A table to read: what it is called, its columns and its rows."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def sections(plan: ResponsePlan, language: str) -> tuple[Section, ...]:
    """Return everything that a plan says, those sections first that people ask for first."""
    say = _Speaker(plan, language)
    found = (
        _levels(plan, say),
        _matrix(plan, say),
        _tasks(plan, say),
        _reports(plan, say),
        _contents(plan, say),
        _warnings(plan, say),
        _clauses(plan, say),
    )
    return tuple(one for one in found if one.rows)


@dataclass(frozen=True, slots=True)
class _Speaker:
    plan: ResponsePlan
    language: str

    def __call__(self, texts: Mapping[str, str]) -> str:
        return worded(texts, self.language)

    def basis(self, clause: str) -> str:
        return self.plan.basis(clause, self.language) or translate("plans", "example")

    def department(self, code: str) -> str:
        found = next((one for one in self.plan.departments if one.code == code), None)
        return self(found.names) if found is not None else code

    def levels(self, codes: Iterable[str]) -> str:
        return ", ".join(codes) or translate("plans", "all")


def _within(minutes: int) -> str:
    return translate("plans", "{minutes} min").format(minutes=minutes) if minutes else "–"


def _levels(plan: ResponsePlan, say: _Speaker) -> Section:
    rows = tuple(
        (
            words.scale_step("response_level", one.code).short,
            say(one.authority),
            "; ".join(condition_words(when) for when in one.when),
            say.basis(one.clause),
        )
        for one in sorted(plan.levels, key=lambda one: one.code)
    )
    title = translate("plans", "Levels")
    heads = (translate("plans", "Level"), translate("plans", "Authority"))
    return Section(
        title, (*heads, translate("plans", "Proposed by"), translate("plans", "Basis")), rows
    )


def _matrix(plan: ResponsePlan, say: _Speaker) -> Section:
    codes = sorted(one.code for one in plan.levels)
    rows = []
    for department in plan.departments:
        rules = [one for one in plan.notify if one.department == department.code]
        if not rules:
            continue
        cells = []
        for code in codes:
            limits = [one.minutes for one in rules if not one.levels or code in one.levels]
            cells.append(_within(min(limits)) if limits else "")
        bases = dict.fromkeys(say.basis(one.clause) for one in rules)
        rows.append((say(department.names), *cells, "; ".join(bases)))
    levels = tuple(translate("plans", "Level {code}").format(code=code) for code in codes)
    heads = (translate("plans", "Department"), *levels, translate("plans", "Basis"))
    return Section(translate("plans", "Who is told"), heads, tuple(rows))


def _tasks(plan: ResponsePlan, say: _Speaker) -> Section:
    titles = {one.code: say(one.title) for one in plan.tasks}
    rows = tuple(
        (
            say.department(one.owner),
            say(one.title),
            say.levels(one.levels),
            _within(one.minutes),
            "; ".join(titles.get(code, code) for code in one.waits_for),
            ", ".join(say.department(code) for code in one.support),
            say.basis(one.clause),
        )
        for one in plan.tasks
    )
    heads = (
        translate("plans", "Department"),
        translate("plans", "Task"),
        translate("plans", "Levels"),
        translate("plans", "Within"),
        translate("plans", "Waits for"),
        translate("plans", "Supported by"),
        translate("plans", "Basis"),
    )
    return Section(translate("plans", "Tasks"), heads, rows)


def _reports(plan: ResponsePlan, say: _Speaker) -> Section:
    rows = tuple(
        (
            say(one.sender),
            say(one.to),
            _within(one.minutes),
            one.start,
            _within(one.every),
            say.levels(one.levels),
            say.basis(one.clause),
        )
        for one in plan.reports
    )
    heads = (
        translate("plans", "From"),
        translate("plans", "To"),
        translate("plans", "Within"),
        translate("plans", "Counts from"),
        translate("plans", "Again every"),
        translate("plans", "Levels"),
        translate("plans", "Basis"),
    )
    return Section(translate("plans", "Reports"), heads, rows)


def _contents(plan: ResponsePlan, say: _Speaker) -> Section:
    of = {
        "activation": translate("plans", "activation"),
        "warning": translate("plans", "warning"),
        "report": translate("plans", "report"),
        "ending": translate("plans", "ending"),
    }
    rows = tuple(
        (of.get(one.of, one.of), say(one.names), say.basis(one.clause)) for one in plan.contents
    )
    heads = (translate("plans", "In"), translate("plans", "What"), translate("plans", "Basis"))
    return Section(translate("plans", "What has to be said"), heads, rows)


def _warnings(plan: ResponsePlan, say: _Speaker) -> Section:
    known = {step.code for step in WARNING_LEVEL.steps}
    rows = tuple(
        (
            say(one.names),
            words.scale_step("warning_level", one.level).short if one.level in known else "–",
            say(one.headline),
            say(one.cautions),
            say(one.measures),
        )
        for one in plan.warnings
    )
    heads = (
        translate("plans", "Hazard"),
        translate("plans", "Level"),
        translate("plans", "Headline"),
        translate("plans", "Cautions"),
        translate("plans", "Measures"),
    )
    return Section(translate("plans", "Warnings"), heads, rows)


def _clauses(plan: ResponsePlan, say: _Speaker) -> Section:
    rows = tuple(
        (
            say.basis(one.code),
            say(one.text),
            say.levels(one.levels),
            "" if one.binding else translate("plans", "defines only"),
        )
        for one in plan.clauses
    )
    heads = (
        translate("plans", "Source"),
        translate("plans", "Clause"),
        translate("plans", "Levels"),
        translate("plans", "Note"),
    )
    return Section(translate("plans", "Clauses"), heads, rows)
