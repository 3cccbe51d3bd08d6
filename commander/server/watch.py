"""Sees to it that what is decided about rights holds on live connections within a second."""

import asyncio
import logging
from typing import TYPE_CHECKING

from commander.journal.room import ROOM

if TYPE_CHECKING:
    from commander.server.app import Service

LOOK_S = 0.25
"""Seconds between looks at whether rights have changed: here, on another worker, by hand."""

log = logging.getLogger(__name__)


async def run(service: "Service") -> None:
    """Look until cancelled. When the book cannot be read, what was decided last goes on to hold."""
    failing = False
    while service.rights.watched:
        await asyncio.sleep(LOOK_S)
        try:
            await look(service)
            failing = False
        except Exception:
            if not failing:
                log.exception("the book of users and devices cannot be read")
            failing = True


async def look(service: "Service") -> None:
    """Read anew what changed, and end the event streams of whoever it concerns.

    One that may go on comes again at once, and hello tells it what it may see now.
    """
    before = service.broadcast.listeners()
    streams = frozenset[str]().union(*before.values())
    quotas = {one: service.rights.quota(one) for one in streams}
    if not await service.offload(service.rights.look):
        return
    for one, quota in quotas.items():
        if service.rights.quota(one) != quota:
            service.broadcast.news(ROOM, one)
    admitted = await service.offload(lambda: service.rights.admits(frozenset(before)))
    after = service.broadcast.listeners()
    for device, streams in before.items():
        if device not in admitted or after.get(device, streams) != streams:
            service.broadcast.dismiss(device)
