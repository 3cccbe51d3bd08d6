"""Saying hello: what the server answers, and what that means for the cursors."""

from commander import __version__
from commander.clock import SystemClock
from commander.journal import wire
from commander.journal.clocks import AHEAD
from commander.sync import engine
from commander.sync.engine import Holding, StreamState
from commander.sync.ledger import Ledger
from commander.sync.meeting import Meeting


class Greeter:
    """Says hello for one service.

    When nothing was left to carry before, it also compares how much each side has of every
    device's changes. A cursor that went wrong in any way nobody thought of shows there, and all is
    exchanged again; once at each state, in case the two never come to agree.
    """

    def __init__(self) -> None:
        self.own: set[str] = set()
        """Streams of which what this device is said to have sent must be read, too."""
        self._wrong = False
        self._compared: set[tuple[str, str, int, int]] = set()

    def greet(self, meeting: Meeting, *, quiet: bool) -> dict[str, wire.StreamHead]:
        """Say hello, put cursors back where they do not hold, and take in what came with it.

        Returns the server's streams.

        Raises `Renewed` when the server shows that this post must become another device.
        """
        ledger = meeting.ledger
        # Of the time before the answer: what arrives meanwhile is not in it.
        held = {one.stream: ledger.held(one.stream) for one in ledger.states({})} if quiet else {}
        before = {state.stream: state for state in ledger.states({})}
        welcome = meeting.transport.hello(ledger.hello(__version__))
        self._look_at_clock(ledger, welcome.time)
        if welcome.server != ledger.peer:
            ledger.follow(welcome.server)
            meeting.met(welcome.server)
            before, held = {state.stream: state for state in ledger.states({})}, {}
        streams = {head.stream: head for head in welcome.streams}
        for stream in before.keys() | streams.keys():
            state = before.get(stream) or StreamState(stream)
            self._judge(ledger, state, streams.get(stream), held.get(stream))
        for page in welcome.pages:
            wanted = page.stream in before and page.stream not in self.own
            if wanted and ledger.travellers.travels(page.stream):
                ledger.take_page(page)  # nothing is taken where the cursor was put back
        return streams

    def _look_at_clock(self, ledger: Ledger, time: int) -> None:
        """Say when this machine's clock and the server's differ; once for every such time."""
        ahead = SystemClock().now() - time
        wrong = abs(ahead) > AHEAD
        if wrong and not self._wrong:
            ledger.tell_clock(ahead)
        self._wrong = wrong

    def _judge(
        self,
        ledger: Ledger,
        state: StreamState,
        there: wire.StreamHead | None,
        held: Holding | None,
    ) -> None:
        if not state.travels or (there is None and not state.pushed and not state.pulled):
            return
        said = engine.greeted(state, there, ledger.counts(state, there))
        if said.own:
            ledger.renew()
        now = said
        place = (said.stream, said.epoch, said.head, said.server_head)
        # What was counted must be of the moment of the cursors.
        if there is not None and held is not None and held.head == state.head:
            now = said if place in self._compared else engine.compared(said, held, there)
        if now.own:
            self.own.add(now.stream)
        if (now.pushed, now.pulled, now.epoch) != (state.pushed, state.pulled, state.epoch):
            ledger.set_cursor(now)
        if now != said:  # only now: cursors that could not be kept are compared again
            self._compared.add(place)
