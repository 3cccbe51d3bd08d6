"""Whom an area concerns, inline at what covers it; one press notifies a government, or all."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget
from shiboken6 import isValid

from commander.actions import LogMessage
from commander.domain.codes import Medium, MessageKind, Precedence
from commander.domain.region import Region
from ui import words
from ui.context import Context
from ui.regions.region_data import Area, Concerned, Ground, government, read_ground
from ui.theme.dress import dress
from ui.theme.tokens import STEP
from ui.told import told_sign
from ui.widgets.elided import ElidedLabel
from ui.widgets.pill import Pill
from ui.zone import zone_in

if TYPE_CHECKING:
    from commander.journal.feed import Notice

_GATHER_MS: Final = 120
_NEWS: Final = frozenset({"region", "message", "receipt"})
_NEIGHBOURS: Final = 3


class RegionNotices(QWidget):
    """Hidden while the area lies on no ground that is known.

    Signals:
        show_wanted: kind and key of the entry that told somebody.
        found: a `Ground` was worked out.
    """

    show_wanted = Signal(str, str)
    found = Signal(object)

    def __init__(self, context: Context, keys: str = "", parent: QWidget | None = None) -> None:
        """``keys`` is the key that notifies all, where there is one."""
        super().__init__(parent)
        self._context, self._keys = context, keys
        self._area: Area | None = None
        self._ground: Ground | None = None
        self._regions: tuple[str, tuple[Region, ...]] | None = None
        self._asked: set[str] = set()
        self._held = False
        self._head = QLabel()
        self._head.setWordWrap(True)
        dress(self._head, role="small")
        self._rows = QGridLayout()
        self._all = Pill(context.theme, compact=True)
        self._all.clicked.connect(self.notify_all)
        self._soon = QTimer(self, singleShot=True, interval=_GATHER_MS)
        self._soon.timeout.connect(self._read)
        step = context.theme.px(STEP)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, step, 0, 0)
        column.setSpacing(step)
        column.addWidget(self._head)
        self._rows.setHorizontalSpacing(2 * step)
        self._rows.setVerticalSpacing(step)
        self._rows.setColumnStretch(1, 1)
        column.addLayout(self._rows)
        column.addWidget(self._all)
        context.bridge.noticed.connect(self._notice)
        self.hide()

    @property
    def ground(self) -> Ground | None:
        """What is shown."""
        return self._ground

    @property
    def pills(self) -> list[Pill]:
        """The buttons of those who can be notified, from top to bottom."""
        items = (self._rows.itemAt(place) for place in range(self._rows.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [one for one in widgets if isinstance(one, Pill)]

    def show_area(self, area: Area | None) -> None:
        """Show whom an area concerns; None shows nothing."""
        if area == self._area:
            return
        other = self._area is None or area is None or area.key != self._area.key
        self._area = area
        if other:
            self._ground = None
            self._asked.clear()
            self.hide()
        if area is not None:
            self._read()

    def hold(self, *, held: bool) -> None:
        """Hide what is known, or show it again."""
        self._held = held
        self.setVisible(bool(self._head.text()) and self._ground is not None and not held)

    def can_notify(self) -> bool:
        """Return whether somebody is proposed who was not told yet."""
        return any(self._open(one) for one in self._proposed())

    def notify_all(self) -> None:
        """Log a notification to everybody proposed who was not told yet."""
        if self._context.refuses():
            return
        for one in self._proposed():
            if self._open(one):
                self._notify(one)

    def _notify(self, one: Concerned) -> None:
        ground, code = self._ground, one.region.key
        if ground is None or code in self._asked:
            return
        if self._context.refuses():
            return
        language = _language()
        party = one.party(language)
        action = LogMessage(
            self._context.stream,
            self._words(ground, one, language),
            to=(party,),
            about=(f"{ground.area.kind}:{ground.area.key}",),
            channel=one.region.channel,
            medium=Medium.UNKNOWN if not one.region.channel else Medium.RADIO,
            precedence=Precedence.PRIORITY,
            kind=MessageKind.NOTIFICATION,
            ack_from=(party.ref,),
            incident=ground.area.incident,
        )
        self._asked.add(code)

        def failed(error: Exception) -> None:
            self._asked.discard(code)
            self._context.notify(error)

        self._context.act(action, lambda _outcome: self._read(), failed)

    def _words(self, ground: Ground, one: Concerned, language: str) -> str:
        inside = [each for each in ground.concerned if each.role == "concerned"]
        names = ", ".join(each.name(language) for each in inside)
        superior = next((each for each in ground.concerned if each.role == "superior"), None)
        title = ground.area.title
        if one.role == "superior":
            text = self.tr("{title} concerns {names}. You stand above all of them: please lead.")
            return text.format(title=title, names=names)
        if one.role == "neighbour":
            text = self.tr("{title} concerns {names}, beside you. Be ready, please.")
            return text.format(title=title, names=names)
        if superior is None:
            return self.tr("{title} concerns {names}.").format(title=title, names=names)
        text = self.tr("{title} concerns {names}. Common superior: {superior}.")
        return text.format(title=title, names=names, superior=superior.name(language))

    def _proposed(self) -> tuple[Concerned, ...]:
        return self._ground.proposed if self._ground is not None else ()

    def _open(self, one: Concerned) -> bool:
        return one.told is None and one.region.key not in self._asked

    def _notice(self, notice: "Notice") -> None:
        ours = notice.stream == self._context.stream
        if not ours or self._area is None or _NEWS.isdisjoint(notice.changed):
            return
        if "region" in notice.changed:
            self._regions = None
        self._soon.start()

    def _read(self) -> None:
        area, context = self._area, self._context
        if area is None:
            return
        reader, stream = context.reader, context.stream
        kept = self._regions if self._regions and self._regions[0] == stream else None

        def read() -> tuple[Ground, tuple[Region, ...]]:
            regions = kept[1] if kept is not None else reader.all(Region, stream)
            return read_ground(reader, stream, area, regions), regions

        context.jobs.run(
            read, lambda result: self._take(stream, *result), key=f"regions.{id(self)}"
        )

    def _take(self, stream: str, ground: Ground, regions: tuple[Region, ...]) -> None:
        if not isValid(self) or stream != self._context.stream or ground.area != self._area:
            return
        self._regions, self._ground = (stream, regions), ground
        self._asked -= {one.region.key for one in ground.concerned if one.told is not None}
        self._fill(ground)
        self.found.emit(ground)

    def _fill(self, ground: Ground) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        language = _language()
        names = [one.name(language) for one in ground.concerned if one.role == "concerned"]
        beside = [one.name(language) for one in ground.concerned if one.role == "neighbour"]
        head = []
        if ground.crosses:
            head.append(self.tr("Lies on the ground of {count}:").format(count=len(names)))
            for row, one in enumerate(ground.proposed):
                self._row(row, one, language)
        elif names:
            head.append(self.tr("On the ground of {name}").format(name=names[0]))
        if ground.outside and ground.known and names:
            head.append(self.tr("A part lies in no region that is known."))
        if ground.crosses and not any(one.role == "superior" for one in ground.proposed):
            head.append(self.tr("Nobody known stands above all of them."))
        if beside and ground.crosses:
            more = " …" if len(beside) > _NEIGHBOURS else ""
            text = self.tr("Neighbours: {names}")
            head.append(text.format(names=", ".join(beside[:_NEIGHBOURS]) + more))
        self._head.setText("\n".join(head))
        count = sum(self._open(one) for one in ground.proposed)
        text = self.tr("Notify all {count}").format(count=count)
        self._all.set_text(f"{text}  {self._keys}" if self._keys else text)
        self._all.setVisible(count > 0)
        self.setVisible(bool(head) and not self._held)
        self.updateGeometry()

    def _row(self, row: int, one: Concerned, language: str) -> None:
        theme = self._context.theme
        superior = one.role == "superior"
        role = QLabel(self.tr("above all") if superior else self.tr("concerned"))
        dress(role, role="caption")
        name = ElidedLabel(f"{one.name(language)} · {one.region.channel}".rstrip(" ·"))
        if one.told is not None:
            party = next((each for each in one.told.to if each.name), one.party(language))
            zone = zone_in(self._context.reader, self._context.stream)
            at = words.clock(one.told.happened_at, zone, "minute")
            sign = told_sign(one.told, party)
            pill = Pill(
                theme, self.tr("told {time} {sign}").format(time=at, sign=sign), compact=True
            )
            pill.set_tone("ok" if sign == "✓" else "warning")
            pill.clicked.connect(partial(self.show_wanted.emit, "message", one.told.key))
        else:
            pill = Pill(theme, self.tr("Notify"), compact=True)
            pill.clicked.connect(partial(self._notify, one))
        pill.setAccessibleName(f"{pill.text()}: {one.name(language)}")
        for place, widget in enumerate((role, name, pill)):
            self._rows.addWidget(widget, row, place)


def _language() -> str:
    return QLocale().name().partition("_")[0]


__all__ = ["Area", "RegionNotices", "government"]
