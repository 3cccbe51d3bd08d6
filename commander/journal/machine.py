"""Which machine this is, as far as its system tells: the same after a restart."""

import contextlib
import ctypes
import hashlib
import sys
from pathlib import Path

_FILES = (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id"))
_UUID = 16


def machine() -> str:
    """Return a mark of this machine (32 hex digits); empty when its system has none.

    A hash, because systemd asks that the id itself be kept to oneself.
    """
    known = _known()
    return hashlib.sha256(f"commander\n{known}".encode()).hexdigest()[:32] if known else ""


def _known() -> str:
    if sys.platform == "win32":
        return _registered()
    if sys.platform == "darwin":
        return _host()
    for path in _FILES:
        with contextlib.suppress(OSError, UnicodeDecodeError):
            if found := path.read_text("ascii").strip():
                return found
    return ""


def _registered() -> str:
    """Return what Windows made of itself at its installation."""
    if sys.platform == "win32":
        import winreg  # noqa: PLC0415 - only there

        with contextlib.suppress(OSError):
            place = r"SOFTWARE\Microsoft\Cryptography"
            flags = winreg.KEY_READ | winreg.KEY_WOW64_64KEY
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, place, 0, flags) as key:
                return str(winreg.QueryValueEx(key, "MachineGuid")[0])
    return ""


def _host() -> str:
    """Return what macOS calls this hardware (gethostuuid of its C library)."""
    found = ctypes.create_string_buffer(_UUID)
    patience = (ctypes.c_long * 2)(1, 0)  # seconds, nanoseconds
    with contextlib.suppress(OSError, AttributeError):
        if ctypes.CDLL(None).gethostuuid(found, patience) == 0:
            return found.raw.hex()
    return ""
