"""Open an incident, or change what is known of one. A name is enough."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget

from commander.actions import OpenIncident, TakeOverHazards, UpdateIncident
from commander.actions.base import Outcome
from commander.domain.codes import State
from commander.domain.operation import Incident
from commander.domain.record import Place
from commander.linkage.succession import follow_ups
from ui.context import Context
from ui.start.choices import event_types, fire_alarms, grades, subtypes
from ui.start.hazards_box import HazardsBox
from ui.widgets.form import InlineForm, chosen_code, fill_choice

_MAX_MINUTES = 240
_PARENT_LETTERS = 14
_SUBTYPE_LETTERS = 16
_MOST_PARENTS = 200


class _IncidentFields(InlineForm):
    """The fields that opening and changing have in common."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, parent)
        self._context = context
        self.name = self.add_line(self.tr("Incident"), wide=52)
        self.event_type = self.add_choice(self.tr("Type"), event_types())
        self.subtype = self.add_choice(self.tr("Subtype"))
        self.subtype.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.subtype.setMinimumContentsLength(_SUBTYPE_LETTERS)
        self.grade = self.add_choice(self.tr("Event grade"), grades())
        self.fire_alarm = self.add_choice(self.tr("Fire alarm level"), fire_alarms())
        self.roll_call = QSpinBox()
        self.roll_call.setRange(0, _MAX_MINUTES)
        self.roll_call.setSingleStep(5)
        self.roll_call.setSpecialValueText(self.tr("none"))
        self.roll_call.setSuffix(self.tr(" min"))
        self.add_box(self.tr("Roll call every"), self.roll_call)
        self.parent_incident = self.add_choice(self.tr("Follows from"))
        self.parent_incident.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.parent_incident.setMinimumContentsLength(_PARENT_LETTERS)
        self.cause = self.add_line(
            self.tr("Cause"), wide=44, hint=self.tr("how it came of that, e.g. pipe broke")
        )
        self.hazards = HazardsBox(context, self)
        self.add_below(self.hazards)
        self.parent_incident.currentIndexChanged.connect(self._ask_hazards)
        self.event_type.currentIndexChanged.connect(self._offer_subtypes)
        self._offer_subtypes()

    def offer_parents(self, stream: str, parent: str, without: str = "") -> None:
        """Offer the incidents that this one may follow from; none that follows from itself.

        There may be thousands: they are read beside the window, the one chosen stands at once.
        """
        nothing = ("", self.tr("no other incident"))
        self._offer([nothing, (parent, "…")] if parent else [nothing], parent)
        reader = self._context.reader

        def read() -> list[tuple[str, str]]:
            known = reader.all(Incident, stream) if stream else ()
            below = {one.key for one in follow_ups(without, known)} if without else set()
            found = [one for one in known if one.key not in {without, *below}]
            found.sort(key=lambda one: (one.key != parent, one.state != State.OPEN, -one.alarm_at))
            return [(one.key, one.name) for one in found[:_MOST_PARENTS]]

        def show(found: list[tuple[str, str]]) -> None:
            self._offer([nothing, *found], chosen_code(self.parent_incident))

        self._context.jobs.run(read, show, key=f"incident.parents.{id(self)}")

    def _offer(self, choices: list[tuple[str, str]], parent: str) -> None:
        box = self.parent_incident
        box.blockSignals(True)
        fill_choice(box, choices)
        box.setCurrentIndex(max(0, box.findData(parent)))
        box.blockSignals(False)
        self._ask_hazards()

    def _offer_subtypes(self) -> None:
        fill_choice(self.subtype, subtypes(chosen_code(self.event_type)))

    def _ask_hazards(self) -> None:
        parent = chosen_code(self.parent_incident)
        # A cause belongs to what it is the cause of.
        self.cause.setEnabled(bool(parent))
        self.hazards.ask(parent)

    def take_over(self, stream: str, incident: str) -> None:
        """Let the hazards that were chosen belong to the incident; what is refused is told."""
        chosen = self.hazards.chosen()
        if chosen:
            self._context.act(TakeOverHazards(stream, incident, chosen))

    def has_name(self) -> bool:
        """Return whether there is a name, and say so when there is none."""
        if self.name.text().strip():
            return True
        self.fail_text(self.tr("A name is missing, for example “Fire, Mill Street 12”."))
        self.name.setFocus()
        return False


class NewIncidentForm(_IncidentFields):
    """Ctrl+N: type a name, press Enter; works with no network.

    Signals:
        made: key of the new incident.
    """

    made = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._place: Place | None = None
        self._begun_at = 0
        self.set_title(self.tr("New incident"))
        self.set_save(self.tr("Open incident"))

    def open(self) -> None:
        """Begin; the alarm counts from now unless it is changed later."""
        if not self.isVisible() and not self.name.text():
            self._begun_at = self._context.clock.now()
            self._place = None
        self.offer_parents(self._context.stream, chosen_code(self.parent_incident))
        super().open()

    def open_following(self, parent: str) -> None:
        """Begin an incident that is the consequence of another one."""
        self.open()
        self.offer_parents(self._context.stream, parent)

    def open_at(self, place: Place) -> None:
        """Begin with a place that was chosen on the map."""
        self.open()
        self._place = place

    def submit(self) -> None:
        """Open the incident."""
        if not self.has_name():
            return
        self.wait()
        action = OpenIncident(
            self._context.stream,
            self.name.text().strip(),
            event_type=chosen_code(self.event_type),
            subtype=chosen_code(self.subtype),
            grade=chosen_code(self.grade),
            fire_alarm=chosen_code(self.fire_alarm),
            place=self._place,
            alarm_at=self._begun_at,
            roll_call_minutes=self.roll_call.value(),
            parent=chosen_code(self.parent_incident),
            cause=self.cause.text().strip() if chosen_code(self.parent_incident) else "",
            happened_at=self._begun_at,
        )
        self._context.act(action, self._made, self.fail)

    def _made(self, outcome: Outcome) -> None:
        self._place = None
        self.take_over(outcome.stream, outcome.keys[0])
        self.finish()
        for box in (self.parent_incident, self.subtype):
            box.setCurrentIndex(0)
        self.made.emit(outcome.keys[0])


class ChangeIncidentForm(_IncidentFields):
    """What is known of the incident looked at; writes only the fields that were changed."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._incident = Incident()
        self.set_title(self.tr("Change incident"))
        self.set_save(self.tr("Save"))

    def open_for(self, incident: Incident) -> None:
        """Begin with what is known of this incident."""
        self._incident = incident
        self.name.setText(incident.name)
        self.roll_call.setValue(incident.roll_call_minutes)
        for box, code in (
            (self.event_type, incident.event_type),
            (self.subtype, incident.subtype),
            (self.grade, incident.grade),
            (self.fire_alarm, incident.fire_alarm),
        ):
            box.setCurrentIndex(max(0, box.findData(code, Qt.ItemDataRole.UserRole)))
        self.cause.setText(incident.cause)
        self.offer_parents(incident.stream, incident.parent, without=incident.key)
        self.open()

    def submit(self) -> None:
        """Write what was changed."""
        if not self.has_name():
            return
        before = self._incident
        after = replace(
            before,
            name=self.name.text().strip(),
            event_type=chosen_code(self.event_type),
            subtype=self._subtype(),
            grade=chosen_code(self.grade),
            fire_alarm=chosen_code(self.fire_alarm),
            roll_call_minutes=self.roll_call.value(),
            parent=chosen_code(self.parent_incident),
            cause=self.cause.text().strip() if chosen_code(self.parent_incident) else "",
        )
        names = (
            "name",
            "event_type",
            "subtype",
            "grade",
            "fire_alarm",
            "roll_call_minutes",
            "parent",
            "cause",
        )
        fields = {
            name: getattr(after, name)
            for name in names
            if getattr(after, name) != getattr(before, name)
        }
        if not fields:
            self.take_over(before.stream, before.key)
            self.finish()
            return
        self.wait()
        action = UpdateIncident(before.stream, before.key, fields)
        self._context.act(action, lambda _outcome: self._changed(before), self.fail)

    def _subtype(self) -> str:
        """Return the subtype; one that is not on the list stays while the type does."""
        before, chosen = self._incident, chosen_code(self.subtype)
        kept = self.subtype.findData(before.subtype) < 0
        same_type = chosen_code(self.event_type) == before.event_type
        return before.subtype if not chosen and kept and same_type else chosen

    def _changed(self, incident: Incident) -> None:
        self.take_over(incident.stream, incident.key)
        self.finish()
