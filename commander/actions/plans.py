"""Activating a plan, raising and lowering its level, ending it: each one act on every board."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

import msgspec

from commander.actions.base import Action, Plan, required
from commander.actions.incidents import SetResponseLevel
from commander.actions.plan_words import level_word, phrase, sentences
from commander.actions.plan_work import (
    Response,
    bring,
    keep_text,
    lift,
    notify,
    open_departments,
    tell,
)
from commander.domain.codes import State
from commander.domain.duty import Duty
from commander.domain.entities import NAMES
from commander.domain.operation import Incident
from commander.domain.plan import Activation, Ended, PlanLevel, PlanText, ResponsePlan, worded
from commander.domain.record import Record
from commander.domain.resources import Department
from commander.domain.work import Task
from commander.errors import UserError
from commander.linkage.plan_check import OBLIGATORY, check
from commander.linkage.plan_choice import worst
from commander.linkage.plan_text import part_key, plan_of
from commander.linkage.plan_work import activation_key, work_at
from commander.linkage.response_conflicts import BROUGHT

LONGEST_HOURS: Final = 24 * 365
"""A response that is expected to last longer than a year is a slip of the keyboard."""


@dataclass(frozen=True, slots=True)
class ActivatePlan(Action):
    """Activate a plan for an incident at a level; ``text`` is the plan's (linkage.plan_text).

    Refused unless it says what an activation has to say (Emergency Response Law, art. 72: matter,
    level, expected duration, measures) and whatever more the plan demands, in ``more``. keys: the
    activation, its tasks.
    """

    stream: str
    incident: str
    text: str
    level: str
    authority: str = ""
    matter: str = ""
    expected_hours: float = 0.0
    measures: str = ""
    language: str = "en"
    more: Mapping[str, str] | None = None

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the activation with all that it brings; nothing when anything is missing."""
        incident = plan.need(Incident, self.incident)
        if incident.state != State.OPEN:
            raise UserError("The incident is closed. Open it again before activating a plan.")
        response = _read(self.text)
        rule = _level(response, self.level)
        authority = self.authority.strip() or worded(rule.authority, self.language)
        said: dict[str, object] = {
            "matter": self.matter.strip(),
            "level": self.level,
            "expected_hours": self.expected_hours,
            "measures": self.measures.strip(),
        }
        _complete(response, "activation", {**(self.more or {}), **said}, self.language)
        if not 0 < self.expected_hours <= LONGEST_HOURS:
            raise UserError("The expected duration is a number of hours up to a year.")
        activation = Activation(
            key=_free_key(plan, incident.key, authority, response),
            incident=incident.key,
            authority=authority,
            plan=response.code,
            version=response.version,
            digest=keep_text(plan, response),
            level=self.level,
            matter=str(said["matter"]),
            expected_hours=self.expected_hours,
            measures=str(said["measures"]),
            more=dict(self.more or {}),
            language=self.language,
            started_at=plan.happened_at,
        )
        made = _begin(plan, Response(response, activation, incident))
        return (activation.key, *made)


def _begin(plan: Plan, response: Response) -> list[str]:
    activation = response.activation
    names = set(Activation.__dataclass_fields__) - {"key", "stream", "meta", "ended", "reason"}
    plan.set("activation", activation.key, **{n: getattr(activation, n) for n in sorted(names)})
    departments = open_departments(plan, response.plan)
    _hold_level(plan, activation)
    hours = f"{activation.expected_hours:g}"
    text = phrase(
        "activated",
        activation.language,
        authority=activation.authority,
        level=level_word(activation.level, activation.language),
        matter=activation.matter,
        hours=hours,
        measures=activation.measures,
    )
    told = [rule.department for rule in work_at(response.plan, activation.level).notify]
    tell(plan, response, text, [departments[code] for code in dict.fromkeys(told)])
    notify(plan, response, departments)
    return bring(plan, response)


def _read(text: str) -> ResponsePlan:
    try:
        found = msgspec.json.decode(text, type=ResponsePlan)
    except (msgspec.DecodeError, msgspec.ValidationError) as error:
        raise UserError("The plan cannot be read: {reason}.", reason=error) from error
    if problems := check(found):
        raise UserError("The plan cannot be read: {reason}.", reason=problems[0].reason)
    return found


def _level(response: ResponsePlan, level: str) -> PlanLevel:
    found = next((one for one in response.levels if one.code == level), None)
    if found is None:
        known = ", ".join(one.code for one in response.levels)
        raise UserError(
            "The plan has no level {level}; it has {known}.", level=level or "?", known=known
        )
    return found


def _complete(response: ResponsePlan, of: str, said: Mapping[str, object], language: str) -> None:
    """Raise UserError, naming what is missing, unless all is said that the law or plan demands."""
    demanded = {one.code: worded(one.names, language) for one in response.contents if one.of == of}
    if of == "activation":
        demanded = {**{code: code.replace("_", " ") for code in OBLIGATORY}, **demanded}
    missing = [name for code, name in demanded.items() if not said.get(code)]
    if missing:
        raise UserError(
            "This is not complete; say also: {missing}.", missing=", ".join(sorted(missing))
        )


def _free_key(plan: Plan, incident: str, authority: str, response: ResponsePlan) -> str:
    """Return the key of the next activation; UserError while the last one is in force."""
    run = 0
    while True:
        run += 1
        key = activation_key(incident, authority, response.code, run)
        held = plan.view.get(Activation, plan.stream, key)
        if held is None:
            return key
        if held.is_open():
            raise UserError(
                "{authority} works under this plan already, at level {level}. Raise or lower it.",
                authority=authority,
                level=held.level,
            )


def _hold_level(plan: Plan, activation: Activation) -> None:
    """Plan the level that the authority now holds for the incident: the worst of its plans."""
    levels = [
        one.level
        for one in plan.view.all(Activation, plan.stream)
        if (one.incident, one.authority) == (activation.incident, activation.authority)
        and one.is_open()
        and one.key != activation.key
    ]
    if activation.is_open():
        levels.append(activation.level)
    held = SetResponseLevel(plan.stream, activation.incident, activation.authority, worst(levels))
    held.plan(plan)


def _in_force(plan: Plan, key: str) -> Response:
    activation = plan.need(Activation, key)
    if not activation.is_open():
        raise UserError("This response has ended already.")
    incident = plan.need(Incident, activation.incident)
    return Response(kept_plan(plan, activation), activation, incident)


def kept_plan(plan: Plan, activation: Activation) -> ResponsePlan:
    """Return the plan as it was when it was activated; UserError while parts have not come yet."""
    first = plan.view.get(PlanText, plan.stream, part_key(activation.digest, 0))
    count = first.count if first is not None else 0
    keys = [part_key(activation.digest, number) for number in range(count)]
    found = plan_of(plan.view.all(PlanText, plan.stream, keys), activation.digest)
    if found is None:
        raise UserError("The text of the plan has not arrived here yet. Wait for the exchange.")
    return found


@dataclass(frozen=True, slots=True)
class ChangeLevel(Action):
    """Raise or lower the level of a response; it may last longer and take other measures.

    Adds what the new level demands and takes back what it does not and nobody has begun. To the
    level that it has it brings the board where a settled conflict left that elsewhere. keys: the
    activation, tasks added, tasks taken back.
    """

    stream: str
    activation: str
    level: str
    reason: str
    expected_hours: float = 0.0
    measures: str = ""

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the difference between both levels."""
        before = _in_force(plan, self.activation)
        old = before.activation
        _level(before.plan, self.level)
        if old.level == self.level:
            return self._align(plan, before)
        changed: dict[str, object] = {"level": self.level}
        if self.expected_hours:
            changed["expected_hours"] = self.expected_hours
        if self.measures.strip():
            changed["measures"] = self.measures.strip()
        plan.set("activation", old.key, reason=required(self.reason, "reason"), **changed)
        response = replace(before, activation=replace(old, level=self.level))
        _hold_level(plan, response.activation)
        departments = open_departments(plan, response.plan)
        self._tell(plan, response, old, departments)
        notify(plan, response, departments)
        added = bring(plan, response)
        return (old.key, *added, *lift(plan, response))

    def _align(self, plan: Plan, response: Response) -> tuple[str, ...]:
        """Bring the board to the level that holds, where a settled conflict left it elsewhere."""
        added, lifted = bring(plan, response), lift(plan, response)
        if not plan.drafts:
            raise UserError("The response is at this level already.")
        _hold_level(plan, response.activation)
        return (response.activation.key, *added, *lifted)

    def _tell(
        self, plan: Plan, response: Response, old: Activation, known: Mapping[str, Department]
    ) -> None:
        raised = worst((old.level, self.level)) == self.level
        text = phrase(
            "raised" if raised else "lowered",
            old.language,
            authority=old.authority,
            before=level_word(old.level, old.language),
            level=level_word(self.level, old.language),
            reason=self.reason.strip(),
        )
        levels = (old.level, self.level)
        told = [rule.department for lv in levels for rule in work_at(response.plan, lv).notify]
        tell(plan, response, text, [known[code] for code in dict.fromkeys(told)])


@dataclass(frozen=True, slots=True)
class EndActivation(Action):
    """End a response with its record. Tasks stay as they are; repeated reports stop.

    What an ending has to say comes from the plan: usually why, what was done and found, and what
    goes on after it (Emergency Response Law, art. 86 and 92).
    """

    stream: str
    activation: str
    reason: str
    summary: str = ""
    follow_up: str = ""
    more: Mapping[str, str] | None = None

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the end, the level that is left, and the entry that tells everybody."""
        response = _in_force(plan, self.activation)
        activation = response.activation
        said = {
            "reason": required(self.reason, "reason"),
            "summary": self.summary.strip(),
            "follow_up": self.follow_up.strip(),
        }
        more = dict(self.more or {})
        _complete(response.plan, "ending", {**more, **said}, activation.language)
        record = Ended(plan.author.name, **said, more=more)
        plan.set(
            "activation",
            activation.key,
            state=str(State.CLOSED),
            ended=record,
            reason=said["reason"],
        )
        _hold_level(plan, replace(activation, state=str(State.CLOSED)))
        language = activation.language
        later = said["follow_up"] and phrase("goes_on", language, text=said["follow_up"])
        told_of = sentences(language, said["reason"], said["summary"], later)
        text = phrase("ended", language, authority=activation.authority, record=told_of)
        known = {one.key: one for one in plan.view.all(Department, plan.stream)}
        told = [rule.department for rule in work_at(response.plan, activation.level).notify]
        tell(plan, response, text, [known[code] for code in told if code in known])
        over = phrase("over", activation.language)
        for duty in plan.view.all(Duty, plan.stream):
            if duty.activation == activation.key and duty.is_open() and duty.every:
                plan.set("duty", duty.key, lifted=True, reason=over)
        return (activation.key,)


@dataclass(frozen=True, slots=True)
class SettleActivation(Action):
    """Settle what two posts that activated or moved one plan while apart disagree about, at once.

    What was said first holds, with the deadlines that follow from it. Of two levels the worse one
    holds unless ``level`` names one; what only the other demanded is taken back as when a level
    is lowered. Columns of tasks are left to people. keys: the activation, what was settled.
    """

    stream: str
    activation: str
    level: str = ""

    def plan(self, plan: Plan) -> tuple[str, ...]:
        """Plan the versions that hold."""
        response = _in_force(plan, self.activation)
        held = response.activation
        said = {str(one.value): one.stamp for one in held.meta.disputed.get("level", ())}
        levels = set(said)
        done = self._level(plan, response, levels) if levels else set()
        with_level = said.get(self._chosen(levels), "") if levels else ""
        fields = {name: _first(held, name, with_level) for name in held.meta.disputed}
        if levels:
            fields["level"] = self._chosen(levels)
        if fields:
            plan.set("activation", held.key, **fields)
        records = [*_brought_tasks(plan, held), *_brought_duties(plan, held)]
        settled = [one.key for one in records if one.key not in done and _settle(plan, one)]
        if not (fields or settled):
            raise UserError("This has been settled already.")
        return (held.key, *sorted(done), *settled)

    def _chosen(self, levels: set[str]) -> str:
        return self.level or worst(levels)

    def _level(self, plan: Plan, response: Response, levels: set[str]) -> set[str]:
        """Plan the level that holds with its work; returns the tasks that this changes."""
        chosen = self._chosen(levels)
        _level(response.plan, chosen)
        response = replace(response, activation=replace(response.activation, level=chosen))
        _hold_level(plan, response.activation)
        notify(plan, response, open_departments(plan, response.plan))
        return {*bring(plan, response), *lift(plan, response)}


def _brought_tasks(plan: Plan, activation: Activation) -> list[Task]:
    tasks = plan.view.all(Task, plan.stream)
    return [one for one in tasks if one.origin and one.origin.key == activation.key]


def _brought_duties(plan: Plan, activation: Activation) -> list[Duty]:
    duties = plan.view.all(Duty, plan.stream)
    return [one for one in duties if one.activation == activation.key]


def _first(record: Record, name: str, stamp: str = "") -> object:
    """Return what was said of a field in the write with this stamp, else what was said first."""
    versions = [one for one in record.meta.disputed[name] if not one.field]
    return min(versions, key=lambda one: (one.stamp != stamp, one.happened_at, one.stamp)).value


def _settle(plan: Plan, record: Record) -> bool:
    fields = {name: _first(record, name) for name in BROUGHT & record.meta.disputed.keys()}
    if fields:
        plan.set(NAMES[type(record)], record.key, **fields)
    return bool(fields)
