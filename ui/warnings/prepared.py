"""Texts for warnings that the plans at hand have prepared."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from commander.domain.operation import Incident
from commander.domain.plan import WarningText, worded
from commander.linkage.plan_choice import fitting
from commander.linkage.plan_library import library
from ui.warnings.editor import PLACE


@dataclass(frozen=True, slots=True)
class Prepared:
    """A text with the name of the plan that it stands in."""

    text: WarningText
    plan: Mapping[str, str]

    def label(self, language: str) -> str:
        """Return what it is called, with its plan."""
        name = worded(self.text.names, language) or self.text.hazard
        return f"{name} · {worded(self.plan, language)}"

    def fields(self, language: str, place: str) -> dict[str, object]:
        """Return what a draft of it says; the place is filled in where it is known."""
        text = self.text
        by_name = {"headline": text.headline, "cautions": text.cautions, "measures": text.measures}
        fields: dict[str, object] = {
            name: {code: said.replace(PLACE, place) if place else said for code, said in by.items()}
            for name, by in by_name.items()
        }
        name = worded(text.names, language) or text.hazard
        return {**fields, "category": name, **({"level": text.level} if text.level else {})}


def prepared_texts(data: Path, incident: Incident | None) -> tuple[Prepared, ...]:
    """Return the texts of the newest plans, those that fit the incident first; any thread."""
    plans = library(data).newest()
    first = fitting(plans, incident) if incident is not None else ()
    ordered = (*first, *(plan for plan in plans if plan not in first))
    return tuple(Prepared(text, plan.names) for plan in ordered for text in plan.warnings)
