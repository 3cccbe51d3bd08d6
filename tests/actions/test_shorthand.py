"""The shorthand of the entry line: every form it takes, and ordinary text that it must leave be."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commander.actions.completion import complete
from commander.actions.names import Directory, initials
from commander.actions.retype import correction, retype
from commander.actions.shorthand import Shorthand, narrow, parse
from commander.domain.record import Party
from commander.domain.resources import Channel, Department, Person, Unit
from commander.domain.work import Message

NOW = round(datetime(2024, 5, 25, 20, 41, 44, tzinfo=UTC).timestamp() * 1000)
MINUTE = 60_000
DAY = 86_400_000


def directory(language: str = "en") -> Directory:
    departments = [
        Department(key="fire", names={"en": "Fire", "zh": "消防"}, letters="FD"),
        Department(key="police", names={"en": "Police", "zh": "公安"}, letters="PD"),
        Department(key="medical", names={"en": "Medical", "zh": "医疗"}, letters="MD"),
        Department(key="environment", names={"en": "Environment", "zh": "环保"}, letters="EN"),
    ]
    units = [
        Unit(key="u1", name="Medic 4", department="medical"),
        Unit(key="u2", name="Medic 7", department="medical"),
        Unit(key="u3", name="Engine 1", department="fire", aliases=("pump",)),
        Unit(key="u4", name="Air monitor 1", department="environment"),
        Unit(key="u5", name="Hospital North", department="medical"),
        Unit(key="u6", name="消防1", department="fire"),
        Unit(key="u7", name="医7", department="medical"),
        Unit(key="u8", name="HazMat 1", department="fire"),
    ]
    people = [Person(key="p1", name="Ana Ruiz", department="police")]
    channels = [Channel(key="TAC-3", name="Tactical 3"), Channel(key="911", medium="phone")]
    return Directory(departments, units, people, channels, language)


NAMES = directory()


def read(text: str, now: int = NOW, timezone: str = "UTC") -> Shorthand:
    return parse(text, NAMES, now, timezone)


def refs(parties: tuple[Party, ...]) -> list[str]:
    return [party.ref for party in parties]


def problems(line: Shorthand) -> list[str]:
    return [problem.code for problem in line.problems]


def test_the_example_of_the_brief() -> None:
    line = read("2041 m7>med need 12 ambulances at football field !i @police")
    assert line.happened_at == NOW - 44_000
    assert line.precision == "minute"
    assert line.sender == Party("unit", "u2", "Medic 7")
    assert refs(line.to) == ["department:medical"]
    assert line.text == "need 12 ambulances at football field"
    assert line.precedence == "immediate"
    assert line.ack_from == ("department:police",)
    assert line.problems == ()


def test_the_example_in_full_width_chinese() -> None:
    line = parse("２０４１ y7＞yl 需救护车12辆 足球场 ！j ＠ga", directory("zh"), NOW)
    assert line.happened_at == NOW - 44_000
    assert line.sender == Party("unit", "u7", "医7")
    assert line.to == (Party("department", "medical", "医疗"),)
    assert line.text == "需救护车12辆 足球场"
    assert line.precedence == "immediate"
    assert line.ack_from == ("department:police",)


@pytest.mark.parametrize(
    ("typed", "ref"),
    [
        ("m7", "unit:u2"),
        ("medic7", "unit:u2"),
        ("MEDIC 07", "unit:u2"),
        ("e1", "unit:u3"),
        ("pump", "unit:u3"),
        ("am1", "unit:u4"),
        ("airmon", "unit:u4"),
        ("north", "unit:u5"),
        ("消1", "unit:u6"),
        ("xf1", "unit:u6"),
        ("消防", "department:fire"),
        ("公", "department:police"),
        ("ga", "department:police"),
        ("med", "department:medical"),
        ("PD", "department:police"),
        ("ana", "person:p1"),
        ("ruiz", "person:p1"),
    ],
)
def test_names_are_found_as_they_are_typed(typed: str, ref: str) -> None:
    assert refs(NAMES.find(typed)) == [ref]


def test_initials_of_latin_and_chinese_names() -> None:
    assert initials("Air monitor 1") == "am"
    assert initials("环保") == "hb"
    assert initials("交通警察3") == "jtjc"
    assert initials("卫生") == "ws"


def test_an_ambiguous_name_lists_who_may_be_meant_and_stays_free_text() -> None:
    line = read("medic>police two patients")
    (problem,) = line.ambiguous()
    assert refs(problem.candidates) == ["unit:u1", "unit:u2"]
    assert line.sender == Party("other", "", "medic")


def test_an_unknown_name_stays_as_it_was_said() -> None:
    line = read("mayor>fire how long")
    assert line.sender == Party("other", "", "mayor")
    assert problems(line) == ["unknown"]


def test_either_side_of_the_arrow_may_be_empty() -> None:
    assert refs(read(">med,police,fire stand by").to) == [
        "department:medical",
        "department:police",
        "department:fire",
    ]
    line = read("m7> on scene")
    assert line.sender == Party("unit", "u2", "Medic 7")
    assert line.to == ()
    assert line.routed


def test_names_with_spaces_in_quotes_or_spoken_in_full() -> None:
    quoted = read('"hospital north">"Medic 7",fire can take 28')
    assert quoted.sender == Party("unit", "u5", "Hospital North")
    assert refs(quoted.to) == ["unit:u2", "department:fire"]
    spoken = read("Hospital North>Air monitor 1 can take 28")
    assert spoken.sender == Party("unit", "u5", "Hospital North")
    assert refs(spoken.to) == ["unit:u4"]
    assert spoken.text == "can take 28"
    spaced = read("Medic 7 > Medical on scene")
    assert (spaced.sender, spaced.text) == (Party("unit", "u2", "Medic 7"), "on scene")


@pytest.mark.parametrize(
    "text",
    [
        "wind > 5 m/s from the SE",
        "> 5 m from the tank",
        "5>3 and rising",
        "pressure ->falling",
        "NH3 =>22 ppm",
        "mail chief@example.org about it",
        "meet @ the gate",
        "ask @nobody for the key",
        "Stop!!! and/or wait, 50 % full",
        "hydrant #14 is dry",
        "see /var/log today",
        'he said "send !i @police now" twice',
        "2575 people, 2460 evacuated",
    ],
)
def test_ordinary_text_is_left_alone(text: str) -> None:
    line = read(text)
    assert line.text == text
    assert (line.routed, line.ack_from, line.stated) == (False, (), frozenset())


def test_a_backslash_keeps_a_word_as_text() -> None:
    line = read("\\1200 people at \\@police \\!i")
    assert line.text == "1200 people at @police !i"
    assert not line.stated


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("!r", "routine"),
        ("!p", "priority"),
        ("!i", "immediate"),
        ("!f", "flash"),
        ("!j", "immediate"),
        ("!紧急", "immediate"),
        ("!flash", "flash"),
        ("!imm", "immediate"),
        ("！特急", "flash"),
    ],
)
def test_precedence(typed: str, code: str) -> None:
    line = read(f"gas leak {typed} at plant")
    assert (line.precedence, line.text) == (code, "gas leak at plant")
    assert line.stated == {"precedence"}


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("#order", "order"),
        ("#o", "order"),
        ("#req", "request"),
        ("#q", "query"),
        ("#arr", "arrival"),
        ("#命令", "order"),
        ("#到场", "arrival"),
        ("#transfer", "transfer_of_command"),
    ],
)
def test_kind(typed: str, code: str) -> None:
    assert read(f"withdraw now {typed}").kind == code


def test_a_mark_that_means_nothing_stays_and_is_shown() -> None:
    line = read("gas !zzz leak")
    assert line.text == "gas !zzz leak"
    assert problems(line) == ["word"]


def test_channel_and_medium() -> None:
    assert (read("all clear /tac-3").channel, read("x /CMD y").channel) == ("TAC-3", "CMD")
    line = read("can take 28 /phone")
    assert (line.medium, line.text, line.stated) == ("phone", "can take 28", frozenset({"medium"}))
    assert read("caller reports smoke /911").medium == "phone"


def test_acknowledgement_of_all_of_several_and_of_nobody() -> None:
    everybody = ("department:medical", "department:police")
    assert read(">med,police withdraw @").ack_from == everybody
    assert read(">med,police withdraw @all").ack_from == everybody
    assert read(">all withdraw @med,police.").ack_from == everybody
    assert read("withdraw @mayor").ack_from == ("other:mayor",)
    assert problems(read("withdraw @all")) == ["nobody"]


def test_to_all_means_every_department_at_work_but_the_senders() -> None:
    line = read("m7>all withdraw now #order")
    assert [party.name for party in line.to] == ["all"]
    assert problems(line) == []
    working = {party.ref for party in NAMES.at_work()}
    assert set(line.ack_from) == working - {"department:medical"}
    assert line.ack_from == read("m7>all withdraw now @all").ack_from
    assert read("m7>all good morning").ack_from == ()


def test_an_order_wants_acknowledgement_of_everybody_it_is_for() -> None:
    assert read(">med,fire withdraw #o").ack_from == ("department:medical", "department:fire")
    assert read(">med,fire withdraw #o @fire").ack_from == ("department:fire",)


@pytest.mark.parametrize(
    ("typed", "delta", "precision"),
    [
        ("2041", -44_000, "minute"),
        ("204130", -14_000, "second"),
        ("20:41", -44_000, "minute"),
        ("9:05:07", -(11 * 60 + 36) * MINUTE - 37_000, "second"),
        ("0010", 3 * 60 * MINUTE + 28 * MINUTE + 16_000, "minute"),
    ],
)
def test_times(typed: str, delta: int, precision: str) -> None:
    line = read(f"{typed} m7> on scene")
    assert line.happened_at == NOW + delta
    assert line.precision == precision


def test_a_time_is_put_on_the_nearest_day_in_the_operations_zone() -> None:
    past_midnight = round(datetime(2024, 5, 26, 0, 5, tzinfo=UTC).timestamp() * 1000)
    assert read("2350 gas leak", past_midnight).happened_at == past_midnight - 15 * MINUTE
    shanghai = read("0441 gas leak", NOW, "Asia/Shanghai")
    assert shanghai.happened_at == NOW - 44_000
    assert problems(read("2141 gas leak")) == ["future"]
    assert read("2041 x", NOW, "No/Where").happened_at == NOW - 44_000


@pytest.mark.parametrize("typed", ["2460", "2575", "1", "25:00", "20:4", "204199"])
def test_what_is_no_time_stays_text(typed: str) -> None:
    line = read(f"{typed} persons")
    assert (line.happened_at, line.text) == (None, f"{typed} persons")


def test_an_empty_line_says_so() -> None:
    assert problems(read("2041 m7>med !i")) == ["no_text"]


def test_lines_and_spaces_of_the_text_survive() -> None:
    line = read("m7>med first  line !i\n\nsecond line")
    assert line.text == "first  line\nsecond line"


def test_spans_say_which_stretch_means_what() -> None:
    text = "2041 m7>med gas !i @police"
    spans = {span.role: text[span.start : span.end] for span in read(text).spans}
    assert spans == {"time": "2041", "party": "m7>med", "precedence": "!i", "ack": "@police"}


WORDS = st.sampled_from(
    [
        *("2041", "m7>med", "m7>", ">police", ">", "@", "@police", "@all", "@nobody", "!i"),
        *("!zz", "#o", "#14", "/TAC-3", "/phone", "a@b.c", "5>3", "消1>医疗", "！j", "＠公安"),
        *("\\!i", "\\\\", '"Hospital North">fire', '@"Hospital North"', '"', '""', "need"),
        *("需救护车", "->x", "≥", "\\2041", "Medic", "7>Air", "monitor", "1", "-", "/", "."),
    ]
)
LINES = st.one_of(
    st.text(),
    st.text(alphabet='0123456789:> ,@!#/"\\\n\tamedic消1＞！＠　İß'),
    st.lists(WORDS, max_size=9).map(" ".join),
)


@given(LINES, st.integers(-(10**17), 10**17), st.sampled_from(["UTC", "Asia/Shanghai", "", "x/y"]))
def test_it_never_raises_and_never_loses_text(text: str, now: int, timezone: str) -> None:
    line = parse(text, NAMES, now, timezone)
    taken = set()
    for span in line.spans:
        taken |= set(range(span.start, span.end))
    kept = "".join(" " if at in taken else char for at, char in enumerate(text))
    remaining = [word.lstrip("\\") for word in kept.split()]
    assert [word.lstrip("\\") for word in line.text.split()] == remaining
    assert len(narrow(text)) == len(text)


@given(LINES, st.integers(0, 60))
def test_completion_never_raises_and_offers_what_it_says(text: str, cursor: int) -> None:
    for offer in complete(text, min(cursor, len(text)), NAMES):
        assert 0 <= offer.start <= offer.end <= len(text)
        assert offer.insert.strip()


def offered(text: str) -> list[str]:
    return [offer.insert for offer in complete(text, len(text), NAMES)]


def test_completion_of_names() -> None:
    assert offered("m7>pol") == ["Police "]
    assert offered("2041 med")[:1] == ["Medical>"]
    assert "m7>" in offered("med")
    assert offered("m7>med need help @ga") == ["Police "]
    assert offered("m7>med,hosp") == ['"Hospital North" ']
    assert offered("m7>med need pol") == []
    assert offered("2041") == []


def test_completion_of_codes_and_channels() -> None:
    assert offered("gas !i") == ["i "]
    assert offered("gas #ord") == ["o "]
    assert offered("gas /t")[:1] == ["TAC-3 "]
    assert len(offered("gas !")) == 4


def test_what_is_offered_means_whom_it_names() -> None:
    for text in ("", "m", "e", "消", "h"):
        for offer in complete(f">{text}", 1 + len(text), NAMES):
            line = f">{text}"[: offer.start] + offer.insert + "text"
            assert read(line).to == (offer.party,)


TEXTS = st.text(min_size=1).map(str.strip).filter(bool)


@given(
    TEXTS,
    st.sampled_from(["routine", "flash"]),
    st.sampled_from(["report", "order"]),
    st.sampled_from([None, Party("unit", "u2", "Medic 7"), Party("other", "", "The mayor")]),
)
def test_a_retyped_entry_means_the_same(
    text: str, precedence: str, kind: str, sender: Party | None
) -> None:
    message = Message(
        text=text,
        sender=sender,
        to=(Party("department", "police", "Police"),),
        ack_from=("department:police",),
        precedence=precedence,
        kind=kind,
        channel="TAC-3",
        medium="phone",
        happened_at=NOW,
    )
    line = parse(retype(message, NAMES), NAMES, NOW)
    assert line.text.split() == text.split()
    assert (line.sender, line.to, line.ack_from) == (sender, message.to, message.ack_from)
    assert (line.precedence, line.kind) == (precedence, kind)
    assert (line.channel, line.medium) == ("TAC-3", "phone")
    untouched = correction(message, line, NAMES)
    assert (untouched.text, untouched.changes) == (text, {})


def test_a_party_is_retyped_by_the_name_it_has_now() -> None:
    said = Party("department", "medical", "Medical")
    message = Message(text="gas", to=(said,), happened_at=NOW)
    typed = retype(message, directory("zh"))
    assert typed == "204144 >医疗 gas"
    line = parse(typed, directory("zh"), NOW)
    assert correction(message, line, directory("zh")).changes == {}


def test_a_correction_changes_only_what_was_retyped() -> None:
    message = Message(text="12 ambulances", precedence="routine", happened_at=NOW)
    typed = retype(message, NAMES).replace("12", "14") + " !i @police"
    changed = correction(message, read(typed), NAMES)
    assert changed.text == "14 ambulances"
    assert changed.changes == {"precedence": "immediate", "ack_from": ("department:police",)}
