"""A picture with a position (GeoTIFF) to tiles in the square world of Web Mercator.

GDAL, through rasterio, puts the picture into that grid tile by tile; the zooms above are made of
the tiles below. Where the picture says nothing, the tile is transparent.
"""

import math
import sqlite3
import warnings
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import rasterio
from numpy.typing import NDArray
from rasterio.crs import CRS
from rasterio.enums import ColorInterp, Resampling
from rasterio.io import MemoryFile
from rasterio.transform import Affine
from rasterio.vrt import WarpedVRT
from rasterio.warp import transform_bounds
from rasterio.windows import Window

from commander.errors import UserError
from commander.maps.area import MERCATOR_LAT, Box

SIDE: Final = 256
_HALF: Final = math.pi * 6378137.0
"""Half the side of the square world, in metres (EPSG:3857)."""
_MERCATOR: Final = CRS.from_epsg(3857)
_DEGREES: Final = CRS.from_epsg(4326)
_DEEPEST: Final = 21
_TILES_MOST: Final = 300_000
"""Most tiles of the deepest zoom; a picture with more is kept a zoom coarser."""
_SAMPLE: Final = 512
_DARK_BRIGHT: Final = (2, 98)
"""Percentiles between which grey values of more than eight bits are spread."""

Pixels = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Made:
    """What a picture became."""

    box: Box
    min_zoom: int
    max_zoom: int
    tiles: int


def convert(source: Path, out: Path, name: str, told: Callable[[float], None]) -> Made:
    """Write the picture as MBTiles; ``told`` is called with 0 to 1.

    Raises UserError when it has no position that is understood, or nothing is on it.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # that a picture or a tile has no position: we look
            with rasterio.open(source, driver="GTiff") as picture:
                return _Cutting(picture, source.name, told).write(out, name)
    except rasterio.errors.RasterioIOError as error:
        raise UserError(
            "{file} cannot be read as a GeoTIFF; it is damaged or cut short: {reason}",
            file=source.name,
            reason=str(error).splitlines()[0][:200],
        ) from error


class _Cutting:
    """One picture on its way into tiles."""

    def __init__(self, picture: Any, name: str, told: Callable[[float], None]) -> None:
        self._picture, self._name, self._told = picture, name, told
        _refuse_without_position(picture, name)
        self._box = _box(picture, name)
        self._deep = _deepest(picture, self._box)
        self._low = min(self._deep, _first(self._box))
        self._palette = _palette(picture)
        self._alpha = ColorInterp.alpha in picture.colorinterp
        self._bands = _bands(picture)
        self._stretch = _stretch(picture, self._bands)
        self._count = self._done = 0

    def write(self, out: Path, name: str) -> Made:
        """Cut all tiles."""
        west, north, east, south = _tiles(self._box, self._deep)
        self._total = (east - west + 1) * (south - north + 1)
        self._origin = west, north
        pixel = 2 * _HALF / (SIDE * 2**self._deep)
        corner = west * SIDE * pixel - _HALF, _HALF - north * SIDE * pixel
        with (
            WarpedVRT(
                self._picture,
                crs=_MERCATOR,
                transform=Affine(pixel, 0, corner[0], 0, -pixel, corner[1]),
                width=(east - west + 1) * SIDE,
                height=(south - north + 1) * SIDE,
                resampling=Resampling.nearest if self._palette is not None else Resampling.bilinear,
                add_alpha=not self._alpha,
            ) as self._warped,
            closing(sqlite3.connect(out)) as self._out,
        ):
            self._begin(name)
            first = _tiles(self._box, self._low)
            for y in range(first[1], first[3] + 1):
                for x in range(first[0], first[2] + 1):
                    self._cut(self._low, x, y)
            self._out.commit()
        if not self._count:
            raise UserError(
                "There is nothing on {file}: all of it is transparent.", file=self._name
            )
        return Made(self._box, self._low, self._deep, self._count)

    def _begin(self, name: str) -> None:
        self._out.executescript(
            "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA page_size=4096;"
            "CREATE TABLE metadata (name TEXT, value TEXT);"
            "CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, "
            "tile_data BLOB, PRIMARY KEY (zoom_level, tile_column, tile_row)) WITHOUT ROWID;"
        )
        rows = {
            "name": name,
            "format": "png",
            "type": "overlay",
            "bounds": ",".join(f"{value:.7f}" for value in self._box),
            "minzoom": str(self._low),
            "maxzoom": str(self._deep),
        }
        self._out.executemany("INSERT INTO metadata VALUES (?, ?)", rows.items())

    def _cut(self, z: int, x: int, y: int) -> Pixels | None:
        """Write a tile and all below it; return its pixels (4, side, side), None when empty."""
        west, north, east, south = _tiles(self._box, z)
        if not (west <= x <= east and north <= y <= south):
            return None
        pixels = self._warp(x, y) if z == self._deep else self._from_below(z, x, y)
        if pixels is None or not pixels[3].any():
            return None
        self._out.execute(
            "INSERT OR REPLACE INTO tiles VALUES (?, ?, ?, ?)",
            (z, x, 2**z - 1 - y, _encoded(pixels)),
        )
        self._count += 1
        return pixels

    def _from_below(self, z: int, x: int, y: int) -> Pixels | None:
        whole = np.zeros((4, 2 * SIDE, 2 * SIDE), np.uint8)
        found = False
        for down in (0, 1):
            for right in (0, 1):
                part = self._cut(z + 1, 2 * x + right, 2 * y + down)
                if part is not None:
                    found = True
                    whole[:, down * SIDE : (down + 1) * SIDE, right * SIDE : (right + 1) * SIDE] = (
                        part
                    )
        return _halved(whole) if found else None

    def _warp(self, x: int, y: int) -> Pixels | None:
        west, north = self._origin
        window = Window((x - west) * SIDE, (y - north) * SIDE, SIDE, SIDE)
        self._done += 1
        self._told(self._done / self._total)
        bands = [*self._bands, self._warped.count]
        read = self._warped.read(bands, window=window)
        opaque = read[-1] > 0 if read.dtype != np.uint8 else read[-1]
        if not opaque.any():
            return None
        alpha = np.where(opaque, 255, 0).astype(np.uint8) if opaque.dtype == bool else opaque
        return self._colours(read[:-1], alpha)

    def _colours(self, read: NDArray[Any], alpha: Pixels) -> Pixels:
        if self._palette is not None:
            drawn: Pixels = self._palette[:, np.clip(read[0].astype(np.int32), 0, 255)]
            drawn[3] = np.minimum(drawn[3], alpha)
            return drawn
        if self._stretch is not None:
            low, high = self._stretch
            spread = (np.nan_to_num(read.astype(np.float64)) - low) * (255 / (high - low))
            read = np.clip(spread, 0, 255).astype(np.uint8)
        grey = read if len(read) == 3 else np.repeat(read[:1], 3, axis=0)  # noqa: PLR2004 - RGB
        return np.concatenate([grey, alpha[None]])


def _refuse_without_position(picture: Any, name: str) -> None:
    if picture.crs is None or picture.transform.is_identity:
        raise UserError(
            "{file} does not say where on earth it lies (no coordinate system): it cannot be put "
            "on the map. Save it with georeferencing.",
            file=name,
        )
    if not (picture.crs.is_geographic or picture.crs.is_projected):
        raise UserError(
            "{file} is drawn in a local grid that has no place on earth ({crs}). Save it in a "
            "known projection.",
            file=name,
            crs=picture.crs.to_string()[:80],
        )


def _box(picture: Any, name: str) -> Box:
    try:
        west, south, east, north = transform_bounds(picture.crs, _DEGREES, *picture.bounds)
    except rasterio.errors.RasterioError as error:
        raise _nowhere(name) from error
    south, north = max(south, -MERCATOR_LAT), min(north, MERCATOR_LAT)
    west, east = max(west, -180.0), min(east, 180.0)
    if not all(map(math.isfinite, (west, south, east, north))) or west >= east or south >= north:
        raise _nowhere(name)
    return west, south, east, north


def _nowhere(name: str) -> UserError:
    return UserError(
        "The position of {file} does not fit its projection: it would lie nowhere on the map.",
        file=name,
    )


def _deepest(picture: Any, box: Box) -> int:
    """Return the zoom at which a pixel of the picture is about one of the map."""
    west, south, east, north = transform_bounds(_DEGREES, _MERCATOR, *box)
    step = min((east - west) / picture.width, (north - south) / picture.height)
    zoom = math.ceil(math.log2(2 * _HALF / (SIDE * step)) - 0.3)
    zoom = max(0, min(_DEEPEST, zoom))
    while zoom:
        west, north, east, south = _tiles(box, zoom)
        if (east - west + 1) * (south - north + 1) <= _TILES_MOST:
            break
        zoom -= 1
    return zoom


def _first(box: Box) -> int:
    """Return the zoom from which the picture is more than a spot: a quarter of a tile."""
    widest = max(box[2] - box[0], box[3] - box[1], 1e-7)
    return max(0, min(_DEEPEST, math.floor(math.log2(360 / widest)) - 2))


def _tiles(box: Box, zoom: int) -> tuple[int, int, int, int]:
    """Return first column and row, last column and row of the tiles that meet the box."""
    count = 2**zoom
    west, south, east, north = box
    left, right = ((lon + 180) / 360 * count for lon in (west, east))
    top, bottom = ((1 - math.asinh(math.tan(math.radians(lat))) / math.pi) / 2 * count
                   for lat in (north, south))  # fmt: skip
    last = count - 1
    return (
        max(0, min(last, math.floor(left))),
        max(0, min(last, math.floor(top))),
        max(0, min(last, math.ceil(right) - 1)),
        max(0, min(last, math.ceil(bottom) - 1)),
    )


def _palette(picture: Any) -> Pixels | None:
    if picture.colorinterp[0] is not ColorInterp.palette:
        return None
    table = np.zeros((4, 256), np.uint8)
    for value, colour in picture.colormap(1).items():
        if 0 <= value < table.shape[1]:
            table[:, value] = colour
    return table


def _bands(picture: Any) -> list[int]:
    """Return the bands of red, green and blue, or the one that is shown in grey."""
    wanted = [ColorInterp.red, ColorInterp.green, ColorInterp.blue]
    found = list(picture.colorinterp)
    if all(colour in found for colour in wanted):
        return [found.index(colour) + 1 for colour in wanted]
    plain = [n + 1 for n, colour in enumerate(found) if colour is not ColorInterp.alpha]
    return plain[:3] if len(plain) >= 3 else plain[:1]  # noqa: PLR2004 - three are taken as RGB


def _stretch(picture: Any, bands: list[int]) -> tuple[float, float] | None:
    """Return the values shown black and white, None for bands of eight bits."""
    if all(picture.dtypes[band - 1] == "uint8" for band in bands):
        return None
    shape = (
        len(bands),
        min(_SAMPLE, picture.height),
        min(_SAMPLE, picture.width),
    )
    sample = picture.read(bands, out_shape=shape, masked=True).compressed().astype(np.float64)
    sample = sample[np.isfinite(sample)]
    if not sample.size:
        return 0.0, 1.0
    low, high = np.percentile(sample, _DARK_BRIGHT)
    return float(low), float(high) if high > low else float(low) + 1.0


def _halved(whole: Pixels) -> Pixels:
    """Return pixels at half the size; colours weigh as much as they cover."""
    parts = whole.reshape(4, SIDE, 2, SIDE, 2).astype(np.uint32)
    weight = parts[3]
    cover = weight.sum(axis=(1, 3))
    colour = (parts[:3] * weight).sum(axis=(2, 4)) // np.maximum(cover, 1)
    return np.concatenate([colour, cover[None] // 4]).astype(np.uint8)


def _encoded(pixels: Pixels) -> bytes:
    """Return a tile as WebP where it is a picture without holes, else as PNG."""
    opaque = bool((pixels[3] == 255).all())  # noqa: PLR2004 - fully
    bands = 3 if opaque else 4
    driver, options = ("WEBP", {"QUALITY": 85}) if opaque else ("PNG", {"ZLEVEL": 6})
    with MemoryFile() as memory:
        with memory.open(
            driver=driver, width=SIDE, height=SIDE, count=bands, dtype="uint8", **options
        ) as tile:
            tile.write(pixels[:bands])
        return bytes(memory.read())
