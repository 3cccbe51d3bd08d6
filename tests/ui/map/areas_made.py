"""Base maps made for tests: pictures of one colour, and a drawn map out of a few OSM objects."""

import base64
import json
import math
import sqlite3
import struct
import zlib
from contextlib import closing
from pathlib import Path

import shapely

WEST, SOUTH, EAST, NORTH = -117.36, 34.12, -117.33, 34.15

STREET, SITE_LON = 34.1310, -117.3437
"""Where a street in pieces runs from west to east."""

HOSTILE = "<img src=x onerror=alert(1)>"


def png(red: int, green: int, blue: int, side: int = 256) -> bytes:
    """A picture of one colour."""

    def part(kind: bytes, data: bytes) -> bytes:
        whole = kind + data
        return struct.pack(">I", len(data)) + whole + struct.pack(">I", zlib.crc32(whole))

    rows = (b"\0" + bytes((red, green, blue)) * side) * side
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    body = part(b"IHDR", head) + part(b"IDAT", zlib.compress(rows)) + part(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def mbtiles(path: Path, colour: tuple[int, int, int], attribution: str) -> Path:
    """MBTiles of one colour over the site, zooms 12 to 16."""
    picture = png(*colour)
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("CREATE TABLE metadata (name TEXT, value TEXT)")
        database.execute(
            "CREATE TABLE tiles (zoom_level INT, tile_column INT, tile_row INT, tile_data BLOB)"
        )
        database.executemany(
            "INSERT INTO metadata VALUES (?, ?)",
            {
                "name": path.stem,
                "format": "png",
                "bounds": f"{WEST},{SOUTH},{EAST},{NORTH}",
                "minzoom": "12",
                "maxzoom": "16",
                "attribution": attribution,
            }.items(),
        )
        for zoom in range(12, 17):
            columns = range(_column(WEST, zoom), _column(EAST, zoom) + 1)
            rows = range(_row(NORTH, zoom), _row(SOUTH, zoom) + 1)
            database.executemany(
                "INSERT INTO tiles VALUES (?, ?, ?, ?)",
                ((zoom, x, 2**zoom - 1 - y, picture) for x in columns for y in rows),
            )
    return path


def osm(path: Path) -> Path:
    """A lake around the site, a street with a hostile name through it, and one in pieces."""
    lake = [(34.1330, -117.3480), (34.1330, -117.3390), (34.1400, -117.3390), (34.1400, -117.3480)]
    road = [(34.1300, -117.3437), (34.1362, -117.3437), (34.1420, -117.3437)]
    # Another one in pieces, each too short for its name.
    broken = [(STREET, SITE_LON + 0.0008 * step) for step in range(-4, 5)]
    places = [*lake, *road, *broken]
    nodes = "".join(
        f'<node id="{number}" lat="{lat}" lon="{lon}" version="1"/>'
        for number, (lat, lon) in enumerate(places, 1)
    )
    name = HOSTILE.replace("<", "&lt;").replace(">", "&gt;")
    ways = (
        '<way id="1" version="1"><nd ref="1"/><nd ref="2"/><nd ref="3"/><nd ref="4"/><nd ref="1"/>'
        '<tag k="natural" v="water"/></way>'
        '<way id="2" version="1"><nd ref="5"/><nd ref="6"/><nd ref="7"/>'
        f'<tag k="highway" v="primary"/><tag k="name" v="{name}"/></way>'
    )
    first = len(lake) + len(road) + 1
    ways += "".join(
        f'<way id="{number}" version="1"><nd ref="{number}"/><nd ref="{number + 1}"/>'
        '<tag k="highway" v="residential"/><tag k="name" v="Pieces Lane"/>'
        '<tag k="name:zh" v="碎片巷"/></way>'
        for number in range(first, first + len(broken) - 1)
    )
    path.write_text(f'<?xml version="1.0"?><osm version="0.6">{nodes}{ways}</osm>')
    return path


def _column(lon: float, zoom: int) -> int:
    return int((lon + 180) / 360 * 2**zoom)


def _row(lat: float, zoom: int) -> int:
    turn = math.asinh(math.tan(math.radians(lat)))
    return int((1 - turn / math.pi) / 2 * 2**zoom)


def things(path: Path, west: float, south: float, side: float) -> Path:
    """A layer of reference: one square with a hostile name and attribute."""
    ring = [
        (west, south), (west + side, south), (west + side, south + side), (west, south + side),
        (west, south),
    ]  # fmt: skip
    shape = base64.b64encode(shapely.to_wkb(shapely.Polygon(ring))).decode()
    lines = [
        {"commander": "reference 1", "file": "flood.geojson", "date": "2024-05-06"},
        [f"Flood {HOSTILE}", "100 years", {"depth": "1.2 m", "<b>": HOSTILE}, shape],
    ]
    text = "\n".join(json.dumps(one, separators=(",", ":")) for one in lines)
    path.write_text(text + "\n", "utf-8")
    return path
