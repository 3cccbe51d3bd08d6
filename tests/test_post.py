"""A post: one process owns its folder; everything stops and the folder is free again."""

from pathlib import Path

import pytest

from commander.errors import AlreadyOpen, EnvironmentProblem
from commander.post import Operator, Post


def test_a_second_start_on_one_folder_says_so(tmp_path: Path) -> None:
    with Post.open(tmp_path), pytest.raises(AlreadyOpen, match=r"has .* open"):
        Post.open(tmp_path)
    Post.open(tmp_path).close()


def test_who_works_here_and_what_is_set_survives(tmp_path: Path) -> None:
    with Post.open(tmp_path) as post:
        post.set_operator(Operator("Ann", "fire", "Scribe")).result(10)
        post.settings.set("theme", "night").result(10)
        post.drafts.save("d1", "half an ent", 5).result(10)
    with Post.open(tmp_path) as post:
        assert post.operator == Operator("Ann", "fire", "Scribe")
        assert post.settings.get("theme") == "night"
        assert [draft.text for draft in post.reader.drafts()] == ["half an ent"]
        post.drafts.drop("d1").result(10)
        assert post.reader.drafts() == ()


def test_a_stop_that_fails_does_not_keep_the_folder(tmp_path: Path) -> None:
    post = Post.open(tmp_path)

    def fail() -> None:
        raise RuntimeError("on purpose")

    post.on_close(fail)
    with pytest.raises(RuntimeError, match="on purpose"):
        post.close()
    Post.open(tmp_path).close()


def test_a_folder_that_is_a_file_is_explained(tmp_path: Path) -> None:
    place = tmp_path / "file"
    place.write_text("x")
    with pytest.raises(EnvironmentProblem, match="cannot be used as data folder"):
        Post.open(place)


def test_the_data_folder_is_the_owners_only(tmp_path: Path) -> None:
    with Post.open(tmp_path / "post") as post:
        assert post.data.stat().st_mode & 0o077 == 0
        assert (post.data / "device.key").stat().st_mode & 0o077 == 0
