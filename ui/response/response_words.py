"""How a response is worded: since when, how long, who was told, what is done, what is owed."""

from collections.abc import Iterable
from datetime import datetime, tzinfo

from PySide6.QtCore import QCoreApplication, QLocale

from commander.domain.duty import Duty
from commander.domain.plan import Activation, Clause, ResponsePlan, worded
from commander.domain.work import Task
from commander.linkage.duties import DutyState, duty_state
from commander.linkage.plan_state import Told
from ui import words

translate = QCoreApplication.translate
MINUTE_MS = 60_000
HOUR_MS = 3_600_000


def language() -> str:
    """Return the code of the language that the window speaks."""
    return QLocale().name().partition("_")[0]


def plan_name(plan: ResponsePlan) -> str:
    """Return what people call a plan."""
    return worded(plan.names, language())


def basis(plan: ResponsePlan, clause: str) -> str:
    """Return where a clause comes from, or that it is an example."""
    return plan.basis(clause, language()) or translate("response", "example")


def moment(ms: int, zone: tzinfo, now: int, precision: str = "minute") -> str:
    """Return a time of day, with its day where that is another than today's."""
    time = words.clock(ms, zone, "minute" if precision == "second" else precision)
    here, today = datetime.fromtimestamp(ms / 1000, zone), datetime.fromtimestamp(now / 1000, zone)
    if precision == "day":
        return words.day(ms, zone)
    return time if here.date() == today.date() else f"{words.day(ms, zone)} {time}"


def hours(value: float) -> str:
    """Return a number of hours as people write it."""
    return translate("response", "{hours} h").format(hours=f"{value:g}")


def course(held: Activation, zone: tzinfo, now: int) -> str:
    """Return since when a response holds, how long it is expected to last and what is over."""
    since = moment(held.started_at, zone, now)
    until = held.started_at + round(held.expected_hours * HOUR_MS)
    if now > until:
        template = translate("response", "since {since} · {hours} expected, passed {late} ago")
    elif now - held.started_at < MINUTE_MS:
        template = translate("response", "since {since} · {hours} expected · until {until}")
    else:
        template = translate("response", "since {since} · {over} over of {hours} · until {until}")
    return template.format(
        since=since,
        over=words.ago((now - held.started_at) / 1000),
        hours=hours(held.expected_hours),
        until=moment(until, zone, now),
        late=words.ago((now - until) / 1000),
    )


def is_overrun(held: Activation, now: int) -> bool:
    """Return whether a response lasts longer than was expected."""
    return now > held.started_at + round(held.expected_hours * HOUR_MS)


def told_words(one: Told, zone: tzinfo, now: int) -> tuple[str, str]:
    """Return how a department stands with its notification, and its tone."""
    limit = words.clock(one.due, zone, "minute")
    if not one.told_at:
        return translate("response", "not told at this level"), ""
    if one.acknowledged_at:
        at = words.clock(one.acknowledged_at, zone, "minute")
        if one.is_late(now):
            late = translate("response", "✓ {at}, after {limit}")
            return late.format(at=at, limit=limit), "soon"
        return translate("response", "✓ acknowledged {at}").format(at=at), "ok"
    if one.is_late(now):
        ago = words.ago((now - one.due) / 1000)
        return translate("response", "! no answer, late {ago}").format(ago=ago), "late"
    left = words.ago((one.due - now) / 1000)
    told = translate("response", "… {left} left, until {limit}").format(left=left, limit=limit)
    return told, "info"


def tasks_words(tasks: Iterable[Task], now: int) -> tuple[str, str]:
    """Return how the tasks of a department stand, and the tone of it."""
    live = [one for one in tasks if one.status != "cancelled"]
    if not live:
        return translate("response", "no task"), ""
    done = sum(one.status == "done" for one in live)
    late = sum(one.is_late(now) for one in live)
    text = translate("response", "{done} of {all} done").format(done=done, all=len(live))
    if late:
        more = translate("response", "{count} late").format(count=late)
        return f"! {text} · {more}", "late"
    return (f"✓ {text}", "ok") if done == len(live) else (text, "")


def duty_words(duty: Duty, zone: tzinfo, now: int) -> tuple[str, str]:
    """Return how a report stands against its limit, and its chip's role."""
    state = duty_state(duty, now)
    due = moment(duty.due, zone, now) if duty.due else ""
    span = words.ago(abs(duty.due - now) / 1000)
    if state is DutyState.OVERDUE:
        return translate("response", "! overdue {span}").format(span=span), "late"
    if state is DutyState.DUE_SOON:
        return translate("response", "{span} left, until {due}").format(span=span, due=due), "soon"
    if state is DutyState.RUNNING:
        return translate("response", "until {due}").format(due=due), "info"
    if state is DutyState.NOT_BEGUN:
        return translate("response", "not begun"), "muted"
    if state is DutyState.LIFTED:
        return translate("response", "not owed any more"), "muted"
    late = state is DutyState.FULFILLED_LATE
    made = translate("response", "✓ made late") if late else translate("response", "✓ made")
    return made, "soon" if late else "ok"


def gap_words(clause: Clause, plan: ResponsePlan) -> str:
    """Return what nobody carries, with its source."""
    return f"{worded(clause.text, language())} ({basis(plan, clause.code)})"
