"""The plans at hand: those that ship with the program and those of the user's own folder."""

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

import resources
from commander.domain.plan import ResponsePlan
from commander.errors import UserError
from commander.linkage.plan_file import LARGEST, PlanFile, WrongPlan, read_plan
from commander.linkage.plan_text import digest_of, file_of

FOLDER: Final = "plans"
"""The folder of a data folder with the user's own plans."""

_CODE: Final = re.compile(r"^code\s*=\s*[\"']([^\"']+)[\"']", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Library:
    """Plans by code and version, newest version first; ``problems`` are of files left out.

    ``broken`` says what is wrong first, for each code that such a file claims.
    """

    files: tuple[PlanFile, ...]
    problems: tuple[UserError, ...] = ()
    broken: Mapping[str, UserError] = field(default_factory=dict)

    @property
    def plans(self) -> tuple[ResponsePlan, ...]:
        """Every version of every plan, by code, newest first."""
        return tuple(one.plan for one in self.files)

    def newest(self) -> tuple[ResponsePlan, ...]:
        """Return the newest version of each plan."""
        found: dict[str, ResponsePlan] = {}
        for plan in self.plans:
            found.setdefault(plan.code, plan)
        return tuple(found.values())

    def get(self, code: str, version: int = 0) -> ResponsePlan:
        """Return a plan by its code, the newest version unless one is named; else UserError.

        While a file of this code is broken nobody knows which version is the newest: then the
        error says what is wrong with it, and only a version that is named is given.
        """
        if code in self.broken and not version:
            raise self.broken[code]
        found = [one for one in self.plans if one.code == code and version in (0, one.version)]
        if found:
            return found[0]
        if code in self.broken:
            raise self.broken[code]
        known = ", ".join(plan.code for plan in self.newest())
        raise UserError("There is no plan {code}; there are: {known}.", code=code, known=known)


def library(data: Path | None = None) -> Library:
    """Return the plans that ship and those in ``plans`` of this data folder.

    Two versions with one number are refused, both: nobody could say which of them is in force.
    """
    own = sorted((data / FOLDER).glob("*.toml")) if data is not None else []
    files = list(_shipped())
    problems: list[UserError] = []
    broken: dict[str, UserError] = {}
    for path in own:
        try:
            files.append(read_plan(path))
        except UserError as error:
            problems += error.problems if isinstance(error, WrongPlan) else [error]
            broken.setdefault(_claimed(path), error)
    return _settled(files, problems, broken)


@cache
def _shipped() -> tuple[PlanFile, ...]:
    return tuple(read_plan(path) for path in sorted(resources.path("plans").glob("*.toml")))


def _claimed(path: Path) -> str:
    """Return the code that a broken file seems to have; empty where that cannot be seen."""
    with suppress(OSError):
        found = _CODE.search(path.read_bytes()[:LARGEST].decode(errors="replace"))
        return found[1] if found else ""
    return ""


def keep(data: Path, plan: ResponsePlan) -> Path:
    """Put a plan into the user's folder; returns its file.

    Raises UserError when another text has its code and version: a change is a new version.
    """
    known = [one for one in library(data).plans if one.code == plan.code]
    same = next((one for one in known if one.version == plan.version), None)
    if same is not None and digest_of(same) != digest_of(plan):
        raise UserError(
            "There is another text under {code}, version {version}. Give this one version {next}.",
            code=plan.code,
            version=plan.version,
            next=max(one.version for one in known) + 1,
        )
    name = "".join(sign if sign.isalnum() or sign in "-_" else "-" for sign in plan.code)
    path = data / FOLDER / f"{name}-{plan.version}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".part")
    beside.write_text(file_of(plan), encoding="utf-8")
    beside.replace(path)
    return path


def _settled(
    files: Iterable[PlanFile], problems: list[UserError], broken: dict[str, UserError]
) -> Library:
    by_name: dict[tuple[str, int], list[PlanFile]] = {}
    for one in files:
        by_name.setdefault((one.plan.code, one.plan.version), []).append(one)
    kept = []
    for (code, version), same in by_name.items():
        if len({digest_of(one.plan) for one in same}) > 1:
            problems.append(_one_number(code, version, same))
            broken.setdefault(code, problems[-1])
        else:
            kept.append(same[0])
    kept.sort(key=lambda one: (one.plan.code, -one.plan.version))
    return Library(tuple(kept), tuple(problems), broken)


def _one_number(code: str, version: int, files: list[PlanFile]) -> UserError:
    first, second = files[0], files[1]
    return UserError(
        "{file}, in line {line}, version: {other} has another text under the same code {code} and "
        "version {version}. Give the newer one the next number.",
        file=second.path,
        line=second.lines.get("version", 0),
        other=first.path,
        code=code,
        version=version,
    )
