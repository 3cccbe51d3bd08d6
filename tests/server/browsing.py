"""A browser without a screen: cookies, forms, and where it is sent, over TLS."""

import re
import ssl
from http.cookiejar import Cookie
from pathlib import Path
from typing import Any

import requests
from requests.adapters import HTTPAdapter

from tests.sync.harness import ServerProcess

FIELD = re.compile(r'name="form" value="([^"]+)"')


class Trusting(HTTPAdapter):
    """Trusts one certificate, whatever name it was asked under."""

    def __init__(self, certificate: Path) -> None:
        self._context = ssl.create_default_context(cafile=str(certificate))
        self._context.check_hostname = False
        super().__init__()

    def init_poolmanager(self, *arguments: Any, **options: Any) -> Any:
        options["ssl_context"] = self._context
        return super().init_poolmanager(*arguments, **options)

    def cert_verify(self, conn: Any, *_given: Any) -> None:
        conn.assert_hostname = False


class Browser:
    """One browser; ``last`` is the answer it shows."""

    def __init__(self, server: ServerProcess) -> None:
        self.address = server.address
        self.session = requests.Session()
        self.session.trust_env = False
        self.session.mount("https://", Trusting(server.folder / "server.crt"))
        self.last: requests.Response | None = None

    def get(self, path: str, **options: Any) -> requests.Response:
        where = path if path.startswith("http") else f"{self.address}{path}"
        options.setdefault("allow_redirects", False)
        self.last = self.session.get(where, timeout=30, **options)
        return self.last

    def post(self, path: str, **fields: Any) -> requests.Response:
        """Send a form; with what the page shown last wants, or another field ``form``."""
        headers = fields.pop("headers", None)
        self.last = self.session.post(
            f"{self.address}{path}",
            data=fields if "form" in fields else {"form": self.form, **fields},
            timeout=30,
            allow_redirects=False,
            headers=headers,
        )
        return self.last

    @property
    def form(self) -> str:
        assert self.last is not None
        found = FIELD.search(self.last.text)
        assert found, self.last.text
        return found.group(1)

    def cookie(self, name: str) -> Cookie | None:
        return next((one for one in self.session.cookies if one.name == name), None)

    def sign_in(self, name: str, password: str) -> requests.Response:
        self.get("/admin/sign-in")
        return self.post("/admin/sign-in", name=name, password=password)

    def act(self, page: str, act: str, **fields: Any) -> requests.Response:
        """Do what a form of a page does."""
        self.get(f"/admin/{page}" if "id" not in fields else f"/admin/{page}?id={fields['id']}")
        return self.post(f"/admin/{page.partition('?')[0]}", act=act, **fields)

    def close(self) -> None:
        self.session.close()
