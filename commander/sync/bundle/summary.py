"""What came of looking at a bundle or taking it in, as it is printed and passed on."""

from collections.abc import Iterator

import msgspec

from commander.sync.bundle.examine import PartReport, Report
from commander.sync.bundle.taking import Taken


class Line(msgspec.Struct, frozen=True):
    """One operation: how many of its ``changes`` are ``readable``, ``signed``; times ms UTC."""

    stream: str
    name: str
    changes: int
    readable: int
    signed: int
    first: int
    last: int
    whole: bool
    demonstration: bool
    taken: bool


class Summary(msgspec.Struct, frozen=True):
    """The whole. ``new``, ``known``, ``parked`` are changes; all 0 when it was only looked at."""

    file: str
    made_by: str
    made_at: int
    sealed: bool
    sound: bool
    operations: list[Line]
    attachments: int
    attachments_damaged: int
    attachments_absent: int
    positions_damaged: bool
    new: int = 0
    known: int = 0
    parked: int = 0
    attachments_new: int = 0
    stopped: bool = False


def of_report(report: Report) -> Summary:
    """Return what is in a bundle."""
    return _summary(report, frozenset())


def of_taken(taken: Taken) -> Summary:
    """Return what came of an import."""
    return msgspec.structs.replace(
        _summary(taken.report, frozenset(taken.streams)),
        new=taken.count.new,
        known=taken.count.known,
        parked=taken.count.parked,
        attachments_new=taken.items,
        stopped=taken.stopped,
    )


def _summary(report: Report, taken: frozenset[str]) -> Summary:
    manifest = report.manifest
    maker = manifest.maker if manifest else None
    by = ", ".join(p for p in (maker.person, maker.position, maker.device) if p) if maker else ""
    return Summary(
        file=report.file,
        made_by=by,
        made_at=manifest.made_at if manifest else 0,
        sealed=report.sealed,
        sound=report.sound,
        operations=[_line(one, taken) for one in report.parts],
        attachments=len(report.items),
        attachments_damaged=report.damaged_items,
        attachments_absent=len(manifest.absent) if manifest else 0,
        positions_damaged=report.lacks_positions,
    )


def _line(one: PartReport, taken: frozenset[str]) -> Line:
    part = one.part
    return Line(
        stream=part.stream,
        name=part.name or part.stream,
        changes=part.changes,
        readable=one.readable,
        signed=one.signed,
        first=part.first,
        last=part.last,
        whole=one.whole,
        demonstration=one.demonstration,
        taken=part.stream in taken,
    )


def words(summary: Summary, *, imported: bool) -> Iterator[str]:
    """Give the lines that the command line prints."""
    for one in summary.operations:
        yield f"{one.name}: {_state(one, imported=imported)}"
    if imported:
        aside = f", {summary.parked} set aside with a reason" if summary.parked else ""
        yield f"Changes: {summary.new} new, {summary.known} were here already{aside}"
    if summary.attachments or summary.attachments_damaged or summary.attachments_absent:
        yield f"Attachments: {_attachments(summary, imported=imported)}"
    if summary.positions_damaged:
        yield "Some positions of units are damaged."
    unsigned = sum(one.readable - one.signed for one in summary.operations)
    if unsigned:
        yield f"No signature vouches for {unsigned} of the changes."
    yield _verdict(summary)


def _state(one: Line, *, imported: bool) -> str:
    if one.demonstration:
        return "a demonstration, which stays where it is: not taken"
    if one.whole:
        return f"{one.changes} changes, whole"
    taken = (
        "these were taken" if one.taken else "not taken" if imported else "not usable as a whole"
    )
    return f"damaged, {one.readable} of {one.changes} changes can be read: {taken}"


def _attachments(summary: Summary, *, imported: bool) -> str:
    said = f"{summary.attachments} whole"
    if imported:
        said += f", {summary.attachments_new} of them new"
    if summary.attachments_damaged:
        said += f", {summary.attachments_damaged} damaged"
    if summary.attachments_absent:
        said += f", {summary.attachments_absent} were not at the post that made it"
    return said + (" (stopped; import again for the rest)" if summary.stopped else "")


def _verdict(summary: Summary) -> str:
    if summary.sound:
        return f"{summary.file} is whole."
    damaged = [one.name for one in summary.operations if not one.whole and not one.demonstration]
    if not summary.operations:
        return f"{summary.file} is damaged: nothing in it is usable. Ask for another copy."
    if not damaged:
        return f"{summary.file} is damaged, but every operation in it is whole."
    return (
        f"{summary.file} is damaged: {len(summary.operations) - len(damaged)} of "
        f"{len(summary.operations)} operations are usable. Ask for another copy, or take what is "
        "readable with --readable."
    )
