"""The application's one style sheet: templates filled from the tokens.

Controls are told apart by dynamic properties. ``role`` says what a control is:

- button: ``primary``, ``danger``, ``quiet``, ``link``, ``pill`` (small with ``compact``)
- label: ``title``, ``heading``, ``strong``, ``muted``, ``small``, ``caption``, ``huge``,
  ``clock``, ``badge`` and ``level`` (filled; their ``tone`` is a colour role)
- frame: ``ground``, ``panel``, ``raised``, ``top``, ``header``, ``column``, ``card``,
  ``cell``, ``floating``, ``banner``, ``rule``
- field: ``entry``

``tone`` says how it stands: ``ok``, ``info``, ``soon``, ``warning``, ``late``, ``danger``,
``exercise``. ``mono`` asks for the monospace font. Set them with `ui.theme.dress.dress`, which
also works on a control that is already shown.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from importlib.resources import files
from string import Template
from typing import Final

from ui.theme.tokens import ROLES, Tokens

_SHEETS: Final = ("base.qss", "docks.qss")
_PIXELS: Final = re.compile(r"\$p(\d+)\b")


def stylesheet(look: Tokens, scale: float, *, mono: Sequence[str], marks: Mapping[str, str]) -> str:
    """The style sheet of a theme.

    ``mono`` are the families of the monospace font, ``marks`` the picture file of each mark.

    Raises ``KeyError`` where a template names what is no token.
    """
    text = "\n".join(template(name) for name in _SHEETS)
    names: dict[str, str] = {**asdict(look)}
    names |= {f"{role}_ink": look.ink_on(look.colour(role)) for role in ROLES}
    names["mono"] = ", ".join(f'"{family}"' for family in mono)
    names |= {f"mark_{name}": path for name, path in marks.items()}
    names |= {f"p{size}": f"{_scaled(int(size), scale)}px" for size in _PIXELS.findall(text)}
    return Template(text).substitute(names)


def template(name: str) -> str:
    """The text of one of the templates, as it is written."""
    return (files("ui.theme") / name).read_text("utf-8")


def _scaled(size: int, scale: float) -> int:
    return max(1, round(size * scale))
