"""What bundles and what came of them are called on the screen."""

from collections.abc import Callable, Mapping
from datetime import UTC, tzinfo
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QLocale

from ui import words

if TYPE_CHECKING:
    from commander.sync.bundle.contents import Manifest
    from commander.sync.bundle.examine import PartReport, Report
    from commander.sync.bundle.taking import Taken

translate = QCoreApplication.translate

_PHASES: Final[Mapping[str, Callable[[], str]]] = {
    "reading": lambda: translate("bundles", "Reading what is here"),
    "writing": lambda: translate("bundles", "Writing"),
    "checking": lambda: translate("bundles", "Checking the file"),
    "taking": lambda: translate("bundles", "Taking in"),
    "attachments": lambda: translate("bundles", "Attachments"),
}


def phase_words(phase: str) -> str:
    """What is being done."""
    known = _PHASES.get(phase)
    return known() if known else phase


def number(count: int) -> str:
    """A count with the separators of the language."""
    return QLocale().toString(count)


def size(count: int) -> str:
    """A size in bytes, in the unit that fits."""
    return QLocale().formattedDataSize(count, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)


def moment(ms: int, zone: tzinfo) -> str:
    """A day and time of day; with its zone where that is not the operation's own."""
    text = f"{words.day(ms, zone)} {words.clock(ms, zone, 'minute')}"
    return f"{text} UTC" if zone is UTC else text


def span(first: int, last: int, zone: tzinfo) -> str:
    """From when to when; the day once if it is the same."""
    if words.day(first, zone) == words.day(last, zone):
        return f"{moment(first, zone)}–{words.clock(last, zone, 'minute')}"
    return f"{moment(first, zone)} – {moment(last, zone)}"


def state(one: "PartReport", *, taken: bool) -> str:
    """How an operation of a bundle stands."""
    if one.demonstration:
        return translate("bundles", "Demonstration: is not taken in")
    if one.whole:
        return translate("bundles", "Whole")
    text = translate("bundles", "Damaged: {readable} of {all} readable")
    if taken:
        text = translate("bundles", "Damaged: {readable} of {all} taken in")
    return text.format(readable=number(one.readable), all=number(one.part.changes))


def maker(report: "Report", zone: tzinfo) -> str:
    """Who made a bundle, and when."""
    manifest = report.manifest
    if manifest is None:
        return translate("bundles", "Who made this file cannot be read any more.")
    made = manifest.maker
    by = ", ".join(part for part in (made.person, made.position) if part) or made.device
    return translate("bundles", "Made {when} by {name}").format(
        when=moment(manifest.made_at, zone), name=by
    )


def verdict(report: "Report") -> str:
    """In one sentence, how much of a bundle is usable."""
    every = len([one for one in report.parts if not one.demonstration])
    usable = len(report.usable)
    if report.sound:
        return translate("bundles", "The file is whole.")
    if not report.parts:
        return translate(
            "bundles", "The file is damaged and nothing in it is usable. Ask for another copy."
        )
    if usable == every:
        return translate("bundles", "The file is damaged, but every operation in it is whole.")
    if usable == 0:
        return translate(
            "bundles", "The file is damaged and no operation in it is whole. Ask for another copy."
        )
    text = translate(
        "bundles", "The file is damaged: {usable} of {all} operations are whole and usable."
    )
    return text.format(usable=usable, all=every)


def beside(report: "Report") -> list[str]:
    """What else is to be said of a bundle: its attachments, and what nobody vouches for."""
    lines = []
    if report.items or report.damaged_items:
        lines.append(
            translate("bundles", "Attachments: {count}").format(count=number(len(report.items)))
        )
    if report.damaged_items:
        text = translate("bundles", "Damaged attachments: {count}. Messages are not affected.")
        lines.append(text.format(count=number(report.damaged_items)))
    absent = len(report.manifest.absent) if report.manifest else 0
    if absent:
        text = translate("bundles", "Attachments that the other post did not have: {count}")
        lines.append(text.format(count=number(absent)))
    if report.lacks_positions:
        lines.append(translate("bundles", "Some positions of units are damaged."))
    if report.unsigned:
        text = translate("bundles", "Changes that no signature vouches for: {count}")
        lines.append(text.format(count=number(report.unsigned)))
    return lines


def came_of_it(taken: "Taken") -> list[str]:
    """What an import brought."""
    count = taken.count
    lines = [
        translate("bundles", "New: {new}. Here already: {known}.").format(
            new=number(count.new), known=number(count.known)
        )
    ]
    if taken.items:
        text = translate("bundles", "New attachments: {count}")
        lines.append(text.format(count=number(taken.items)))
    if taken.stopped:
        lines.append(
            translate("bundles", "Stopped: attachments are missing. Import again to go on.")
        )
    if count.parked:
        text = translate("bundles", "Set aside with a reason, see the outbox (F8): {count}")
        lines.append(text.format(count=number(count.parked)))
    return lines


def written(manifest: "Manifest", name: str) -> list[str]:
    """What an export wrote."""
    changes = sum(part.changes for part in manifest.parts)
    lines = [
        translate("bundles", "Written: {file}").format(file=name),
        translate("bundles", "Operations: {operations}. Changes: {changes}.").format(
            operations=number(len(manifest.parts)), changes=number(changes)
        ),
    ]
    if manifest.items:
        text = translate("bundles", "Attachments: {count}, {size}")
        whole = sum(item.size for item in manifest.items)
        lines.append(text.format(count=number(len(manifest.items)), size=size(whole)))
    if manifest.absent:
        text = translate("bundles", "Attachments that are not at this post yet: {count}")
        lines.append(text.format(count=number(len(manifest.absent))))
    return lines
