"""The keys that open the pages of map files."""

from typing import Final

IMPORT_KEY: Final = "Ctrl+O"
EXPORT_KEY: Final = "Ctrl+Shift+E"
PRINT_KEY: Final = "Ctrl+P"
