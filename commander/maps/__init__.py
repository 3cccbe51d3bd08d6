"""Base maps: the library of areas on this machine, tiles out of them, and names in them."""
