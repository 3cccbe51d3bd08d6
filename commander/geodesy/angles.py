"""Pairs of angles in any writing, from text in which signs and letters are made alike."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from commander.errors import UserError

_SAME: Final = str.maketrans(
    {
        "′": "'", "’": "'", "‘": "'", "ʹ": "'", "`": "'", "´": "'", "分": "'",
        "″": '"', "”": '"', "“": '"', "ʺ": '"', "秒": '"',
        "º": "°", "˚": "°", "度": "°",
        "−": "-", "–": "-", "—": "-",
        "，": ",", "、": ",", "；": ";", "：": ":",
        "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u3000": " ",
        "(": " ", ")": " ", "[": " ", "]": " ",
    }
)  # fmt: skip
# Before the signs: 纬度 is the word latitude, 度 alone is the sign of degrees.
_CHINESE: Final = (
    (re.compile(r"北纬"), " N "),
    (re.compile(r"南纬"), " S "),
    (re.compile(r"东经"), " E "),
    (re.compile(r"西经"), " W "),
    (re.compile(r"纬度?\s*[:：=]"), " φ "),
    (re.compile(r"经度?\s*[:：=]"), " λ "),
    (re.compile(r"纬度"), " φ "),
    (re.compile(r"经度"), " λ "),
)
_WORDS: Final = (
    (re.compile(r"\b(?:latitude|lat)\b\.?\s*[:=]?", re.I), " φ "),
    (re.compile(r"\b(?:longitude|long|lng|lon)\b\.?\s*[:=]?", re.I), " λ "),
    (re.compile(r"\bnorth\b", re.I), "N"),
    (re.compile(r"\bsouth\b", re.I), "S"),
    (re.compile(r"\beast\b", re.I), "E"),
    (re.compile(r"\bwest\b", re.I), "W"),
    (re.compile(r"(?<=\d)\s*(?:degrees|degree|deg|d)\b", re.I), "°"),
    (re.compile(r"(?<=\d)\s*(?:minutes|minute|min|m)\b\.?", re.I), "'"),
    (re.compile(r"(?<=\d)\s*(?:seconds|second|sec)\b\.?", re.I), '"'),
    (re.compile(r"''"), '"'),
)
_TOKEN = re.compile(r"\d+(?:\.\d+)?|[NSEWφλ]|[°'\",;/+-]", re.I)
_TIGHT = re.compile(r"(?<=\d),(?=\d)")
_DECIMAL_COMMAS: Final = 2
_AXES: Final = {"N": 0, "S": 0, "E": 1, "W": 1, "φ": 0, "λ": 1}
_MARKS: Final = "°'\""
_SEPARATORS: Final = ",;/"
_PARTS: Final = 3
_SIXTY: Final = 60


@dataclass(slots=True)
class Angle:
    """One angle: its parts (degrees, minutes, seconds), the letter or axis beside it, its sign.

    ``fine``: it has a fraction, a letter, a sign of degrees or parts, so it is meant as an angle.
    """

    parts: list[str]
    letter: str = ""
    minus: bool = False
    fine: bool = False

    @property
    def axis(self) -> int | None:
        """0 for a latitude, 1 for a longitude, None where nothing says which."""
        return _AXES.get(self.letter)

    @property
    def degrees(self) -> float:
        """The angle in degrees, south and west negative."""
        value = 0.0
        for part in reversed(self.parts):
            value = value / _SIXTY + float(part)
        return -value if self.minus or self.letter in {"S", "W"} else value


def alike(text: str) -> str:
    """Return the text with signs, letters and words for angles written in one way."""
    for pattern, sign in _CHINESE:
        text = pattern.sub(sign, text)
    text = unicodedata.normalize("NFKC", text.translate(_SAME)).translate(_SAME)
    for pattern, sign in _WORDS:
        text = pattern.sub(sign, text)
    return _with_points(text)


def angles(text: str) -> tuple[Angle, Angle] | None:
    """Return the two angles of an `alike` text; None where it is something else.

    UserError when they are angles that cannot be: minutes of 60 and more, a fraction in the middle.
    """
    tokens = _tokens(text)
    if tokens is None:
        return None
    halves = _halves(tokens)
    if halves is None:
        return None
    pair = (_angle(halves[0]), _angle(halves[1]))
    first, second = pair
    if first is None or second is None:
        return None
    for one in (first, second):
        _check(one)
    if first.axis is not None and first.axis == second.axis:
        raise UserError(
            "Both angles are {axis}; one must be latitude (N, S), the other longitude (E, W).",
            axis="N/S" if first.axis == 0 else "E/W",
        )
    return first, second


def _with_points(text: str) -> str:
    """Return the text with decimal points where decimal commas are meant: 60,17 24,94."""
    tight = _TIGHT.findall(text)
    if "." in text or len(tight) < _DECIMAL_COMMAS:
        return text
    if len(tight) == _DECIMAL_COMMAS:
        return _TIGHT.sub(".", text)
    if len(tight) == _DECIMAL_COMMAS + 1:  # 60,17,24,94
        return re.sub(r"(\d),(\d+),(\d+),(\d)", r"\1.\2 , \3.\4", text)
    return text


def _tokens(text: str) -> list[str] | None:
    tokens = [one.upper() if one.isascii() else one for one in _TOKEN.findall(text)]
    left = _TOKEN.sub("", text)
    return tokens if not left.strip() and sum(map(_is_number, tokens)) > 1 else None


def _halves(tokens: list[str]) -> tuple[list[str], list[str]] | None:
    """Part the tokens into the two angles: at a separator, a letter, a sign of degrees, evenly."""
    tokens = [*tokens]
    while tokens and tokens[-1] in _SEPARATORS:
        tokens.pop()
    numbers = [place for place, one in enumerate(tokens) if _is_number(one)]
    inner = [
        place
        for place, one in enumerate(tokens)
        if one in _SEPARATORS and numbers[0] < place < numbers[-1]
    ]
    cut = _cut(tokens, numbers, inner)
    if cut is None:
        return None
    halves = [[one for one in half if one not in _SEPARATORS] for half in _split(tokens, cut)]
    return halves[0], halves[1]


def _split(tokens: list[str], cut: int) -> tuple[list[str], list[str]]:
    return tokens[:cut], tokens[cut:]


def _cut(tokens: list[str], numbers: list[int], inner: list[int]) -> int | None:
    if len(inner) == 1:
        return inner[0]
    letters = [place for place, one in enumerate(tokens) if one in _AXES]
    degrees = [place for place, one in enumerate(tokens) if one == "°"]
    if len(letters) == 2:  # noqa: PLR2004 - one for each angle
        return letters[1] if letters[0] < numbers[0] else letters[0] + 1
    if len(degrees) == 2 and not inner:  # noqa: PLR2004
        number = max(place for place in numbers if place < degrees[1])
        return number - 1 if tokens[number - 1] in "+-" else number
    if inner or len(numbers) % 2:
        return None
    number = numbers[len(numbers) // 2]
    return number - 1 if tokens[number - 1] in "+-" else number


def _angle(tokens: list[str]) -> Angle | None:
    """Return one angle; None where its tokens are in no order that angles have."""
    made = Angle([])
    marks = 0
    for one in tokens:
        if _is_number(one):
            made.parts.append(one)
        elif one in _AXES:
            if made.letter and made.letter not in "φλ":
                return None
            made.letter = one
        elif one in _MARKS:
            if len(made.parts) != _MARKS.index(one) + 1:
                return None
            marks += 1
        elif made.parts:  # a sign, but not the first
            return None
        else:
            made.minus = one == "-"
    if not 0 < len(made.parts) <= _PARTS:
        return None
    made.fine = bool(made.letter or marks or len(made.parts) > 1 or "." in made.parts[-1])
    return made


def _check(angle: Angle) -> None:
    for number, part in enumerate(angle.parts):
        if "." in part and number < len(angle.parts) - 1:
            raise UserError("“{part}” has a fraction, so nothing smaller can follow it.", part=part)
        if number and float(part) >= _SIXTY:
            raise UserError("“{part}”: minutes and seconds of an angle are below 60.", part=part)
    if angle.minus and angle.letter in {"N", "S", "E", "W"}:
        raise UserError(
            "A minus and the letter {letter} say the direction twice. Leave one of them out.",
            letter=angle.letter,
        )


def _is_number(token: str) -> bool:
    return token[0].isdigit()
