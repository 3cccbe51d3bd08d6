"""Errors by who can do something about them.

``UserError`` is worded for the operator, ``EnvironmentProblem`` names what is wrong with the
machine and the way out, ``SyncError`` is what the line does (offline is quiet). Anything else is
a bug. Texts are English templates with ``{named}`` places: the window translates the template.
"""


class UserError(Exception):
    """Something the operator asked for cannot be done; the text says why and what to do."""

    def __init__(self, text: str, **values: object) -> None:
        super().__init__(text)
        self.text = text
        self.values = values

    def __str__(self) -> str:
        return self.text.format(**self.values)


class EnvironmentProblem(UserError):
    """The machine stands in the way: disk full, read-only folder, too-new or damaged database."""


class AlreadyOpen(UserError):
    """Another Commander has this data folder open."""


class SyncError(Exception):
    """The exchange with a server failed; ``quiet`` when that is only the network."""

    def __init__(self, text: str, *, quiet: bool = False) -> None:
        super().__init__(text)
        self.quiet = quiet
