"""The library of base maps: its list, imports, and servers of tiles that a person enters."""
