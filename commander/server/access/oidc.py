"""Sign-in by OpenID Connect: authorization code with PKCE, state and nonce. Blocking.

Who somebody is, the provider says; whether they administer this server, the book says: only users
whose identity an administrator entered get in. The client's secret, where the provider wants one,
lies in a file of its own beside the book, so that neither a copy of the book nor the page has it.
"""

import contextlib
import hashlib
import hmac
import ipaddress
import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

import msgspec
from sqlalchemy import delete, insert, select

from commander.errors import UserError
from commander.journal.identity import write_private
from commander.server.access import tables
from commander.server.access.book import Actor, Book

if TYPE_CHECKING:
    from authlib.integrations.requests_client import OAuth2Session
    from joserfc.jwk import KeySetSerialization

SETTING = "oidc"
SECRET = "oidc.secret"  # noqa: S105 - the name of a file
CALLBACK = "/admin/oidc/back"

WAIT_S = 10
"""Seconds in which the provider must answer."""

PATIENCE_MS = 10 * 60_000
"""Time that somebody has to sign in at the provider."""

LEEWAY_S = 120
"""Seconds by which the provider's clock may differ."""

LARGEST = 1_000_000
ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "ES256", "ES384", "ES512", "EdDSA"]
"""Signatures that are believed: none with a shared secret, and never "none"."""


class Provider(msgspec.Struct, frozen=True):
    """The city's provider.

    ``address``: how browsers reach this server. ``claim``: which word of the provider says who
    somebody is.
    """

    issuer: str
    client: str
    address: str
    claim: str = "sub"

    @property
    def callback(self) -> str:
        """Where the provider sends browsers back to; to be entered there."""
        return self.address + CALLBACK


class NotSignedIn(Exception):
    """The provider did not say who this is, or not so that it can be believed; in plain words."""


class OpenId:
    """Sign-in by one provider, or none. ``folder`` holds the secret."""

    def __init__(self, book: Book, folder: Path) -> None:
        self._book = book
        self._path = folder / SECRET

    @property
    def provider(self) -> Provider | None:
        """The provider; None when there is none."""
        found = self._book.setting(SETTING)
        return msgspec.convert(found, Provider) if found else None

    def configure(self, actor: Actor, provider: Provider, secret: str = "") -> None:
        """Use a provider from now on."""
        for address in (provider.issuer, provider.address):
            _check_address(address)
        provider = msgspec.structs.replace(
            provider, issuer=provider.issuer.strip(), address=provider.address.rstrip("/")
        )
        if not (provider.client and provider.claim):
            raise UserError("Name the client's id at the provider, and the claim.")
        with self._book.act(
            actor, "oidc.set", provider.issuer, rights=False, client=provider.client
        ) as connection:
            connection.execute(delete(tables.setting).where(tables.setting.c.name == SETTING))
            value = msgspec.json.encode(provider)
            connection.execute(insert(tables.setting).values(name=SETTING, value=value))
        if secret:
            write_private(self._path, secret.encode())
        else:
            self._path.unlink(missing_ok=True)

    def off(self, actor: Actor) -> None:
        """Use no provider any more."""
        with self._book.act(actor, "oidc.off", "", rights=False) as connection:
            connection.execute(delete(tables.setting).where(tables.setting.c.name == SETTING))
        self._path.unlink(missing_ok=True)

    def begin(self) -> tuple[str, str]:
        """Return where to send the browser, and the state that it must bring back."""
        provider = self._needed()
        about = self._about(provider)
        state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
        now = self._book.now()
        with self._book.write() as connection:
            table = tables.signin
            connection.execute(delete(table).where(table.c.made_at < now - PATIENCE_MS))
            values = {"state": _hashed(state), "nonce": nonce, "verifier": verifier}
            connection.execute(insert(table).values(values | {"made_at": now}))
        with self._session(provider) as session:
            url, _ = session.create_authorization_url(
                about["authorization_endpoint"], state=state, code_verifier=verifier, nonce=nonce
            )
        return str(url), state

    def finish(self, kept: str, state: str, code: str) -> str:
        """Return who the provider says this is; ``kept`` is the state that the browser kept.

        Every state is good once. Raises NotSignedIn.
        """
        if not kept or not hmac.compare_digest(_hashed(kept), _hashed(state)):
            raise NotSignedIn("This sign-in was not begun in this browser.")
        from authlib.common.errors import AuthlibBaseError  # noqa: PLC0415 - half a second

        nonce, verifier = self._taken(state)
        provider = self._needed()
        about = self._about(provider)
        try:
            with self._session(provider) as session:
                answer = session.fetch_token(
                    about["token_endpoint"], code=code, code_verifier=verifier, timeout=WAIT_S
                )
        except AuthlibBaseError as error:
            raise NotSignedIn("The provider refuses this sign-in.") from error
        except (OSError, ValueError) as error:
            raise NotSignedIn("The provider does not answer as it should.") from error
        return self._identity(provider, about, answer.get("id_token"), nonce)

    def _taken(self, state: str) -> tuple[str, str]:
        table = tables.signin
        mine = table.c.state == _hashed(state)
        with self._book.write() as connection:
            row = connection.execute(select(table).where(mine)).first()
            connection.execute(delete(table).where(mine))
        if row is None or not 0 <= self._book.now() - row.made_at <= PATIENCE_MS:
            raise NotSignedIn("This sign-in took too long. Begin again.")
        return row.nonce, row.verifier

    def _identity(self, provider: Provider, about: dict[str, Any], token: Any, nonce: str) -> str:
        from joserfc import jwt  # noqa: PLC0415
        from joserfc.errors import JoseError  # noqa: PLC0415
        from joserfc.jwk import KeySet  # noqa: PLC0415

        found = self._fetched(about["jwks_uri"])
        try:
            keys = KeySet.import_key_set(cast("KeySetSerialization", found))
            claims = jwt.decode(str(token), keys, algorithms=ALGORITHMS).claims
            wanted = jwt.JWTClaimsRegistry(
                leeway=LEEWAY_S,
                now=self._book.now() // 1000,
                iss={"essential": True, "value": provider.issuer},
                aud={"essential": True, "value": provider.client},
                exp={"essential": True},
                iat={"essential": True},
                nonce={"essential": True, "value": nonce},
            )
            wanted.validate(claims)
        except (JoseError, ValueError, TypeError, KeyError) as error:
            raise NotSignedIn("What the provider says cannot be believed.") from error
        party = claims.get("azp", provider.client)
        subject = claims.get(provider.claim)
        if party != provider.client or not isinstance(subject, str) or not subject:
            raise NotSignedIn("The provider does not say who this is.")
        return subject

    def _about(self, provider: Provider) -> dict[str, Any]:
        """Return what the provider says of itself."""
        place = f"{provider.issuer.rstrip('/')}/.well-known/openid-configuration"
        about = self._fetched(place)
        names = ("authorization_endpoint", "token_endpoint", "jwks_uri")
        if about.get("issuer") != provider.issuer:
            raise NotSignedIn("The provider calls itself otherwise than this server was told.")
        try:
            for name in names:
                _check_address(str(about.get(name, "")))
        except UserError as error:
            raise NotSignedIn("The provider does not answer as it should.") from error
        return about

    def _fetched(self, address: str) -> dict[str, Any]:
        try:
            with self._session(None) as session:
                answer = session.get(
                    address, timeout=WAIT_S, withhold_token=True, allow_redirects=False
                )
                found = msgspec.json.decode(answer.content[:LARGEST]) if answer.ok else None
        except (OSError, ValueError) as error:
            raise NotSignedIn("The provider cannot be reached.") from error
        if not isinstance(found, dict):
            raise NotSignedIn("The provider does not answer as it should.")
        return found

    def _session(self, provider: Provider | None) -> "OAuth2Session":
        from authlib.integrations.requests_client import OAuth2Session  # noqa: PLC0415

        if provider is None:
            return OAuth2Session()
        secret = ""
        with contextlib.suppress(OSError):
            secret = self._path.read_text("utf-8").strip()
        return OAuth2Session(
            provider.client,
            secret or None,
            token_endpoint_auth_method="client_secret_basic" if secret else "none",
            scope="openid profile email",
            redirect_uri=provider.callback,
            code_challenge_method="S256",
        )

    def _needed(self) -> Provider:
        provider = self.provider
        if provider is None:
            raise NotSignedIn("This server knows no provider.")
        return provider


def _check_address(address: str) -> None:
    """UserError for an address without TLS that is not on this machine."""
    parts = urlsplit(address)
    if parts.scheme == "https" and parts.hostname and not parts.query:
        return
    with contextlib.suppress(ValueError):
        host = parts.hostname or ""
        if parts.scheme == "http" and (
            host == "localhost" or ipaddress.ip_address(host).is_loopback
        ):
            return
    raise UserError("{address} is no address that begins with https.", address=address)


def _hashed(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
