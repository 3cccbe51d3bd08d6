"""An administrator beside a server that runs: what the command line and another worker do, too."""

from dataclasses import dataclass

from commander.journal.enrolment import Code
from commander.server.access import opening
from commander.server.access.book import Actor, Book
from commander.server.access.codes import Codes, Terms
from commander.server.access.doors import Doors
from commander.server.access.feeds import Feeds
from commander.server.access.people import People
from commander.server.access.roles import Grant, Mode, Role
from commander.server.access.streams import Streams
from commander.server.postgresql.address import parse
from tests.server.caller import Caller
from tests.sync.harness import ServerProcess

ACTOR = Actor("ann", "test")
PASSWORD = "correct horse battery staple"


@dataclass
class Office:
    """Acts through a connection of its own to the book of a server."""

    book: Book

    @classmethod
    def of(cls, server: ServerProcess) -> "Office":
        place = parse(server.database) if server.database else None
        return cls(opening.book(server.folder, place))

    @property
    def people(self) -> People:
        return People(self.book)

    @property
    def codes(self) -> Codes:
        return Codes(self.book)

    @property
    def streams(self) -> Streams:
        return Streams(self.book)

    @property
    def feeds(self) -> Feeds:
        return Feeds(self.book)

    @property
    def doors(self) -> Doors:
        return Doors(self.book)

    def mode(self, stream: str, mode: Mode) -> None:
        self.streams.set_mode(ACTOR, stream, mode)

    def give(self, caller: Caller, stream: str, role: Role, department: str = "") -> None:
        holder = ("device", caller.identity.device)
        self.streams.grant(ACTOR, stream, holder, Grant(role, department))

    def take(self, caller: Caller, stream: str, role: Role) -> None:
        self.streams.take(ACTOR, stream, ("device", caller.identity.device), Grant(role))

    def code(self, terms: Terms | None = None) -> str:
        _, secret = self.codes.make(ACTOR, terms or Terms())
        return str(Code(secret))
