"""How spans and counts of the linkage panel are worded."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from commander.linkage.span import Span
from commander.linkage.timing import Timing

_HOURS_FROM: Final = 100
_DAY: Final = 1440


def span_text(span: Span) -> str:
    """Return a span in words, no finer than it is known: 40 s, 14 min, ≈ 14 min, 1 h 40 min."""
    translate = QCoreApplication.translate
    mark = "≈ " if span.is_approximate else ""
    if span.precision == "day":
        days = max(1, round(span.minutes / _DAY))
        return mark + translate("Linkage", "{days} d").format(days=days)
    if span.minutes < 1 and span.precision == "second":
        seconds = round(span.minutes * 60)
        return translate("Linkage", "{seconds} s").format(seconds=seconds)
    minutes = round(span.minutes)
    if minutes < _HOURS_FROM:
        return mark + translate("Linkage", "{minutes} min").format(minutes=minutes)
    words = translate("Linkage", "{hours} h {minutes:02} min")
    return mark + words.format(hours=minutes // 60, minutes=minutes % 60)


def stage_text(span: Span | None) -> str:
    """Return a span in words, or that nobody recorded it."""
    if span is None:
        return QCoreApplication.translate("Linkage", "not recorded")
    return span_text(span)


def bar_text(timing: Timing) -> str:
    """Return what stands at the end of a department's bar."""
    translate = QCoreApplication.translate
    if timing.to_done is not None:
        return span_text(timing.to_done)
    if timing.running is not None:
        words = translate("Linkage", "running {time}")
        return words.format(time=span_text(timing.running))
    if timing.to_acknowledged is not None:
        words = translate("Linkage", "acknowledged {time}")
        return words.format(time=span_text(timing.to_acknowledged))
    return translate("Linkage", "not recorded")


def open_text(timing: Timing) -> str:
    """Return what is still open beside what is done, or nothing."""
    if timing.to_done is None or timing.running is None:
        return ""
    words = QCoreApplication.translate("Linkage", "{count} open, {time}")
    return words.format(count=timing.open, time=span_text(timing.running))


def late_text(timing: Timing) -> str:
    """Return how many tasks are late, or nothing."""
    if not timing.late:
        return ""
    return "! " + QCoreApplication.translate("Linkage", "{count} late").format(count=timing.late)


def note_text(timing: Timing) -> str:
    """Return what of a finished way is not known."""
    if timing.to_done is None or timing.to_acknowledged is not None:
        return ""
    return QCoreApplication.translate("Linkage", "acknowledgement not recorded")


def tip_text(name: str, timing: Timing) -> str:
    """Return all numbers of a department, a line each."""
    translate = QCoreApplication.translate
    counts = translate(
        "Linkage", "{asked} asked · {acknowledged} acknowledged · {started} started · {done} done"
    ).format(
        asked=timing.asked,
        acknowledged=timing.acknowledged,
        started=timing.started,
        done=timing.done,
    )
    lines = [
        name,
        counts,
        translate("Linkage", "Asked → acknowledged: {time}").format(
            time=stage_text(timing.to_acknowledged)
        ),
        translate("Linkage", "Asked → started: {time}").format(time=stage_text(timing.to_started)),
        translate("Linkage", "Asked → done: {time} (target {target} min)").format(
            time=stage_text(timing.to_done), target=timing.target
        ),
        late_text(timing),
    ]
    if timing.running is not None:
        words = translate("Linkage", "{count} not done, the oldest asked {time} ago")
        lines.append(words.format(count=timing.open, time=span_text(timing.running)))
    lines.append(translate("Linkage", "Times are medians."))
    return "\n".join(line for line in lines if line)
