"""How a plan is told in one line."""

from PySide6.QtCore import QCoreApplication, QLocale

from commander.domain.plan import ResponsePlan
from ui import words

translate = QCoreApplication.translate


def language() -> str:
    """Return the code of the language that the window speaks."""
    return QLocale().name().partition("_")[0]


def about(plan: ResponsePlan) -> str:
    """Return a plan's version, type and size."""
    text = translate("plans", "{code} · version {version} · {type} · {tasks} tasks")
    return text.format(
        code=plan.code,
        version=plan.version,
        type=words.event_type(plan.event_type),
        tasks=len(plan.tasks),
    )
