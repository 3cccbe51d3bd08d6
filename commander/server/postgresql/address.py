"""Where the database is. Its password is never said: in no text, log, error or process title."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy
from sqlalchemy import URL

from commander.errors import UserError

VARIABLE = "COMMANDER_DATABASE"
REPLICA = "COMMANDER_REPLICA"
"""Variables of the environment that may hold the addresses instead of the command line."""

DRIVER = "postgresql+psycopg"


@dataclass(frozen=True, slots=True)
class Address:
    """The address of one database; shows itself without its password."""

    url: URL

    def __str__(self) -> str:
        return self.url.render_as_string(hide_password=True)

    def __repr__(self) -> str:
        return f"Address({self})"


def parse(text: str) -> Address:
    """Return the address; UserError when it is none of PostgreSQL."""
    try:
        url = sqlalchemy.make_url(text.strip())
    except (sqlalchemy.exc.ArgumentError, ValueError):
        url = None
    if url is None or url.drivername not in {"postgresql", DRIVER} or not url.database:
        # The text itself may hold a password.
        raise UserError(
            "The address of the database is not of the form {form}.",
            form=f"{DRIVER}://USER@HOST/NAME",
        ) from None
    return Address(url.set(drivername=DRIVER))


def chosen(given: str, file: Path | None, variable: str) -> Address | None:
    """Return the address from the command line, a file or the environment; None: there is none."""
    if file is not None:
        try:
            return parse(file.read_text(encoding="utf-8"))
        except OSError as error:
            raise UserError(
                "{file} cannot be read: {reason}.", file=file, reason=error.strerror or error
            ) from error
    text = given or os.environ.get(variable, "")
    return parse(text) if text else None


def veil(arguments: list[str]) -> None:
    """Begin anew with addresses in the environment, where they hold a password.

    Everybody on the machine may read the command line of a program. Where a program cannot be
    replaced by itself, as on Windows, nothing happens.
    """
    hidden = dict(os.environ)
    rest = list(arguments)
    for option, variable in (("--database", VARIABLE), ("--replica", REPLICA)):
        for place, word in enumerate(rest):
            name, equals, value = word.partition("=")
            if name != option:
                continue
            if not equals and place + 1 < len(rest):
                value = rest[place + 1]
            if value and _has_password(value):
                hidden[variable] = value
                del rest[place : place + (1 if equals else 2)]
            break
    if len(rest) < len(arguments) and os.name == "posix":
        before = sys.orig_argv[: len(sys.orig_argv) - len(arguments)]
        os.execve(sys.executable, [*before, *rest], hidden)  # noqa: S606 - this very program


def _has_password(value: str) -> bool:
    try:
        url = sqlalchemy.make_url(value)
    except (sqlalchemy.exc.ArgumentError, ValueError):
        return False
    return url.password is not None or "password" in url.query
