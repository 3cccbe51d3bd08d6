"""What people write in a unit's kind, and the code it means."""

import pytest

from commander.actions.unit_kinds import kind_code, unit_kinds


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("engine", "engine"),
        ("Engine companies", "engine"),
        ("COMMAND_CAR", "command_car"),
        ("BLS ambulance 4", "ambulance"),
        ("search and rescue", "search"),
        ("Search dogs", "dogs"),
        ("valve crew", "pipeline"),
        ("救护车", "ambulance"),
        ("水罐消防车", "tanker"),
        ("市消防支队云梯车", "ladder"),
        ("", ""),
        ("rickshaw", ""),
        ("vandals", ""),
    ],
)
def test_a_kind_means_a_code(written: str, code: str) -> None:
    assert kind_code(written) == code


def test_every_kind_is_named_in_both_languages_and_means_itself() -> None:
    for code, kind in unit_kinds().items():
        assert kind.name("zh") != kind.name("en")
        assert kind.name("fi") == kind.name("en")
        assert kind_code(code) == kind_code(kind.name("en")) == kind_code(kind.name("zh")) == code
