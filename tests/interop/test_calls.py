import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from commander.actions import OpenOperation
from commander.actions.imports import MOST_CALLS
from commander.domain.operation import Incident
from commander.errors import UserError
from commander.interop import csv_rows
from commander.interop.calls import CallSheet, read_calls, take_in
from commander.interop.stray import strays
from commander.post import Post

HEAD = "lat,lng,desc,zip,title,timeStamp,twp,addr,e"
SAMPLE = Path(__file__).parents[3] / "shared/data/calls/montgomery-pa-911-10k.csv"
NEW_YORK = "America/New_York"


def row(
    number: int = 0,
    *,
    lat: str = "",
    lng: str = "-75.30",
    title: str = "EMS: FALL VICTIM",
    at: str = "2015-12-10 17:40:00",
) -> str:
    lat = lat or f"40.{1000 + number}"
    return f"{lat},{lng},AIRY ST; NORRISTOWN,19401,{title},{at},NORRISTOWN,{number} AIRY ST,1"


def sheet(tmp_path: Path, *rows: str, head: str = HEAD) -> CallSheet:
    path = tmp_path / "calls.csv"
    path.write_text("\n".join((head, *rows)) + "\n", "utf-8")
    return read_calls(path, NEW_YORK)


@pytest.fixture
def post(tmp_path: Path) -> Iterator[Post]:
    with Post.open(tmp_path / "data") as opened:
        yield opened


@pytest.fixture
def stream(post: Post) -> str:
    return post.perform(OpenOperation("A night of calls", timezone=NEW_YORK)).result().stream


def test_a_row_becomes_an_incident(tmp_path: Path, post: Post, stream: str) -> None:
    found = sheet(tmp_path, row(7, title="Traffic: VEHICLE ACCIDENT -", at="2015-07-10 17:40:00"))
    take_in(post.journal, found.actions(stream), post.author)
    (incident,) = post.reader.all(Incident, stream)
    assert incident.name == "Traffic: VEHICLE ACCIDENT, 7 AIRY ST"
    assert (incident.event_type, incident.department) == ("accident", "traffic")
    assert incident.alarm_at == 1_436_564_400_000  # 17:40 in New York in summer is 21:40 UTC
    assert incident.meta.created_at == incident.alarm_at
    assert incident.place is not None
    assert (incident.place.lat, incident.place.lon) == (40.1007, -75.3)
    assert not incident.place.approx
    assert incident.place.text == "7 AIRY ST, NORRISTOWN"


@pytest.mark.parametrize(
    ("title", "kind", "department"),
    [
        ("EMS: X", "public_health", "medical"),
        ("Fire: X", "accident", "fire"),
        (" traffic : X", "accident", "traffic"),
    ],
)
def test_the_title_says_type_and_department(
    tmp_path: Path, title: str, kind: str, department: str
) -> None:
    (call,) = sheet(tmp_path, row(title=title)).calls
    assert (call.event_type, call.department) == (kind, department)


def test_a_second_run_adds_nothing_and_a_longer_file_only_what_is_new(
    tmp_path: Path, post: Post, stream: str
) -> None:
    rows = [row(number) for number in range(MOST_CALLS + 20)]
    first = sheet(tmp_path, *rows)
    assert len(first.actions(stream)) == 2
    take_in(post.journal, first.actions(stream), post.author)
    again = take_in(post.journal, first.actions(stream), post.author)
    assert [outcome.keys for outcome in again] == [(), ()]
    longer = sheet(tmp_path, row(9_000), *reversed(rows))
    outcomes = take_in(post.journal, longer.actions(stream), post.author)
    assert sum(len(outcome.keys) for outcome in outcomes) == 1
    assert len(post.reader.all(Incident, stream)) == MOST_CALLS + 21


def test_two_equal_rows_are_two_calls(tmp_path: Path, post: Post, stream: str) -> None:
    found = sheet(tmp_path, row(1), row(1))
    for _ in range(2):
        take_in(post.journal, found.actions(stream), post.author)
    assert len(post.reader.all(Incident, stream)) == 2


def test_two_posts_that_import_apart_make_the_same_records(tmp_path: Path) -> None:
    found = sheet(tmp_path, row(1), row(2))
    keys = []
    for name in ("one", "two"):
        with Post.open(tmp_path / name) as post:
            post.perform(OpenOperation("Calls", stream="op-1")).result()
            (outcome,) = take_in(post.journal, found.actions("op-1"), post.author)
            keys.append(outcome.keys)
    assert keys[0] == keys[1]


BAD_ROWS = [
    (row(lat="forty"), "column lat: “forty” is no number"),
    (row(lng="nan"), "is no place on earth"),
    (row(lat="-175.3", lng="40.1"), "lat and lng are probably swapped"),
    (row(at="10/12/2015 17:40"), "column timeStamp: “10/12/2015 17:40” is no time such as"),
    (row(at="2015-02-30 17:40:00"), "is no time"),
    (row(title="BACK PAINS"), "column title: “BACK PAINS” does not begin with EMS:"),
    ("40.1,-75.3,X,19401,EMS: X,2015-12-1", "column timeStamp: the record is cut off: 6 of 9"),
    ('40.1,-75.3,"cut in quot', "the record is cut off: 3 of 9 columns"),
]


@pytest.mark.parametrize(("bad", "said"), BAD_ROWS)
def test_a_bad_row_is_left_out_and_named(tmp_path: Path, bad: str, said: str) -> None:
    rows = [row(number) for number in range(10)]
    found = sheet(tmp_path, *rows, bad)
    assert len(found.calls) == 10
    (note,) = found.left_out
    assert str(note).startswith("line 12, column ")
    assert said in str(note)


def test_lines_are_counted_as_an_editor_does(tmp_path: Path) -> None:
    two_lines = row(1).replace("AIRY ST; NORRISTOWN", '"AIRY ST;\nNORRISTOWN"')
    found = sheet(tmp_path, two_lines, "", row(lat="x"), row(2), row(3))
    assert [note.line for note in found.left_out] == [5]
    assert len(found.calls) == 3


FILES: list[tuple[bytes, str]] = [
    (b"", "is empty"),
    (b"\n\n  \n", "is empty"),
    (b"lat;lng;title;timeStamp;twp;addr\n1;2;3;4;5;6\n", "line 1: the columns lat, lng"),
    (b"name,age\nAnn,7\n", "line 1: the columns lat, lng, title, timeStamp, twp, addr are missing"),
    (
        HEAD.encode("utf-16"),
        "line 1, column 4: a NUL byte. The file is damaged or no text (UTF-16?)",
    ),
    (f"{HEAD}\n".encode() + "Straße".encode("latin-1"), "line 2, column 5: not UTF-8"),
    (f"{HEAD}\n{row()}\0\n".encode(), "line 2, column 101: a NUL byte"),
    (f"{HEAD}\n{'9' * 70_000}\n".encode(), "line 2: longer than"),
    (f'{HEAD}\n"open,{row()}\n{row()}\n{row()}\n'.encode(), "line 2: a quotation mark"),
    (f"{HEAD}\n{row(lat='x')}\n{row(lat='y')}\n".encode(), "2 of 2 rows cannot be read"),
    (f"{HEAD}\n{row(lat='-95', lng='40')}\n".encode(), "probably swapped"),
]


@pytest.mark.parametrize(("content", "said"), FILES)
def test_a_file_that_is_no_list_of_calls_is_refused(
    tmp_path: Path, content: bytes, said: str
) -> None:
    path = tmp_path / "calls.csv"
    path.write_bytes(content)
    with pytest.raises(UserError) as refused:
        read_calls(path, NEW_YORK)
    assert str(refused.value).startswith(f"{path}")
    assert said in str(refused.value)


@pytest.mark.parametrize("name", ["folder.csv", "nothing.csv"])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(UserError, match=rf"{name} cannot be read: .*Check its name"):
        read_calls(tmp_path / name, NEW_YORK)


def test_a_file_that_is_too_large_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(csv_rows, "LARGEST", 10)
    with pytest.raises(UserError, match="Cut it into parts"):
        sheet(tmp_path, row())


def test_an_unknown_time_zone_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="There is no time zone Mars/Crater"):
        read_calls(tmp_path / "calls.csv", "Mars/Crater")


def test_a_mark_of_byte_order_and_windows_line_ends_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "calls.csv"
    path.write_bytes(b"\xef\xbb\xbf" + f"{HEAD}\r\n{row()}\r\n".encode())
    assert len(read_calls(path, NEW_YORK).calls) == 1


def test_a_far_call_is_marked_and_a_swapped_one_recognised(
    tmp_path: Path, post: Post, stream: str
) -> None:
    rows = [row(number) for number in range(20)]
    found = sheet(
        tmp_path, *rows, row(21, lat="10.5", lng="20.5"), row(22, lat="-75.3", lng="40.1")
    )
    assert [note.line for note in found.doubtful] == [22, 23]
    assert "swapped" not in found.doubtful[0].reason
    assert "with lat and lng swapped it would lie among them" in found.doubtful[1].reason
    take_in(post.journal, found.actions(stream), post.author)
    approximate = [
        incident.name
        for incident in post.reader.all(Incident, stream)
        if incident.place and incident.place.approx
    ]
    assert sorted(approximate) == ["EMS: FALL VICTIM, 21 AIRY ST", "EMS: FALL VICTIM, 22 AIRY ST"]


def test_a_call_without_a_place_is_taken_in_without_one(tmp_path: Path) -> None:
    blank = ",,X,19401,EMS: X,2015-12-10 17:40:00,NORRISTOWN,,1"
    (call,) = sheet(tmp_path, blank).calls
    assert call.place is None
    assert call.name == "EMS: X, NORRISTOWN"


def test_of_few_points_none_strays_and_points_close_together_are_no_reason() -> None:
    assert strays([(40.0, -75.0), (0.0, 0.0)]) == []
    assert strays([(40.0, -75.0)] * 20 + [(40.02, -75.0)]) == []
    assert [found.index for found in strays([(40.0, -75.0)] * 20 + [(41.0, -75.0)])] == [20]


def test_cancelling_while_reading_or_before_the_commit_takes_nothing_in(
    tmp_path: Path, post: Post, stream: str
) -> None:
    found = sheet(tmp_path, *(row(number) for number in range(MOST_CALLS * 3)))
    cancel = threading.Event()
    seen: list[tuple[int, int]] = []

    def stop_at_the_last(done: int, of: int) -> None:
        seen.append((done, of))
        if done == of:
            cancel.set()

    with pytest.raises(UserError, match="Nothing was taken in"):
        take_in(
            post.journal,
            found.actions(stream),
            post.author,
            progress=stop_at_the_last,
            cancel=cancel,
        )
    assert seen == [(1, 3), (2, 3), (3, 3)]
    assert post.reader.all(Incident, stream) == ()
    with pytest.raises(UserError, match="The import was stopped"):
        read_calls(tmp_path / "calls.csv", NEW_YORK, cancel=cancel)


def test_a_failure_in_the_middle_takes_nothing_in(tmp_path: Path, post: Post, stream: str) -> None:
    found = sheet(tmp_path, *(row(number) for number in range(MOST_CALLS + 1)))
    wrong = [*found.actions(stream), OpenOperation(" ")]
    with pytest.raises(UserError, match="missing"):
        take_in(post.journal, wrong, post.author)
    assert post.reader.all(Incident, stream) == ()


@pytest.mark.skipif(not SAMPLE.exists(), reason="the 911 sample is not beside this project")
def test_the_sample_of_montgomery_county(post: Post, stream: str) -> None:
    found = read_calls(SAMPLE, NEW_YORK)
    assert len(found.calls) == 9_226
    assert [note.line for note in found.left_out] == [9_228]
    assert "6 of 9 columns" in found.left_out[0].reason
    assert [note.line for note in found.doubtful] == [5_489, 8_369]
    take_in(post.journal, found.actions(stream), post.author)
    again = take_in(post.journal, found.actions(stream), post.author)
    assert not any(outcome.keys for outcome in again)
    incidents = post.reader.all(Incident, stream)
    assert len(incidents) == 9_226
    assert sum(incident.department == "medical" for incident in incidents) == 4_607
    assert all(incident.place for incident in incidents)
    first = min(incident.alarm_at for incident in incidents)
    assert first == 1_449_787_200_000
