"""Drawings: what is refused, and that a shape and its measures always go together."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from commander.actions import DrawFeature, LiftFeature, SettleConflict, Undo, UpdateFeature
from commander.domain.codes import FeatureKind
from commander.domain.feature import Feature
from commander.errors import UserError
from commander.geodesy.forms import Circle, write_form
from commander.geodesy.outlines import outline
from commander.linkage.conflicts import ConflictKind
from tests.posts import two_posts
from tests.scene import Scene

POINT = {"type": "Point", "coordinates": [113.6, 34.7]}
AREA = {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}
CIRCLE = {"kind": "circle", "centre": [0.0, 0.0], "radius_m": 100.0}


def draw(scene: Scene, **fields: Any) -> str:
    given = {"kind": "evacuation_area", "geometry": AREA} | fields
    return scene.do(DrawFeature(scene.stream, **given)).keys[0]


def drawn(scene: Scene, key: str) -> Feature:
    found = scene.post.reader.get(Feature, scene.stream, key)
    assert found is not None
    return found


def test_all_that_is_said_of_a_drawing_is_kept(scene: Scene) -> None:
    key = draw(
        scene,
        form=CIRCLE,
        order_word="evacuate",
        ordered_at=1_000,
        until=5_000,
        owner="police",
        source="import",
        note="both banks",
        watch=True,
    )
    made = drawn(scene, key)
    assert (made.order_word, made.ordered_at, made.until) == ("evacuate", 1_000, 5_000)
    assert (made.owner, made.source, made.note, made.watch) == (
        "police",
        "import",
        "both banks",
        True,
    )
    assert made.form == CIRCLE
    assert drawn(scene, draw(scene)).source == "hand"


def test_a_new_outline_without_measures_takes_the_old_ones_away(scene: Scene) -> None:
    key = draw(scene, form=CIRCLE)
    scene.do(UpdateFeature(scene.stream, key, {"label": "North"}))
    assert drawn(scene, key).form == CIRCLE
    outcome = scene.do(UpdateFeature(scene.stream, key, {"geometry": POINT}))
    assert (drawn(scene, key).geometry, drawn(scene, key).form) == (POINT, {})
    scene.do(Undo(scene.stream, outcome.act))
    assert (drawn(scene, key).geometry, drawn(scene, key).form) == (AREA, CIRCLE)


def test_a_lifted_drawing_can_be_put_in_force_again(scene: Scene) -> None:
    key = draw(scene)
    scene.do(LiftFeature(scene.stream, key, "all clear"))
    scene.do(UpdateFeature(scene.stream, key, {"lifted": None}))
    assert drawn(scene, key).lifted is None


def test_two_who_reshape_a_drawing_are_one_question_and_one_answer_settles_all_of_it(
    tmp_path: Path,
) -> None:
    with two_posts(tmp_path) as posts:
        form = Circle((113.6, 34.7), 100.0)
        key = posts.do(
            DrawFeature(posts.stream, "hot_zone", outline(form), form=write_form(form))
        ).keys[0]
        posts.meet()
        for act, radius in ((posts.do, 200.0), (posts.do_there, 300.0)):
            wider = Circle((113.6, 34.7), radius)
            act(
                UpdateFeature(
                    posts.stream,
                    key,
                    {"geometry": outline(wider), "form": write_form(wider), "radius_m": 0.0},
                )
            )
        posts.meet()
        conflict = posts.conflict()
        assert conflict.kind == ConflictKind.SHAPES
        assert {"geometry", "form"} <= set(conflict.fields)
        other = next(one for one in conflict.sides if one.values["form"]["radius_m"] == 200)  # type: ignore[index]
        posts.do(SettleConflict(posts.stream, "feature", key, conflict.field, choice=other.stamp))
        posts.meet()
        assert posts.conflicts() == ()
        kept = posts.there.reader.get(Feature, posts.stream, key)
        assert kept is not None
        assert kept.form["radius_m"] == 200
        assert kept.geometry == msgspec.json.decode(
            msgspec.json.encode(outline(Circle((113.6, 34.7), 200.0)))
        )


def test_a_kind_of_a_newer_version_is_kept(scene: Scene) -> None:
    assert drawn(scene, draw(scene, kind="drone_lane")).kind == "drone_lane"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"geometry": {"type": "Polygon", "coordinates": []}}, "no shape"),
        ({"geometry": {"type": "Point", "coordinates": "here"}}, "no shape"),
        ({"geometry": {"type": "Point", "coordinates": [1]}}, "no shape"),
        ({"geometry": {"type": "Point", "coordinates": [34.7, 113.6]}}, "no place on earth"),
        ({"geometry": {"type": "Point", "coordinates": [float("nan"), 1.0]}}, "no place on earth"),
        ({"kind": FeatureKind.TEXT, "geometry": POINT}, "needs its words"),
        ({"ordered_at": 5_000, "until": 4_000}, "before it was ordered"),
        ({"radius_m": -1.0, "geometry": POINT}, "smaller than zero"),
    ],
)
def test_what_cannot_be_is_refused(scene: Scene, fields: dict[str, Any], words: str) -> None:
    with pytest.raises(UserError, match=words):
        draw(scene, **fields)
    key = draw(scene)
    with pytest.raises(UserError, match=words):
        scene.do(UpdateFeature(scene.stream, key, fields))
