"""A picture of the base map that lies under a hand-out."""

import base64
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ground:
    """JPEG or PNG in Web Mercator, what it covers in degrees, and whose data it is."""

    picture: bytes
    west: float
    south: float
    east: float
    north: float
    source: str = ""

    @property
    def address(self) -> str:
        """The picture as an address that holds it."""
        kind = "png" if self.picture.startswith(b"\x89PNG") else "jpeg"
        return f"data:image/{kind};base64,{base64.b64encode(self.picture).decode()}"
