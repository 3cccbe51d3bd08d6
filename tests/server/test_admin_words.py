"""Every word of the administrator's page is there in Chinese, and no word is left over."""

import ast
import json
import re
from pathlib import Path

import resources
from commander.server.access.roles import Mode, Role
from commander.server.admin.acts import ACTS
from commander.server.admin.words import Words, wanted
from commander.server.contract.refusals import PROBLEMS

ROOT = Path(__file__).resolve().parents[2] / "commander" / "server"
SAID = re.compile(r"""say\(\s*(?:"([^"]+)"|'([^']+)')""")
PLACES = re.compile(r"\{(\w+)\}")


def texts_of(path: Path) -> set[str]:
    """Return what a module's errors say, and what it hands to ``_sign_in`` and ``problem``."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            place = {"UserError": 0, "NotSignedIn": 0, "Refused": 2, "problem": 2}.get(name, -1)
            if 0 <= place < len(node.args) and isinstance(node.args[place], ast.Constant):
                found.add(str(node.args[place].value))  # type: ignore[attr-defined]
    return found


def said() -> set[str]:
    """Return all that the page may say."""
    found = {act.done for act in ACTS.values()} | {*map(str, Role), *map(str, Mode)}
    found |= {"user", "device"}
    for path in resources.path("admin").glob("*.html"):
        for one in SAID.findall(path.read_text(encoding="utf-8")):
            found.add(one[0] or one[1])
    for folder in ("access", "admin"):
        for path in (ROOT / folder).glob("*.py"):
            found |= texts_of(path)
    found |= {PROBLEMS[name][1].text for name in ("storage", "busy", "large")}  # on any page
    found |= {
        "Name and password do not belong together.",
        "The provider knows you, but you are no administrator of this server.",
    }
    return found


def test_all_is_translated() -> None:
    chinese = json.loads(resources.path("admin", "zh.json").read_text(encoding="utf-8"))
    assert sorted(said() - chinese.keys()) == []
    assert sorted(chinese.keys() - said()) == []
    for english, text in chinese.items():
        assert sorted(PLACES.findall(english)) == sorted(PLACES.findall(text)), english
        assert text == english or re.search("[一-鿿]", text), english


def test_the_language_is_what_was_asked_for_else_the_browser_s() -> None:
    assert wanted("zh", "en", "en") == "zh"
    assert wanted("<b>", "zh", "en") == "zh"
    assert wanted("", "", "zh-CN,zh;q=0.9") == "zh"
    assert wanted("", "", "de") == "en"
    assert Words("zh")("There is no user {name}.", name="{x}") == "没有用户 {x}。"
