"""Symbols of the user's own: a folder of PNG and SVG files and a table that says which is which.

Nothing of the files reaches the page but pixels: an SVG is painted here, after it was looked
through for whatever could load or run something, and a PNG is decoded and encoded anew.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter

from commander.actions.unit_kinds import kind_code
from commander.errors import UserError

TABLE: Final = "symbols.json"
SIDE: Final = 96
"""Pixels of a symbol as it is kept: a mark is 31 at 100 %, so it stays sharp at 300 %."""

MOST_SYMBOLS: Final = 200
MOST_TABLE: Final = 200_000
MOST_FILE: Final = 300_000
MOST_PIXELS: Final = 2048
"""Bounds of what is taken: files, bytes of the table and of a file, pixels of an edge."""

LONGEST_KIND: Final = 60
_FORBIDDEN: Final = frozenset(
    {"script", "foreignObject", "image", "use", "animate", "set", "style", "iframe", "a"}
)


def read_symbols(folder: Path) -> Mapping[str, str]:
    """Return the pictures of a folder as PNG data addresses, by the code of their kind.

    The table ``symbols.json`` maps kinds (a code, or a word as in a unit's kind) to names of
    files beside it. Raises UserError with the reason, and the file, for anything that is refused.
    """
    table = _table(folder)
    return {
        kind_code(kind) or kind.casefold(): _picture(folder, name) for kind, name in table.items()
    }


def _table(folder: Path) -> Mapping[str, str]:
    path = folder / TABLE
    try:
        if path.stat().st_size > MOST_TABLE:
            raise UserError("{file} is too large.", file=TABLE)
        table = json.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise UserError(
            "There is no {file} in this folder. It names a file for each kind of unit, such as "
            "{example}.",
            file=TABLE,
            example='{"engine": "engine.svg"}',
        ) from error
    except ValueError as error:
        raise UserError("{file} is no table in JSON.", file=TABLE) from error
    if not isinstance(table, dict) or not table:
        raise UserError("{file} names no symbols.", file=TABLE)
    if len(table) > MOST_SYMBOLS:
        raise UserError("{file} names more than {most} symbols.", file=TABLE, most=MOST_SYMBOLS)
    for kind, name in table.items():
        if not isinstance(name, str) or not kind.strip() or len(kind) > LONGEST_KIND:
            raise UserError("{file} names no file for {kind}.", file=TABLE, kind=kind[:40])
    return table


def _picture(folder: Path, name: str) -> str:
    path = folder / name
    if Path(name).name != name or path.is_symlink() or not path.is_file():
        raise UserError("{file} is not in this folder.", file=name)
    if path.stat().st_size > MOST_FILE:
        raise UserError("{file} is too large.", file=name)
    data = path.read_bytes()
    suffix = path.suffix.casefold()
    if suffix == ".svg":
        image = _from_svg(data, name)
    elif suffix == ".png":
        image = _from_png(data, name)
    else:
        raise UserError("{file} is neither PNG nor SVG.", file=name)
    return _address(image)


def _from_png(data: bytes, name: str) -> QImage:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"png"))
    size = reader.size()
    if not size.isValid():
        raise UserError("{file} is damaged.", file=name)
    if max(size.width(), size.height()) > MOST_PIXELS:
        raise UserError("{file} is too large.", file=name)
    image = reader.read()
    if image.isNull():
        raise UserError("{file} is damaged.", file=name)
    return _fitted(image)


def _from_svg(data: bytes, name: str) -> QImage:
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415 - only an import of symbols needs it

    _look_through(data, name)
    renderer = QSvgRenderer(QByteArray(data))
    size = renderer.defaultSize()
    if not renderer.isValid() or size.isEmpty():
        raise UserError("{file} is damaged.", file=name)
    image = _blank()
    scale = SIDE / max(size.width(), size.height())
    wide, high = size.width() * scale, size.height() * scale
    painter = QPainter(image)
    renderer.render(painter, QRectF((SIDE - wide) / 2, (SIDE - high) / 2, wide, high))
    painter.end()
    return image


def _look_through(data: bytes, name: str) -> None:
    """Refuse what could load, run or blow up: entities, scripts, addresses that lead out."""
    from defusedxml import ElementTree  # noqa: PLC0415 - only an import of symbols needs it
    from defusedxml.common import DefusedXmlException  # noqa: PLC0415

    try:
        root = ElementTree.fromstring(data, forbid_dtd=True)
    except DefusedXmlException as error:
        raise UserError("{file} holds entities, which are not taken.", file=name) from error
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise UserError("{file} is damaged.", file=name) from error
    for element in root.iter():
        tag = str(element.tag).rpartition("}")[2]
        if tag in _FORBIDDEN:
            raise UserError("{file} holds <{tag}>, which is not taken.", file=name, tag=tag)
        for key, value in element.attrib.items():
            leads_out = key.rpartition("}")[2] == "href" and not value.startswith("#")
            loads = "url(" in value and "url(#" not in value.replace(" ", "")
            if leads_out or loads or key.startswith("on"):
                raise UserError("{file} refers to something outside of it.", file=name)


def _fitted(image: QImage) -> QImage:
    small = image.scaled(
        SIDE,
        SIDE,
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    fitted = _blank()
    painter = QPainter(fitted)
    painter.drawImage((SIDE - small.width()) // 2, (SIDE - small.height()) // 2, small)
    painter.end()
    return fitted


def _blank() -> QImage:
    image = QImage(SIDE, SIDE, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    return image


def _address(image: QImage) -> str:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # a device is taken, stubs or not
    return "data:image/png;base64," + bytes(buffer.data().toBase64().data()).decode()
