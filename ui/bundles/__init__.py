"""Exchange by file: export, import, what another post lacks, taking another post's place."""
