"""Where an arrow key leads in the chain: along the links, or to the neighbour above or below."""

from collections.abc import Callable

from ui.chain.picture import Picture


def walk(picture: Picture, key: str, way: str) -> str:
    """Return the task that ``way`` (left, right, up, down) leads to; the same where none is."""
    places = picture.layers.places
    if key not in places:
        return next(iter(picture.shown), "")
    if way in ("left", "right"):
        found = picture.before(key) if way == "left" else picture.after(key)
        here = places[key][1]
        return min(found, key=lambda one: abs(places[one][1] - here), default=key)
    return _beside(picture, key, lambda row, here: row < here if way == "up" else row > here)


def _beside(picture: Picture, key: str, ahead: Callable[[float, float], bool]) -> str:
    places = picture.layers.places
    column, here = places[key]
    found = [one for one in picture.shown if ahead(places[one][1], here)]
    same = [one for one in found if abs(places[one][0] - column) < 1]
    return min(
        same or found,
        key=lambda one: (abs(places[one][1] - here), abs(places[one][0] - column)),
        default=key,
    )
