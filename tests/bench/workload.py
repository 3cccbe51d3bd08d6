"""What benchmarks work on: an operation with many log entries, the same for all of them.

Entries have about 225 bytes of JSON each: nine radio words and a number, a sender, an addressee,
a tenth of them with an acknowledgement wanted.
"""

import random
from functools import partial

from commander.actions import AddUnit, LogMessage, OpenOperation
from commander.actions.base import Plan
from commander.domain.record import Party
from commander.journal.transaction import Transaction
from commander.post import Post

WORDS = [
    *("alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel", "india"),
    *("juliett", "kilo", "lima", "mike", "november", "oscar", "papa", "quebec", "romeo"),
    *("sierra", "tango", "uniform", "victor", "whiskey", "xray", "yankee", "zulu"),
    *("伤员", "转移", "现场"),
]
DEPARTMENTS = ("fire", "police", "medical", "traffic", "environment", "health", "volunteers")
START = 1_700_000_000_000
BATCH = 1_000


def fill(post: Post, count: int, *, seed: int = 1) -> str:
    """Open an operation with this many entries, one a second; returns its stream."""
    rng = random.Random(seed)
    stream = post.perform(OpenOperation("Benchmark")).result(60).stream
    units = []
    for number in range(40):
        department = DEPARTMENTS[number % len(DEPARTMENTS)]
        unit = post.perform(AddUnit(stream, f"Unit {number}", department)).result(60).keys[0]
        units.append(Party("unit", unit, f"Unit {number}"))
    for start in range(0, count, BATCH):
        entries = [entry(stream, rng, units, start + i) for i in range(min(BATCH, count - start))]
        post.journal.submit(partial(_write, post, entries)).result(120)
    return stream


def entry(stream: str, rng: random.Random, units: list[Party], number: int) -> LogMessage:
    """Return one entry."""
    code = rng.choice(DEPARTMENTS)
    to = Party("department", code, code.title())
    return LogMessage(
        stream,
        f"{' '.join(rng.choices(WORDS, k=9))} {number}",
        sender=rng.choice(units),
        to=(to,),
        channel=f"TAC-{rng.randint(1, 5)}",
        precedence="priority" if rng.random() < 0.1 else "routine",
        ack_from=(to.ref,) if rng.random() < 0.1 else (),
        happened_at=START + number * 1_000,
    )


def _write(post: Post, entries: list[LogMessage], tx: Transaction) -> None:
    drafts = []
    for one in entries:
        plan = Plan(tx, one.stream, post.author, one.happened_at or START)
        one.plan(plan)
        drafts.extend(plan.drafts)
    tx.record(entries[0].stream, drafts, post.author)
