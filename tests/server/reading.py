"""A system of the city's that reads the feed with a token."""

import json
from typing import Any

import requests

from tests.server.office import ACTOR, Office
from tests.sync.harness import ServerProcess


class City:
    """Reads with a token of its own."""

    def __init__(self, server: ServerProcess, office: Office, *streams: str) -> None:
        self.server = server
        self.feed, self.secret = office.feeds.make(ACTOR, "dashboard", streams)
        self.session = requests.Session()
        self.session.trust_env = False

    def get(self, path: str = "", **options: Any) -> requests.Response:
        headers = {"Authorization": f"Bearer {self.secret}", **options.pop("headers", {})}
        place = f"{self.server.address}/feed/v1{path}"
        return self.session.get(place, timeout=30, headers=headers, **options)

    def lines(self, stream: str, **parameters: Any) -> list[dict[str, Any]]:
        answer = self.get(f"/{stream}/log.jsonl", params=parameters)
        assert answer.status_code == 200, answer.text
        return [json.loads(line) for line in answer.text.splitlines()]

    def features(self, stream: str, what: str) -> dict[str, dict[str, Any]]:
        answer = self.get(f"/{stream}/{what}.geojson")
        assert answer.status_code == 200, answer.text
        assert answer.headers["Content-Type"] == "application/geo+json"
        found = answer.json()
        assert found["type"] == "FeatureCollection"
        return {one["id"]: one for one in found["features"]}
