"""The map: a page of our own in QtWebEngine, what it shows, and the panel around it."""
