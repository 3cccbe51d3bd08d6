"""The enrolment code: a short secret and the fingerprint of the server's certificate in one string.

Made to be typed as well as pasted: Crockford's base 32 in groups of five, in which O and 0 and I,
L and 1 are the same, case and dashes do not matter, and a check part finds slips without asking
anybody. The fingerprint part is the first 130 bits of the certificate's SHA-256: enough that
nobody finds another certificate with the same ones. A server without TLS has none.
"""

import hashlib
import re
import secrets
from dataclasses import dataclass

from commander.errors import UserError

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_ALIKE = str.maketrans("OIL", "011")
_SECRET, _MARK, _CHECK = 10, 26, 4


@dataclass(frozen=True, slots=True)
class Code:
    """``mark`` is the certificate's fingerprint in base 32, shortened; empty without TLS."""

    secret: str
    mark: str = ""

    def __str__(self) -> str:
        """Return the form that is printed."""
        text = self.secret + self.mark
        text += _check(text)
        return "-".join(text[start : start + 5] for start in range(0, len(text), 5))


def new_secret() -> str:
    """Return a new secret of 50 bits."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(_SECRET))


def mark(fingerprint: str) -> str:
    """Return the part of a code that stands for a certificate; takes its SHA-256 as hex."""
    return _base32(bytes.fromhex(fingerprint), _MARK)


def parse(text: str) -> Code:
    """Return the code that was typed; UserError when it cannot be one."""
    clean = re.sub(r"[\s\-]", "", text).upper().translate(_ALIKE)
    body, check = clean[:-_CHECK], clean[-_CHECK:]
    if len(body) not in {_SECRET, _SECRET + _MARK} or _check(body) != check:
        raise UserError(
            "This is not an enrolment code. Copy the whole line that the server printed."
        )
    return Code(body[:_SECRET], body[_SECRET:])


def _check(text: str) -> str:
    return _base32(hashlib.sha256(text.encode()).digest(), _CHECK)


def _base32(data: bytes, length: int) -> str:
    number = int.from_bytes(data, "big") >> (len(data) * 8 - length * 5)
    return "".join(_ALPHABET[(number >> shift) & 31] for shift in range(length * 5 - 5, -1, -5))
