"""What a server writes to its log: a line for each event, as text or as JSON.

No line carries a token, a code, a password, a header or a query: what is not given to a logger
cannot be read in a log. Requests are logged by their route, not by their address.
"""

import logging
from datetime import UTC, datetime
from typing import Final, Literal

import msgspec

Form = Literal["text", "json"]

FACTS: Final = "facts"
"""Name of the attribute of a log record that holds its values for machines."""

_TEXT: Final = "%(levelname)s %(name)s: %(message)s"


class JsonLines(logging.Formatter):
    """One JSON object a line: time (UTC), level, logger, message, then the record's facts."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line of one record; a traceback is one of its values."""
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "process": record.process,
            "message": record.getMessage(),
        }
        facts = getattr(record, FACTS, None)
        if isinstance(facts, dict):
            line |= facts
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        return msgspec.json.encode(line, enc_hook=str).decode()


def set_up(form: Form = "text", *, requests: bool = False) -> None:
    """Begin to log to the error output; with ``requests`` also a line for each request.

    As text and without requests it is as quiet as a tool should be: warnings and worse.
    """
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines() if form == "json" else logging.Formatter(_TEXT))
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    if requests:
        logging.getLogger(REQUESTS).setLevel(logging.INFO)


REQUESTS: Final = "commander.server.requests"
"""The logger of requests."""
