"""The plan library in the window: read, edit, import and export response plans."""
