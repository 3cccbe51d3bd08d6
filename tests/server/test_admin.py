"""The administrator's page over real TLS: signing in, what forms must carry, what they do."""

import json
import secrets
from collections.abc import Iterator

import pytest

from commander.journal import wire
from commander.server.access.people import BACK_MS, IDLE_MS, LIFE_MS, People, carries, shown
from commander.server.access.roles import Mode
from commander.server.access.tables import session as sessions
from commander.server.admin.signing import BEFORE, SESSION
from tests.devices import Device
from tests.server.browsing import Browser
from tests.server.caller import Caller
from tests.server.office import ACTOR, PASSWORD, Office
from tests.sync.harness import ServerProcess

pytestmark = pytest.mark.e2e

HOSTILE = "<script>alert(1)</script>\"'><img src=x>"
UNSEEN = "a\u202egnp.exe\u0000\u200b\u2028z" + "x" * 180


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    made = ServerProcess(tmp_path_factory.mktemp("administered")).start()
    office = Office.of(made)
    office.people.add(ACTOR, "ann", administrator=True, password=PASSWORD)
    office.book.close()
    yield made
    made.stop()


@pytest.fixture
def browser(server: ServerProcess) -> Iterator[Browser]:
    made = Browser(server)
    yield made
    made.close()


@pytest.fixture
def ann(browser: Browser) -> Browser:
    """A browser in which ann is signed in."""
    answer = browser.sign_in("Ann ", PASSWORD)
    assert answer.status_code == 200, answer.text
    return browser


@pytest.fixture
def fresh(server: ServerProcess, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A browser before a server of its own, which remembers its attempts."""
    own = ServerProcess(tmp_path_factory.mktemp("attempts")).start()
    office = Office.of(own)
    office.people.add(ACTOR, "ann", administrator=True, password=PASSWORD)
    office.book.close()
    made = Browser(own)
    yield made
    made.close()
    own.kill()


def test_nothing_is_shown_to_whoever_is_not_signed_in(browser: Browser) -> None:
    for page in ("", "/devices", "/users", "/streams", "/stream?id=x", "/codes", "/audit"):
        answer = browser.get(f"/admin{page}")
        assert (answer.status_code, answer.headers["Location"]) == (303, "/admin/sign-in")
    answer = browser.post("/admin/users", form="x", act="user.add", name="eve")
    assert answer.headers["Location"] == "/admin/sign-in"


def test_every_answer_forbids_scripts_and_frames(ann: Browser) -> None:
    for page in ("/sign-in", "", "/devices", "/users", "/streams", "/codes", "/audit", "/nothing"):
        answer = ann.get(f"/admin{page}")
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "script-src" not in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Cache-Control"] == "no-store"
        assert "<script" not in answer.text
        assert "http://" not in answer.text
        assert "https://" not in answer.text, "nothing comes from elsewhere"
    assert ann.get("/admin/style.css").headers["Content-Type"].startswith("text/css")


def test_cookies_stay_with_this_host_and_out_of_reach(browser: Browser) -> None:
    answer = browser.get("/admin/sign-in")
    said = [answer.headers["Set-Cookie"]]
    said.append(browser.post("/admin/sign-in", name="ann", password=PASSWORD).headers["Set-Cookie"])
    for one in said:
        for word in ("__Host-", "HttpOnly", "Secure", "SameSite=strict", "Path=/"):
            assert word in one
        assert "Domain" not in one


def test_a_session_is_never_one_that_was_there_before(browser: Browser) -> None:
    """Whoever plants a cookie does not come in with it when somebody signs in."""
    browser.session.cookies.set(SESSION, "planted" * 6, domain="127.0.0.1", path="/", secure=True)
    browser.sign_in("ann", PASSWORD)
    first = browser.cookie(SESSION)
    assert first is not None
    assert first.value not in {"planted" * 6, None}
    browser.sign_in("ann", PASSWORD)
    second = browser.cookie(SESSION)
    assert second is not None
    assert second.value != first.value
    browser.session.cookies.set(
        SESSION, str(first.value), domain="127.0.0.1", path="/", secure=True
    )
    assert browser.get("/admin").status_code == 303, "the one before has ended"


def test_a_form_from_elsewhere_does_nothing(ann: Browser, server: ServerProcess) -> None:
    ann.get("/admin/users")
    token = ann.form
    other = Browser(server)
    other.sign_in("ann", PASSWORD)
    other.get("/admin/users")
    name = f"eve {secrets.token_hex(4)}"
    for form in ("", "x", token[:-1], token + "x", "é", other.form):
        answer = ann.post("/admin/users", form=form, act="user.add", name=name)
        assert answer.status_code == 403, form
    cross = {"Sec-Fetch-Site": "cross-site"}
    assert (
        ann.post("/admin/users", form=token, act="user.add", name=name, headers=cross).status_code
        == 403
    )
    plain = {"Content-Type": "text/plain"}
    assert (
        ann.post("/admin/users", form=token, act="user.add", name=name, headers=plain).status_code
        == 415
    )
    assert ann.post("/admin/devices", form=token, act="user.add", name=name).status_code == 403
    assert ann.post("/admin/users", form=token, act="nothing").status_code == 403
    assert name not in ann.get("/admin/users").text
    assert ann.post("/admin/users", form=token, act="user.add", name=name).status_code == 303
    assert name in ann.get("/admin/users").text
    assert ann.post("/admin/sign-out", form="x").status_code == 403
    assert ann.get("/admin").status_code == 200
    other.close()


def test_signing_in_needs_our_own_form(browser: Browser) -> None:
    fields = {"name": "ann", "password": PASSWORD}
    assert browser.post("/admin/sign-in", form="", **fields).status_code == 403
    browser.get("/admin/sign-in")
    assert browser.post("/admin/sign-in", form="x", **fields).status_code == 403
    assert browser.cookie(BEFORE) is not None
    assert browser.cookie(SESSION) is None


def test_signing_out_ends_the_session_here_and_there(ann: Browser) -> None:
    kept = ann.cookie(SESSION)
    assert kept is not None
    ann.get("/admin")
    ann.post("/admin/sign-out")
    assert ann.get("/admin").status_code == 303
    ann.session.cookies.set(SESSION, str(kept.value), domain="127.0.0.1", path="/", secure=True)
    assert ann.get("/admin").status_code == 303


def test_guessing_is_slowed_down(fresh: Browser) -> None:
    statuses = [fresh.sign_in("ann", f"wrong {number}").status_code for number in range(13)]
    assert statuses[0] == 403
    assert statuses[-1] == 429
    answer = fresh.sign_in("ann", PASSWORD)
    assert answer.status_code == 429, "not even with the right one"
    assert int(answer.headers["Retry-After"]) >= 1
    assert "Traceback" not in answer.text


@pytest.mark.parametrize(
    ("name", "password"),
    [
        ("ann", "wrong password"),
        ("nobody", PASSWORD),
        ("", ""),
        ("ann\x00", PASSWORD),
        ("x" * 9_000, "y" * 9_000),
    ],
)
def test_whoever_is_wrong_learns_nothing(fresh: Browser, name: str, password: str) -> None:
    answer = fresh.sign_in(name, password)
    assert answer.status_code == 403
    assert "do not belong together" in answer.text
    assert fresh.cookie(SESSION) is None


def test_names_of_others_are_only_text(ann: Browser, server: ServerProcess) -> None:
    office = Office.of(server)
    token = ""
    for name in (HOSTILE, UNSEEN):
        code = office.code()
        asked = wire.Enrol(code, secrets.token_hex(8), secrets.token_hex(32), name[:200])
        answer = ann.session.post(
            f"{ann.address}/v1/enrol",
            data=wire.encode(asked),
            headers={wire.VERSION_HEADER: str(wire.PROTOCOL)},
            timeout=20,
        )
        assert answer.status_code == 200, answer.text
        token = wire.decode(answer.content, wire.Enrolled).token
    stream = f"op-{secrets.token_hex(4)}"
    device = Device("00000000000000d1")
    body = wire.Push(
        stream,
        [
            device.write(
                1, {"name": HOSTILE + UNSEEN}, entity="operation", key=stream, stream=stream
            )
        ],
    )
    pushed = ann.session.post(
        f"{ann.address}/v1/push",
        data=wire.pack(body),
        headers={wire.VERSION_HEADER: str(wire.PROTOCOL), "Authorization": f"Bearer {token}"},
        timeout=20,
    )
    assert pushed.status_code == 200
    office.mode(stream, Mode.ROLES)
    for page in (
        "devices",
        "streams",
        f"stream?id={stream}",
        "codes",
        "audit",
        f"audit?q={HOSTILE}",
        f"devices?q={HOSTILE}",
        f"streams?q={HOSTILE}",
    ):
        text = ann.get(f"/admin/{page}").text
        assert "<script" not in text
        assert "<img" not in text
        for sign in ("\u202e", "\u0000", "\u200b", "\u2028"):
            assert sign not in text, page
    assert "&lt;script&gt;" in ann.get("/admin/devices").text
    assert "gnp.exe" in ann.get("/admin/devices").text
    office.book.close()


@pytest.mark.parametrize(
    "name",
    [
        "",
        " ",
        "x" * 101,
        "a\u202eb",
        "a\nb",
        "\x00",
        "\ud800".encode("utf-8", "surrogatepass").decode("utf-8", "replace") + "\u200b",
    ],
)
def test_a_name_that_cannot_be_seen_is_none(ann: Browser, name: str) -> None:
    answer = ann.act("users", "user.add", name=name)
    assert answer.status_code == 400
    assert "characters that can be seen" in answer.text


def test_what_is_typed_in_an_address_cannot_speak_for_the_page(ann: Browser) -> None:
    text = ann.get("/admin/codes?done=You+must+call+555&made=AAAAA").text
    assert "555" not in text
    assert "AAAAA" not in text
    assert "does not exist" not in text
    for query in ("from=-5", "from=x", "from=nan", "from=1e308", "from=99999999999999999999"):
        assert ann.get(f"/admin/devices?{query}").status_code == 200, query
    for query in ("before=-1", "before=1e300", "before=x"):
        assert ann.get(f"/admin/audit?{query}").status_code == 200, query


def test_the_page_does_what_it_says(ann: Browser, server: ServerProcess) -> None:
    office = Office.of(server)
    name = f"li {secrets.token_hex(3)}"
    assert ann.act("users", "user.add", name=name).status_code == 303
    li = office.people.named(name)
    made = ann.act(
        "codes", "code.make", note="van", uses=2, hours=1, user=li.id, role="scribe", stream="*"
    )
    assert made.status_code == 200
    code = made.text.split('class="code">')[1].split("<")[0]
    asked = wire.Enrol(code, secrets.token_hex(8), secrets.token_hex(32), "van")
    enrolled = ann.session.post(
        f"{ann.address}/v1/enrol",
        data=wire.encode(asked),
        headers={wire.VERSION_HEADER: str(wire.PROTOCOL)},
        timeout=20,
    )
    assert enrolled.status_code == 200, "the code has the mark of the certificate"
    assert code not in ann.get("/admin/codes").text, "it is shown once"
    assert name in ann.get("/admin/devices").text
    assert ann.act("devices", "device.revoke", device=asked.device).status_code == 303
    assert "shut out" in ann.get(f"/admin/devices?q={asked.device}").text
    assert ann.act("devices", "device.revoke", device="ff" * 8).status_code == 400
    for act in ("user.appoint", "user.dismiss", "user.revoke", "user.restore"):
        assert ann.act("users", act, user=li.id).status_code == 303, act
    assert (
        ann.act(
            "stream", "role.give", id="*", holder=f"user:{li.id}", role="desk", department="fire"
        ).status_code
        == 303
    )
    assert "fire" in ann.get("/admin/stream?id=*").text
    assert (
        ann.act(
            "stream", "role.take", id="*", holder=f"user:{li.id}", role="desk", department="fire"
        ).status_code
        == 303
    )
    (boss,) = [one for one in office.people.everyone() if one.administrator]
    answer = ann.act("users", "user.dismiss", user=boss.id)
    assert answer.status_code == 400
    assert "last administrator" in answer.text
    acts = {line.act for line in office.book.audit(300) if line.who == "ann"}
    assert {"user.add", "code.make", "device.revoke", "role.give", "role.take"} <= acts
    assert all("127.0.0.1" in line.origin for line in office.book.audit(300, about="role.give"))
    text = json.dumps([line.detail + line.target for line in office.book.audit(1_000)])
    for secret in (PASSWORD, code, code.replace("-", "")[:10]):
        assert secret not in text
    assert office.book.unbroken() == 0
    office.book.close()


def test_a_password_that_is_changed_ends_the_sessions(ann: Browser, server: ServerProcess) -> None:
    office = Office.of(server)
    name = f"bob {secrets.token_hex(3)}"
    bob = office.people.add(ACTOR, name, administrator=True, password=PASSWORD)
    browser = Browser(server)
    browser.sign_in(name, PASSWORD)
    assert browser.get("/admin").status_code == 200
    assert ann.act("users", "user.password", user=bob.id, password="short").status_code == 400
    assert (
        ann.act("users", "user.password", user=bob.id, password=PASSWORD[::-1]).status_code == 303
    )
    assert browser.get("/admin").status_code == 303
    assert browser.sign_in(name, PASSWORD).status_code == 403
    assert browser.sign_in(name, PASSWORD[::-1]).status_code == 200
    office.people.revoke(ACTOR, bob)
    assert browser.get("/admin").status_code == 303
    assert browser.sign_in(name, PASSWORD[::-1]).status_code == 403
    browser.close()
    office.book.close()


def test_clocks_that_jump_end_sessions_and_never_lengthen_them(server: ServerProcess) -> None:
    office = Office.of(server)
    real = office.book.now()
    for jump in (IDLE_MS + 1, LIFE_MS + 1, -BACK_MS - 1, -10 * LIFE_MS):
        office.book.now = lambda: real
        people = People(office.book)
        secret = people.begin(ACTOR, people.named("ann"), "test")
        found = people.session(secret)
        assert found is not None
        assert carries(found, found.form)
        office.book.now = lambda jump=jump: real + jump  # type: ignore[misc]
        assert people.session(secret) is None, jump
        office.book.now = lambda: real
        assert people.session(secret) is None, "once over, it stays over"
    now = real
    office.book.now = lambda: now
    people = People(office.book)
    secret = people.begin(ACTOR, people.named("ann"), "test")
    for _ in range(LIFE_MS // (IDLE_MS // 2)):
        now += IDLE_MS // 2
        assert people.session(secret) is not None
    now += IDLE_MS // 2
    assert people.session(secret) is None, "busy or not, it ends"
    assert not office.book.rows(sessions.select().where(sessions.c.hash == secret))
    office.book.close()


def test_the_page_speaks_chinese(browser: Browser) -> None:
    assert "登录" in browser.get("/admin/sign-in?lang=zh").text
    assert "登录" in browser.get("/admin/sign-in").text, "and remembers it"
    browser.sign_in("ann", PASSWORD)
    assert "设备" in browser.get("/admin/devices").text
    assert "Devices" in browser.get("/admin/devices?lang=en").text


def test_a_hidden_sign_is_shown_as_one() -> None:
    assert shown("a\u202eb\u0007c") == "a�b�c"
    assert shown("王伟 Müller") == "王伟 Müller"


def test_the_limit_of_an_operation_is_set_on_its_page(ann: Browser, server: ServerProcess) -> None:
    stream, device = f"op-{secrets.token_hex(4)}", Device(secrets.token_hex(8))
    caller = Caller(server)
    caller.push(stream, [device.write(n, {"title": "x"}, stream=stream) for n in range(9)])
    caller.session.close()
    for changes, told in (("-1", 400), ("nan", 400), ("<b>9", 400), ("10", 303)):
        answer = ann.act("stream", "stream.quota", id=stream, changes=changes, mb="1.5")
        assert answer.status_code == told, changes
        assert "<b>9" not in answer.text
    page = ann.get(f"/admin/stream?id={stream}").text
    assert 'value="10"' in page
    assert 'value="1.5"' in page
    assert "90 %" in ann.get(f"/admin/streams?q={stream}").text
    assert "90 % of its limit is used." in ann.get("/admin").text
    assert "stream.quota" in ann.get("/admin/audit").text
    ann.act("stream", "stream.quota", id=stream, as_all="yes")
    assert "90 %" not in ann.get(f"/admin/streams?q={stream}").text
    assert ann.act("stream", "stream.quota", id=stream, as_all="yes").status_code == 400
