"""The clauses of the shipped plans against the laws that they cite.

The texts of the laws are not part of the program; without them these tests are left out.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from commander.domain.plan import Clause, ResponsePlan
from commander.linkage.plan_library import library

LAWS = Path(__file__).resolve().parents[3] / "shared" / "data" / "law"
FILES = {
    "ERL": "emergency-response-law-2024.zh.md",
    "FPL": "fire-protection-law-2021.zh.md",
    "PHR": "public-health-emergency-regulation-2011.zh.md",
    "ACR": "work-safety-accident-reporting-2007.zh.md",
    "WSR": "work-safety-emergency-regulation-2019.zh.md",
}
DIGITS = "零一二三四五六七八九"
ITEM = re.compile(r"(\d+)(?:\((\d+)\))?")
HAN = re.compile(r"[\u4e00-\u9fff]")


def chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    if not tens:
        return DIGITS[ones]
    return ("" if tens == 1 else DIGITS[tens]) + "十" + (DIGITS[ones] if ones else "")


@cache
def article(law: str, number: int, item: int = 0) -> str:
    """Return the text of an article, or of one of its numbered items."""
    path = LAWS / FILES[law]
    if not path.exists():
        pytest.skip("the texts of the laws are not here")
    text = path.read_text("utf-8")
    begin = text.index(f"第{chinese(number)}条 ")
    after = text.find(f"\n第{chinese(number + 1)}条 ", begin)
    found = text[begin : after if after > 0 else None]
    if not item:
        return found
    items = re.split(r"\n[（(][一二三四五六七八九十]+[)）]", found)
    return items[item]


def cited() -> Iterator[tuple[ResponsePlan, Clause]]:
    for plan in library().newest():
        for clause in plan.clauses:
            if clause.source:
                yield plan, clause


def pairs(text: str) -> set[str]:
    signs = "".join(HAN.findall(text))
    return {signs[n : n + 2] for n in range(len(signs) - 1)}


@pytest.mark.parametrize(
    ("plan", "clause"), list(cited()), ids=lambda one: getattr(one, "code", "")
)
def test_a_clause_says_what_the_cited_article_says(plan: ResponsePlan, clause: Clause) -> None:
    assert plan.basis(clause.code, "zh")
    law = "".join(
        article(clause.source, int(number), int(item or 0))
        for number, item in ITEM.findall(clause.article)
    )
    said = pairs(clause.text["zh"])
    share = len(said & pairs(law)) / len(said)
    assert share > 0.6, f"{clause.source} {clause.article}: {share:.0%} of {clause.text['zh']}"
