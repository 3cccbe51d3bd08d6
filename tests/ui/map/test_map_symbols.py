"""Sets of symbols: what ships is whole, and what people import cannot do harm."""

import base64
import json
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from commander.actions.unit_kinds import unit_kinds
from commander.errors import UserError
from ui.map.symbols_import import MOST_SYMBOLS, SIDE, TABLE, read_symbols
from ui.map.symbols_sets import GB, LETTERS, MIL, OWN, SETS, USER, symbol_set

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10">{}</svg>'
BAR = '<rect width="20" height="10" fill="#ff0000"/>'


def folder_with(folder: Path, table: object, **files: bytes | str) -> Path:
    text = table if isinstance(table, str) else json.dumps(table)
    (folder / TABLE).write_text(text, "utf-8")
    for name, content in files.items():
        data = content if isinstance(content, bytes) else content.encode()
        (folder / name.replace("_", ".")).write_bytes(data)
    return folder


def picture(address: str) -> QImage:
    head, _, data = address.partition(",")
    assert head == "data:image/png;base64"
    return QImage.fromData(base64.b64decode(data))


def png(side: int = 10) -> bytes:
    from PySide6.QtCore import QBuffer, QIODevice  # noqa: PLC0415 - one use

    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(QColor("#00ff00"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def test_our_set_draws_every_kind_and_the_others_know_only_kinds() -> None:
    kinds = set(unit_kinds())
    assert set(symbol_set(OWN).drawings) == kinds
    for name in (MIL, GB):
        one = symbol_set(name)
        known = {*one.codes, *one.labels}
        assert {code for code in known if not code.startswith("A")} <= kinds
    assert symbol_set(LETTERS).drawings == {}
    assert symbol_set("no such set").name == OWN
    assert symbol_set(USER, {"engine": "data:"}).pictures == {"engine": "data:"}
    assert {symbol_set(name).name for name in SETS} == set(SETS)


def test_png_and_svg_are_taken_as_pixels_by_kind(tmp_path: Path, qapp: QApplication) -> None:
    table = {"Fire engine": "a.svg", "drone": "b.png", "Rickshaw": "b.png"}
    found = read_symbols(folder_with(tmp_path, table, a_svg=SVG.format(BAR), b_png=png()))
    assert set(found) == {"engine", "drone", "rickshaw"}
    bar, square = picture(found["engine"]), picture(found["drone"])
    assert bar.width() == bar.height() == square.width() == SIDE
    assert bar.pixelColor(SIDE // 2, SIDE // 2) == QColor("#ff0000")
    assert bar.pixelColor(SIDE // 2, 5).alpha() == 0
    assert square.pixelColor(5, 5) == QColor("#00ff00")


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ("<script>1</script>", "script"),
        ('<image href="http://127.0.0.1/x.png"/>', "image"),
        ("<foreignObject/>", "foreignObject"),
        ('<rect onload="x()"/>', "outside"),
        ('<g xmlns:x="http://www.w3.org/1999/xlink" x:href="file:///a.png"/>', "outside"),
        ('<rect fill="url(http://127.0.0.1/x)"/>', "outside"),
        ("<style>@import url(x)</style>", "style"),
        ("<rect", "damaged"),
    ],
)
def test_what_an_svg_must_not_hold_is_refused_with_the_reason(
    tmp_path: Path, qapp: QApplication, inside: str, said: str
) -> None:
    folder_with(tmp_path, {"engine": "a.svg"}, a_svg=SVG.format(inside))
    with pytest.raises(UserError, match=said):
        read_symbols(tmp_path)


def test_entities_are_refused(tmp_path: Path, qapp: QApplication) -> None:
    bomb = '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + SVG.format("&b;")
    with pytest.raises(UserError, match="entities"):
        read_symbols(folder_with(tmp_path, {"engine": "a.svg"}, a_svg=bomb))


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("no json", "no table"),
        ([], "names no symbols"),
        ({}, "names no symbols"),
        ({"engine": 3}, "engine"),
        ({"engine": "../a.svg"}, "not in this folder"),
        ({"engine": "missing.png"}, "not in this folder"),
        ({"engine": "a.gif"}, "neither PNG nor SVG"),
        ({"engine": "b.png"}, "damaged"),
        ({"engine": "c.png"}, "too large"),
        ({str(n): "a.svg" for n in range(MOST_SYMBOLS + 1)}, "more than"),
    ],
)
def test_a_folder_that_cannot_be_taken_says_why(
    tmp_path: Path, qapp: QApplication, table: object, said: str
) -> None:
    inner = tmp_path / "set"
    inner.mkdir()
    (tmp_path / "a.svg").write_text(SVG.format(BAR))
    folder_with(inner, table, a_gif=b"GIF89a", b_png=b"\x89PNG\r\n\x1a\n???", c_png=png(3000))
    with pytest.raises(UserError, match=said):
        read_symbols(inner)


def test_a_folder_without_a_table_says_what_to_write(tmp_path: Path, qapp: QApplication) -> None:
    with pytest.raises(UserError, match=r"There is no symbols\.json"):
        read_symbols(tmp_path)
