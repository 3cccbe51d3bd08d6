"""What is wrong with the rows of a plan, by table, row and column. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from commander.domain.plan import ResponsePlan
from commander.errors import UserError
from commander.interop.plan_sheet import Rows, plan_of_sheets
from commander.linkage.plan_file import WrongPlan

_ROW: Final = re.compile(r"(\w+)\[(\d+)\](?:\.(\w+))?(?:\[\d+\])?(?:\.(\w+))?")
_HEAD: Final = re.compile(r"(\w+)(?:\[\d+\])?(?:\.(\w+))?")
HEAD: Final = "plan"


@dataclass(frozen=True, slots=True)
class Wrong:
    """One problem: table, row from 0, column ("" for the row), and what it says."""

    table: str
    row: int
    column: str
    reason: UserError


@dataclass(frozen=True, slots=True)
class Checked:
    """The plan that rows make up, or everything that is wrong with them."""

    plan: ResponsePlan | None
    wrong: tuple[Wrong, ...] = ()


def checked_rows(sheets: Mapping[str, Rows]) -> Checked:
    """Read rows as a plan."""
    try:
        return Checked(plan_of_sheets(sheets, HEAD))
    except WrongPlan as error:
        return Checked(None, tuple(_placed(one, sheets) for one in error.problems))
    except UserError as error:
        return Checked(None, (Wrong(HEAD, 0, "", error),))


def _placed(problem: UserError, sheets: Mapping[str, Rows]) -> Wrong:
    path = str(problem.values.get("path", ""))
    reason = problem.values.get("reason")
    said = reason if isinstance(reason, UserError) else problem
    match = _ROW.fullmatch(path)
    if match and match[1] in sheets:
        row = _filled(sheets[match[1]], int(match[2]))
        return Wrong(match[1], row, _column(match[3] or "", match[4] or "", sheets[match[1]]), said)
    head = _HEAD.fullmatch(path)
    name = head[1] if head else ""
    wanted = {name, f"{name}_{head[2]}" if head and head[2] else name}
    fields = [one.get("field", "") for one in sheets.get(HEAD, [])]
    at = next((n for n, one in enumerate(fields) if one in wanted), -1)
    if at < 0 and name in sheets:
        return Wrong(name, 0, "", said)
    return Wrong(HEAD, max(0, at), "value", said)


def _filled(rows: Sequence[Mapping[str, str]], number: int) -> int:
    """Return where the row with this number stands; empty rows do not count."""
    filled = [at for at, row in enumerate(rows) if any(text.strip() for text in row.values())]
    return filled[number - 1] if 0 < number <= len(filled) else 0


def _column(name: str, language: str, rows: Sequence[Mapping[str, str]]) -> str:
    columns = {column for row in rows for column in row}
    worded = f"{name}_{language}"
    return worded if language and (worded in columns or name not in columns) else name
