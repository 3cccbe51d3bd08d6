"""What a server counts of itself, for Prometheus.

Several workers count each for itself into files of one folder, which are read together when
somebody asks; one process alone counts in memory. They are given out by `give_out`, on an address
of their own and never on that of the posts: how busy an operation is, is not for everybody.
"""

import os
import shutil
import threading
from collections import Counter as Counted
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final
from wsgiref.simple_server import WSGIServer

from commander.errors import EnvironmentProblem

if TYPE_CHECKING:
    from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
    from prometheus_client.metrics_core import Metric

SHARED: Final = "PROMETHEUS_MULTIPROC_DIR"
"""The variable by which workers learn the folder that they count into."""

_SECONDS: Final = (0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0)

Facts = Callable[[], dict[str, float]]
"""Values that are looked up when somebody asks, by the name of their gauge."""

DESCRIPTIONS: Final = {
    "commander_streams": "Operations that the server keeps",
    "commander_changes": "Changes that the server keeps",
    "commander_fullest_stream_ratio": "Share of its limit that the fullest operation uses",
    "commander_streams_nearly_full": "Operations that use 80 % of their limit or more",
    "commander_disk_free_bytes": "Bytes free where the server keeps its data",
    "commander_backup_age_seconds": "Age of the newest backup; absent while there is none",
    "commander_database_answers": "1 when the database answers, else 0",
}


def share(folder: Path) -> None:
    """Let the workers of this process count together, from nothing; before `Measures` is made."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700, parents=True)
    os.environ[SHARED] = str(folder)


def shared() -> bool:
    """Return whether this process counts together with others."""
    return SHARED in os.environ


@dataclass(frozen=True, slots=True)
class Measures:
    """The counters of one process."""

    requests: "Counter"
    seconds: "Histogram"
    changes: "Counter"
    listeners: "Gauge"
    registry: "CollectorRegistry"

    @classmethod
    def begin(cls) -> "Measures":
        """Make them; after `share` where several processes count together."""
        from prometheus_client import (  # noqa: PLC0415 - a vehicle's hub does without
            CollectorRegistry,
            Counter,
            Gauge,
            Histogram,
        )

        own = CollectorRegistry()
        return cls(
            requests=Counter(
                "commander_requests",
                "Requests answered",
                ("method", "route", "status"),
                registry=own,
            ),
            seconds=Histogram(
                "commander_request_seconds",
                "Seconds from a request to the begin of its answer",
                ("route",),
                buckets=_SECONDS,
                registry=own,
            ),
            changes=Counter(
                "commander_changes_taken",
                "Changes that posts sent, by what became of them",
                ("answer",),
                registry=own,
            ),
            listeners=Gauge(
                "commander_event_streams",
                "Event streams that are open",
                registry=own,
                multiprocess_mode="livesum",
            ),
            registry=own,
        )

    def answered(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count a request whose answer has begun."""
        self.requests.labels(method, route, str(status)).inc()
        self.seconds.labels(route).observe(seconds)

    def took(self, answers: Iterable[str]) -> None:
        """Count what became of the changes of a push."""
        for answer, count in Counted(answers).items():
            self.changes.labels(answer).inc(count)


@dataclass(frozen=True, slots=True)
class _LookedUp:
    """Gauges whose values are looked up when somebody asks."""

    facts: Facts

    def collect(self) -> "Iterable[Metric]":
        from prometheus_client.core import GaugeMetricFamily  # noqa: PLC0415 - as above

        for name, value in self.facts().items():
            yield GaugeMetricFamily(name, DESCRIPTIONS[name], value=value)


@dataclass(frozen=True, slots=True)
class GivenOut:
    """Measures that are given out until `close`."""

    server: WSGIServer
    thread: threading.Thread

    @property
    def port(self) -> int:
        """The port that it listens on."""
        return int(self.server.server_port)

    def close(self) -> None:
        """End it."""
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


def give_out(host: str, port: int, counted: Measures | None, facts: Facts) -> GivenOut:
    """Answer Prometheus at an address of its own, on a thread of its own.

    ``counted``: of this process; None where workers count into a shared folder. Raises
    EnvironmentProblem when the address cannot be had.
    """
    from prometheus_client import CollectorRegistry, start_http_server  # noqa: PLC0415
    from prometheus_client.multiprocess import MultiProcessCollector  # noqa: PLC0415

    shown = CollectorRegistry() if counted is None else counted.registry
    if counted is None:
        MultiProcessCollector(shown)  # type: ignore[no-untyped-call]
    shown.register(_LookedUp(facts))
    try:
        server, thread = start_http_server(port, host, shown)
    except OSError as error:
        raise EnvironmentProblem(
            "Measures cannot be given out at {host} port {port}: {reason}. Choose another "
            "address with --metrics.",
            host=host,
            port=port,
            reason=error.strerror or error,
        ) from error
    return GivenOut(server, thread)


def ended(worker: int) -> None:
    """Forget the gauges of a worker (by its process id) that has ended."""
    if shared():
        from prometheus_client.multiprocess import mark_process_dead  # noqa: PLC0415

        mark_process_dead(worker)  # type: ignore[no-untyped-call]
