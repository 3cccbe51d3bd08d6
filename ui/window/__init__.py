"""The window itself: one post in one window, its docks, forms, commands and wiring."""
