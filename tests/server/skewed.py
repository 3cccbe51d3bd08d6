"""A server on a machine whose clock is an hour off."""

import sys
import time

HOUR_S = 3600

_seconds, _nanoseconds = time.time, time.time_ns
time.time = lambda: _seconds() + HOUR_S
time.time_ns = lambda: _nanoseconds() + HOUR_S * 1_000_000_000

if __name__ == "__main__":
    from commander.server.main import main

    sys.exit(main())
