"""The Chinese of the window: nothing missing, nothing left over, and the field's own words.

Glossary, so that a later text says the same:

operation 行动 · incident 事件 · department 部门 · unit 力量 · person 人员 · desk, post 席位
position (held) 岗位, (place) 位置 · task 任务 · board 任务 · log 通联 · log entry 通联记录
linkage 联动 · zone 区 · plume 烟羽 · channel 信道 · precedence 等级 · crew 人数 · leader 带队人
order 命令 (as one types it: #命令) · report 报告 · request 请求 · query 询问 · notification 通知 ·
acknowledge, acknowledgement 回执 · delivered 已送达 · read 已读 · forward 转发 · correct 更正 ·
strike out 划销 · late 超时 · due 时限 · waits for 等待 · owner 负责部门 · support 协同部门
commander 总指挥 · command post 指挥部 · hand over command 移交指挥权
operational period 指挥周期 · response level 响应级别 · warning level 预警级别
roll call 清点 · since alarm 接警后 · plan 预案 · exercise 演练 · demonstration 演示 · live 实战
event grade 事件分级 · fire alarm level 火警等级
cordon 警戒区 · evacuation area 疏散区 · staging area 集结区 · draw 标绘 · lift (a drawing) 撤销
online 在线 · offline 离线 · to send 待发 · parked 搁置 · outbox 待发箱 · enrolment code 接入码
"""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from commander.errors import EnvironmentProblem, SyncError, UserError
from commander.journal import exchange
from commander.server import store as server
from commander.sync import failures
from commander.sync import ledger as client
from ui import reasons, words
from ui.window.language import install_language, remove_language

ROOT = Path(__file__).resolve().parents[2]
TS = ROOT / "resources" / "translations" / "commander_zh.ts"
COLLECT = ROOT / "resources" / "packaging" / "translations.py"
HAN = re.compile(r"[\u4e00-\u9fff]")
PLACE = re.compile(r"\{\w+(?::\w+)?\}")
# Without a word to translate: names of keys, only values, the letters of a date.
NO_WORDS = {"Enter", "Tab", "{what} (Enter)", "{shown} of {total}", "d MMM yyyy"}
RAISED = re.compile(r"(?:UserError|EnvironmentProblem|AlreadyOpen)$")


@dataclass(frozen=True)
class Text:
    """One text of a .ts file; ``state`` is empty when it is finished."""

    context: str
    source: str
    comment: str
    chinese: tuple[str, ...]
    state: str


def texts(path: Path) -> list[Text]:
    found = []
    for context in ET.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            forms = [form.text or "" for form in translation.iter("numerusform")]
            found.append(
                Text(
                    context.findtext("name", ""),
                    message.findtext("source", ""),
                    message.findtext("comment", ""),
                    tuple(forms or [translation.text or ""]),
                    translation.get("type", ""),
                )
            )
    return found


def names(found: list[Text]) -> set[tuple[str, str, str]]:
    return {(text.context, text.source, text.comment) for text in found}


@cache
def ours() -> list[Text]:
    return texts(TS)


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> list[Text]:
    """What is there to translate now, collected as `make translations` does."""
    path = tmp_path_factory.mktemp("fresh") / "commander_zh.ts"
    subprocess.run([sys.executable, COLLECT, path], check=True, timeout=60, capture_output=True)
    return texts(path)


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our translations, compiled now; what `make setup` compiled may be older."""
    path = tmp_path_factory.mktemp("compiled") / "commander_zh.qm"
    release = Path(sys.executable).with_name("pyside6-lrelease")
    subprocess.run([release, "-silent", TS, "-qm", path], check=True, timeout=60)
    return path


def calls(folder: Path) -> Iterator[tuple[str, ast.Call]]:
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args:
                yield f"{path.relative_to(ROOT)}:{node.lineno}", node


def test_every_text_of_the_window_is_in_the_file_and_no_other(fresh: list[Text]) -> None:
    assert sorted(names(fresh) - names(ours())) == []
    assert sorted(names(ours()) - names(fresh)) == []


def test_every_text_is_translated() -> None:
    left = [(text.source, text.state) for text in ours() if text.state or not all(text.chinese)]
    assert left == []


def test_the_same_values_are_filled_in() -> None:
    for text in ours():
        for chinese in text.chinese:
            assert sorted(PLACE.findall(chinese)) == sorted(PLACE.findall(text.source)), chinese


def test_what_has_words_is_chinese() -> None:
    latin = [
        text.source
        for text in ours()
        if not all(HAN.search(chinese) for chinese in text.chinese)
        and text.source not in NO_WORDS
        and re.search("[A-Za-z]{2}", PLACE.sub("", text.source))
    ]
    assert latin == []


def test_a_text_keeps_its_ends() -> None:
    for text in ours():
        for chinese in text.chinese:
            assert chinese.endswith("…") == text.source.endswith("…"), chinese
            assert chinese.count("\n") == text.source.count("\n"), chinese
            # A whole sentence ends in 。, a label does not.
            if text.context != "errors" and "\n" not in text.source:
                assert chinese.endswith("。") == text.source.endswith("."), chinese


def test_an_unlike_word_is_not_translated_alike() -> None:
    # States that stand in one list must be told apart.
    groups: dict[str, list[str]] = {}
    for text in ours():
        if text.context == "words" and text.comment:
            groups.setdefault(text.comment, []).extend(text.chinese)
    for comment, chinese in groups.items():
        assert all(one != other for one, other in pairwise(sorted(chinese))), comment


def test_lupdate_sees_every_call_to_translate(fresh: list[Text]) -> None:
    known = {text.source for text in fresh}
    unseen = []
    for where, call in calls(ROOT / "ui"):
        name = ast.unparse(call.func).rpartition(".")[2]
        first = call.args[0]
        in_context = isinstance(first, ast.Constant) and isinstance(first.value, str)
        if name == "translate" and in_context:
            said = call.args[1]
        elif name == "tr":
            said = first
        else:
            continue
        if isinstance(said, ast.Constant):
            unseen += [] if said.value in known else [(where, said.value)]
        elif "/reasons.py:" not in where:  # looks up what the core says
            unseen.append((where, ast.unparse(said)))
    assert unseen == []


def test_every_error_of_the_core_has_its_chinese() -> None:
    known = {text.source for text in ours() if text.context == "errors"}
    found = 0
    for where, call in calls(ROOT / "commander"):
        said = call.args[0]
        if RAISED.search(ast.unparse(call.func)) and isinstance(said, ast.Constant):
            found += 1
            assert said.value in known, where
    assert found > 80
    # One by a constant's name, one chosen from a table, one from what a function returns.
    assert known > {
        "{file} is larger than {limit} MB and is no incident file. Choose another file.",
        "{path} is in use by another program. Close that and try again.",
        "The server does not answer.",
    }


def test_a_sentence_with_its_values_in_it_is_one_that_the_core_says(fresh: list[Text]) -> None:
    assert set(reasons.FILLED) <= {text.source for text in fresh if text.context == "errors"}


@pytest.fixture
def chinese(qapp: QCoreApplication, compiled: Path) -> Iterator[None]:
    """The window's words are Chinese."""
    translator = QTranslator()
    assert translator.load(str(compiled))
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def test_an_error_is_said_in_chinese_with_its_values(chinese: None) -> None:
    assert words.error(UserError("There is no unit status {code}.", code="x")) == "没有力量状态 x。"
    assert words.error(UserError("{what} is missing.", what="name")) == "缺少名称。"
    assert words.error(UserError("No {thing} yet.", thing="name")) == "No name yet."
    nested = EnvironmentProblem("No backup was made: {path} is damaged.", path="a.db")
    assert words.error(nested) == "未能备份：a.db 已损坏。"


@pytest.mark.parametrize(
    ("failure", "said"),
    [
        (failures.Offline("The server does not answer."), "服务器无应答。"),
        (failures.Offline("The server has a problem (502)."), "服务器出现故障（502）。"),
        (failures.TooMuch(413), "服务器拒收（413）。"),
        (failures.Garbage(), "服务器的应答无法识别。"),
        (failures.Garbage("no TLS"), "服务器的应答无法识别 (未启用 TLS)。"),
        (failures.Garbage("status 300"), "服务器的应答无法识别 (status 300)。"),
    ],
)
def test_the_state_of_the_line_is_said_in_chinese(
    chinese: None, failure: SyncError, said: str
) -> None:
    assert words.error(failure) == said
    assert reasons.reason(str(failure)) == said


@pytest.mark.parametrize(
    "failure",
    [
        failures.WrongVersion("3", 4),
        failures.WrongCertificate(),
        failures.Unknown(),
        failures.WrongCode(),
        failures.Busy(1.0),
    ],
)
def test_every_failure_of_the_line_is_recognised(chinese: None, failure: SyncError) -> None:
    assert HAN.match(reasons.reason(str(failure)))


@pytest.mark.parametrize(
    "reason",
    [exchange.WAITS, client.UNREADABLE, server.UNREADABLE, *reasons.REASONS, *reasons.FILLED],
)
def test_every_reason_of_the_outbox_is_recognised(chinese: None, reason: str) -> None:
    assert HAN.search(reasons.reason(reason))


def test_a_reason_nobody_knows_stays_as_it_is(chinese: None) -> None:
    assert reasons.reason("disk {0} of the server is full") == "disk {0} of the server is full"


def test_the_window_speaks_chinese_and_then_english_again(qapp: QCoreApplication) -> None:
    before = QLocale()
    installed = install_language(qapp, "zh")
    try:
        assert words.task_status("assigned") == "已下达"
        assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"
        # Qt asks the newest first: ours goes before Qt's own words.
        assert installed[-1].filePath().endswith("commander_zh.qm")
    finally:
        remove_language(qapp, installed)
        QLocale.setDefault(before)
    assert words.task_status("assigned") == "Assigned"
