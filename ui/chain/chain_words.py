"""Words that only the chain uses: how far a task is, who holds up whom, what is a circle."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale

from commander.linkage.chain import Blocking, Circle, Readiness
from ui import words as say
from ui.chain.picture import Picture

translate = QCoreApplication.translate
_SECOND: Final = 1000
_BRIEF: Final = 40

READINESS: Final[Mapping[str, Callable[[], str]]] = {
    "ready": lambda: translate("Chain", "ready"),
    "running": lambda: translate("Chain", "running"),
    "waiting": lambda: translate("Chain", "waits"),
    "blocked": lambda: translate("Chain", "blocked"),
    "done": lambda: translate("Chain", "done"),
    "cancelled": lambda: translate("Chain", "cancelled"),
}
ROLES: Final[Mapping[str, str]] = {
    "ready": "accent",
    "running": "accent",
    "waiting": "muted",
    "blocked": "orange",
    "done": "green",
    "cancelled": "muted",
}


def readiness_word(readiness: Readiness | str) -> str:
    """Return the word for whether a task can go on."""
    return READINESS[str(readiness)]()


def department_name(picture: Picture, key: str) -> str:
    """Return what a department is called, its code where it is unknown."""
    found = picture.data.departments.get(key)
    return found.name(QLocale().name().split("_")[0]) if found is not None else key


def title(picture: Picture, key: str) -> str:
    """Return what a task is called; one that has not arrived says so."""
    task = picture.task(key)
    if task is None:
        return translate("Chain", "a task that has not arrived here")
    return " ".join(task.title.split())


def brief(picture: Picture, key: str) -> str:
    """Return a task's title, cut where it is long."""
    text = title(picture, key)
    return text if len(text) <= _BRIEF else text[: _BRIEF - 1].rstrip() + "…"


def state_words(picture: Picture, key: str, now: int) -> str:
    """Return the line below a title: state, since when late or when due, how many it holds up."""
    node = picture.nodes[key]
    parts = [readiness_word(node.readiness)]
    task = node.task
    if task.is_late(now):
        age = say.ago((now - task.due) / _SECOND)
        parts = [translate("Chain", "! late {age}").format(age=age), *parts]
    elif task.due and task.is_open():
        due = say.clock(task.due, picture.data.zone, "minute")
        parts.append(translate("Chain", "due {time}").format(time=due))
    if task.is_open() and node.blocks:
        held = picture.held(key)
        parts.append(translate("Chain", "holds up {count}").format(count=held))
    return " · ".join(parts)


def tip(picture: Picture, key: str, now: int) -> str:
    """Return everything about a task in the chain, in lines."""
    node = picture.nodes[key]
    task = node.task
    lines = [
        title(picture, key),
        f"{department_name(picture, task.owner)} · {state_words(picture, key, now)}",
    ]
    if task.basis:
        lines.append(task.basis)
    lines += [
        translate("Chain", "waits for {title} ({department})").format(
            title=title(picture, one), department=owner_name(picture, one)
        )
        for one in (*node.blockers, *node.unknown)
    ]
    return "\n".join(lines)


def owner_name(picture: Picture, key: str) -> str:
    """Return the department that owns a task; a dash for one that has not arrived."""
    task = picture.task(key)
    return department_name(picture, task.owner) if task is not None else "–"


def blocking_words(picture: Picture, one: Blocking, now: int) -> str:
    """Return who holds up how many, with what and since when."""
    words = translate(
        "Chain", "{who} holds up {departments} (tasks: {tasks}) · {time} · {title}"
    ).format(
        who=department_name(picture, one.department),
        departments=", ".join(department_name(picture, name) for name in one.departments),
        tasks=len(one.held),
        time=say.ago((now - one.since) / _SECOND),
        title=", ".join(brief(picture, key) for key in one.tasks),
    )
    return translate("Chain", "! Late: {words}").format(words=words) if one.late else words


def circle_words(picture: Picture, keys: Iterable[str]) -> str:
    """Return the tasks of a circle, one after the other."""
    return " → ".join(f"“{brief(picture, key)}”" for key in keys)


def deadlock_words(picture: Picture, circle: Circle) -> str:
    """Return that nothing in a circle can begin, and its newest link."""
    first, then = circle.newest
    return translate(
        "Chain",
        "Circle in which nothing can begin: {circle}. Written last: “{first}” waits for “{then}”.",
    ).format(
        circle=circle_words(picture, circle.tasks),
        first=brief(picture, first),
        then=brief(picture, then),
    )
