"""A central server's changes in PostgreSQL, which many workers and machines share."""
