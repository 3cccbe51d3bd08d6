"""What the list of conflicts shows, read in one go so that it can be read beside the GUI."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QLocale

from commander.actions import SettleActivation, SettleConflict
from commander.domain.operation import Incident, Operation
from commander.domain.record import Record
from commander.domain.resources import Department, Desk, Unit
from commander.domain.work import Task
from commander.journal.reader import Reader
from commander.linkage.conflicts import Conflict, ConflictKind
from commander.linkage.response_conflicts import gathered
from ui import words
from ui.conflict_words import Naming, answer, both, claims, headline
from ui.entity_words import entity_word
from ui.zone import zone_of

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer: what it says, who said it, and whether it is what is shown meanwhile.

    ``choice`` is the stamp that names it; empty for both together.
    """

    text: str
    said: str
    choice: str
    shown: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One conflict as it is asked: about which item, what, and the answers in order."""

    conflict: Conflict
    item: str
    headline: str
    answers: tuple[Answer, ...]

    @property
    def ident(self) -> tuple[str, str, str]:
        """What tells two questions apart."""
        return self.conflict.ident

    def settled_by(self, number: int) -> SettleConflict | SettleActivation:
        """Return the action that gives an answer, counted from 0."""
        conflict, given = self.conflict, self.answers[number]
        if conflict.kind == ConflictKind.RESPONSE:
            level = str(conflict.sides[number].values.get("level", ""))
            return SettleActivation(conflict.stream, conflict.key, level)
        return SettleConflict(
            conflict.stream,
            conflict.entity,
            conflict.key,
            conflict.field,
            choice=given.choice,
            both=not given.choice,
            saw=tuple(sorted(conflict.stamps)),
        )


def read_questions(reader: Reader, stream: str, here: str) -> tuple[Question, ...]:
    """Read the open conflicts of an operation, the oldest first; ``here`` is this device."""
    if not stream:
        return ()
    open_ones = gathered(reader.disputed(stream))
    naming = read_naming(reader, stream, here) if open_ones else Naming()
    return tuple(_question(one, naming) for one in open_ones)


def read_naming(reader: Reader, stream: str, here: str) -> Naming:
    """Read what the records of an operation are called."""
    language = QLocale().name().partition("_")[0]
    departments = {one.key: one.name(language) for one in reader.all(Department, stream)}
    operation = reader.get(Operation, stream, stream)
    return Naming(
        departments=departments,
        units=_names(reader.all(Unit, stream), "name"),
        tasks=_names(reader.all(Task, stream), "title"),
        incidents=_names(reader.all(Incident, stream), "name"),
        desks={
            one.key: departments.get(one.department, one.department)
            for one in reader.all(Desk, stream)
        },
        zone=zone_of(operation),
        here=here,
    )


def _names(records: tuple[Record, ...], name: str) -> Mapping[str, str]:
    return {one.key: str(getattr(one, name)) for one in records}


def _question(conflict: Conflict, naming: Naming) -> Question:
    answers = [
        Answer(
            text=answer(conflict, side, naming),
            said=claims(side, naming),
            choice=side.stamp,
            shown=number == 0,
        )
        for number, side in enumerate(conflict.sides)
    ]
    if together := both(conflict, naming):
        said = translate("conflicts", "what every post wanted")
        answers.append(Answer(text=together, said=said, choice=""))
    return Question(
        conflict=conflict,
        item=item_name(conflict),
        headline=headline(conflict),
        answers=tuple(answers),
    )


def item_name(conflict: Conflict) -> str:
    """Return what the item is called, by its kind where it has no name."""
    if conflict.entity == "department":
        return words.department(conflict.key, conflict.title)
    return conflict.title or entity_word(conflict.entity)
