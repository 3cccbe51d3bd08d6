"""Where a post keeps its token: the system's key store, else a file that only its owner reads."""

import contextlib
from pathlib import Path

from commander.journal.identity import write_private

SERVICE = "onscene-commander"


class Tokens:
    """The token for one server. Key stores may be slow to answer: not for the GUI thread.

    ``name`` is that server's id; it is empty for one joined when a post knew one server only.
    """

    def __init__(self, folder: Path, device: str, name: str = "") -> None:
        self._path = folder / (f"server-{name}.token" if name else "server.token")
        self._user = f"{device}/{name}" if name else device

    def save(self, token: str) -> str:
        """Keep a token; returns where: "keyring" or "file"."""
        import keyring  # noqa: PLC0415 - a tenth of a second that only posts with a server need
        from keyring.errors import KeyringError  # noqa: PLC0415

        try:
            keyring.set_password(SERVICE, self._user, token)
            if keyring.get_password(SERVICE, self._user) == token:
                self._path.unlink(missing_ok=True)
                return "keyring"
        except (KeyringError, RuntimeError, OSError):  # none there, locked, or out of order
            pass
        write_private(self._path, token.encode())
        return "file"

    def load(self) -> str:
        """Return the token; empty when there is none."""
        with contextlib.suppress(OSError, UnicodeDecodeError):
            return self._path.read_text("ascii").strip()
        import keyring  # noqa: PLC0415
        from keyring.errors import KeyringError  # noqa: PLC0415

        with contextlib.suppress(KeyringError, RuntimeError, OSError):
            return keyring.get_password(SERVICE, self._user) or ""
        return ""

    def drop(self) -> None:
        """Forget the token."""
        import keyring  # noqa: PLC0415
        from keyring.errors import KeyringError  # noqa: PLC0415

        with contextlib.suppress(KeyringError, RuntimeError, OSError):
            keyring.delete_password(SERVICE, self._user)
        self._path.unlink(missing_ok=True)
