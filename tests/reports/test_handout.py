"""The map that is handed out opens with no network and never runs what people typed."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from commander.actions import AddUnit, DrawFeature, OpenIncident, OpenOperation
from commander.domain.record import Place
from commander.errors import EnvironmentProblem, UserError
from commander.post import Post
from commander.reports import handout

pytest.importorskip("folium")


@pytest.fixture
def post(tmp_path: Path) -> Iterator[Post]:
    with Post.open(tmp_path / "post") as opened:
        yield opened


def written(post: Post, stream: str, path: Path) -> str:
    handout.write(post.reader, stream, path, 1_700_000_000_000)
    return path.read_text("utf-8")


def test_it_holds_everything_and_asks_nobody(post: Post, tmp_path: Path) -> None:
    stream = post.perform(OpenOperation("Hostile <script>alert(1)</script>")).result(10).stream
    here = Place(34.1362, -117.3437, approx=True)
    for action in (
        OpenIncident(stream, "Fire </script><img src=x onerror=alert(2)>", place=here),
        AddUnit(stream, "Engine <b>1</b>", "fire", place=here),
        DrawFeature(
            stream, "hot_zone", {"type": "Point", "coordinates": [-117.3, 34.1]}, radius_m=300
        ),
    ):
        post.perform(action).result(10)
    page = written(post, stream, tmp_path / "map.html")
    addresses = re.findall(r"""(?:src|href)=["'](\w+://[^"']+)""", page)
    assert [a for a in addresses if "leafletjs" not in a] == []
    assert "<script src" not in page.replace("\n", " ")
    assert "<link" not in page
    for hostile in ("<img src=x", "<b>1</b>", "<script>alert(1)"):
        assert hostile not in page
    assert "Engine" in page
    assert "≈" in page or "\\u2248" in page


def test_an_empty_map_says_so(post: Post, tmp_path: Path) -> None:
    stream = post.perform(OpenOperation("Empty")).result(10).stream
    with pytest.raises(UserError, match="nothing on the map"):
        handout.write(post.reader, stream, tmp_path / "map.html", 0)


def test_a_place_that_cannot_be_written_is_named(post: Post, tmp_path: Path) -> None:
    stream = post.perform(OpenOperation("x")).result(10).stream
    post.perform(OpenIncident(stream, "Fire", place=Place(1, 1))).result(10)
    with pytest.raises(EnvironmentProblem, match="cannot be written"):
        handout.write(post.reader, stream, tmp_path / "missing" / "map.html", 0)
