"""What a server and a post say to each other about how much of a stream the server keeps."""

FULL = "limit reached: the server keeps no more of this operation"
"""Why a server holds changes that a post need not set aside: there may be room for them later."""

ROOM = "room"
"""Kind of the hint that there may be room again."""
