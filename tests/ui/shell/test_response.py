"""A plan activated in the whole window, from wherever the focus is; the library of plans."""

from collections.abc import Callable
from typing import cast

from commander.domain.plan import Activation
from commander.domain.work import Task
from commander.post import Post
from tests.ui.shell.conftest import Hand
from ui.response.panel import ResponsePanel


def test_a_plan_is_activated_from_wherever_the_focus_is(
    post: Post, scene: str, seat: Callable[..., Hand]
) -> None:
    hand = seat(post)
    window = hand.session.window
    hand.until(lambda: window.situation.incident is not None)
    window.panels.log.focus_entry()
    hand.press("Ctrl+Shift+L")
    panel = cast("ResponsePanel", window.panels.work["response"].panel)
    form = panel.activating
    hand.until(lambda: form.isVisible() and form.plans.plan is not None)
    hand.until(lambda: form.plans.level.level == "2")
    hand.press("Ctrl+Return")
    hand.until(form.contents.hours.editor.hasFocus)
    hand.type("6")
    form.contents.from_plan.click()
    hand.press("Ctrl+Return")
    if not held(post, scene):  # a narrow panel shows first what it brings
        hand.press("Ctrl+Return")
    hand.until(lambda: held(post, scene) and panel.list.cards)
    assert post.reader.all(Task, scene)

    hand.until(lambda: window.panels.board._tabs.count() > 5)
    hand.leave()


def test_the_board_offers_to_activate_a_plan_and_the_library_opens(
    post: Post, scene: str, seat: Callable[..., Hand]
) -> None:
    hand = seat(post)
    window = hand.session.window
    hand.until(lambda: window.situation.incident is not None)
    window.docks.show("board")
    window.panels.board._plan.click()
    panel = cast("ResponsePanel", window.panels.work["response"].panel)
    hand.until(panel.activating.isVisible)
    hand.press("Ctrl+Shift+P")
    plans = hand.session.plans.panel
    hand.until(lambda: plans.isVisible() and plans.list.count() == 4)
    hand.press("Escape")
    assert not plans.isVisible()
    hand.leave()


def held(post: Post, stream: str) -> tuple[Activation, ...]:
    return post.reader.all(Activation, stream)
