"""What belongs to the window about attachments: the viewer, and what the palette lists."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.attachments.viewer import AttachmentViewer
from ui.commands import Command
from ui.context import Context


class AttachmentDesk(QObject):
    """Made once for a window; panels ask `viewer` to show a file."""

    def __init__(self, context: Context, over: QWidget) -> None:
        super().__init__(over)
        self._context = context
        self.viewer = AttachmentViewer(context, over)

    def commands(self) -> tuple[Command, ...]:
        """Return the switch of the low-bandwidth mode, as it can be set now."""
        spare = self.tr("Spare the line: large files only when asked for")
        fetch = self.tr("Do not spare the line: fetch all files")
        return (
            self._switch("spare", spare, on=True),
            self._switch("unsparing", fetch, on=False),
        )

    def _switch(self, name: str, title: str, *, on: bool) -> Command:
        traffic = self._context.post.traffic
        return Command(
            f"attachments.{name}",
            title,
            lambda: self._spare(on=on),
            section=self.tr("Attachments"),
            enabled=lambda: traffic.sparing is not on,
        )

    def _spare(self, *, on: bool) -> None:
        kept = self._context.post.traffic.spare(on=on)
        self._context.bridge.future(kept, lambda _none: None, self._failed)

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, Exception):
            raise error
        self._context.notify(error)
