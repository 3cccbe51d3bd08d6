"""The sub-command `positions follow`: a receiver's positions move a unit, without a window."""

import argparse
import threading
from typing import Any

from commander.actions import ReportFix
from commander.cli.desk import Desk, acting
from commander.cli.paper import note
from commander.cli.syncing import told_to_stop
from commander.cli.units import chosen_unit
from commander.cli.words import operation_option
from commander.receivers.desk import News
from commander.receivers.receiver import Receiver
from commander.receivers.sighting import Sighting
from commander.receivers.source import FILE, KINDS, SIMULATED, Source, checked
from commander.receivers.state import State

_LOOK_S = 0.5


def add(acts: "argparse._SubParsersAction[Any]", common: argparse.ArgumentParser) -> None:
    """Declare it among the acts of `positions`."""
    follow = acts.add_parser(
        "follow",
        parents=[common, operation_option()],
        help="let a receiver move a unit, until Ctrl+C",
        description="Works beside an open window. KIND is serial, tcp, udp, gpsd, file (a log, "
        "replayed) or simulated; ADDRESS a port, host:port, a path, or places with ; between them.",
    )
    follow.add_argument("unit")
    follow.add_argument("kind", choices=KINDS, metavar="KIND")
    follow.add_argument("address", metavar="ADDRESS", nargs="?", default="")
    follow.add_argument(
        "--speed", type=float, default=0.0, help="baud, times real time, or km/h of the kind"
    )
    follow.set_defaults(run=_follow)


def _follow(args: argparse.Namespace) -> int:
    source = checked(Source("", args.kind, args.address, "unit", speed=args.speed))
    with told_to_stop() as stop, acting(args) as desk:
        operation = desk.operation(args.operation)
        unit = chosen_unit(desk, operation, args.unit)
        mover = _Mover(desk, operation.key, unit.key)
        receiver = Receiver(source, mover.take)
        note(f"{operation.name}: {unit.name} follows {source.kind} {source.address}. Ctrl+C ends.")
        receiver.start()
        try:
            state = _watch(receiver, mover, stop)
        finally:
            receiver.stop()
        mover.settle()
    note(f"{mover.count} positions kept; {state.disturbed + state.nonsense} lines not used")
    return 0


def _watch(receiver: Receiver, mover: "_Mover", stop: threading.Event) -> State:
    """Say when the state changes, until the end; UserError when the unit cannot be moved."""
    said = ""
    while True:
        state = receiver.state()
        mover.settle()
        if state.phase != said:
            said = state.phase
            note(f"{said}: {state.problem}" if state.problem else said)
        if state.phase == "ended" or stop.wait(_LOOK_S):
            return state


class _Mover:
    """Keeps the newest sighting, which the command's own thread reports: actions are its alone."""

    def __init__(self, desk: Desk, stream: str, unit: str) -> None:
        self._desk = desk
        self._stream = stream
        self._unit = unit
        self._news = News()
        self._lock = threading.Lock()
        self._waiting: tuple[Source, Sighting] | None = None
        self.count = 0

    def take(self, source: Source, sighting: Sighting) -> None:
        """Take one on the receiver's thread."""
        with self._lock:
            self._waiting = (source, sighting)

    def settle(self) -> None:
        """Report what waits."""
        with self._lock:
            waiting, self._waiting = self._waiting, None
        if waiting is None:
            return
        source, one = waiting
        if one.lat is None or one.lon is None or not self._news.is_news(one.lat, one.lon):
            return
        made_up = source.kind in {FILE, SIMULATED}
        fix = ReportFix(
            self._stream,
            self._unit,
            one.lat,
            one.lon,
            "simulated" if made_up else one.source,
            accuracy_m=one.accuracy_m,
            speed=one.speed,
            heading=one.heading,
        )
        self._desk.do(fix)
        self.count += 1
