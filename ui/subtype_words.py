"""The subtypes of events in words (codes: `commander.domain.codes.EVENT_SUBTYPES`)."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate
_WORDS: Final[Mapping[str, Callable[[], str]]] = {
    "A10100": lambda: translate("subtypes", "Flood or drought"),
    "A10200": lambda: translate("subtypes", "Severe weather"),
    "A10300": lambda: translate("subtypes", "Earthquake"),
    "A10400": lambda: translate("subtypes", "Landslide, debris flow"),
    "A10500": lambda: translate("subtypes", "Marine disaster"),
    "A10600": lambda: translate("subtypes", "Forest fire"),
    "A10700": lambda: translate("subtypes", "Grassland fire"),
    "A20100": lambda: translate("subtypes", "Coal mine"),
    "A20200": lambda: translate("subtypes", "Metal or other mine"),
    "A20300": lambda: translate("subtypes", "Construction site"),
    "A20400": lambda: translate("subtypes", "Hazardous chemicals"),
    "A20500": lambda: translate("subtypes", "Fireworks, explosives"),
    "A20600": lambda: translate("subtypes", "Fire"),
    "A20700": lambda: translate("subtypes", "Road traffic"),
    "A20800": lambda: translate("subtypes", "Water traffic"),
    "A20900": lambda: translate("subtypes", "Railway"),
    "A21000": lambda: translate("subtypes", "Metro, light rail"),
    "A21100": lambda: translate("subtypes", "Aircraft"),
    "A21200": lambda: translate("subtypes", "Pressure vessel, lift, other special equipment"),
    "A21300": lambda: translate("subtypes", "Infrastructure, utilities"),
    "A21400": lambda: translate("subtypes", "Pollution"),
    "A21500": lambda: translate("subtypes", "Farm machinery"),
    "A21600": lambda: translate("subtypes", "Crowd crush"),
    "A30100": lambda: translate("subtypes", "Infectious disease"),
    "A30200": lambda: translate("subtypes", "Food or drug safety"),
    "A30300": lambda: translate("subtypes", "Mass poisoning or infection"),
    "A30400": lambda: translate("subtypes", "Animal epidemic"),
    "A40100": lambda: translate("subtypes", "Financial"),
    "A40200": lambda: translate("subtypes", "Information security"),
    "A40300": lambda: translate("subtypes", "Terror attack"),
    "A40400": lambda: translate("subtypes", "Nuclear or radiation"),
    "A40500": lambda: translate("subtypes", "Mass gathering"),
}


def event_subtype(code: str) -> str:
    """Return the words for the subtype of an event; an unknown code as it is."""
    word = _WORDS.get(code)
    return word() if word is not None else code
