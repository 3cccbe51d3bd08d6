"""What happened: the append-only journal of changes and the tables projected from it."""
