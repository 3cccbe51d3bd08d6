"""A warning from its draft to its lifting, by keys and by mouse, as an operator meets it."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from commander.actions import (
    Acknowledge,
    ApproveWarning,
    ChangeWarningLevel,
    DraftWarning,
    DrawFeature,
    IssueWarning,
    UpdateFeature,
    UpdateWarning,
)
from tests.ui.board.desk import MINUTE, START
from tests.ui.warnings.conftest import CTRL, ENTER, Public
from ui.warnings.copy_prompt import CopyPrompt
from ui.widgets.pill import Pill

KEY = Qt.Key
FULL = {
    "category": "Toxic gas",
    "level": "orange",
    "starts_at": START,
    "area": "Mill Street",
    "headline": {"en": "Gas at Mill Street", "zh": "磨坊街毒气泄漏"},
    "cautions": {"en": "Do not go near.", "zh": "请勿靠近。"},
    "measures": {"en": "Stay indoors.", "zh": "留在室内。"},
    "issuer": "City emergency bureau",
}
RING = [[113.6, 34.7], [113.7, 34.7], [113.7, 34.8], [113.6, 34.8], [113.6, 34.7]]
AREA = {"type": "Polygon", "coordinates": [RING]}


def drafted(public: Public, state: str = "draft", **more: object) -> str:
    desk = public.desk
    action = DraftWarning(desk.stream, public.incident, "toxic-gas", {**FULL, **more})
    key = desk.do(action).keys[0]
    if state in ("approved", "issued"):
        desk.do(ApproveWarning(desk.stream, key))
    if state == "issued":
        desk.do(IssueWarning(desk.stream, key))
    desk.until(lambda: key in [one.item.warning.key for one in public.panel.cards()])
    public.panel.select(key)
    public.panel.focus_list()
    return key


def pill(public: Public, words: str) -> Pill:
    found = public.card.acts.findChildren(Pill)
    return next(one for one in found if one.text().startswith(words) and one.isVisible())


def test_by_keys_from_a_prepared_text_to_the_lifting(public: Public) -> None:
    """P9: nothing is issued without the obligatory contents, and who was told is on record."""
    public.begin_gas()
    assert public.only.hazard == "toxic-gas"
    assert "Still missing: Area in words, Issued by" in " ".join(public.card.texts())
    public.complete()
    assert public.only.headline["en"] == "Toxic gas is leaking at Mill Street"
    assert public.only.headline["zh"] == "Mill Street发生有毒气体泄漏"
    public.desk.until(lambda: not any("missing" in text for text in public.card.texts()))
    public.press(KEY.Key_A)
    public.state("approved")
    assert "approved by Ana Ruiz" in " ".join(public.card.texts())
    public.press(KEY.Key_I)
    public.press(ENTER)
    public.state("issued")
    entry = public.desk.post.reader.messages(list(public.desk.post.reader.log(public.desk.stream)))[
        0
    ]
    assert entry.text.startswith("Orange warning issued: Toxic gas is leaking at Mill Street")
    assert len(entry.ack_from) == len(entry.to) > 5
    public.press(KEY.Key_V)
    public.prompt.choose("orange")
    public.press(KEY.Key_1, CTRL)
    public.type("wind turned")
    public.press(ENTER)
    public.desk.until(lambda: public.only.level == "red")
    assert public.only.reason == "wind turned"
    public.state("issued")
    public.desk.until(lambda: public.card.texts()[0] == "Red warning")
    public.press(KEY.Key_L)
    public.press(ENTER)
    assert public.only.lifted is False  # without a reason nothing is lifted
    public.type("leak closed")
    public.press(ENTER)
    public.state("lifted")
    history = next(text for text in public.card.texts() if "issued anew" in text)
    assert "issued anew Red warning (Ana Ruiz, wind turned)" in history
    assert "lifted (Ana Ruiz, leak closed)" in history


def test_the_same_by_mouse(public: Public) -> None:
    drafted(public)
    left = Qt.MouseButton.LeftButton
    for words, state in (("Approve", "approved"), ("Issue", "issued"), ("Lift", "lifted")):
        QTest.mouseClick(pill(public, words), left)
        if state != "approved":
            if state == "lifted":
                public.prompt.reason.setText("over")
            go = next(one for one in public.prompt.findChildren(Pill) if one.text() == "Do it")
            QTest.mouseClick(go, left)
        public.state(state)


def test_an_edit_after_the_approval_needs_a_new_one(public: Public) -> None:
    drafted(public, "approved")
    public.state("approved")
    public.press(KEY.Key_E)
    assert "approve anew" in public.editor._save.text()
    public.line("Issued by").setText("Somebody else")
    public.press(ENTER, CTRL)
    public.state("draft")
    assert "changed, approval fell" in " ".join(public.card.texts())
    assert public.only.approved_by == ""


def test_what_is_typed_survives_a_refresh_escape_and_a_refusal(public: Public) -> None:
    key = drafted(public)
    public.press(KEY.Key_E)
    public.line("Issued by").setText("Typed <b>here</b>")
    public.desk.do(UpdateWarning(public.desk.stream, key, {"area": "Elsewhere"}))
    public.desk.until(lambda: public.line("Area in words").text() == "Elsewhere")
    assert public.line("Issued by").text() == "Typed <b>here</b>"
    public.line("Until").setText("tomorrow")
    public.press(ENTER, CTRL)
    assert "is no time" in public.editor._wrong.text()
    public.press(KEY.Key_Escape)
    assert public.card.inside is None
    public.press(KEY.Key_E)
    assert public.line("Issued by").text() == "Typed <b>here</b>"
    public.line("Until").setText("+30")
    public.press(ENTER, CTRL)
    public.desk.until(lambda: public.only.issuer == "Typed <b>here</b>")
    assert public.only.expires_at == START + 30 * MINUTE
    public.desk.until(lambda: "Typed <b>here</b>" in " ".join(public.card.texts()))


def test_it_expires_by_the_clock_and_can_be_issued_anew(public: Public) -> None:
    key = drafted(public, "issued", expires_at=START + 40 * MINUTE)
    public.state("issued")
    assert "expires in 40 min" in " ".join(public.card.texts())
    public.desk.clock.seek(START + 20 * MINUTE)
    public.panel._tick()
    assert "expires in 20 min" in " ".join(public.card.texts())
    assert public.card._time.property("tone") == "soon"
    public.desk.clock.seek(START + 41 * MINUTE)
    public.state("expired")
    assert "expired 1 min ago" in " ".join(public.card.texts())
    assert public.card._time.property("tone") == "late"
    public.desk.do(
        ChangeWarningLevel(public.desk.stream, key, "orange", expires_at=START + 90 * MINUTE)
    )
    public.state("issued")


def test_two_posts_that_edit_one_draft_disagree_visibly(public: Public) -> None:
    key = drafted(public)
    public.desk.hear("warning", key, issuer="Another bureau")
    public.desk.until(lambda: any("⇄" in text for text in public.card.texts()))
    asked: list[tuple[str, str]] = []
    public.desk.context.selection.settling_wanted.connect(lambda *what: asked.append(what))
    public.card._dispute.link.click()
    assert asked == [("warning", key)]


def test_hostile_texts_stay_texts(public: Public) -> None:
    hostile = "<img src=x onerror=alert(1)> '); DROP TABLE warning; -- ../../x & {place} {0}"
    drafted(public, headline={"en": hostile}, area=hostile, issuer=hostile)
    assert hostile in public.card.texts()[2]
    public.press(KEY.Key_E)
    assert public.line("Area in words").text() == hostile
    public.press(KEY.Key_Escape)
    drafted(public, "issued", headline={"en": hostile, "zh": hostile})
    public.press(KEY.Key_I)  # means nothing for what is issued
    public.press(KEY.Key_C)
    public.press(KEY.Key_1)
    assert hostile in QGuiApplication.clipboard().text()


def test_copied_as_whole_text_and_as_a_short_message_in_both_languages(public: Public) -> None:
    drafted(public, "issued", measures={"en": "Stay indoors. " * 30, "zh": "留在室内。" * 30})
    public.press(KEY.Key_C)
    texts = []
    for key in (KEY.Key_1, KEY.Key_2, KEY.Key_3, KEY.Key_4):
        public.press(key)
        texts.append(QGuiApplication.clipboard().text())
    whole, brief, whole_zh, brief_zh = texts
    assert whole.startswith("Orange warning: Gas at Mill Street")
    assert whole_zh.startswith("【橙色预警】磨坊街毒气泄漏")
    assert len(brief) <= 160
    assert brief.startswith("[Orange warning] Gas at Mill Street. Stay indoors.")
    assert len(brief_zh) <= 70
    assert brief.endswith("City emergency bureau")


def test_the_area_is_drawn_or_chosen_and_shown_with_one_press(public: Public) -> None:
    key = drafted(public)
    wanted: list[tuple[str, str]] = []
    public.desk.context.selection.drawing_wanted.connect(lambda *what: wanted.append(what))
    public.press(KEY.Key_D)
    assert wanted == [("warning", key)]
    desk = public.desk
    area = desk.do(DrawFeature(desk.stream, "hazard", AREA, label="Cloud")).keys[0]
    desk.until(lambda: len(public.panel._shown.areas) == 1)
    public.press(KEY.Key_E)
    box = public.editor._feature
    box.setCurrentIndex(box.findData(area))
    public.press(ENTER, CTRL)
    desk.until(lambda: public.only.feature == area)
    desk.until(lambda: public.card.item.area is not None)
    shown: list[tuple[str, str]] = []
    public.panel.show_wanted.connect(lambda *what: shown.append(what))
    public.card._place.click()
    public.press(KEY.Key_M)
    assert shown == [("feature", area)] * 2
    desk.do(UpdateFeature(desk.stream, area, {"label": "Cloud <i>2</i>"}))
    desk.until(lambda: "Cloud <i>2</i>" in " ".join(public.card.texts()))


def test_who_was_told_shows_who_answered(public: Public) -> None:
    drafted(public, "approved")
    public.state("approved")
    public.press(KEY.Key_I)
    for one in public.prompt.findChildren(Pill):
        if one.isCheckable() and one.text() != "Police":
            one.setChecked(False)
    public.press(ENTER)
    public.state("issued")
    public.desk.until(lambda: any("Police …" in text for text in public.card.texts()))
    told = public.card.item.told[0]
    public.desk.do(Acknowledge(public.desk.stream, told.key, told.to[0].ref))
    public.desk.until(lambda: any("Police ✓" in text for text in public.card.texts()))
    assert [party.name for party in told.to] == ["Police"]


def test_an_empty_panel_says_what_belongs_here(public: Public) -> None:
    assert public.panel._empty.isVisible()
    public.panel.focus_list()
    public.press(KEY.Key_N)
    public.type("Dam <failure>")
    public.press(ENTER)
    public.desk.until(lambda: bool(public.panel.cards()))
    assert public.only.hazard == "Dam <failure>"
    assert not public.panel._empty.isVisible()


def test_without_an_incident_it_says_what_to_do(desk: "object", public: Public) -> None:
    del desk
    public.desk.context.focus.set("")
    public.desk.until(lambda: not public.panel._shown.incidents)
    public.panel.drafting.begin()
    assert "Open an incident first" in str(public.desk.errors[-1])


def test_it_goes_out_as_a_cap_file(public: Public, tmp_path: Path) -> None:
    drafted(public, "issued")
    public.state("issued")
    public.press(KEY.Key_C)
    prompt = public.card.inside
    assert isinstance(prompt, CopyPrompt)
    path = tmp_path / "alert.xml"
    prompt.write(path)
    public.desk.until(lambda: str(path) in prompt.told.text())
    text = path.read_text(encoding="utf-8")
    assert "urn:oasis:names:tc:emergency:cap:1.2" in text
    assert "<value>orange</value>" in text
    prompt.write(tmp_path / "no" / "such" / "folder.xml")
    public.desk.until(lambda: bool(public.desk.errors))
    assert "cannot be written" in str(public.desk.errors[-1])
