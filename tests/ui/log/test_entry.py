"""What an entry says, and that its painting stays within its bounds."""

from array import array
from dataclasses import replace
from typing import Any, Final

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionViewItem

from commander.actions.names import Directory
from commander.domain.record import Meta, Party
from commander.domain.resources import Department, Unit
from commander.domain.work import Message, Receipt, Struck
from ui.log.delegate import EntryDelegate
from ui.log.entry import Entry, describe
from ui.log.layout import EntryPainter
from ui.log.model import LogModel
from ui.log.scene import Scene
from ui.theme.theme import Theme
from ui.theme.tokens import THEMES

pytestmark = pytest.mark.gui
NOW: Final = 1_716_669_704_000
MINUTE: Final = 60_000
DEPARTMENTS: Final = (
    Department(key="police", names={"en": "Police", "zh": "公安"}, colour="blue"),
    Department(key="medical", names={"en": "Medical", "zh": "医疗"}, colour="green"),
)
M7: Final = Party("unit", "u7", "Medic 7")
CHINESE: Final = "养老院共有130名住院老人需要增派救护车请公安封闭湖滨路至铁路道口之间的全部路段" * 8


def scene(**changes: Any) -> Scene:
    directory = Directory(DEPARTMENTS, [Unit(key="u7", name="Medic 7", department="medical")])
    plain = Scene(directory=directory, departments={one.key: one for one in DEPARTMENTS}, now=NOW)
    return replace(plain, **changes)


def said(message: Message, **changes: object) -> Entry:
    return describe(message, scene(**changes))


def message(**fields: object) -> Message:
    return Message(**{"text": "gas leak", "happened_at": NOW, "key": "k", **fields})  # type: ignore[arg-type]


def receipt(party: str, kind: str, **fields: str) -> Receipt:
    meta = Meta(created_at=NOW + 11_000)
    return Receipt(message="k", party=party, kind=kind, meta=meta, **fields)


def test_a_clock_that_went_ahead_is_marked() -> None:
    [mark] = said(message(ahead=5 * 60 * MINUTE)).notes
    assert mark.text == "clock ahead by 5 h 00"
    assert "shown as written" in mark.tip
    assert not said(message()).notes


def test_the_head_says_from_to_and_by_what() -> None:
    police = Party("department", "police", "whatever was said")
    entry = said(message(sender=M7, to=(police,), channel="TAC-3", precedence="immediate"))
    assert "".join(text for text, _ in entry.route) == "Medic 7 → Police · TAC-3"
    assert [chip.text for chip in entry.chips] == ["IMMEDIATE"]
    assert entry.colour == "green"
    assert (entry.time, entry.day) == ("20:41:44", "")


def test_system_and_phone_and_earlier_days() -> None:
    entry = said(message(kind="system", happened_at=NOW - 13 * 86_400_000))
    assert entry.route == (("System", True),)
    assert "12 May 2024" in entry.day
    assert said(message(medium="phone")).route == (("phone", False),)


def test_times_are_as_exact_as_stated() -> None:
    assert said(message(precision="minute")).time == "20:41"
    assert said(message(precision="approx")).time == "≈20:41"
    assert said(message(inferred=("happened_at",))).time == "≈20:41:44"
    assert said(message(), timezone="Asia/Shanghai").time == "04:41:44"


def test_inferred_parts_are_marked_and_named() -> None:
    entry = said(message(sender=M7, kind="order", inferred=("sender", "kind"), source="p. 12"))
    assert entry.route[0] == ("≈", False)
    assert entry.chips[0].text == "≈ORDER"
    assert "sender, kind" in entry.tip
    assert "p. 12" in entry.tip


@pytest.mark.parametrize(
    ("kind", "age", "text", "role"),
    [
        ("acknowledged", 0, "✓ Police 20:41:55", "green"),
        ("read", 0, "◔ Police 20:41:55", "orange"),
        ("delivered", 0, "→ Police 20:41:55", "orange"),
        ("", 0, "… Police", "orange"),
        ("", 14, "… Police", "orange"),
        ("", 15, "! Police overdue 15 min", "red"),
        ("delivered", 20, "! Police overdue 20 min", "red"),
    ],
)
def test_receipts(kind: str, age: int, text: str, role: str) -> None:
    receipts = (receipt("department:police", kind),) if kind else ()
    entry = said(
        message(ack_from=("department:police",), receipts=receipts), now=NOW + age * MINUTE
    )
    assert [(mark.text, mark.role) for mark in entry.receipts] == [(text, role)]


def test_urgent_acknowledgements_are_overdue_sooner() -> None:
    wanted = message(ack_from=("department:police",), precedence="flash")
    assert said(wanted, now=NOW + 5 * MINUTE).receipts[0].text.startswith("!")
    assert said(wanted, now=NOW + 4 * MINUTE).receipts[0].text.startswith("…")


def test_a_limit_of_the_plan_goes_before_the_usual_one() -> None:
    wanted = message(ack_from=("department:police",), precedence="immediate", ack_within=15)
    assert said(wanted, now=NOW + 14 * MINUTE).receipts[0].text.startswith("…")
    assert said(wanted, now=NOW + 15 * MINUTE).receipts[0].text.startswith("!")


def test_acknowledgements_that_were_not_recorded_are_not_invented() -> None:
    entry = said(message(kind="order", acks_recorded=False, ack_from=("department:police",)))
    assert [mark.text for mark in entry.receipts] == ["acknowledgement not recorded"]
    assert said(message(acks_recorded=False)).receipts == ()


def test_corrections_strikes_tasks_and_features_are_linked() -> None:
    related = {"old": message(key="old", precision="minute")}
    notes = said(
        message(supersedes="old", tasks=("t1",)), related=related, features={"k": "f1"}
    ).notes
    assert [(mark.text, mark.link) for mark in notes] == [
        ("↪ corrects 20:41", ("message", "old")),
        ("☑ task", ("task", "t1")),
        ("◎ on the map", ("feature", "f1")),
    ]
    struck = said(message(struck=Struck("Ana", "twice")))
    assert struck.struck
    assert struck.notes[0].text == "struck: twice"
    assert said(message(superseded_by="new")).faded


def test_details_say_who_knew_what_when() -> None:
    receipts = (receipt("department:police", "acknowledged", way="radio", by="Ana"),)
    rows = dict(said(message(receipts=receipts, written_by="Bo", received_at=NOW)).details)
    assert rows["Police"].startswith("Acknowledged · 25 May 2024 20:41:55 · by radio")
    assert rows["Police"].endswith("recorded by Ana")
    assert rows["Written by"] == "Bo"
    assert rows["Known here"].endswith("20:41:44")


def long_message() -> Message:
    wanted = ("department:police", "department:medical", "other:" + CHINESE[:60])
    return message(
        text=CHINESE + " " + "x" * 400,
        sender=Party("other", "", CHINESE[:80]),
        to=tuple(Party("other", "", CHINESE[:50] + str(number)) for number in range(4)),
        precedence="flash",
        kind="transfer_of_command",
        ack_from=wanted,
        struck=Struck("Ana", CHINESE[:120]),
    )


@pytest.mark.parametrize("width", [200, 320, 480, 900])
def test_long_chinese_stays_within_the_entry(qapp: QApplication, width: int) -> None:
    made = EntryPainter(Theme()).lay_out(said(long_message()), width, open_=True)
    for zone in made.zones:
        assert zone.area.left() >= 0
        assert zone.area.right() < width
        assert zone.area.bottom() < made.height
    for block in made.blocks:
        for number in range(block.layout.lineCount()):
            line = block.layout.lineAt(number)
            assert block.left + line.naturalTextWidth() <= width + 1
            assert block.top + line.y() + line.height() <= made.height


@pytest.mark.parametrize("name", THEMES)
def test_nothing_is_painted_outside_the_row(qapp: QApplication, name: str) -> None:
    theme = Theme(name)  # type: ignore[arg-type]
    model = LogModel(lambda _positions: None)
    model.scene = scene()
    model.replace(array("q", [1]))
    model.put([replace(long_message(), position=1)])
    delegate = EntryDelegate(theme)
    option = QStyleOptionViewItem()
    option.rect = QRect(40, 50, 360, 10)
    option.state = QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_HasFocus
    height = delegate.sizeHint(option, model.index(0)).height()
    option.rect = QRect(40, 50, 360, height)
    ground = QColor("#123456")
    image = QImage(440, height + 100, QImage.Format.Format_RGB32)
    image.fill(ground)
    painter = QPainter(image)
    delegate.paint(painter, option, model.index(0))
    painter.end()
    outside = [(x, y) for x in (0, 38, 401, 439) for y in range(0, image.height(), 3)]
    outside += [(x, y) for y in (0, 48, height + 51) for x in range(0, 440, 3)]
    assert {image.pixelColor(x, y).name() for x, y in outside} == {ground.name()}
    inside = {image.pixelColor(x, 50 + height // 2).name() for x in range(41, 399)}
    assert len(inside) > 2


def test_an_entry_from_and_to_nobody_says_who_wrote_it() -> None:
    entry = said(Message(text="Wind has turned", happened_at=NOW, written_by="A. Rivera"))
    assert entry.route == (("A. Rivera", False),)
