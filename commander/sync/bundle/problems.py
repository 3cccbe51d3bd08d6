"""What can be wrong with a bundle as a whole, each in words of its own."""

from commander.errors import EnvironmentProblem, UserError


class NoBundle(UserError):
    """The file is something else, or nothing in it can be told from anything else."""

    def __init__(self, file: object) -> None:
        super().__init__(
            "{file} is not a Commander bundle, or it is damaged at its beginning and at its end. "
            "Nothing was taken from it.",
            file=file,
        )


class TooNew(UserError):
    """A newer program wrote the file."""

    def __init__(self, file: object, version: int) -> None:
        super().__init__(
            "{file} was written by a newer Commander (format {version}). Update this one to take "
            "it in. Nothing was taken from it.",
            file=file,
            version=version,
        )


class Locked(UserError):
    """The file needs a passphrase and none was given."""

    def __init__(self, file: object) -> None:
        super().__init__("{file} is protected. Type its passphrase.", file=file)


class WrongPassphrase(UserError):
    """The passphrase given is not the one of the file."""

    def __init__(self, file: object) -> None:
        super().__init__(
            "This passphrase does not open {file}. Nothing was taken from it.", file=file
        )


class Stopped(UserError):
    """The operator stopped it before anything was changed."""

    def __init__(self) -> None:
        super().__init__("Stopped. Nothing was changed.")


class Waits(EnvironmentProblem):
    """An import is kept on this machine whole, but could not all be taken in yet."""

    def __init__(self, reason: object) -> None:
        super().__init__(
            "The import is not finished: {reason} What is missing is kept on this machine and "
            "taken in at the next start. You can also import the file again.",
            reason=reason,
        )
