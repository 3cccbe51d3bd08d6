"""What goes wrong, told to whoever shows it."""

from PySide6.QtCore import QObject, Signal


class Notices(QObject):
    """Takes errors from anywhere in the window, before there is a window too.

    Signals:
        told: an exception to be shown in the banner.
    """

    told = Signal(object)

    def tell(self, error: BaseException) -> None:
        """Pass an error on."""
        self.told.emit(error)
