"""The sound of urgent traffic: tones of our own, and silence where nothing can be heard."""

import struct
from itertools import pairwise

from pytestqt.qtbot import QtBot

from ui.sounds import RATE, Sounds, _samples


def test_the_sound_is_short_whole_and_does_not_click() -> None:
    made = _samples()
    count = len(made) // 2
    samples = struct.unpack(f"<{count}h", made)
    assert 0.2 < count / RATE < 0.6
    assert 12_000 < max(samples) < 32_767
    steps = [abs(after - before) for before, after in pairwise(samples)]
    assert max(abs(samples[0]), abs(samples[-1])) < 500
    assert max(steps) < 8_000


def test_without_a_screen_nothing_is_heard_and_nothing_fails(qtbot: QtBot) -> None:
    assert Sounds().urgent() is False


def test_muting_is_told_once(qtbot: QtBot) -> None:
    sounds = Sounds()
    told: list[bool] = []
    sounds.muted_changed.connect(told.append)
    for muted in (True, True, False):
        sounds.set_muted(muted)
    assert told == [True, False]
    assert sounds.muted is False
