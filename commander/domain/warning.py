"""Warnings to the public."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from commander.domain.record import Record


class WarningStatus(StrEnum):
    """Life of a warning; what was approved is what is issued."""

    DRAFT = "draft"
    APPROVED = "approved"
    ISSUED = "issued"


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicWarning(Record):
    """A warning to the public with its level red, orange, yellow or blue.

    ``category``, ``level``, ``starts_at``, ``area``, ``cautions``, ``measures``, ``issuer`` and the
    time of issue are obligatory (Emergency Response Law, art. 64). ``headline``, ``cautions`` and
    ``measures`` are per language. ``starts_at``, ``expires_at`` and ``issued_at`` ms UTC.
    ``feature`` is the key of the drawing that shows the area.
    """

    incident: str = ""
    hazard: str = ""
    category: str = ""
    level: str = ""
    issuer: str = ""
    text: str = ""
    headline: Mapping[str, str] = field(default_factory=dict)
    cautions: Mapping[str, str] = field(default_factory=dict)
    measures: Mapping[str, str] = field(default_factory=dict)
    area: str = ""
    feature: str = ""
    starts_at: int = 0
    expires_at: int = 0
    issued_at: int = 0
    status: str = "draft"
    approved_by: str = ""
    lifted: bool = False
    reason: str = ""
