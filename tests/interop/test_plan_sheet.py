"""A plan from a spreadsheet says the same as from its file, and what is wrong by sheet and row."""

import csv
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from commander.domain.plan import ResponsePlan
from commander.errors import UserError
from commander.interop.plan_sheet import read_sheet
from commander.linkage.plan_file import WrongPlan
from commander.linkage.plan_library import library
from commander.linkage.plan_text import digest_of

pyogrio = pytest.importorskip("pyogrio")

LANGUAGES = ("en", "zh")


def sheets(plan: ResponsePlan) -> dict[str, list[dict[str, str]]]:
    """Write a plan as the rows that a person would type."""
    head: list[dict[str, str]] = []
    tables: dict[str, list[dict[str, str]]] = {"plan": head}
    for one in fields(plan):
        value = getattr(plan, one.name)
        if isinstance(value, tuple) and value and hasattr(value[0], "__dataclass_fields__"):
            tables[one.name] = [row(item) for item in value]
        else:
            head += [{"field": k, "value": v} for k, v in cells(one.name, value).items() if v]
    return tables


def row(item: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in fields(item):
        found |= cells(one.name, getattr(item, one.name))
    return found


def cells(name: str, value: Any) -> dict[str, str]:
    if isinstance(value, Mapping):
        return {f"{name}_{lang}": value.get(lang, "") for lang in LANGUAGES}
    if name == "checklist":
        return {f"checklist_{lang}": "; ".join(part[lang] for part in value) for lang in LANGUAGES}
    if isinstance(value, tuple):
        say = {"when": condition, "needs": need}.get(name, str)
        return {name: "; ".join(say(one) for one in value)}
    return {name: ("no", "yes")[value] if isinstance(value, bool) else str(value)}


def condition(one: Any) -> str:
    return (
        f"{one.fact} = {', '.join(one.any_of)}" if one.any_of else f"{one.fact} >= {one.at_least:g}"
    )


def need(one: Any) -> str:
    return f"{one.quantity} {one.kind}: {' | '.join(one.names[lang] for lang in LANGUAGES)}"


def heads(rows: list[dict[str, str]]) -> list[str]:
    return list(dict.fromkeys(name for one in rows for name in one))


def write_csv(folder: Path, tables: Mapping[str, list[dict[str, str]]]) -> Path:
    folder.mkdir()
    for name, rows in tables.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.DictWriter(file, heads(rows))
            writer.writeheader()
            writer.writerows(rows)
    return folder


def write_workbook(path: Path, tables: Mapping[str, list[dict[str, str]]]) -> Path:
    from pyogrio.raw import write  # noqa: PLC0415 - GDAL, only where it is there

    for name, rows in tables.items():
        columns = [np.array([one.get(c, "") for one in rows], dtype=object) for c in heads(rows)]
        write(
            path,
            geometry=None,
            field_data=columns,
            fields=np.array(heads(rows), dtype=object),
            layer=name,
            driver="XLSX",
            append=path.exists(),
            geometry_type=None,
        )
    return path


@pytest.fixture
def plan() -> ResponsePlan:
    return library().get("hazmat-leak")


def test_a_folder_of_csv_and_a_workbook_say_what_the_file_says(
    plan: ResponsePlan, tmp_path: Path
) -> None:
    tables = sheets(plan)
    assert digest_of(read_sheet(write_csv(tmp_path / "csv", tables))) == digest_of(plan)
    book = write_workbook(tmp_path / "plan.xlsx", tables)
    assert digest_of(read_sheet(book)) == digest_of(plan)


def test_what_is_wrong_is_named_by_sheet_and_row(plan: ResponsePlan, tmp_path: Path) -> None:
    tables = sheets(plan)
    tables["tasks"][4]["owner"] = "navy"
    tables["tasks"][5]["minutes"] = "soon"
    tables["levels"][0]["when"] = "many dead"
    with pytest.raises(WrongPlan) as caught:
        read_sheet(write_csv(tmp_path / "form", tables))
    said = [str(one) for one in caught.value.problems]
    assert any("line 7, tasks[6].minutes: Here belongs a whole number" in one for one in said)
    assert any("line 2, levels[1].when[1]: Here belongs a table, not a text" in one for one in said)
    tables["tasks"][5]["minutes"] = "5"
    tables["levels"][0]["when"] = "dead >= 30"
    with pytest.raises(WrongPlan, match=r"line 6, tasks\[5\].owner: There is no department “navy”"):
        read_sheet(write_csv(tmp_path / "meaning", tables))


def test_what_is_no_plan_says_so(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no sheet “plan”"):
        read_sheet(write_csv(tmp_path / "empty", {"tasks": [{"code": "a"}]}))
    with pytest.raises(UserError, match="no file"):
        read_sheet(tmp_path / "none.xlsx")
    nonsense = tmp_path / "nonsense.xlsx"
    nonsense.write_bytes(b"PK\x03\x04 and no more")
    with pytest.raises(UserError, match="no workbook"):
        read_sheet(nonsense)
