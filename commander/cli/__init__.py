"""The command line: opens the window, or does one thing and ends."""

from commander.cli.program import main

__all__ = ["main"]
