"""Which streams travel: all but demonstrations."""

from commander.domain.codes import OperationKind
from commander.domain.operation import Operation
from commander.journal.reader import Reader


class Travellers:
    """Remembers the answer, because the kind of an operation does not change."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._known: dict[str, bool] = {}

    def travels(self, stream: str) -> bool:
        """Return whether a stream is sent and read; one that is not known here yet is."""
        if stream not in self._known:
            operation = self._reader.get(Operation, stream, stream)
            if operation is None:
                return True
            self._known[stream] = operation.kind != OperationKind.DEMONSTRATION
        return self._known[stream]
