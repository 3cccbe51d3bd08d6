"""The tokens: contrast as WCAG asks for it, and nothing that is no colour."""

import dataclasses
import re

import pytest

from ui.theme.contrast import contrast, mix
from ui.theme.tokens import MIN_CONTRAST, ROLES, THEMES, ThemeName, tokens

GROUNDS = ("ground", "panel", "raised", "field", "hover", "selected")


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("ground", GROUNDS)
def test_every_text_role_is_readable_on_every_ground(name: ThemeName, ground: str) -> None:
    look = tokens(name)
    weak = {
        role: round(contrast(look.colour(role), look.colour(ground)), 2)
        for role in ROLES
        if contrast(look.colour(role), look.colour(ground)) < MIN_CONTRAST
    }
    assert weak == {}


@pytest.mark.parametrize("name", THEMES)
def test_chips_filled_grounds_and_map_labels_are_readable(name: ThemeName) -> None:
    look = tokens(name)
    for role in ROLES:
        assert contrast(look.chip(role), look.soft(role)) >= MIN_CONTRAST, role
        filled = look.colour(role)
        assert contrast(look.ink_on(filled), filled) >= MIN_CONTRAST, role
    assert contrast(look.label, look.land) >= MIN_CONTRAST
    assert contrast(look.label, look.label_halo) >= MIN_CONTRAST


@pytest.mark.parametrize("name", THEMES)
def test_all_tokens_are_colours(name: ThemeName) -> None:
    values = dataclasses.asdict(tokens(name))
    assert values.pop("name") == name
    assert [key for key, value in values.items() if not re.fullmatch("#[0-9a-f]{6}", value)] == []


def test_night_has_no_colour_that_is_not_reddish() -> None:
    values = dataclasses.asdict(tokens("night"))
    del values["name"]
    for key, value in values.items():
        red, green, blue = (int(value[at : at + 2], 16) for at in (1, 3, 5))
        assert red >= max(green, blue), key


def test_contrast_knows_its_two_ends() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#123456", "#123456") == pytest.approx(1.0)
    assert mix("#000000", "#ffffff", 0.5) == "#808080"


def test_unknown_roles_are_refused() -> None:
    for role in ("pink", "name", "colour"):
        with pytest.raises(KeyError):
            tokens("dark").colour(role)
