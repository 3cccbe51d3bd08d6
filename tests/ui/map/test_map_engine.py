"""Flags of the web engine."""

import os

import pytest

from ui.map.engine import prepare_engine

NAME = "QTWEBENGINE_CHROMIUM_FLAGS"


def test_flags_are_added_once_and_others_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(NAME, "--disable-gpu")
    prepare_engine()
    prepare_engine()
    assert os.environ[NAME].split() == [
        "--disable-gpu",
        "--js-flags=--optimize-for-size,--initial-old-space-size=24",
    ]
    monkeypatch.setenv(NAME, "--js-flags=--no-opt")
    prepare_engine()
    assert os.environ[NAME] == "--js-flags=--no-opt"
