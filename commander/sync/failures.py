"""What can be wrong with a line, each in words of its own."""

from commander.errors import SyncError


class Offline(SyncError):
    """The server cannot be reached, or the line broke; the exchange tries again by itself."""

    def __init__(self, text: str) -> None:
        super().__init__(text, quiet=True)


class Garbage(SyncError):
    """Something answers that is no Commander server, or one that is out of order."""

    def __init__(self, what: str = "") -> None:
        super().__init__(f"The server's answer cannot be understood{f' ({what})' if what else ''}.")


class WrongVersion(SyncError):
    """The server speaks another version of the protocol."""

    def __init__(self, theirs: str, ours: int) -> None:
        super().__init__(
            f"The server speaks version {theirs or 'unknown'} of the exchange, this post version "
            f"{ours}. Update the older of the two. Work goes on; nothing is lost."
        )


class WrongCertificate(SyncError):
    """The server shows another certificate than the one this post trusts."""

    def __init__(self) -> None:
        super().__init__(
            "The server shows another certificate than when this post joined. Somebody may be in "
            "between. If the server was set up anew, join again with its new code."
        )


class Unknown(SyncError):
    """The server does not know this post's token."""

    def __init__(self) -> None:
        super().__init__("The server does not know this post any more. Join again with its code.")


class WrongCode(SyncError):
    """The enrolment code opens nothing."""

    def __init__(self) -> None:
        super().__init__("The server does not accept this code. It may have been replaced.")


class Busy(SyncError):
    """The server asks to come later; ``after`` in seconds."""

    def __init__(self, after: float) -> None:
        super().__init__("The server is busy.", quiet=True)
        self.after = after


class TooMuch(SyncError):
    """The server does not read this request as a whole: too large, or not to be understood."""

    def __init__(self, status: int) -> None:
        super().__init__(f"The server refuses this ({status}).")


class Absent(SyncError):
    """The server has nothing of this kind."""


class Full(SyncError):
    """The server has no room for what it was sent; it may have some later."""

    def __init__(self) -> None:
        super().__init__("The server has no room left.", quiet=True)
