"""A server that lets a device ask seldom, so that its pace is soon exceeded on any machine."""

import sys
from functools import partial

from commander.server import main
from commander.server.settings import ServerSettings

BURST = 30

if __name__ == "__main__":
    vars(main)["ServerSettings"] = partial(ServerSettings, rate=0.001, burst=BURST)
    sys.exit(main.main())
