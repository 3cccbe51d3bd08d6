"""From plan to joint action on the command line, as its user has it."""

import json
from pathlib import Path

import pytest

from commander.domain.plan import Activation
from commander.post import Post
from tests.cli.conftest import Run


@pytest.fixture
def leak(run: Run) -> None:
    assert run("operation", "open", "Chem", "--timezone", "Asia/Shanghai").code == 0
    assert run("incident", "open", "Leak", "--grade", "II").code == 0


def activate(run: Run, *more: str) -> str:
    words = ("plan", "activate", "Leak", "hazmat-leak", "--level", "2", "--matter", "Chlorine")
    said = run(*words, "--hours", "12", "--measures", "cordon", *more)
    assert said.code == 0, said.err
    return said.out


def test_plans_are_listed_shown_and_written_to_be_edited(run: Run, tmp_path: Path) -> None:
    assert {"attack", "hazmat-leak", "infectious-disease", "urban-flood"} == {
        one["code"] for one in run("plan", "list", "--json").json
    }
    shown = run("plan", "show", "hazmat-leak", "--level", "4", "--lang", "zh").out
    assert "查明泄漏物质、数量和泄漏部位" in shown
    assert "事故单位负责人 → 县级安全生产监督管理部门" in shown
    assert "疏散下风向群众" not in shown
    file = tmp_path / "mine.toml"
    assert run("plan", "export", "hazmat-leak", str(file)).code == 0
    text = file.read_text("utf-8").replace("minutes = 15", "minutes = 10")
    file.write_text(text, "utf-8")
    refused = run("plan", "import", str(file))
    assert refused.code == 1
    assert "Give this one version 2" in refused.err
    file.write_text(text.replace("version = 1", "version = 2"), "utf-8")
    assert run("plan", "import", str(file)).code == 0
    assert [one["version"] for one in run("plan", "list", "--json").json][1:3] == [2, 1]
    file.write_text(text.replace('owner = "police"', 'owner = "navy"'), "utf-8")
    broken = run("plan", "check", str(file))
    assert broken.code == 1
    assert broken.out.count("no department “navy”") > 1
    assert f"{file.name}, in line " in broken.out


def test_a_plan_is_proposed_activated_worked_lowered_and_ended(run: Run, leak: None) -> None:
    assert "hazmat-leak  level 2" in run("plan", "propose", "Leak").out
    assert "level 1" in run("plan", "propose", "Leak", "--fact", "dead=30").out
    assert "NAME=VALUE" in run("plan", "propose", "Leak", "--fact", "luck=3").err
    missing = run("plan", "activate", "Leak", "hazmat-leak", "--level", "2")
    assert missing.code == 1
    assert "Expected duration, Matter, Measures" in missing.err
    assert "20 tasks, 10 departments told" in activate(run)
    status = run("plan", "status").out
    assert "fire         not acknowledged" in status
    assert "0 of 20 tasks done" in status

    shown = run("chain", "show").out
    assert "fire holds up medical, police, publicity, traffic, utilities" in shown
    police = run("chain", "show", "--department", "police").out
    assert police.startswith("police waits for:\n  fire")
    circle = run("chain", "wait", "Identify substance", "Close the cordon")
    assert circle.code == 1
    assert "→ “Set hot, warm and cold zone" in circle.err
    assert run("task", "move", "Identify substance", "done").code == 0
    assert "publicity" not in run("chain", "show").out.splitlines()[-1]

    owed = run("duty", "list").out
    assert "running" in owed.splitlines()[0]
    assert run("duty", "done", "Head of the accident unit", "2 hurt").code == 0
    assert "City authority" in run("duty", "list").out.splitlines()[0]

    assert run("plan", "level", "Leak", "4", "--reason", "closed").code == 0
    assert "level 4" in run("plan", "levels").out
    assert run("plan", "end", "Leak", "--reason", "over").code == 1
    ended = ("--summary", "tank emptied", "--follow-up", "air monitored")
    assert run("plan", "end", "Leak", "--reason", "over", *ended).code == 0
    assert "– ended: over" in run("plan", "status").out
    assert "No plan is in force" in run("plan", "level", "Leak", "2", "--reason", "x").err


def test_it_is_done_beside_an_open_window(run: Run, leak: None, data: Path) -> None:
    with Post.open(data) as window:
        window.serve_control()
        activate(run)
        assert run("plan", "level", "Leak", "4", "--reason", "closed").code == 0
        assert run("request", "add", "4xboat", "--requester", "fire").code == 0
        (held,) = window.reader.all(Activation, window.reader.operations()[0].key)
        assert held.level == "4"


def test_a_request_goes_its_way(run: Run, leak: None) -> None:
    new = ("request", "add", "4xboat:inflatable", "20xperson", "--requester", "fire")
    assert run(*new, "--region", "Next county").code == 0
    assert run("request", "approve", "inflatable", "--quantity", "4", "--quantity", "10").code == 0
    assert run("request", "order", "inflatable", "--giver", "Brigade 7", "--eta", "2h").code == 0
    assert run("request", "publish", "inflatable").code == 0
    assert run("request", "offer", "inflatable", "Rowing club", "8", "--line", "2").code == 0
    assert run("request", "answer", "Rowing", "accepted").code == 0
    assert run("request", "deliver", "inflatable", "1").code == 0
    shown = run("request", "list").out
    assert "partly filled" in shown
    assert "4 × inflatable: approved 4, delivered 1, to come 3" in shown
    assert "offered 8" in shown
    assert "boat    required 4   have 1  need 3" in run("request", "need").out
    assert "Next county  boat    asked 4   approved 4   delivered 1" in run("request", "aid").out
    assert run("request", "close", "inflatable", "--reason", "enough").code == 0
    assert run("request", "list").out == "No request.\n"
    assert "write 4xboat" in run("request", "add", "boats", "--requester", "fire").err


def test_a_warning_is_drafted_from_the_plan_approved_issued_and_lifted(
    run: Run, leak: None
) -> None:
    draft = ("warning", "draft", "Leak", "toxic-gas", "--plan", "hazmat-leak", "--starts", "now")
    assert run(*draft, "--area", "River Road").code == 0
    refused = run("warning", "approve", "toxic-gas", "--by", "Ann")
    assert "does not say: issuer" in refused.err
    assert run("warning", "edit", "toxic-gas", "--issuer", "City government").code == 0
    assert run("warning", "approve", "toxic-gas", "--by", "Ann").code == 0
    assert run("warning", "issue", "toxic-gas").code == 0
    assert run("warning", "level", "toxic-gas", "red").code == 0
    (found,) = run("warning", "list", "--json").json
    assert found["headline"]["en"] == "Toxic gas is leaking at River Road"
    assert found["headline"]["zh"] == "River Road发生有毒气体泄漏"
    shown = run("warning", "list").out
    assert [line.split()[2] for line in shown.splitlines()[1:]] == [
        "drafted",
        "approved",
        "issued",
        "issued",
    ]
    assert run("warning", "lift", "toxic-gas", "--reason", "over").code == 0
    assert "it has toxic-gas" in run("warning", "draft", "Leak", "x", "--plan", "hazmat-leak").err


def test_regions_come_from_a_file(run: Run, leak: None, tmp_path: Path) -> None:
    def feature(code: int, parent: int, west: float) -> dict[str, object]:
        ring = [[west, 0], [west + 1, 0], [west + 1, 1], [west, 1], [west, 0]]
        said = {"adcode": code, "name": f"区{code}", "parent": {"adcode": parent}}
        return {
            "type": "Feature",
            "properties": said,
            "geometry": {"type": "Polygon", "coordinates": [ring]},
        }

    top = {"type": "Feature", "properties": {"code": "1", "name_en": "Province"}, "geometry": None}
    features = [top, feature(11, 1, 0.0), feature(12, 1, 1.0)]
    file = tmp_path / "regions.json"
    file.write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf-8")
    assert "Take some in" in run("region", "list").out
    assert run("region", "import", str(file)).code == 0
    assert len(run("region", "list", "--json").json) == 3
    file.write_text('{"features": [{"properties": {"name": "x"}}]}', "utf-8")
    assert "region 1: it has no code" in run("region", "import", str(file)).err
    file.write_text("{", "utf-8")
    assert "is no GeoJSON" in run("region", "import", str(file)).err


def test_an_incident_that_follows_takes_over_what_is_open(run: Run, leak: None) -> None:
    assert run("task", "add", "Close the valve", "--owner", "fire", "--incident", "Leak").code == 0
    new = ("incident", "open", "Explosion", "--subtype", "A20400", "--parent", "Leak")
    assert run(*new, "--cause", "vapour cloud").code == 0
    shown = run("region", "carried", "Explosion").out
    assert "Follows from Leak: vapour cloud" in shown
    assert "Open task: fire: Close the valve" in shown
    assert "no other incident" in run("region", "carried", "Leak").out
    assert "its subtype" in run("plan", "propose", "Explosion").out


def test_hints_name_what_may_be_double_and_what_nobody_heard(run: Run, leak: None) -> None:
    assert run("chain", "hints").out == "Nothing of note.\n"
    for owner in ("fire", "police"):
        assert run("task", "add", "Close River Road", "--owner", owner).code == 0
    assert "MAY BE ONE TASK: fire [" in run("chain", "hints").out
    task = run("task", "list", "--json").json[0]["key"]
    assert run("chain", "escalate", task).code == 0
    assert "already" in run("chain", "escalate", task).err
