"""What panels share about attached files: pictures of them, their state, taking new ones in."""
