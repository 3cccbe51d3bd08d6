"""Files belong to entries and tasks; withdrawing keeps them in the record."""

import base64
from pathlib import Path

import pytest

from commander.actions import Attach, CorrectMessage, CreateTask, LogMessage, Undo, Withdraw
from commander.actions.attach import read_file, take_in
from commander.domain.attachment import MESSAGE, TASK, Attachment, Content, Subject
from commander.errors import UserError
from commander.journal.attachments import Named, attachments_of
from commander.journal.blobs import Blobs
from tests.scene import Scene

PDF = b"%PDF-1.7 a plan"


def attached(scene: Scene, kind: str, key: str) -> tuple[Attachment, ...]:
    return attachments_of(scene.post.reader, scene.stream, kind, (key,)).get(key, ())


def entry(scene: Scene, *contents: Content) -> str:
    return scene.do(LogMessage(scene.stream, "smoke", attachments=contents)).keys[0]


def content(scene: Scene, data: bytes = PDF, name: str = "plan.pdf") -> Content:
    return take_in(scene.post.blobs, data, name)


def test_a_file_is_attached_in_the_act_of_its_entry(scene: Scene) -> None:
    plan = content(scene)
    outcome = scene.do(LogMessage(scene.stream, "smoke", attachments=(plan,)))
    (found,) = attached(scene, MESSAGE, outcome.keys[0])
    assert (found.name, found.media, found.size) == ("plan.pdf", "application/pdf", len(PDF))
    assert found.key == outcome.keys[1]
    assert scene.post.blobs.has(found.digest)
    scene.do(Undo(scene.stream, outcome.act))
    (found,) = attached(scene, MESSAGE, outcome.keys[0])
    assert found.withdrawn is not None


def test_files_are_attached_to_entries_and_tasks_and_found_by_them(scene: Scene) -> None:
    plan = content(scene)
    keys = [entry(scene) for _ in range(3)]
    task = scene.do(CreateTask(scene.stream, "cool the tanks", owner="fire")).keys[0]
    for key in keys[:2]:
        scene.do(Attach(scene.stream, Subject(MESSAGE, key), plan))
    scene.do(Attach(scene.stream, Subject(MESSAGE, keys[0]), content(scene, b"heard", "note.txt")))
    scene.do(Attach(scene.stream, Subject(TASK, task), plan))
    found = attachments_of(scene.post.reader, scene.stream, MESSAGE, keys)
    assert {key: [one.name for one in ones] for key, ones in found.items()} == {
        keys[0]: ["plan.pdf", "note.txt"],
        keys[1]: ["plan.pdf"],
    }
    assert [one.name for one in attached(scene, TASK, task)] == ["plan.pdf"]
    assert attachments_of(scene.post.reader, scene.stream, TASK, keys) == {}


def test_a_withdrawn_file_stays_in_the_record(scene: Scene) -> None:
    key = entry(scene, content(scene))
    (found,) = attached(scene, MESSAGE, key)
    withdrawn = scene.do(Withdraw(scene.stream, found.key, "wrong street"))
    (found,) = attached(scene, MESSAGE, key)
    assert found.withdrawn is not None
    assert (found.withdrawn.by, found.withdrawn.reason) == ("Ann", "wrong street")
    assert scene.post.blobs.has(found.digest)
    with pytest.raises(UserError, match="already"):
        scene.do(Withdraw(scene.stream, found.key, "again"))
    scene.do(Undo(scene.stream, withdrawn.act))
    assert attached(scene, MESSAGE, key)[0].withdrawn is None


def test_a_correction_keeps_what_was_attached(scene: Scene) -> None:
    key = entry(scene, content(scene), content(scene, b"wrong one", "x.txt"))
    wrong = next(one for one in attached(scene, MESSAGE, key) if one.name == "x.txt")
    scene.do(Withdraw(scene.stream, wrong.key, "wrong"))
    newer = scene.do(CorrectMessage(scene.stream, key, "no smoke")).keys[0]
    assert [one.name for one in attached(scene, MESSAGE, newer)] == ["plan.pdf"]


@pytest.mark.parametrize(
    "wrong",
    [
        Content("../../etc/passwd", 5),
        Content("0" * 64, 0),
        Content("0" * 64, 10**12),
        Content("0" * 64, 5, preview=base64.b64encode(b"x" * 5_000).decode()),
        Content("0" * 64, 5, preview="no base64!"),
    ],
)
def test_what_cannot_be_a_file_is_refused(scene: Scene, wrong: Content) -> None:
    with pytest.raises(UserError):
        entry(scene, wrong)
    assert scene.post.reader.count(scene.stream).total == 0


def test_nothing_is_attached_to_what_is_not_there(scene: Scene) -> None:
    for kind in (MESSAGE, TASK, "unit"):
        with pytest.raises(UserError):
            scene.do(Attach(scene.stream, Subject(kind, "nobody"), content(scene)))


def test_a_file_is_read_from_the_disk(tmp_path: Path) -> None:
    blobs = Blobs(tmp_path / "attachments")
    path = tmp_path / "图.pdf"
    path.write_bytes(PDF)
    found = read_file(blobs, path)
    assert (found.name, found.media) == ("图.pdf", "application/pdf")
    for wrong in (tmp_path, tmp_path / "absent"):
        with pytest.raises(UserError, match="no file"):
            read_file(blobs, wrong)


def test_the_journal_says_which_contents_it_names(scene: Scene) -> None:
    named = Named(scene.post.reader)
    assert named.streams() == ()
    plan = content(scene)
    first, second = entry(scene, plan), entry(scene, plan)
    assert named.of(scene.stream) == {plan.digest: len(PDF)}
    assert named.streams_of(plan.digest) == (scene.stream,)
    for key in (first, second):
        assert named.standing(scene.stream) == {plan.digest: len(PDF)}
        scene.do(Withdraw(scene.stream, attached(scene, MESSAGE, key)[0].key, "wrong"))
    assert named.standing(scene.stream) == {}
    assert named.of(scene.stream) == {plan.digest: len(PDF)}
