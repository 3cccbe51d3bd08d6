"""Other people's map files in, the map of the moment out: as files, as one page, on paper."""
