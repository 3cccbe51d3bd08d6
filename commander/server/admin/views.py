"""What each page of the administrator shows. Blocking: on a reading thread."""

import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from commander import __version__
from commander.errors import UserError
from commander.server.access.codes import STANDING
from commander.server.access.office import Office
from commander.server.access.roles import EVERYWHERE, Mode, Role
from commander.server.access.streams import Given
from commander.server.admin.signing import Form
from commander.server.filling import NEARLY, Near
from commander.server.operation import backups
from commander.server.titles import titles

if TYPE_CHECKING:
    from commander.server.app import Service

MANY = 50
"""Rows of a page."""

NAMED = 200
"""Streams whose names are looked up for a list."""

Values = dict[str, Any]


@dataclass(slots=True)
class Desk:
    """One server and the office of its administrators."""

    service: "Service"
    office: Office
    started: float = field(default_factory=time.monotonic)


def overview(desk: Desk, _asked: Form) -> Values:
    """Return how the server is."""
    service, office = desk.service, desk.office
    heads = service.store.heads()
    path = service.journal.path
    folder = path.parent
    files = [folder / f"{path.name}{end}" for end in ("", "-wal")]
    return {
        "version": __version__,
        "up": int(time.monotonic() - desk.started),
        "listening": len(service.broadcast.devices()),
        "streams": len(heads),
        "changes": sum(heads.values()),
        "journal": sum(one.stat().st_size for one in files if one.exists()),
        "attachments": service.shelf.blobs.used(),
        "quota": service.settings.attachment_quota,
        "backup": _last_copy(folder),
        "health": service.doctor.look(),
        "free": shutil.disk_usage(folder).free,
        "near": _near(desk),
        "broken": office.book.unbroken(),
        "lines": office.book.audit(8),
    }


def _near(desk: Desk) -> list[tuple[Near, str]]:
    """Return the operations that are nearly full, with their names."""
    found = desk.service.store.nears(desk.office.quotas.limits().of)
    near = [one for one in found if one.share >= NEARLY][:MANY]
    names = titles(desk.service.journal.reader, [one.stream for one in near])
    return [(one, names.get(one.stream, "")) for one in near]


def _last_copy(folder: Path) -> int | None:
    """Return when the newest copy of the server was made (ms UTC); None without one."""
    now = time.time()
    age = backups.age(backups.place(folder), now)
    return None if age is None else round((now - age) * 1000)


def devices(desk: Desk, asked: Form) -> Values:
    """Return the posts that were let in."""
    start = asked.place("from")
    found = desk.office.doors.devices(asked["q"][:100], MANY + 1, start)
    people = desk.office.people.everyone(limit=1_000)
    return {
        "devices": found[:MANY],
        "here": desk.service.broadcast.devices(),
        "names": {one.id: one.name for one in people},
        "people": [one for one in people if not one.revoked_at],
        **_more(asked, start, len(found)),
    }


def users(desk: Desk, asked: Form) -> Values:
    """Return the users."""
    start = asked.place("from")
    found = desk.office.people.everyone(asked["q"][:100], MANY + 1, start)
    provider = desk.office.openid.provider
    return {"users": found[:MANY], "provider": provider, **_more(asked, start, len(found))}


def streams(desk: Desk, asked: Form) -> Values:
    """Return the operations, and how access to each is decided."""
    modes, heads = desk.office.streams.modes(), desk.service.store.heads()
    near = desk.service.store.nears(desk.office.quotas.limits().of)
    names = titles(desk.service.journal.reader, sorted(heads)[-1_000:])
    about = asked["q"][:100].casefold()
    every = [one for one in {*heads, *modes} if about in f"{one} {names.get(one, '')}".casefold()]
    every.sort(key=lambda one: (modes.get(one, Mode.OPEN) is Mode.OPEN, names.get(one, one), one))
    start = asked.place("from")
    shown = every[start : start + MANY + 1]
    return {
        "rows": [(one, names.get(one, ""), modes.get(one, Mode.OPEN)) for one in shown[:MANY]],
        "heads": heads,
        "near": {one.stream: one for one in near},
        "everywhere": EVERYWHERE,
        **_more(asked, start, len(shown)),
    }


def stream(desk: Desk, asked: Form) -> Values:
    """Return who has which role in one operation."""
    one = asked["id"]
    office = desk.office
    known = {EVERYWHERE, *desk.service.store.heads(), *_decided(desk)}
    if one not in known:
        raise UserError("There is no such operation on this server.")
    people = {user.id: user for user in office.people.everyone(limit=1_000)}
    posts = office.doors.devices(limit=1_000)
    limits = office.quotas.limits()
    return {
        "quota": limits.of(one),
        "own": one in limits.own or (one == EVERYWHERE and bool(limits.every)),
        "kept": desk.service.store.kept(one) if one != EVERYWHERE else None,
        "id": one,
        "everywhere": one == EVERYWHERE,
        "title": titles(desk.service.journal.reader, [one]).get(one, ""),
        "mode": office.streams.modes().get(one, Mode.OPEN),
        "modes": list(Mode),
        "roles": list(Role),
        "given": [(one, _holder(one, people, posts)) for one in office.streams.given(one)],
        "people": [user for user in people.values() if not user.revoked_at],
        "posts": [post for post in posts if not post.revoked_at],
    }


def _decided(desk: Desk) -> set[str]:
    office = desk.office
    given = (one.stream for one in office.streams.given())
    return {*office.streams.modes(), *given, *office.quotas.limits().own}


def _holder(given: Given, people: Values, posts: list[Any]) -> str:
    if given.kind == "user":
        return str(people[given.holder].name) if given.holder in people else given.holder
    return next((post.name for post in posts if post.device == given.holder), "") or given.holder


def codes(desk: Desk, _asked: Form) -> Values:
    """Return the enrolment codes."""
    office = desk.office
    people = office.people.everyone(limit=1_000)
    modes = office.streams.modes()
    names = titles(desk.service.journal.reader, list(modes)[:NAMED])
    return {
        "codes": [one for one in office.codes.everyone() if one.id != STANDING],
        "standing": office.codes.printed(office.codes.standing()),
        "now": office.book.now(),
        "names": {one.id: one.name for one in people},
        "people": [one for one in people if not one.revoked_at],
        "roles": list(Role),
        "streams": [(EVERYWHERE, ""), *((one, names.get(one, "")) for one in sorted(modes))],
    }


def feeds(desk: Desk, _asked: Form) -> Values:
    """Return the tokens of the city's own systems."""
    office = desk.office
    found = office.feeds.everyone()
    heads = desk.service.store.heads()
    names = titles(desk.service.journal.reader, sorted(heads)[-NAMED:])
    return {
        "feeds": found,
        "hooks": office.hooks.everyone(),
        "now": office.book.now(),
        "names": names,
        "everywhere": EVERYWHERE,
    }


def audit(desk: Desk, asked: Form) -> Values:
    """Return the audit, the newest first."""
    lines = desk.office.book.audit(MANY + 1, asked.place("before"), asked["q"][:100])
    return {
        "lines": lines[:MANY],
        "q": asked["q"][:100],
        "older": lines[MANY - 1].seq if len(lines) > MANY else 0,
        "broken": desk.office.book.unbroken(),
    }


def _more(asked: Form, start: int, found: int) -> Values:
    return {
        "q": asked["q"][:100],
        "start": start,
        "back": max(0, start - MANY) if start else None,
        "on": start + MANY if found > MANY else None,
    }


PAGES: dict[str, Callable[[Desk, Form], Values]] = {
    "overview": overview,
    "devices": devices,
    "users": users,
    "streams": streams,
    "stream": stream,
    "codes": codes,
    "feeds": feeds,
    "audit": audit,
}
