"""Sign-in by OpenID Connect against a provider on loopback that may lie."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from joserfc.jwk import RSAKey

from commander.errors import UserError
from commander.server.access.oidc import CALLBACK, PATIENCE_MS, NotSignedIn, OpenId
from commander.server.access.oidc import Provider as Known
from commander.server.admin.signing import SESSION, STATE
from tests.server.browsing import Browser
from tests.server.office import ACTOR, PASSWORD, Office
from tests.server.provider import Provider
from tests.sync.harness import ServerProcess

pytestmark = pytest.mark.e2e

SECRET = "a secret of the client"


@pytest.fixture(scope="module")
def city() -> Iterator[Provider]:
    made = Provider(secret=SECRET)
    yield made
    made.close()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, city: Provider) -> Iterator[ServerProcess]:
    made = ServerProcess(tmp_path_factory.mktemp("oidc")).start()
    office = Office.of(made)
    office.people.add(ACTOR, "ann", administrator=True, subject="ann@city")
    office.people.add(ACTOR, "bob", subject="bob@city")
    openid = OpenId(office.book, made.folder)
    openid.configure(ACTOR, Known(city.issuer, city.client, made.address), SECRET)
    assert (made.folder / "oidc.secret").stat().st_mode & 0o777 == 0o600
    assert SECRET not in str([*map(str, office.book.audit(50))])
    office.book.close()
    yield made
    made.stop()


@pytest.fixture
def browser(server: ServerProcess) -> Iterator[Browser]:
    made = Browser(server)
    yield made
    made.close()


@pytest.fixture
def openid(server: ServerProcess) -> Iterator[OpenId]:
    """The same sign-in without a browser: nothing slows it down."""
    office = Office.of(server)
    yield OpenId(office.book, server.folder)
    office.book.close()


@pytest.fixture(autouse=True)
def honest(city: Provider) -> Iterator[None]:
    """A provider that tells the truth again after each test."""
    key = city.key
    yield
    city.claims, city.subject, city.algorithm = {}, "ann@city", "RS256"
    city.key = city.published = key
    city.asked.clear()


def through(city: Provider, url: str) -> dict[str, str]:
    """Sign in at the provider; return what the browser is sent back with."""
    query = {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}
    back = urlsplit(city.authorize(query))
    return {name: values[0] for name, values in parse_qs(back.query).items()}


def signed_in(openid: OpenId, city: Provider) -> str:
    url, state = openid.begin()
    back = through(city, url)
    return openid.finish(state, back["state"], back["code"])


def test_an_administrator_comes_in_and_nobody_else(browser: Browser, city: Provider) -> None:
    assert city.issuer in browser.get("/admin/sign-in").text
    sent = browser.get("/admin/oidc")
    assert sent.status_code == 303
    asked = parse_qs(urlsplit(sent.headers["Location"]).query)
    assert asked["redirect_uri"] == [browser.address + CALLBACK]
    assert asked["code_challenge_method"] == ["S256"]
    assert "openid" in asked["scope"][0]
    state = browser.cookie(STATE)
    assert state is not None
    assert state.secure
    back = browser.get(sent.headers["Location"]).headers["Location"]
    answer = browser.get(back)
    assert answer.status_code == 200
    assert 'http-equiv="refresh"' in answer.text, "a strict cookie is sent from our page on"
    assert browser.cookie(STATE) is None
    assert browser.get("/admin").status_code == 200
    assert browser.get(back).status_code == 403, "a state is good once"


@pytest.mark.parametrize("subject", ["bob@city", "eve@city", "", "ANN@city", "x" * 5_000])
def test_whom_the_provider_knows_is_not_let_in_for_that(
    server: ServerProcess, city: Provider, subject: str
) -> None:
    browser = Browser(server)
    city.subject = subject
    sent = browser.get("/admin/oidc")
    answer = browser.get(browser.get(sent.headers["Location"]).headers["Location"])
    assert answer.status_code in {403, 429}
    assert browser.cookie(SESSION) is None
    browser.close()


def test_a_sign_in_that_another_browser_began(
    server: ServerProcess, browser: Browser, openid: OpenId, city: Provider
) -> None:
    """Whoever sends somebody the end of his own sign-in does not sign that one in as himself."""
    other = Browser(server)
    sent = other.get("/admin/oidc")
    if sent.status_code == 303:
        place = other.get(sent.headers["Location"]).headers["Location"]
        assert browser.get(place).status_code in {403, 429}
        assert browser.cookie(SESSION) is None
    other.close()
    url, state = openid.begin()
    back = through(city, url)
    for kept, given in (("", back["state"]), ("x", back["state"]), (state, "x"), (state, "")):
        with pytest.raises(NotSignedIn, match="not begun in this browser"):
            openid.finish(kept, given, back["code"])


@pytest.mark.parametrize(
    "claims",
    [
        {"nonce": "another"},
        {"nonce": None},
        {"iss": "https://elsewhere.example"},
        {"iss": None},
        {"aud": "another"},
        {"aud": None},
        {"exp": 1_000_000},
        {"exp": None},
        {"iat": None},
        {"nbf": 4_000_000_000},
        {"sub": None},
        {"sub": 5},
        {"sub": ["ann@city"]},
        {"azp": "another"},
    ],
)
def test_a_word_that_is_not_true(openid: OpenId, city: Provider, claims: dict[str, Any]) -> None:
    assert signed_in(openid, city) == "ann@city"
    city.claims = claims
    with pytest.raises(NotSignedIn):
        signed_in(openid, city)


def test_a_signature_that_is_another_s(openid: OpenId, city: Provider) -> None:
    city.key = RSAKey.generate_key(2048, {"kid": "k1"})
    with pytest.raises(NotSignedIn, match="cannot be believed"):
        signed_in(openid, city)


def test_a_token_that_is_not_signed(openid: OpenId, city: Provider) -> None:
    city.token = lambda *_: (  # type: ignore[method-assign]
        200,
        {"access_token": "x", "token_type": "Bearer", "id_token": "eyJhbGciOiJub25lIn0.e30."},
    )
    try:
        with pytest.raises(NotSignedIn, match="cannot be believed"):
            signed_in(openid, city)
    finally:
        del city.token


def test_the_proof_of_the_code_is_needed(openid: OpenId, city: Provider) -> None:
    url, state = openid.begin()
    back = through(city, url)
    city.asked[back["code"]]["code_challenge"] = "another"
    with pytest.raises(NotSignedIn, match="refuses"):
        openid.finish(state, back["state"], back["code"])
    with pytest.raises(NotSignedIn, match="too long"):
        openid.finish(state, back["state"], back["code"])


def test_a_sign_in_that_took_too_long_or_a_clock_that_jumped(
    openid: OpenId, city: Provider
) -> None:
    for jump in (PATIENCE_MS + 1, -1_000):
        url, state = openid.begin()
        back = through(city, url)
        real = openid._book.now
        openid._book.now = lambda jump=jump, real=real: real() + jump  # type: ignore[misc]
        with pytest.raises(NotSignedIn, match="too long"):
            openid.finish(state, back["state"], back["code"])
        openid._book.now = real


def test_a_provider_that_is_away_or_another_one(openid: OpenId, city: Provider) -> None:
    kept = openid.provider
    assert kept is not None
    away = Provider()
    away.close()
    try:
        openid.configure(ACTOR, Known(away.issuer, "c", kept.address))
        with pytest.raises(NotSignedIn, match="cannot be reached"):
            openid.begin()
        openid.configure(ACTOR, Known(f"{city.issuer}/", city.client, kept.address))
        with pytest.raises(NotSignedIn, match="calls itself otherwise"):
            openid.begin()
        for issuer in ("http://provider.example", "ftp://x", "", "https://"):
            with pytest.raises(UserError, match="https"):
                openid.configure(ACTOR, Known(issuer, "c", kept.address))
        openid.off(ACTOR)
        with pytest.raises(NotSignedIn, match="knows no provider"):
            openid.begin()
    finally:
        openid.configure(ACTOR, kept, SECRET)
    assert signed_in(openid, city) == "ann@city"


def test_no_password_means_no_password(browser: Browser) -> None:
    assert browser.sign_in("ann", "").status_code in {403, 429}
    assert browser.sign_in("ann", PASSWORD).status_code in {403, 429}
