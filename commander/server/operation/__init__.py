"""Running a server: its log, its measures, its health, its backups, and what is wrong with it."""
