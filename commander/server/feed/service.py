"""Puts the feed and the webhooks of one worker together."""

import socket
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fastapi import FastAPI

from commander.server.access.office import Office
from commander.server.feed import routes
from commander.server.feed.sender import Sender

if TYPE_CHECKING:
    from commander.server.app import Service


@dataclass(frozen=True, slots=True)
class Others:
    """What a worker does for the city's own systems."""

    desk: routes.Desk
    sender: Sender

    def start(self) -> None:
        """Begin to tell webhooks."""
        self.sender.start()

    def close(self) -> None:
        """End what is under way."""
        self.sender.close()
        self.desk.close()


def add(app: FastAPI, service: "Service", office: Office) -> Others:
    """Add the routes of the feed; returns what the server starts and closes."""
    desk = routes.Desk(service, office)
    routes.add_routes(app, desk)
    # The same for whoever takes a dead worker's place, which so need not wait for its lease.
    worker = f"{socket.gethostname()}:{service.journal.path.absolute()}"
    return Others(desk, Sender(service, office, desk.look, worker))
