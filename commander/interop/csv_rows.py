"""Tables that people export as CSV: rows by column, and what is wrong by file, line and column."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from commander.errors import UserError

LARGEST: Final = 200_000_000
"""Bytes of a file; ten times the calls of a year of a large county."""

LONGEST_LINE: Final = 64 * 1024

Row = dict[str, str | None]
"""Column → cell; None where the record is cut off."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A checked file: how many lines it has, and its rows that are not blank, with their lines."""

    lines: int
    rows: Iterator[tuple[int, Row]]

    def __iter__(self) -> Iterator[tuple[int, Row]]:
        """Yield (line number, row); UserError where quotation marks do not fit."""
        return self.rows


def read(path: Path, needed: Sequence[str]) -> Sheet:
    """Open a UTF-8 file with commas and a head line that names the needed columns; UserError."""
    lines = _lines(path)
    return Sheet(len(lines), _rows(path, lines, needed))


def _lines(path: Path) -> list[str]:
    """Return the lines of a file of text, each with its end."""
    try:
        if path.stat().st_size > LARGEST:
            raise UserError(
                "{file} is larger than {limit} MB. Cut it into parts; each can be imported.",
                file=path,
                limit=LARGEST // 1_000_000,
            )
        raw = path.read_bytes()
    except OSError as error:
        raise UserError(
            "{file} cannot be read: {reason}. Check its name and its rights.",
            file=path,
            reason=error.strerror or error,
        ) from error
    lines = [_text(path, number, line) for number, line in enumerate(raw.splitlines(True), 1)]
    if not any(line.strip() for line in lines):
        raise UserError("{file} is empty. Choose another file.", file=path)
    lines[0] = lines[0].removeprefix("\ufeff")
    return lines


def _text(path: Path, number: int, line: bytes) -> str:
    if len(line) > LONGEST_LINE:
        raise UserError(
            "{file}, line {line}: longer than {limit} characters, so this is no list. "
            "Choose another file.",
            file=path,
            line=number,
            limit=LONGEST_LINE,
        )
    if b"\0" in line:
        raise UserError(
            "{file}, line {line}, column {column}: a NUL byte. The file is damaged or no text "
            "(UTF-16?). Save it as CSV in UTF-8 and import it again.",
            file=path,
            line=number,
            column=line.index(b"\0") + 1,
        )
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UserError(
            "{file}, line {line}, column {column}: not UTF-8. Save it as CSV in UTF-8 and import "
            "it again.",
            file=path,
            line=number,
            column=error.start + 1,
        ) from error


def _rows(path: Path, lines: list[str], needed: Sequence[str]) -> Iterator[tuple[int, Row]]:
    reader = csv.reader(lines, strict=True)
    head: list[str] = []
    first = 1
    try:
        head = [name.strip() for name in next(reader)]
        _check_head(path, head, needed)
        while True:
            first = reader.line_num + 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            if any(cell.strip() for cell in cells):
                yield first, _by_column(head, cells)
    except csv.Error as error:
        if first == len(lines) > 1:  # the last record, cut off within quotation marks
            yield first, _by_column(head, next(csv.reader(lines[-1:])))
            return
        raise UserError(
            "{file}, line {line}: a quotation mark is missing, doubled or never closed "
            "({reason}). Correct it and import the file again. Nothing was taken in.",
            file=path,
            line=first,
            reason=error,
        ) from error


def _by_column(head: list[str], cells: list[str]) -> Row:
    return dict(zip(head, [*cells, *[None] * (len(head) - len(cells))], strict=False))


def _check_head(path: Path, head: list[str], needed: Sequence[str]) -> None:
    missing = [name for name in needed if name not in head]
    if missing:
        raise UserError(
            "{file}, line 1: the columns {missing} are missing; found {found}. Needed are "
            "{wanted}, separated by commas.",
            file=path,
            missing=", ".join(missing),
            found=", ".join(head)[:200],
            wanted=", ".join(needed),
        )
