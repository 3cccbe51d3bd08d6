"""The text of a plan: the one that travels with an operation, and the file that people edit."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from typing import Any, Final

import msgspec

from commander.domain.plan import PlanText, ResponsePlan

PART: Final = 20_000
"""Most characters of a part: as JSON in UTF-8 at most three times as long, below what one change
may carry (`journal.change.MAX_BODY`)."""

_LIST_AT: Final = 88


def text_of(plan: ResponsePlan) -> str:
    """Return the plan as JSON, the same for the same plan whatever its file looks like."""
    return json.dumps(_plain(plan), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest_of(plan: ResponsePlan) -> str:
    """Return what names exactly this plan: SHA-256 of its text, hex."""
    return hashlib.sha256(text_of(plan).encode()).hexdigest()


def parts_of(plan: ResponsePlan) -> tuple[tuple[str, dict[str, Any]], ...]:
    """Return the records (key, fields) in which an operation keeps the plan."""
    text = text_of(plan)
    digest = hashlib.sha256(text.encode()).hexdigest()
    pieces = [text[at : at + PART] for at in range(0, len(text), PART)]
    same = {"plan": plan.code, "version": plan.version, "digest": digest, "count": len(pieces)}
    return tuple(
        (part_key(digest, number), {**same, "number": number, "text": piece})
        for number, piece in enumerate(pieces)
    )


def part_key(digest: str, number: int) -> str:
    """Return the key of a part: the same at every post."""
    return f"plan-{digest[:32]}-{number}"


def plan_of(parts: Iterable[PlanText], digest: str) -> ResponsePlan | None:
    """Return the plan put together from its parts; None while one is missing or is not genuine.

    Fields of newer versions of the format are left out; None too where one cannot be understood.
    """
    found = sorted((one for one in parts if one.digest == digest), key=lambda one: one.number)
    if not found or len(found) != found[0].count:
        return None
    text = "".join(one.text for one in found)
    if hashlib.sha256(text.encode()).hexdigest() != digest:
        return None
    try:
        return msgspec.json.decode(text, type=ResponsePlan)
    except (msgspec.DecodeError, msgspec.ValidationError):
        return None


def plans_of(parts: Iterable[PlanText]) -> dict[str, ResponsePlan]:
    """Return every plan that these parts make up, by its digest."""
    known = tuple(parts)
    found = {digest: plan_of(known, digest) for digest in {one.digest for one in known}}
    return {digest: plan for digest, plan in found.items() if plan is not None}


def _plain(value: Any) -> Any:
    """Return a value as JSON has it, without fields that say what they say anyway."""
    if is_dataclass(value):
        return {
            one.name: _plain(getattr(value, one.name))
            for one in fields(value)
            if getattr(value, one.name) != _default(one)
        }
    if isinstance(value, Mapping):
        return {str(name): _plain(one) for name, one in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    return value


def _default(one: "Field[Any]") -> Any:
    if one.default is not MISSING:
        return one.default
    return one.default_factory() if one.default_factory is not MISSING else MISSING


def file_of(plan: ResponsePlan) -> str:
    """Return the plan as the TOML file that people edit."""
    plain = _plain(plan)
    tables = [one.name for one in fields(plan) if _is_table(plain.get(one.name))]
    lines = [f"{name} = {_value(value)}" for name, value in plain.items() if name not in tables]
    for name in tables:
        for row in plain[name]:
            lines += ["", f"[[{name}]]", *_row(row)]
    return "\n".join(lines) + "\n"


def _is_table(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _row(row: Mapping[str, Any]) -> Iterator[str]:
    for name, value in row.items():
        line = f"{name} = {_value(value)}"
        if isinstance(value, list) and len(line) > _LIST_AT:
            yield f"{name} = ["
            yield from (f"  {_value(one)}," for one in value)
            yield "]"
        else:
            yield line


def _value(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{name} = {_value(one)}" for name, one in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(_value(one) for one in value) + "]"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return json.dumps(value)
