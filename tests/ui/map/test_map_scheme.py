"""The scheme gives the page's files and nothing else on this machine."""

from pathlib import Path

import pytest

from commander.errors import EnvironmentProblem
from ui.map.page import _source
from ui.map.scheme import MapContent, register


@pytest.fixture
def content(tmp_path: Path) -> MapContent:
    pages, vendor = tmp_path / "map", tmp_path / "vendor"
    for folder in (pages / "sketch", vendor):
        folder.mkdir(parents=True)
    (tmp_path / "secret.css").write_text("secret")
    (tmp_path / "map-other").mkdir()
    (tmp_path / "map-other" / "secret.css").write_text("secret")
    (pages / "map.html").write_text("page")
    (pages / "notes.txt").write_text("no type of ours")
    (pages / "sketch" / "a.geojson").write_text("{}")
    (vendor / "leaflet.css").write_text("style")
    (pages / "link.css").symlink_to(tmp_path / "secret.css")
    return MapContent(pages, vendor)


@pytest.mark.parametrize(
    ("path", "data", "mime"),
    [
        ("map.html", b"page", b"text/html"),
        ("sketch/a.geojson", b"{}", b"application/json"),
        ("vendor/leaflet.css", b"style", b"text/css"),
    ],
)
def test_files_of_the_page_are_given(
    content: MapContent, path: str, data: bytes, mime: bytes
) -> None:
    found = content.find(path)
    assert found is not None
    assert (found.data, found.mime) == (data, mime)


@pytest.mark.parametrize(
    "path",
    [
        "",
        ".",
        "../secret.css",
        "sketch/../../secret.css",
        "vendor/../../secret.css",
        "..\\secret.css",
        "/etc/passwd",
        "//etc/passwd",
        "/etc/ssl/openssl.css",
        "vendor//etc/hosts.css",
        "../map-other/secret.css",
        "link.css",
        "C:/secret.css",
        "map.html\0.css",
        "notes.txt",
        "sketch",
        "vendor",
        "missing.css",
        "batch/1",
    ],
)
def test_everything_else_is_refused(content: MapContent, path: str) -> None:
    assert content.find(path) is None


def test_an_absolute_path_is_refused_even_where_a_file_is(
    content: MapContent, tmp_path: Path
) -> None:
    assert (tmp_path / "secret.css").is_file()
    assert content.find(str(tmp_path / "secret.css")) is None


def test_a_batch_is_given_once_and_only_the_newest_are_kept(content: MapContent) -> None:
    paths = [content.put_batch(bytes([number])) for number in range(10)]
    assert content.find(paths[0]) is None
    found = content.find(paths[-1])
    assert found is not None
    assert found.data == bytes([9])
    assert content.find(paths[-1]) is None


def test_registering_again_does_nothing() -> None:
    register()
    register()


def test_a_missing_library_is_said_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.map.page.package_folder", lambda name: tmp_path / name)
    with pytest.raises(EnvironmentProblem, match=r"missing: leaflet\.js"):
        _source()
