"""The selection: told once, and an answer to it is no new selection."""

from ui.selection import Selection


def test_a_change_is_told_once_and_clear_selects_nothing() -> None:
    selection = Selection()
    told: list[tuple[str, str]] = []
    selection.changed.connect(lambda kind, key: told.append((kind, key)))
    selection.set("unit", "u1")
    selection.set("unit", "u1")
    selection.set("task", "u1")
    assert selection.is_selected("task", "u1")
    selection.clear()
    selection.clear()
    assert told == [("unit", "u1"), ("task", "u1"), ("", "")]
    assert (selection.kind, selection.key) == ("", "")


def test_a_panel_that_answers_a_selection_makes_no_loop() -> None:
    selection = Selection()
    told: list[str] = []
    selection.changed.connect(lambda _kind, key: told.append(key))
    selection.changed.connect(lambda _kind, _key: selection.clear())
    selection.changed.connect(lambda kind, key: selection.set(kind, key + "'"))
    selection.set("unit", "u1")
    assert told == ["u1"]
    assert selection.is_selected("unit", "u1")
    selection.set("unit", "u2")
    assert told == ["u1", "u2"]
