"""What a card says: the words and marks of one task at one moment, before anything is painted."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication

from commander.domain.codes import TaskStatus
from commander.domain.resources import Department
from commander.domain.work import Task
from ui import words as say
from ui.board.board_words import field_word
from ui.board.data import BoardData
from ui.conflict_words import Naming, badge

ESCALATE_KEY: Final = "U"
_MINUTE: Final = 60_000
_EDGES: Final = {
    TaskStatus.ASSIGNED.value: "accent",
    TaskStatus.IN_PROGRESS.value: "accent",
    TaskStatus.BLOCKED.value: "orange",
    TaskStatus.DONE.value: "green",
    TaskStatus.CANCELLED.value: "muted",
}
_DONE_TIMES: Final = frozenset({"asked", "assigned", "created_at", "done", "status"})


@dataclass(frozen=True, slots=True)
class Line:
    """One more line of a card: its text and its colour role."""

    text: str
    role: str = "muted"


@dataclass(frozen=True, slots=True)
class Hint:
    """What other tasks and the clock say of a task.

    ``same`` are tasks that may be the same one; ``unheard`` that nobody took note of it in time
    and no superior was told; ``asked_at`` (ms UTC) from when on that counts, 0 when it does not.
    """

    same: tuple[str, ...] = ()
    unheard: bool = False
    asked_at: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A card as it is painted. ``edge`` and ``right_role`` are colour roles.

    ``pieces`` are joined by dots in the line below the title, ``right`` stands at its end,
    ``lines`` come below it, ``dispute`` is a badge with both values, ``notice`` says why something
    was refused.
    """

    key: str
    status: str
    title: str
    owner: Department | None
    pieces: tuple[str, ...] = ()
    right: str = ""
    right_role: str = "muted"
    edge: str = "accent"
    late: bool = False
    urgent: bool = False
    lines: tuple[Line, ...] = ()
    dispute: str = ""
    notice: str = ""
    tip: str = ""

    def spoken(self) -> str:
        """Return the whole card as one sentence, for screen readers."""
        words = (self.title, say.task_status(self.status), self.right, *self.pieces)
        return ", ".join(word for word in (*words, *(line.text for line in self.lines)) if word)


class CardWriter:
    """Writes cards from the board's data; ``language`` is a code such as ``zh``."""

    def __init__(self, data: BoardData, language: str) -> None:
        self._data = data
        self._language = language
        self._waiting = data.waiting_on()

    def write(self, task: Task, now: int, notice: str = "", hint: Hint | None = None) -> Card:
        """Return the card of a task at ``now`` (ms UTC); ``notice`` says why a move was refused."""
        late = task.is_late(now)
        right, role = self._right(task, now, late=late)
        return Card(
            key=task.key,
            status=task.status,
            title=task.title,
            owner=self._data.departments.get(task.owner),
            pieces=tuple(self._pieces(task)),
            right=right,
            right_role=role,
            edge="red" if late else _EDGES.get(task.status, "muted"),
            late=late,
            urgent=task.priority == "urgent",
            lines=(*self._lines(task), *self._hint_lines(task, hint, now)),
            dispute=self._dispute(task),
            notice=notice,
            tip=self._tip(task),
        )

    def department_name(self, key: str) -> str:
        """Return the name of a department, its code where it is unknown."""
        department = self._data.departments.get(key)
        return department.name(self._language) if department is not None else key

    def clock(self, at: int) -> str:
        """Return the time of day of ``at`` (ms UTC) at the place of the operation."""
        return say.clock(at, self._data.zone, "minute")

    def names(self, task: Task) -> str:
        """Return who a waiting task waits for: units, title and department of one blocker."""
        units = ", ".join(self._data.unit_names(task.units))
        title = f"{units} · {task.title}" if units else task.title
        return f"{title} ({self.department_name(task.owner)})"

    def _pieces(self, task: Task) -> list[str]:
        units = short_list(self._data.unit_names(task.units))
        done = sum(item.done for item in task.checklist)
        checklist = f"☑ {done}/{len(task.checklist)}" if task.checklist else ""
        support = ", ".join(self.department_name(key) for key in task.support)
        if support:
            support = QCoreApplication.translate("Board", "with {departments}").format(
                departments=support
            )
        pieces = (units, checklist, self._files(task), self.origin(task), support)
        return [piece for piece in pieces if piece]

    def _files(self, task: Task) -> str:
        count = sum(one.withdrawn is None for one in self._data.attached.get(task.key, ()))
        words = QCoreApplication.translate("Board", "files: {count}")
        return words.format(count=count) if count else ""

    def origin(self, task: Task) -> str:
        """Return where a task comes from, in words, or nothing."""
        origin = task.origin
        if origin is None:
            return ""
        if origin.kind == "message":
            message = self._data.origins.get(origin.key)
            if message is None:
                return _translate_from().format(origin=origin.text or origin.key)
            exact = "minute" if message.precision == "second" else message.precision
            sender = message.sender.name if message.sender is not None else ""
            said = f"{say.clock(message.happened_at, self._data.zone, exact)} {sender}".strip()
            return _translate_from().format(origin=said)
        if origin.kind == "plan":
            words = QCoreApplication.translate("Board", "from plan {plan}")
            # A clause that has a number is looked up by it; other codes say less than the source.
            numbered = any(letter.isdigit() for letter in origin.text)
            clause = origin.text if numbered or not task.basis else ""
            shown = " · ".join(one for one in (clause, task.basis) if one)
            return words.format(plan=shown or origin.key)
        return origin.text or origin.key

    def _right(self, task: Task, now: int, *, late: bool) -> tuple[str, str]:
        if late:
            words = QCoreApplication.translate("Board", "late {minutes}")
            text = words.format(minutes=minutes_text(now - task.due))
            return f"! {self._mark(task, 'due')}{text}", "red"
        if task.status == TaskStatus.DONE:
            return self._took(task), "muted"
        if task.status == TaskStatus.CANCELLED:
            return "", "muted"
        if task.status == TaskStatus.BLOCKED:
            return minutes_text(now - task.meta.since.get("status", now)), "orange"
        if task.due:
            words = QCoreApplication.translate("Board", "due {time}")
            return self._mark(task, "due") + words.format(time=self.clock(task.due)), "muted"
        return "", "muted"

    def _took(self, task: Task) -> str:
        asked = task.meta.firsts.get(TaskStatus.ASSIGNED, task.meta.created_at)
        done = task.meta.since.get("status", asked)
        mark = "≈ " if _DONE_TIMES.intersection(task.approximate) else ""
        took = minutes_text(done - asked)
        target = self._target(task, asked)
        if not target:
            return mark + took
        words = QCoreApplication.translate("Board", "{minutes} of {target}")
        return mark + words.format(minutes=took, target=target)

    def _target(self, task: Task, asked: int) -> int:
        if task.due > asked:
            return round((task.due - asked) / _MINUTE)
        department = self._data.departments.get(task.owner)
        return department.target_minutes if department is not None else 0

    def _lines(self, task: Task) -> list[Line]:
        found = []
        if task.is_open():
            wait = QCoreApplication.translate("Board", "waits for {what}")
            found += [
                Line(wait.format(what=self.names(blocker)), "orange")
                for blocker in self._data.blockers(task)
            ]
            waiting = {self.department_name(one.owner) for one in self._waiting.get(task.key, ())}
            if waiting:
                words = QCoreApplication.translate("Board", "{who} waiting for this")
                found.append(Line(words.format(who=", ".join(sorted(waiting)))))
        if task.reason and task.status in (TaskStatus.BLOCKED, TaskStatus.CANCELLED):
            found.append(Line(task.reason, "orange" if task.is_open() else "muted"))
        return found

    def _hint_lines(self, task: Task, hint: Hint | None, now: int) -> list[Line]:
        translate = QCoreApplication.translate
        found = []
        if hint is not None and hint.asked_at:
            words = translate("Board", "! nobody took note for {time} · {key} tells the superior")
            if not hint.unheard:
                words = translate("Board", "nobody took note for {time}; the superior was told")
            time = minutes_text(now - hint.asked_at)
            text = words.format(time=time, key=ESCALATE_KEY)
            found.append(Line(text, "red" if hint.unheard else "orange"))
        for row in self._data.needed(task):
            words = translate("Board", "needs {name}: {required}, has {have}, lacks {lacks}")
            text = words.format(
                name=row.name or row.kind, required=row.required, have=row.have, lacks=row.need
            )
            found.append(Line(text, "orange" if row.need else "muted"))
        for key in hint.same if hint is not None else ():
            other = self._data.tasks.get(key)
            if other is not None:
                words = translate("Board", "may be the same task: {what}")
                found.append(Line(words.format(what=self.names(other)), "yellow"))
        return found

    def _dispute(self, task: Task) -> str:
        if not task.meta.disputed:
            return ""
        data = self._data
        naming = Naming(
            departments={key: one.name(self._language) for key, one in data.departments.items()},
            units={key: one.name for key, one in data.units.items()},
            tasks={key: one.title for key, one in data.tasks.items()},
            zone=data.zone,
        )
        return badge(task, naming)

    def _tip(self, task: Task) -> str:
        lines = [task.title, self.origin(task), self._dispute(task)]
        if task.approximate:
            words = QCoreApplication.translate("Board", "≈ approximate: {fields}")
            names = ", ".join(field_word(name) for name in task.approximate)
            lines.append(words.format(fields=names))
        return "\n".join(line for line in lines if line)

    @staticmethod
    def _mark(task: Task, name: str) -> str:
        return "≈ " if name in task.approximate else ""


def minutes_text(span: int) -> str:
    """Return a length of time (ms) in minutes, from 100 minutes on in hours and minutes."""
    minutes = max(0, span) // _MINUTE
    if minutes < 100:  # noqa: PLR2004 - two digits are read at a glance
        return QCoreApplication.translate("Board", "{count} min").format(count=minutes)
    hours = QCoreApplication.translate("Board", "{hours} h {minutes:02} min")
    return hours.format(hours=minutes // 60, minutes=minutes % 60)


def short_list(names: list[str]) -> str:
    """Join names and drop a first word they share with the one before: Medic 4, 7."""
    shown: list[str] = []
    before = ""
    for name in names:
        head, space, tail = name.rpartition(" ")
        shown.append(tail if space and head == before else name)
        before = head
    return ", ".join(shown)


def _translate_from() -> str:
    return QCoreApplication.translate("Board", "from {origin}")
