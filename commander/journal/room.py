"""What a server and a post say to each other about how much of a stream the server keeps."""

FULL = "the server keeps no more of this operation: its limit is reached"
"""Why a server holds changes that a post need not set aside: there may be room for them later."""

ROOM = "room"
"""Kind of the hint that there may be room again."""
