"""An incident that follows from another takes over the hazards that still hold there."""

import pytest

from commander.actions import DrawFeature, LiftFeature, OpenIncident, TakeOverHazards
from commander.domain.feature import Feature
from commander.errors import UserError
from tests.scene import Scene

HERE = {"type": "Point", "coordinates": [113.6, 34.7]}


def test_hazards_of_the_incidents_before_are_taken_over_and_others_are_refused(
    scene: Scene,
) -> None:
    def opened(name: str, parent: str = "") -> str:
        return scene.do(OpenIncident(scene.stream, name, parent=parent)).keys[0]

    def drawn(incident: str) -> str:
        return scene.do(DrawFeature(scene.stream, "hazard", HERE, incident=incident)).keys[0]

    quake, other = opened("Quake"), opened("Other")
    leak = opened("Leak", parent=quake)
    far, lifted, ours = drawn(other), drawn(quake), drawn(quake)
    scene.do(LiftFeature(scene.stream, lifted))
    for wrong in (far, lifted):
        with pytest.raises(UserError, match="no hazard"):
            scene.do(TakeOverHazards(scene.stream, leak, (ours, wrong)))
    scene.do(TakeOverHazards(scene.stream, leak, (ours,)))
    found = {one.key: one.incident for one in scene.post.reader.all(Feature, scene.stream)}
    assert found == {far: other, lifted: quake, ours: leak}
