"""``commander-server user|device|code|stream|feed|webhook|audit|oidc``: the page, from a shell.

They act on the folder of a server, whether it runs or not; one that runs notices within a second.
"""

from commander.server.commands.program import NAMES, main, meant

__all__ = ["NAMES", "main", "meant"]
