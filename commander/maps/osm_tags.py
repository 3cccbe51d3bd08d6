"""What an OpenStreetMap object is on the map: layer, kind, and from which zoom it is drawn.

Layers and the attribute ``kind`` follow version 4 of the Protomaps basemap schema
(docs.protomaps.com/basemaps/layers), so that one set of drawing rules serves areas of both. What a
crew looks for stands out earlier than there: fire stations, hospitals, police, hydrants. The zooms
are ours where that schema says nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

MAX_ZOOM: Final = 15
"""Deepest zoom written: 4,096 units a tile are then 0.3 m; the page enlarges from there on."""

Tags = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Mark:
    """What an object is: ``layer`` and attributes in the tiles; drawn from ``zoom`` on."""

    layer: str
    kind: str
    zoom: int
    detail: str = ""
    rank: int = 0


_ROADS: Final = {  # kind, first zoom, order of drawing
    "motorway": ("highway", 6, 400),
    "trunk": ("major_road", 6, 390),
    "primary": ("major_road", 8, 380),
    "secondary": ("major_road", 9, 370),
    "tertiary": ("major_road", 11, 360),
    "unclassified": ("minor_road", 12, 350),
    "residential": ("minor_road", 12, 350),
    "living_street": ("minor_road", 12, 345),
    "road": ("minor_road", 12, 340),
    "busway": ("minor_road", 12, 340),
    "service": ("minor_road", 14, 330),
    "track": ("minor_road", 13, 320),
    "pedestrian": ("path", 13, 310),
    "cycleway": ("path", 14, 300),
    "bridleway": ("path", 14, 300),
    "footway": ("path", 14, 300),
    "path": ("path", 13, 300),
    "steps": ("path", 14, 300),
}
_RAILS: Final = {
    "rail": 10,
    "light_rail": 12,
    "narrow_gauge": 12,
    "tram": 14,
    "subway": 13,
    "monorail": 13,
    "funicular": 13,
}
_WATERWAYS: Final = {"river": 8, "canal": 11, "stream": 13, "ditch": 15, "drain": 15, "dam": 14}
_BOUNDARIES: Final = {"2": ("country", 0), "4": ("region", 4), "6": ("county", 8)}
_PLACES: Final = {  # kind, first zoom, rank
    "country": ("country", 2, 1),
    "state": ("region", 4, 2),
    "province": ("region", 4, 2),
    "city": ("locality", 6, 3),
    "town": ("locality", 9, 5),
    "village": ("locality", 11, 7),
    "hamlet": ("locality", 13, 9),
    "isolated_dwelling": ("locality", 14, 11),
    "farm": ("locality", 14, 11),
    "locality": ("locality", 14, 12),
    "borough": ("macrohood", 11, 6),
    "suburb": ("macrohood", 12, 6),
    "quarter": ("neighbourhood", 13, 8),
    "neighbourhood": ("neighbourhood", 14, 10),
    "island": ("locality", 11, 8),
    "islet": ("locality", 14, 12),
    "square": ("locality", 15, 12),
}
_WATER: Final = frozenset({"water", "bay", "strait", "fjord", "reef"})
_LAND: Final = {  # key: values and their first zoom; the rest is not drawn
    "landuse": dict.fromkeys(
        ("forest", "residential", "industrial", "commercial", "farmland", "military"), 9
    )
    | dict.fromkeys(
        ("cemetery", "meadow", "grass", "orchard", "vineyard", "quarry", "landfill", "railway"), 12
    )
    | dict.fromkeys(
        ("retail", "recreation_ground", "allotments", "village_green", "farmyard", "brownfield"),
        12,
    )
    | dict.fromkeys(("construction", "garages", "depot", "port", "flowerbed"), 13),
    "leisure": dict.fromkeys(("park", "nature_reserve", "golf_course"), 10)
    | dict.fromkeys(("garden", "stadium", "marina", "common", "dog_park", "sports_centre"), 13)
    | dict.fromkeys(("pitch", "playground", "track"), 14),
    "natural": dict.fromkeys(("wood", "wetland", "glacier", "heath", "scrub", "grassland"), 9)
    | dict.fromkeys(("beach", "sand", "bare_rock", "scree", "shingle", "fell"), 11),
    "boundary": dict.fromkeys(("national_park", "protected_area"), 9),
    "aeroway": {"aerodrome": 9, "apron": 12, "runway": 10, "taxiway": 12, "helipad": 14},
    "military": dict.fromkeys(("base", "airfield", "naval_base", "barracks", "danger_area"), 10),
    "amenity": dict.fromkeys(("hospital", "university", "college", "school", "kindergarten"), 12)
    | {"parking": 14, "prison": 12, "grave_yard": 13, "fuel": 15},
    "tourism": {"zoo": 12, "theme_park": 12, "camp_site": 12, "attraction": 14},
    "power": {"plant": 11, "substation": 13},
    "man_made": {"pier": 13, "bridge": 13, "works": 12, "wastewater_plant": 12, "storage_tank": 14},
    "railway": {"platform": 14},
    "public_transport": {"platform": 14},
    "highway": {"pedestrian": 13, "footway": 14, "platform": 14, "service": 14},
}
_POIS: Final = {  # key: values with a first zoom of their own; "*" is any other value
    "amenity": {
        "fire_station": 12,
        "hospital": 12,
        "police": 13,
        "ambulance_station": 12,
        "prison": 13,
        "university": 13,
        "school": 14,
        "townhall": 14,
        "bus_station": 13,
        "ferry_terminal": 13,
        "fuel": 14,
        "shelter": 15,
        "bench": 0,
        "waste_basket": 0,
        "bicycle_parking": 0,
        "parking_space": 0,
        "parking": 15,
        "vending_machine": 0,
        "recycling": 0,
        "*": 15,
    },
    "emergency": {
        "ambulance_station": 12,
        "fire_hydrant": 14,
        "water_tank": 14,
        "suction_point": 14,
        "fire_water_pond": 14,
        "landing_site": 13,
        "*": 15,
    },
    "railway": {"station": 11, "halt": 12, "tram_stop": 14, "subway_entrance": 15},
    "station": {"subway": 13},
    "aeroway": {"aerodrome": 10, "helipad": 13, "terminal": 13},
    "healthcare": {"hospital": 12, "*": 15},
    "power": {"plant": 12, "substation": 14},
    "tourism": {"museum": 14, "hotel": 15, "zoo": 13, "attraction": 14, "information": 0, "*": 15},
    "historic": {"castle": 13, "monument": 14, "memorial": 15, "*": 15},
    "natural": {"peak": 12, "volcano": 11, "cave_entrance": 14, "spring": 15},
    "man_made": {"water_tower": 14, "lighthouse": 13, "storage_tank": 15, "works": 14},
    "leisure": {"stadium": 13, "park": 14, "marina": 14, "sports_centre": 15, "garden": 15},
    "shop": {"mall": 14, "department_store": 14, "supermarket": 15, "*": 15},
    "office": {"government": 14, "diplomatic": 14, "*": 15},
    "highway": {"bus_stop": 15},
}
_UNNAMED: Final = frozenset(
    {
        "fire_hydrant",
        "water_tank",
        "suction_point",
        "fire_water_pond",
        "landing_site",
        "defibrillator",
        "assembly_point",
        "fire_station",
        "hospital",
        "police",
        "ambulance_station",
        "helipad",
        "fuel",
        "substation",
        "storage_tank",
        "water_tower",
        "subway_entrance",
        "school",
        "station",
    }
)
"""Points of interest shown without a name, too; any other needs one."""


def road(tags: Tags) -> Mark | None:
    """Return what a line is among roads, rails, ferries, runways and ropeways."""
    way = tags.get("highway", "")
    link = way.endswith("_link")
    if found := _ROADS.get(way.removesuffix("_link")):
        kind, zoom, rank = found
        return Mark("roads", kind, zoom + link, way, rank - 5 * link)
    rail = tags.get("railway", "")
    if rail in _RAILS:
        zoom = 14 if tags.get("service") else _RAILS[rail]
        return Mark("roads", "rail", zoom, rail, 380)
    return _other_way(tags)


def _other_way(tags: Tags) -> Mark | None:
    flight, rope = tags.get("aeroway", ""), tags.get("aerialway", "")
    if tags.get("route") == "ferry":
        return Mark("roads", "ferry", 11, "ferry", 100)
    if flight in {"runway", "taxiway"}:
        return Mark("roads", "aeroway", 10 if flight == "runway" else 12, flight, 200)
    if rope not in {"", "station", "pylon"}:
        return Mark("roads", "aerialway", 13, rope, 410)
    if tags.get("man_made") == "pier":
        return Mark("roads", "path", 14, "pier", 290)
    return None


def line(tags: Tags) -> Mark | None:
    """Return what a line is."""
    if found := road(tags):
        return found
    water = tags.get("waterway", "")
    if water in _WATERWAYS:
        return Mark("water", water, _WATERWAYS[water])
    if tags.get("boundary") == "administrative" and tags.get("admin_level") in _BOUNDARIES:
        kind, zoom = _BOUNDARIES[tags["admin_level"]]
        return Mark("boundaries", kind, zoom, tags["admin_level"])
    return None


def surface(tags: Tags) -> Mark | None:
    """Return what a polygon is, its building aside."""
    if tags.get("natural") in _WATER or tags.get("waterway") in {"riverbank", "dock"}:
        kind = tags.get("water") or tags.get("waterway") or tags.get("natural", "water")
        return Mark("water", _water_kind(kind), 8, kind)
    if tags.get("landuse") in {"reservoir", "basin"}:
        return Mark("water", tags["landuse"], 10)
    if tags.get("leisure") == "swimming_pool" or tags.get("amenity") == "fountain":
        return Mark("water", tags.get("leisure") or "fountain", 15)
    for key, known in _LAND.items():
        value = tags.get(key, "")
        if value in known:
            return Mark("landuse", value, known[value])
    return None


def building(tags: Tags) -> Mark | None:
    """Return the building of a polygon, if it is one."""
    if tags.get("building", "no") != "no":
        return Mark("buildings", "building", 13, tags["building"])
    if tags.get("building:part", "no") != "no":
        return Mark("buildings", "building_part", 15, tags["building:part"])
    return None


def address(tags: Tags) -> Mark | None:
    """Return the address of a point or building, if it has a number."""
    return Mark("buildings", "address", 15) if tags.get("addr:housenumber") else None


def place(tags: Tags) -> Mark | None:
    """Return the settlement or region, if it is one with a name."""
    found = _PLACES.get(tags.get("place", ""))
    if not found or not tags.get("name"):
        return None
    kind, zoom, rank = found
    return Mark("places", kind, zoom, tags["place"], rank)


def poi(tags: Tags) -> Mark | None:
    """Return the point of interest of a point or polygon, if it is one."""
    for key, known in _POIS.items():
        value = tags.get(key, "")
        zoom = known.get(value, known.get("*", 0)) if value not in {"", "no"} else 0
        if zoom and (value in _UNNAMED or tags.get("name")):
            return Mark("pois", key if value == "yes" else value, zoom, key)
    return None


def _water_kind(value: str) -> str:
    known = {"lake", "river", "canal", "basin", "reservoir", "dock", "ocean", "bay"}
    return {"riverbank": "river"}.get(value, value if value in known else "water")
