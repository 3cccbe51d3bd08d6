"""What a file is, is told by its bytes."""

import pytest

from commander.domain.attachment import Subject, prefix, shown_name
from commander.domain.media import UNKNOWN, media_type


@pytest.mark.parametrize(
    ("head", "media"),
    [
        (b"\xff\xd8\xff\xe0\0\x10JFIF\0", "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "image/png"),
        (b"RIFF\x24\0\0\0WEBPVP8 ", "image/webp"),
        (b"RIFF\x24\0\0\0WAVEfmt ", "audio/wav"),
        (b"RIFF\x24\0\0\0none", UNKNOWN),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1", "image/heic"),
        (b"\0\0\0\x20ftypM4A \0\0\0\0", "audio/mp4"),
        (b"\0\0\0\x20ftypisom\0\0\2\0", "video/mp4"),
        (b"%PDF-1.7\n", "application/pdf"),
        (b"OggS\0\x02", "audio/ogg"),
        (b"ID3\x04\0", "audio/mpeg"),
        (b"\xff\xfb\x90\x64\0", "audio/mpeg"),
        (b"BM\x36\0\x0c\0\0\0\0\0\x36", "image/bmp"),
        (b"BMW on fire, sector B", "text/plain"),
        ("消防车两辆".encode(), "text/plain"),
        ("消防车".encode()[:-1], "text/plain"),
        (b"MZ\x90\0\x03\0", UNKNOWN),
        (b"", UNKNOWN),
    ],
)
def test_a_file_is_known_by_how_it_begins(head: bytes, media: str) -> None:
    assert media_type(head) == media


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("photo.jpg", "photo.jpg"),
        ("../../.bashrc", "bashrc"),
        ("C:\\Windows\\system.ini", "system.ini"),
        ("a\nb\x1b[31m.png", "ab[31m.png"),
        ("\u202egnp.exe", "gnp.exe"),
        ("", "file"),
        ("..", "file"),
        ("火场.jpg", "火场.jpg"),
    ],
)
def test_a_name_is_only_ever_shown(name: str, shown: str) -> None:
    assert shown_name(name) == shown


def test_a_long_name_keeps_its_end() -> None:
    assert shown_name("x" * 500 + ".jpg").endswith("x.jpg")
    assert len(shown_name("x" * 500 + ".jpg")) == 200


def test_what_is_attached_to_one_thing_stands_together() -> None:
    assert prefix(Subject("task", "T1")) != prefix(Subject("message", "T1"))
    assert len(prefix(Subject("task", "T" * 300))) == 17
