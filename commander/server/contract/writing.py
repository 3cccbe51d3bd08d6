"""The description of a server, written out where none runs."""

import contextlib
import tempfile
from pathlib import Path
from typing import Any

from commander.journal.journal import Journal
from commander.server.access import opening
from commander.server.access.doors import Doors
from commander.server.access.office import Office
from commander.server.app import build, create_app
from commander.server.settings import ServerSettings


def description() -> dict[str, Any]:
    """Return the OpenAPI of a server, of an empty one in a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="commander-") as name, contextlib.ExitStack() as stack:
        folder = Path(name)
        journal = Journal(folder / "server.db", "0" * 16, projects=False)
        stack.callback(journal.close)
        book = stack.enter_context(contextlib.closing(opening.book(folder, None, journal.now)))
        doors = Doors(book)
        service = build(journal, folder, ServerSettings(), doors)
        stack.callback(service.readers.shutdown)
        service.office = Office.over(book, folder, doors)
        return create_app(service).openapi()
