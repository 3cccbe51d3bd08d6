"""Everything an administrator acts with, over one book: for the page and the command line."""

from dataclasses import dataclass
from pathlib import Path

from commander.server.access.book import Book
from commander.server.access.codes import Codes
from commander.server.access.doors import Doors
from commander.server.access.feeds import Feeds
from commander.server.access.hooks import Hooks
from commander.server.access.oidc import OpenId
from commander.server.access.people import People
from commander.server.access.quotas import Quotas
from commander.server.access.streams import Streams


@dataclass(frozen=True, slots=True)
class Office:
    """The parts; see each."""

    book: Book
    people: People
    doors: Doors
    codes: Codes
    streams: Streams
    quotas: Quotas
    feeds: Feeds
    hooks: Hooks
    openid: OpenId

    @classmethod
    def over(cls, book: Book, folder: Path, doors: Doors | None = None) -> "Office":
        """Put them together; ``folder``: where the server keeps its data."""
        return cls(
            book=book,
            people=People(book),
            doors=doors or Doors(book),
            codes=Codes(book),
            streams=Streams(book),
            quotas=Quotas(book),
            feeds=Feeds(book),
            hooks=Hooks(book, folder),
            openid=OpenId(book, folder),
        )
