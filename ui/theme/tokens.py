"""The tokens of the three themes: every colour and every size of the window and of the map.

Calm ground, loud exceptions. Contrast of every text token on every ground is at least 4.5 : 1
(WCAG 2.2, 1.4.3), and so is the text of a chip on its soft ground; a test keeps it.
"""

from dataclasses import dataclass
from typing import Final, Literal, get_args

from ui.theme.contrast import contrast, mix, readable

ThemeName = Literal["dark", "light", "night"]
Density = Literal["compact", "normal", "touch"]
Role = Literal["text", "muted", "accent", "red", "orange", "yellow", "blue", "green", "purple"]

THEMES: Final[tuple[ThemeName, ...]] = get_args(ThemeName)
ROLES: Final[tuple[Role, ...]] = get_args(Role)
MIN_CONTRAST: Final = 4.5

# Sizes in pixels at 100 %.
FONT_TINY: Final = 11
FONT_SMALL: Final = 12
FONT_BODY: Final = 13
FONT_LARGE: Final = 15
FONT_TITLE: Final = 18
FONT_HUGE: Final = 24
FONT_SIZES: Final = (FONT_TINY, FONT_SMALL, FONT_BODY, FONT_LARGE, FONT_TITLE, FONT_HUGE)
STEP: Final = 4
ROW_COMPACT: Final = 28
ROW: Final = 34
ROW_TOUCH: Final = 44
RADIUS: Final = 6
RADIUS_CHIP: Final = 4
LINE: Final = 1
FOCUS: Final = 2
ICON: Final = 16
ICON_LARGE: Final = 20
HEADER: Final = 40
TOP_STRIP: Final = 56
MOTION_MS: Final = 150


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """All colours of one theme as ``#rrggbb``.

    ``*_soft`` is the ground of a chip, ``*_chip`` the text on it. ``ink`` is text on a ground that
    is filled with a role's colour. Names from ``land`` on are the map's.
    """

    name: ThemeName
    ground: str
    panel: str
    raised: str
    field: str
    line: str
    line_soft: str
    hover: str
    selected: str
    text: str
    muted: str
    accent: str
    red: str
    orange: str
    yellow: str
    blue: str
    green: str
    purple: str
    ink: str
    text_soft: str
    muted_soft: str
    accent_soft: str
    red_soft: str
    orange_soft: str
    yellow_soft: str
    blue_soft: str
    green_soft: str
    purple_soft: str
    text_chip: str
    muted_chip: str
    accent_chip: str
    red_chip: str
    orange_chip: str
    yellow_chip: str
    blue_chip: str
    green_chip: str
    purple_chip: str
    land: str
    sea: str
    street: str
    street_casing: str
    railway: str
    pipeline: str
    water: str
    label: str
    label_halo: str

    def colour(self, role: str) -> str:
        """The colour of a token by its name; ``KeyError`` for a name that is none."""
        if role == "name" or role not in self.__slots__:
            raise KeyError(role)
        return str(getattr(self, role))

    def soft(self, role: str) -> str:
        """The ground of a chip with this role."""
        return self.colour(f"{role}_soft")

    def chip(self, role: str) -> str:
        """The text of a chip with this role."""
        return self.colour(f"{role}_chip")

    def ink_on(self, colour: str) -> str:
        """The more readable of ink and text on a ground filled with ``colour``."""
        return max((self.ink, self.text, self.ground), key=lambda one: contrast(one, colour))


_DARK: Final = {
    "ground": "#0f1419",
    "panel": "#161d25",
    "raised": "#1c2530",
    "field": "#0d1218",
    "line": "#2a3542",
    "line_soft": "#202a35",
    "text": "#e6edf3",
    "muted": "#93a3b3",
    "accent": "#4ea1ff",
    "red": "#ff6b6b",
    "orange": "#ff9f43",
    "yellow": "#ffd60a",
    "blue": "#4ea1ff",
    "green": "#3ecf8e",
    "purple": "#b48cff",
    "ink": "#081018",
    "land": "#14222d",
    "sea": "#0d1a24",
    "street": "#263a49",
    "street_casing": "#1a2a36",
    "railway": "#6b7a88",
    "pipeline": "#c08a4e",
    "water": "#12344a",
    "label": "#c3d0dc",
    "label_halo": "#0f1419",
}
_LIGHT: Final = {
    "ground": "#eef1f4",
    "panel": "#ffffff",
    "raised": "#f6f8fa",
    "field": "#ffffff",
    "line": "#cfd6dd",
    "line_soft": "#e4e9ed",
    "text": "#16202a",
    "muted": "#55636f",
    "accent": "#0b63c5",
    "red": "#c62828",
    "orange": "#a84f00",
    "yellow": "#7a6200",
    "blue": "#0b63c5",
    "green": "#1b7a4b",
    "purple": "#6b3fc0",
    "ink": "#ffffff",
    "land": "#e0e7ea",
    "sea": "#c4d8e4",
    "street": "#ffffff",
    "street_casing": "#c5cfd6",
    "railway": "#6f7c87",
    "pipeline": "#9a5a12",
    "water": "#b5d2e3",
    "label": "#33414d",
    "label_halo": "#f6f8fa",
}
_NIGHT: Final = {
    "ground": "#0a0000",
    "panel": "#120303",
    "raised": "#1b0606",
    "field": "#080000",
    "line": "#3a1010",
    "line_soft": "#260a0a",
    "text": "#ff8a80",
    "muted": "#c45a52",
    "accent": "#ff5c50",
    "red": "#ff3b30",
    "orange": "#ff7a45",
    "yellow": "#ffb199",
    "blue": "#d9707a",
    "green": "#e08b6b",
    "purple": "#d06a8a",
    "ink": "#0a0000",
    "land": "#140404",
    "sea": "#080000",
    "street": "#3a1212",
    "street_casing": "#220808",
    "railway": "#7a3030",
    "pipeline": "#a04a2c",
    "water": "#2a0a12",
    "label": "#d9776f",
    "label_halo": "#0a0000",
}
# How strongly a role tints its chip: light grounds need less.
_SOFT: Final[dict[ThemeName, float]] = {"dark": 0.17, "light": 0.11, "night": 0.17}
# How strongly pointer and selection tint a row: as much as its muted text allows.
_HOVER: Final[dict[ThemeName, float]] = {"dark": 0.06, "light": 0.05, "night": 0.03}
_SELECTED: Final[dict[ThemeName, float]] = {"dark": 0.16, "light": 0.10, "night": 0.05}
_SOURCES: Final[dict[ThemeName, dict[str, str]]] = {
    "dark": _DARK,
    "light": _LIGHT,
    "night": _NIGHT,
}


def _chips(name: ThemeName, base: dict[str, str]) -> dict[str, str]:
    chips: dict[str, str] = {}
    for role in ROLES:
        soft = mix(base["panel"], base[role], _SOFT[name])
        chips[f"{role}_soft"] = soft
        chips[f"{role}_chip"] = readable(base[role], soft, base["text"], MIN_CONTRAST + 0.6)
    return chips


def _make(name: ThemeName) -> Tokens:
    base = _SOURCES[name]
    return Tokens(
        name=name,
        hover=mix(base["panel"], base["text"], _HOVER[name]),
        selected=mix(base["panel"], base["accent"], _SELECTED[name]),
        **base,
        **_chips(name, base),
    )


_TOKENS: Final[dict[ThemeName, Tokens]] = {name: _make(name) for name in THEMES}


def tokens(name: ThemeName) -> Tokens:
    """The tokens of a theme; ``KeyError`` for a name that is none."""
    return _TOKENS[name]
