"""What a file is, told by its first bytes: never by its name, which anybody may choose."""

UNKNOWN = "application/octet-stream"
HEAD = 4096
"""First bytes that suffice."""

_STARTS = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"%PDF-", "application/pdf"),
    (b"OggS", "audio/ogg"),
    (b"fLaC", "audio/flac"),
    (b"ID3", "audio/mpeg"),
    (b"#!AMR", "audio/amr"),
    (b"PK\x03\x04", "application/zip"),
    (b"\x1aE\xdf\xa3", "video/webm"),
)
_RIFF = {b"WAVE": "audio/wav", b"WEBP": "image/webp", b"AVI ": "video/x-msvideo"}
_BRANDS = {
    b"heic": "image/heic",
    b"heix": "image/heic",
    b"mif1": "image/heic",
    b"avif": "image/avif",
    b"M4A ": "audio/mp4",
    b"M4B ": "audio/mp4",
    b"3gp4": "video/3gpp",
    b"3gp5": "video/3gpp",
    b"qt  ": "video/quicktime",
}
"""Brands of ISO base media files (ISO/IEC 14496-12), the kind behind ``ftyp``."""

_SYNC, _LAYER, _NO_LAYER = 0xE0, 0x06, 0x00


def media_type(head: bytes) -> str:
    """Return the media type of a file with these first bytes (HEAD of them)."""
    for start, found in _STARTS:
        if head.startswith(start):
            return found
    if head[:4] == b"RIFF":
        return _RIFF.get(head[8:12], UNKNOWN)
    if head[4:8] == b"ftyp":
        return _BRANDS.get(head[8:12], "video/mp4")
    if _bitmap(head):
        return "image/bmp"
    if _frame(head):
        return "audio/mpeg"
    return "text/plain" if _text(head) else UNKNOWN


def _bitmap(head: bytes) -> bool:
    """Two letters alone are no sign; the four bytes that must be zero are."""
    return head[:2] == b"BM" and head[6:10] == b"\0\0\0\0"


def _frame(head: bytes) -> bool:
    """Return whether an MPEG audio frame begins here (ISO/IEC 11172-3: 11 bits set, a layer)."""
    begins = head[:1] == b"\xff" and len(head) > 1 and head[1] & _SYNC == _SYNC
    return begins and head[1] & _LAYER != _NO_LAYER and head[:2] != b"\xff\xfe"


def _text(head: bytes) -> bool:
    if not head or b"\0" in head:
        return False
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start > len(head) - 4  # cut inside its last letter
    return True
