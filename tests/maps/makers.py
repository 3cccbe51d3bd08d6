"""Files of base maps as others make them, small: written by the formats' own libraries."""

import gzip
import sqlite3
import struct
import warnings
import zlib
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import rasterio
from pmtiles.tile import Compression, TileType, zxy_to_tileid
from pmtiles.writer import Writer
from rasterio.io import MemoryFile
from rasterio.transform import Affine

Tiles = Mapping[tuple[int, int, int], bytes]
WORLD_TILES = [(z, x, y) for z in range(3) for x in range(2**z) for y in range(2**z)]


def png(shade: int = 0, side: int = 256) -> bytes:
    """A grey picture of one shade."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + bytes([shade]) * side) * side)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def mvt(*layers: str) -> bytes:
    """A vector tile with these layers, empty ones."""
    bodies = [b"\x78\x02\x0a" + bytes([len(name)]) + name.encode() for name in layers]
    return b"".join(b"\x1a" + bytes([len(body)]) + body for body in bodies)


def raster() -> dict[tuple[int, int, int], bytes]:
    """All tiles of zoom 0 to 2, each of a shade of its own."""
    return {place: png(10 * number + 5) for number, place in enumerate(WORLD_TILES)}


def mbtiles(path: Path, tiles: Tiles, *, table: str = "", **metadata: str) -> Path:
    """An MBTiles file; ``table`` replaces the statement that makes the table of tiles."""
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE metadata (name text, value text)")
        database.execute(
            table
            or "CREATE TABLE tiles (zoom_level integer, tile_column integer, tile_row integer, "
            "tile_data blob, PRIMARY KEY (zoom_level, tile_column, tile_row))"
        )
        database.executemany("INSERT INTO metadata VALUES (?, ?)", metadata.items())
        rows = [(z, x, 2**z - 1 - y, data) for (z, x, y), data in tiles.items()]
        database.executemany("INSERT INTO tiles VALUES (?, ?, ?, ?)", rows)
        database.commit()
    return path


def pmtiles(path: Path, tiles: Tiles, metadata: Mapping[str, Any], *, vector: bool) -> Path:
    """A PMTiles archive of the whole world; vector tiles are packed."""
    with path.open("wb") as file:
        writer: Any = Writer(file)  # type: ignore[no-untyped-call]
        for place in sorted(tiles, key=lambda one: zxy_to_tileid(*one)):
            data = gzip.compress(tiles[place]) if vector else tiles[place]
            writer.write_tile(zxy_to_tileid(*place), data)
        header = {
            "tile_type": TileType.MVT if vector else TileType.PNG,
            "tile_compression": Compression.GZIP if vector else Compression.NONE,
        }
        writer.finalize(header, dict(metadata))
    return path


def geotiff(path: Path, pixels: Any, crs: Any, corner: tuple[float, float], step: float) -> Path:
    """A GeoTIFF of pixels (bands, rows, columns), its north-western corner, its pixel's side."""
    bands, height, width = pixels.shape
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with rasterio.open(
            path,
            "w",
            driver="GTiff",
            width=width,
            height=height,
            count=bands,
            dtype=pixels.dtype,
            crs=crs,
            transform=Affine(step, 0, corner[0], 0, -step, corner[1]),
            nodata=0 if pixels.dtype == "uint16" else None,
        ) as out:
            out.write(pixels)
    return path


def decoded(tile: bytes) -> Any:
    """The pixels of a tile (bands, rows, columns)."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with MemoryFile(tile) as memory, memory.open() as picture:
            return picture.read()


EXTRACT = """<?xml version="1.0" encoding="UTF-8"?>
<osm version="0.6" generator="by hand">
 <bounds minlat="60.10" minlon="24.90" maxlat="60.12" maxlon="24.94"/>
 <node id="1" lat="60.110" lon="24.910"/><node id="2" lat="60.110" lon="24.915"/>
 <node id="3" lat="60.110" lon="24.920"/><node id="4" lat="60.119" lon="24.938"/>
 <node id="5" lat="60.119" lon="24.939"/>
 <node id="11" lat="60.111" lon="24.911"/><node id="12" lat="60.111" lon="24.912"/>
 <node id="13" lat="60.112" lon="24.912"/><node id="14" lat="60.112" lon="24.911"/>
 <node id="21" lat="60.105" lon="24.9001"/><node id="22" lat="60.105" lon="24.9399"/>
 <node id="31" lat="60.110" lon="24.915"><tag k="place" v="town"/>
  <tag k="name" v="Sataman &lt;b&gt;"/>
  <tag k="name:en" v="Harbour"/><tag k="name:zh" v="港口"/><tag k="population" v="4200"/></node>
 <node id="32" lat="60.1101" lon="24.9151"><tag k="emergency" v="fire_hydrant"/>
  <tag k="ref" v="H7"/></node>
 <node id="33" lat="60.1115" lon="24.9115"><tag k="amenity" v="fire_station"/>
  <tag k="name" v="Asema 1"/></node>
 <way id="101"><nd ref="1"/><nd ref="2"/><tag k="highway" v="primary"/>
  <tag k="name" v="Laituri"/>
  <tag k="name:sv" v="Kajen"/><tag k="oneway" v="yes"/></way>
 <way id="102"><nd ref="2"/><nd ref="3"/><nd ref="999"/><tag k="highway" v="residential"/>
  <tag k="name" v="Laituri"/></way>
 <way id="103"><nd ref="4"/><nd ref="5"/><tag k="highway" v="service"/>
  <tag k="name" v="Laituri"/></way>
 <way id="104"><nd ref="11"/><nd ref="12"/><nd ref="13"/><nd ref="14"/><nd ref="11"/>
  <tag k="building" v="yes"/><tag k="addr:street" v="Laituri"/>
  <tag k="addr:housenumber" v="3"/></way>
 <way id="105"><nd ref="22"/><nd ref="21"/><tag k="natural" v="coastline"/></way>
 <way id="106"><nd ref="997"/><nd ref="998"/><tag k="highway" v="primary"/></way>
 <relation id="201"><member type="way" ref="104" role="outer"/>
  <member type="way" ref="990" role="outer"/>
  <tag k="type" v="multipolygon"/><tag k="landuse" v="industrial"/></relation>
</osm>
"""
"""A harbour, cut out badly: nodes, ways and members are missing. Its coast runs westwards along
60.105 north with the land on its left, the south: the sea is in the north."""
