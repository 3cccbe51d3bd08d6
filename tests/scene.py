"""What the tests of actions act on."""

from dataclasses import dataclass

from commander.actions import Action, Outcome
from commander.clock import ScenarioClock
from commander.post import Post

NOW = 1_700_000_000_000


@dataclass
class Scene:
    """What a test acts on: the post, its operation and its clock."""

    post: Post
    stream: str
    clock: ScenarioClock

    def do(self, action: Action) -> Outcome:
        return self.post.perform(action).result(10)
