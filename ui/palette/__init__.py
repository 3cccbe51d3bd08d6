"""Every command by typing its words, and the sheet of all keys."""
