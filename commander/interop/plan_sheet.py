"""A plan from a spreadsheet: a workbook with one sheet a table, or a folder with one CSV each.

Sheets (files) are named as the tables of a plan file: ``plan`` has two columns, field and value;
the others have a row with the names of fields, then one row a record. A text per language stands
in columns such as ``title_en`` and ``title_zh``. Lists are separated by ``;``. A condition is
written ``dead >= 10`` or ``grade = II, I``; a need ``4 boat: Boat | 冲锋舟``, the names in the
order of the plan's languages. Workbooks are read by GDAL (package set ``maps``), .xlsx and .ods.
"""

import csv
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import fields
from pathlib import Path
from typing import Any, Final, get_args, get_origin, get_type_hints

from commander.domain.plan import Condition, PlanNeed, ResponsePlan, Words
from commander.errors import UserError
from commander.linkage.plan_file import checked

Rows = list[dict[str, str]]

MOST_ROWS: Final = 5_000
_CONDITION: Final = re.compile(r"\s*(\w+)\s*(>=|≥|=)\s*(.+?)\s*")
_NEED: Final = re.compile(r"\s*(\d+)\s*[x×]?\s*([\w-]+)\s*:\s*(.+?)\s*")
_YES: Final = frozenset({"true", "yes", "1", "是"})
_NO: Final = frozenset({"false", "no", "0", "否"})


def _item(kind: Any) -> type | None:
    inner = get_args(kind)[0] if get_origin(kind) is tuple else None
    return inner if isinstance(inner, type) and hasattr(inner, "__dataclass_fields__") else None


def read_sheet(path: Path) -> ResponsePlan:
    """Return the plan of a workbook or of a folder of CSV files.

    Raises WrongPlan, with the row as line and the sheet as beginning of the path, or UserError.
    """
    sheets = _csv_sheets(path) if path.is_dir() else _workbook(path)
    if "plan" not in sheets:
        raise UserError(
            "{file} has no sheet “plan”; it says code, version, names and type of event.",
            file=path.name,
        )
    return plan_of_sheets(sheets, path.name)


def plan_of_sheets(sheets: Mapping[str, Rows], name: str) -> ResponsePlan:
    """Return the plan that these rows say; ``name`` is what errors call them.

    Raises WrongPlan with every problem; rows count from 2, below the names of the fields.
    """
    raw = _head(sheets["plan"])
    languages = raw.get("languages", ["en", "zh"])
    lines: dict[str, int] = {}
    for one in fields(ResponsePlan):
        kind = _item(get_type_hints(ResponsePlan)[one.name])
        if kind is None or one.name not in sheets:
            continue
        found = []
        for number, row in enumerate(sheets[one.name], 2):
            if any(value.strip() for value in row.values()):
                found.append(_record(kind, row, languages))
                lines[f"{one.name}[{len(found)}]"] = number
        raw[one.name] = found
    for number, row in enumerate(sheets["plan"], 2):
        lines.setdefault(row.get("field", "").partition("_")[0], number)
    return checked(raw, name, lines).plan


def columns_of(table: str, languages: Iterable[str]) -> list[str]:
    """Return the columns of a table as a sheet has them: a text has one for each language."""
    kind = _item(get_type_hints(ResponsePlan)[table])
    found: list[str] = []
    for name, hint in get_type_hints(kind).items() if kind is not None else ():
        worded = hint in (Words, tuple[Words, ...])
        found += [f"{name}_{code}" for code in languages] if worded else [name]
    return found


TABLES: Final = tuple(
    one.name for one in fields(ResponsePlan) if _item(get_type_hints(ResponsePlan)[one.name])
)
"""The tables of a plan, beside its head."""


def sheets_of(plan: ResponsePlan) -> dict[str, Rows]:
    """Return a plan as the rows that a person would type; `plan_of_sheets` gives it back."""
    found: dict[str, Rows] = {"plan": []}
    for one in fields(plan):
        value = getattr(plan, one.name)
        if one.name in TABLES:
            found[one.name] = [_row(item, plan.languages) for item in value]
        else:
            cells = _cells(one.name, value, plan.languages)
            found["plan"] += [{"field": name, "value": text} for name, text in cells.items()]
    return found


def _row(item: Any, languages: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in fields(item):
        found |= _cells(one.name, getattr(item, one.name), languages)
    return found


def _cells(name: str, value: Any, languages: Iterable[str]) -> dict[str, str]:
    if isinstance(value, Mapping) or (name in _WORDED and not value):
        return {f"{name}_{code}": value.get(code, "") if value else "" for code in languages}
    if name == "checklist":
        return {
            f"{name}_{code}": _joined([one.get(code, "") for one in value]) for code in languages
        }
    if name == "when":
        return {name: _joined([_condition_text(one) for one in value])}
    if name == "needs":
        return {name: _joined([_need_text(one, languages) for one in value])}
    if isinstance(value, tuple):
        return {name: _joined([str(one) for one in value])}
    return {name: ("no", "yes")[value] if isinstance(value, bool) else str(value)}


_WORDED: Final = frozenset({"note", "text"})


def _joined(parts: list[str]) -> str:
    """Return a list as one cell; on lines of their own where a part has a semicolon itself."""
    if any(sign in part for part in parts for sign in ";；"):
        return "\n".join((*parts, ""))
    return "; ".join(parts)


def _condition_text(one: Condition) -> str:
    if one.at_least is not None:
        return f"{one.fact} >= {one.at_least:.15g}"
    return f"{one.fact} = {', '.join(one.any_of)}"


def _need_text(one: PlanNeed, languages: Iterable[str]) -> str:
    names = " | ".join(one.names.get(code, "") for code in languages)
    return f"{one.quantity} {one.kind}: {names}"


def _head(rows: Rows) -> dict[str, Any]:
    flat = {row.get("field", "").strip(): row.get("value", "") for row in rows}
    flat.pop("", None)
    flat.setdefault("format", "1")
    return _record(ResponsePlan, flat, _list(flat.get("languages", "")) or ["en", "zh"])


def _record(kind: type, row: Mapping[str, str], languages: Iterable[str]) -> dict[str, Any]:
    """Return a record as a plan file would have it; what is not understood stays as it is."""
    hints = get_type_hints(kind)
    found: dict[str, Any] = {}
    for column, text in row.items():
        name, _, language = column.strip().rpartition("_")
        value = text.strip(" \t\r")  # a line break at the end says how a list is split
        if not value.strip():
            continue
        if hints.get(name) == Words:
            found.setdefault(name, {})[language] = value.strip()
        elif hints.get(name) == tuple[Words, ...]:
            for number, part in enumerate(_list(value)):
                words = found.setdefault(name, [])
                words += [{} for _ in range(number + 1 - len(words))]
                words[number][language] = part
        else:
            found[column.strip()] = _value(hints.get(column.strip()), value, languages)
    return found


def _value(kind: Any, text: str, languages: Iterable[str]) -> Any:
    if kind is int or kind is float:
        with suppress(ValueError):
            number = float(text)
            return int(number) if number.is_integer() else number
    elif kind is bool:
        folded = text.strip().casefold()
        return folded in _YES if folded in _YES | _NO else text
    elif kind == tuple[Condition, ...]:
        return [_condition(part) for part in _list(text)]
    elif kind == tuple[PlanNeed, ...]:
        return [_need(part, languages) for part in _list(text)]
    elif get_origin(kind) is tuple:
        return _list(text)
    return text.strip()


def _list(text: str) -> list[str]:
    """Return the parts of a cell: its lines where it has several, else what ; separates."""
    parts = text.split("\n") if "\n" in text else re.split(r"[;；]", text)
    return [part.strip() for part in parts if part.strip()]


def _condition(text: str) -> Any:
    match = _CONDITION.fullmatch(text)
    if match is None:
        return text
    if match[2] == "=":
        return {"fact": match[1], "any_of": [one.strip() for one in match[3].split(",")]}
    with suppress(ValueError):
        return {"fact": match[1], "at_least": float(match[3])}
    return text


def _need(text: str, languages: Iterable[str]) -> Any:
    match = _NEED.fullmatch(text)
    if match is None:
        return text
    names = [one.strip() for one in match[3].split("|")]
    return {
        "kind": match[2],
        "quantity": int(match[1]),
        "names": dict(zip(languages, names, strict=False)),
    }


def _csv_sheets(folder: Path) -> dict[str, Rows]:
    found = {}
    for path in sorted(folder.glob("*.csv")):
        try:
            with path.open(encoding="utf-8-sig", newline="") as file:
                rows = [
                    {str(name): value or "" for name, value in row.items() if name}
                    for row, _ in zip(csv.DictReader(file), range(MOST_ROWS), strict=False)
                ]
        except (UnicodeDecodeError, csv.Error) as error:
            raise UserError(
                "{file} cannot be read: {reason}.", file=path.name, reason=error
            ) from error
        found[path.stem.casefold()] = rows
    return found


def _workbook(path: Path) -> dict[str, Rows]:
    try:
        import pyogrio  # noqa: PLC0415 - GDAL, and only here
        from pyogrio.raw import read  # noqa: PLC0415 - GDAL, and only here
    except ImportError as error:
        raise UserError(
            "This installation cannot read workbooks; save each sheet as CSV in one folder."
        ) from error
    if not path.is_file():
        raise UserError("There is no file {file}.", file=path)
    for driver in ("XLSX", "ODS"):
        pyogrio.set_gdal_config_options(
            {f"OGR_{driver}_HEADERS": "FORCE", f"OGR_{driver}_FIELD_TYPES": "STRING"}
        )
    try:
        names = [str(row[0]) for row in pyogrio.list_layers(path)]
        tables = {name: read(path, layer=name, max_features=MOST_ROWS) for name in names}
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError, ValueError) as error:
        raise UserError(
            "{file} is no workbook that can be read: {reason}.", file=path.name, reason=error
        ) from error
    return {
        name.strip().casefold(): _rows(meta["fields"], columns)
        for name, (meta, _, _, columns) in tables.items()
    }


def _rows(names: Iterable[Any], columns: Iterable[Iterable[Any]]) -> Rows:
    heads = [str(name) for name in names]
    return [
        dict(zip(heads, ("" if one is None else str(one) for one in row), strict=True))
        for row in zip(*columns, strict=True)
    ]
