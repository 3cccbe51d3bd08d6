"""Finding a command by its words."""

from ui.commands import Command
from ui.palette.entry import Entry, rank
from ui.palette.key_sheet import balanced, sections


def entry(title: str, section: str = "", note: str = "") -> Entry:
    return Entry(title=title, run=lambda: None, section=section, note=note)


def titles(query: str, *entries: Entry) -> list[str]:
    return [one.title for one in rank(query, entries)]


def test_nothing_typed_shows_everything_in_order() -> None:
    assert titles("", entry("B"), entry("A")) == ["B", "A"]


def test_a_beginning_is_better_than_a_middle_and_that_better_than_a_section() -> None:
    found = titles(
        "map",
        entry("Units", section="Map"),
        entry("Place on the map"),
        entry("Bitmap"),
        entry("Map"),
    )
    assert found == ["Map", "Place on the map", "Bitmap", "Units"]


def test_every_word_must_be_there_in_any_order_and_case() -> None:
    entries = (entry("New incident"), entry("New task"), entry("Close incident"))
    assert titles("INC new", *entries) == ["New incident"]
    assert titles("nothing such", *entries) == []


def test_chinese_is_found_within_a_title() -> None:
    assert titles("伤员", entry("转移伤员"), entry("警戒")) == ["转移伤员"]


def test_the_sheet_lists_only_commands_with_keys_by_section() -> None:
    def command(ident: str, keys: str, section: str) -> Command:
        return Command(ident, ident, lambda: None, keys, section)

    found = sections((command("a", "F1", "X"), command("b", "", "X"), command("c", "N", "Y")))
    assert {name: [one.id for one in held] for name, held in found.items()} == {
        "X": ["a"],
        "Y": ["c"],
    }


def test_columns_are_balanced_and_keep_their_order() -> None:
    sizes = {"a": 4, "b": 7, "c": 2, "d": 17, "e": 3, "f": 14}
    columns = balanced(sizes, 3)
    assert [name for column in columns for name in column] == list(sizes)
    assert len(columns) == 3
    assert balanced({"a": 1}, 3) == [["a"]]
