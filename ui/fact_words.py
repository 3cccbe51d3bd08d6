"""The facts that a response level may depend on, and conditions on them, in words."""

from PySide6.QtCore import QCoreApplication

from commander.domain.plan import Condition
from ui import words

translate = QCoreApplication.translate

FACTS = {
    "grade": lambda: translate("response", "event grade"),
    "fire_alarm": lambda: translate("response", "fire alarm level"),
    "warning": lambda: translate("response", "warning level"),
    "dead": lambda: translate("response", "dead"),
    "injured": lambda: translate("response", "injured"),
    "trapped": lambda: translate("response", "trapped"),
    "missing": lambda: translate("response", "missing"),
    "affected": lambda: translate("response", "affected"),
    "evacuated": lambda: translate("response", "evacuated"),
    "loss_yuan": lambda: translate("response", "loss in yuan"),
    "cases": lambda: translate("response", "cases"),
    "area_km2": lambda: translate("response", "area in km²"),
    "people": lambda: translate("response", "people involved"),
}
"""The facts that a level may depend on, in words."""

SCALES = {"grade": "event_grade", "fire_alarm": "fire_alarm", "warning": "warning_level"}
"""The scale that a fact with codes belongs to."""


def fact_word(name: str) -> str:
    """Return what a fact is called."""
    make = FACTS.get(name)
    return make() if make is not None else name


def condition_words(one: Condition) -> str:
    """Return a condition as people say it: event grade II; dead ≥ 10."""
    if one.at_least is not None:
        return f"{fact_word(one.fact)} ≥ {one.at_least:,.10g}"
    scale = SCALES.get(one.fact, "")
    codes = [words.scale_step(scale, code).short if scale else code for code in one.any_of]
    either = translate("response", " or ")
    return f"{fact_word(one.fact)} {either.join(codes)}"
