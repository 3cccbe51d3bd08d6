"""The server: takes changes in, orders them, and passes them on; central or on a vehicle."""
