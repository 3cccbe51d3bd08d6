"""What a check found: right or wrong, and what to do."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: level is ok, warn or bad; ``advice`` says what to do."""

    level: str
    about: str
    text: str
    advice: str = ""

    def __str__(self) -> str:
        mark = {"ok": "✓", "warn": "!", "bad": "✗"}[self.level]
        advice = f"\n    → {self.advice}" if self.advice else ""
        return f"{mark} {self.about}: {self.text}{advice}"
