"""Reading a plan file: its form first, then what it says; every problem with line and field.

The format is written down in ``resources/plans/README.md``. Nothing of a file with a problem is
used.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, get_args, get_origin, get_type_hints

import msgspec

from commander.domain.plan import ResponsePlan, Words
from commander.errors import UserError
from commander.linkage.plan_check import Problem, check
from commander.linkage.plan_lines import line_of, locate

LARGEST: Final = 1024 * 1024
"""Largest plan file in bytes; its text travels in every operation that works under it."""

_AT_LINE: Final = re.compile(r"(.*?)\s*\(at line (\d+), column (\d+)\)", re.DOTALL)
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class WrongPlan(UserError):
    """A plan file that cannot be used; ``problems`` are all that was found, in file order."""

    def __init__(self, first: UserError, problems: Sequence[UserError]) -> None:
        super().__init__(first.text, **first.values)
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class PlanFile:
    """A plan that was read, from which file, and where in it each field stands."""

    plan: ResponsePlan
    path: str
    lines: Mapping[str, int]


def read_plan(path: Path) -> PlanFile:
    """Read a plan file; raises WrongPlan, naming file, line and field, or UserError."""
    try:
        if path.stat().st_size > LARGEST:
            raise UserError(
                "{file} is larger than {limit} kB and is no plan.",
                file=path.name,
                limit=LARGEST // 1024,
            )
        data = path.read_bytes()
    except OSError as error:
        raise UserError(
            "{file} cannot be read: {reason}.", file=path, reason=error.strerror or error
        ) from error
    return parse_plan(data, path.name)


def parse_plan(data: bytes, name: str) -> PlanFile:
    """Return the plan of a TOML text; ``name`` is what errors call it."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        wrong = UserError("The text is not UTF-8; save the file as UTF-8")
        raise _refused(name, {}, [Problem("", wrong, line)]) from error
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _refused(name, {}, [_syntax(error)]) from error
    return checked(raw, name, locate(text))


def checked(raw: dict[str, Any], name: str, lines: dict[str, int]) -> PlanFile:
    """Return the plan of plain values; ``lines`` says where each field stands in what people see.

    Raises WrongPlan with everything that is wrong.
    """
    found = list(_shape(ResponsePlan, raw, ""))
    if not found:
        plan = msgspec.convert(raw, ResponsePlan)
        found = check(plan)
        if not found:
            return PlanFile(plan, name, lines)
    raise _refused(name, lines, found)


def _syntax(error: tomllib.TOMLDecodeError) -> Problem:
    match = _AT_LINE.fullmatch(str(error))
    said, line = (match[1], int(match[2])) if match else (str(error), 0)
    return Problem("", UserError("This is no valid TOML: {said}", said=said), line)


def _refused(name: str, lines: dict[str, int], problems: Sequence[Problem]) -> WrongPlan:
    placed = [(one.line or line_of(lines, one.path), one) for one in problems]
    placed.sort(key=lambda pair: pair[0])
    said = [_said(name, line, one) for line, one in placed]
    return WrongPlan(said[0], said)


def _said(name: str, line: int, problem: Problem) -> UserError:
    reason = problem.reason
    if not problem.path:
        return UserError("{file}, in line {line}: {reason}.", file=name, line=line, reason=reason)
    return UserError(
        "{file}, in line {line}, {path}: {reason}.",
        file=name,
        line=line,
        path=problem.path,
        reason=reason,
    )


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _shape(kind: Any, value: Any, path: str) -> Iterator[Problem]:
    """Give what is wrong with the form of a value that should be of this kind."""
    if is_dataclass(kind) and isinstance(kind, type):
        yield from _record(kind, value, path)
    elif kind == Words:
        yield from _words(value, path)
    elif get_origin(kind) is tuple:
        if not isinstance(value, list):
            yield _wrong(path, list, value)
            return
        for number, one in enumerate(value, 1):
            yield from _shape(get_args(kind)[0], one, f"{path}[{number}]")
    else:
        wanted = next((k for k in (bool, str, int, float) if k in (kind, *get_args(kind))), str)
        yield from _plain(wanted, value, path)


def _record(kind: type, value: Any, path: str) -> Iterator[Problem]:
    if not isinstance(value, dict):
        yield _wrong(path, dict, value)
        return
    known = {one.name: one for one in fields(kind)}
    for name in value:
        if name not in known:
            wrong = UserError(
                "There is no such field; correct or remove it. Known are: {known}",
                known=", ".join(known),
            )
            yield Problem(_join(path, name), wrong)
    for name, one in known.items():
        if name in value:
            yield from _shape(_hints(kind)[name], value[name], _join(path, name))
        elif one.default is MISSING and one.default_factory is MISSING:
            yield Problem(_join(path, name), UserError("This is missing; add it"))


def _words(value: Any, path: str) -> Iterator[Problem]:
    if not isinstance(value, dict):
        yield _wrong(path, dict, value)
        return
    for language, text in value.items():
        yield from _plain(str, text, _join(path, language))


def _plain(wanted: type, value: Any, path: str) -> Iterator[Problem]:
    fits = isinstance(value, (int, float) if wanted is float else wanted)
    if not fits or (isinstance(value, bool) and wanted is not bool):
        yield _wrong(path, wanted, value)
    elif isinstance(value, str) and _CONTROL.search(value):
        yield Problem(path, UserError("The text has a control character; remove it"))


def _wrong(path: str, wanted: type, value: Any) -> Problem:
    wrong = UserError(
        "Here belongs {wanted}, not {found}", wanted=_called(wanted), found=_called(type(value))
    )
    return Problem(path, wrong)


def _called(kind: type) -> UserError:
    """Return what people call a kind of value; an error, so that its words are translated."""
    called = {
        str: UserError("a text"),
        int: UserError("a whole number"),
        float: UserError("a number"),
        bool: UserError("true or false"),
        list: UserError("a list"),
        dict: UserError("a table"),
    }
    return called.get(kind) or UserError("a date")


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
