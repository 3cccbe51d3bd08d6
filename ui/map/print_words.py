"""What stands on a printed map: title, time, scale, source, legend; in the window's language."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QLocale

from commander.domain.codes import OperationKind
from commander.domain.feature import Feature
from commander.domain.operation import Incident, Operation
from commander.domain.resources import Department, Unit
from commander.reports.map_paper import PrintOrder
from ui import words
from ui.map.drawings_model import is_point, look_of
from ui.map.print_texts import LegendEntry, SheetWords
from ui.zone import zone_of

translate = QCoreApplication.translate


def sheet_words(
    order: PrintOrder,
    operation: Operation,
    incidents: Sequence[Incident],
    now: int,
    scale: float,
) -> SheetWords:
    """Return the words of a sheet; ``now`` ms UTC, ``scale`` the denominator."""
    at = datetime.fromtimestamp(now / 1000, zone_of(operation))
    mark = "" if operation.kind == OperationKind.LIVE else words.operation_kind(operation.kind)
    number = QLocale().toString(round(scale))
    true = translate("print", "1:{scale} in the middle of the sheet, printed on {paper} at 100 %")
    by = translate("print", "Printed by {name} with Commander")
    plain = translate("print", "Printed with Commander")
    names = " · ".join(one.name for one in incidents)
    return SheetWords(
        title=operation.name,
        place=names,
        time=f"{at:%Y-%m-%d %H:%M} {at:%Z}",
        mark=mark.upper(),
        scale=true.format(scale=number, paper=order.paper.name),
        source="",
        printed=by.format(name=order.by) if order.by else plain,
        legend=translate("print", "Legend"),
        north=translate("print", "N"),
    )


def legend(
    features: Iterable[Feature],
    units: Iterable[Unit],
    incidents: Iterable[Incident],
    departments: Sequence[Department],
) -> tuple[LegendEntry, ...]:
    """Return a line for every kind that is on the map, drawings first."""
    found = [_drawing(one) for one in features]
    present = {one.department for one in units}
    found += [
        LegendEntry(
            "unit",
            one.colour,
            translate("print", "Units: {department}").format(
                department=words.department(one.key, one.name("en"))
            ),
            letters=one.letters[:2],
        )
        for one in departments
        if one.key in present
    ]
    if any(True for _ in incidents):
        found.append(LegendEntry("incident", "red", translate("print", "Incident"), letters="!"))
    return tuple(dict.fromkeys(found))


def _drawing(one: Feature) -> LegendEntry:
    look = look_of(one.kind)
    kind = str(one.geometry.get("type", ""))
    shape = "point" if is_point(one) else "line" if "Line" in kind else "area"
    text = words.feature_kind(one.kind)
    if one.planned:
        text = translate("print", "{kind}, planned").format(kind=text)
    letters = look.letters if shape == "point" else ""
    return LegendEntry(shape, look.colour, text, one.planned, letters)
