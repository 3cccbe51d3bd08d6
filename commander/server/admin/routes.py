"""The addresses of the administrator's page."""

import functools
import logging
from collections.abc import Awaitable, Callable
from urllib.parse import urlencode

from fastapi import APIRouter, FastAPI, Request, Response

from commander.errors import EnvironmentProblem, UserError
from commander.server.access.book import Actor
from commander.server.access.oidc import CALLBACK, NotSignedIn
from commander.server.access.people import Session, User, shown
from commander.server.admin import render, signing
from commander.server.admin.acts import ACTS
from commander.server.admin.signing import Form
from commander.server.admin.views import PAGES, Desk
from commander.server.gate import Refused, address

HOME = "/admin"

STORAGE_S = 10
"""Seconds after which to try again when the database does not answer."""

log = logging.getLogger(__name__)

Handler = Callable[[Request], Awaitable[Response]]


class Pages:
    """Answers browsers. On the event loop; what blocks goes to the reading threads."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._office = desk.office
        self._offload = desk.service.offload
        self._attempts = signing.Attempts()

    async def show(self, request: Request) -> Response:
        """Show a page to an administrator who is signed in."""
        name = request.path_params.get("page") or "overview"
        if name not in PAGES:
            return self.problem(request, 404, "There is no such page.")
        session = await self.session(request)
        if session is None:
            return render.see(f"{HOME}/sign-in")
        asked = Form(dict(request.query_params))
        return await self._page(request, session, name, asked, done=asked["done"])

    async def act(self, request: Request) -> Response:
        """Do what a form asks for, then show what came of it."""
        session = await self.session(request)
        if session is None:
            return render.see(f"{HOME}/sign-in")
        form = await signing.read(request, self._desk.service.gate)
        signing.check(session, form)
        act = ACTS.get(form["act"])
        if act is None or act.place != request.path_params["page"]:
            raise signing.foreign()
        actor = Actor(session.user.name, f"page, {address(request)}")
        try:
            made = await self._offload(lambda: act.work(self._office, actor, form))
        except EnvironmentProblem:
            raise
        except UserError as error:
            return await self._page(request, session, act.place, form, problem=error)
        if isinstance(made, str):
            return await self._page(request, session, act.place, form, done=form["act"], made=made)
        kept = {key: form[key] for key in ("id", "q") if form[key]}
        return render.see(f"{HOME}/{act.place}?{urlencode(kept | {'done': form['act']})}")

    async def _page(  # noqa: PLR0913 - what a page can say
        self,
        request: Request,
        session: Session,
        name: str,
        asked: Form,
        *,
        done: str = "",
        made: str = "",
        problem: UserError | None = None,
    ) -> Response:
        say = signing.language(request)
        try:
            values = await self._offload(lambda: PAGES[name](self._desk, asked))
        except EnvironmentProblem:
            raise
        except UserError as error:
            return self.problem(request, 404, error.text, **error.values)
        told = {
            "me": session.user,
            "form": session.form,
            "server": self._desk.service.store.name,
            # By the act's name, so that no address makes the page say anything else.
            "done": say(ACTS[done].done) if done in ACTS else "",
            "problem": say(problem.text, **problem.values) if problem else "",
            "made": made,
            "here": _here(request),
        }
        answer = render.page(name, say, values | told, 400 if problem else 200)
        signing.keep_language(request, answer)
        return answer

    # ---- signing in and out ----

    async def session(self, request: Request) -> Session | None:
        """Return who is signed in."""
        secret = request.cookies.get(signing.SESSION, "")
        if not secret:
            return None
        return await self._offload(lambda: self._office.people.session(secret))

    async def sign_in_form(self, request: Request) -> Response:
        """Show the form to sign in with."""
        return await self._sign_in(request)

    async def _sign_in(self, request: Request, problem: str = "", status: int = 200) -> Response:
        say = signing.language(request)
        before = signing.before(request)
        office = self._office
        administrators = await self._offload(office.people.administrators)
        provider = await self._offload(lambda: office.openid.provider)
        values = {
            "server": self._desk.service.store.name,
            "form": before,
            "administrators": administrators,
            "provider": provider,
            "problem": say(problem) if problem else "",
            "here": _here(request),
        }
        answer = render.page("signin", say, values, status)
        signing.keep_before(request, answer, before)
        signing.keep_language(request, answer)
        return answer

    async def sign_in(self, request: Request) -> Response:
        """Sign in by name and password."""
        form = await signing.read(request, self._desk.service.gate)
        signing.check_before(request, form)
        name = form["name"][:200]
        self._attempts.check(request, name)
        people = self._office.people
        user = await self._offload(lambda: people.check(name, form["password"]))
        if user is None:
            self._attempts.failed(request, name)
            await self._note(request, shown(name))
            wrong = "Name and password do not belong together."
            return await self._sign_in(request, wrong, 403)
        return await self._signed_in(request, user, "password")

    async def _note(self, request: Request, name: str) -> None:
        actor = Actor(name, f"page, {address(request)}")
        await self._offload(lambda: self._office.book.note(actor, "sign-in.failed", name))

    async def _signed_in(self, request: Request, user: User, how: str) -> Response:
        """Begin a session of its own: never one that the browser brought along."""
        people = self._office.people
        if (old := await self.session(request)) is not None:
            ended = old.hash
            await self._offload(lambda: people.end(ended))
        actor = Actor(user.name, f"page, {address(request)}")
        secret = await self._offload(lambda: people.begin(actor, user, how))
        # A browser that comes from the provider's page sends strict cookies from our next page on.
        say = signing.language(request)
        answer = render.page("passed", say, {"server": self._desk.service.store.name})
        signing.keep_session(answer, secret)
        return answer

    async def sign_out(self, request: Request) -> Response:
        """End the session."""
        session = await self.session(request)
        answer = render.see(f"{HOME}/sign-in")
        if session is not None:
            signing.check(session, await signing.read(request, self._desk.service.gate))
            await self._offload(lambda: self._office.people.end(session.hash))
        signing.end_session(answer)
        return answer

    async def to_provider(self, request: Request) -> Response:
        """Send the browser to the provider."""
        self._attempts.check(request, "")
        if await self._offload(lambda: self._office.openid.provider) is None:
            return await self._sign_in(request, "This server knows no provider.", 404)
        try:
            url, state = await self._offload(self._office.openid.begin)
        except NotSignedIn as error:
            self._attempts.failed(request, "")
            return await self._sign_in(request, str(error), 502)
        answer = render.see(url)
        signing.keep_state(answer, state)
        return answer

    async def from_provider(self, request: Request) -> Response:
        """Take the browser back from the provider."""
        self._attempts.check(request, "")
        kept = request.cookies.get(signing.STATE, "")
        asked = request.query_params
        try:
            if "error" in asked or not asked.get("code"):
                raise NotSignedIn("The provider refuses this sign-in.")  # noqa: TRY301 - said below
            state, code = asked.get("state", ""), asked["code"]
            subject = await self._offload(lambda: self._office.openid.finish(kept, state, code))
        except NotSignedIn as error:
            self._attempts.failed(request, "")
            await self._note(request, "OpenID Connect")
            return await self._sign_in(request, str(error), 403)
        user = await self._offload(lambda: self._office.people.known_as(subject))
        if user is None:
            self._attempts.failed(request, "")
            await self._note(request, shown(subject))
            unknown = "The provider knows you, but you are no administrator of this server."
            return await self._sign_in(request, unknown, 403)
        return await self._signed_in(request, user, "OpenID Connect")

    def problem(self, request: Request, status: int, text: str, **values: object) -> Response:
        """Show what went wrong."""
        say = signing.language(request)
        told = {"server": self._desk.service.store.name, "text": say(text, **values)}
        return render.page("problem", say, told, status)


def _here(request: Request) -> str:
    """Return this page's own address, for the links that change the language."""
    kept = {k: v for k, v in request.query_params.items() if k in {"id", "q", "from", "before"}}
    path = request.url.path if request.method == "GET" else HOME
    return f"{path}?{urlencode(kept)}{'&' if kept else ''}"


def _guarded(pages: Pages, handler: Handler) -> Handler:
    """Answer refusals with a page instead of JSON."""

    @functools.wraps(handler)
    async def guarded(request: Request) -> Response:
        try:
            return await handler(request)
        except Refused as refused:
            answer = pages.problem(request, refused.status, refused.problem.text)
            answer.headers.update(refused.headers)
            return answer
        except EnvironmentProblem as error:
            log.warning("the page cannot be made: %s", error)
            storage = Refused.because("storage", STORAGE_S)
            answer = pages.problem(request, storage.status, storage.problem.text)
            answer.headers.update(storage.headers)
            return answer

    return guarded


def add_routes(app: FastAPI, desk: Desk) -> None:
    """Add the administrator's page."""
    pages, router = Pages(desk), APIRouter(include_in_schema=False)

    async def style(_request: Request) -> Response:
        return render.style()

    for method, path, handler in (
        ("GET", HOME, pages.show),
        ("GET", f"{HOME}/style.css", style),
        ("GET", f"{HOME}/sign-in", pages.sign_in_form),
        ("POST", f"{HOME}/sign-in", pages.sign_in),
        ("POST", f"{HOME}/sign-out", pages.sign_out),
        ("GET", f"{HOME}/oidc", pages.to_provider),
        ("GET", CALLBACK, pages.from_provider),
        ("GET", f"{HOME}/{{page}}", pages.show),
        ("POST", f"{HOME}/{{page}}", pages.act),
    ):
        router.add_route(path, _guarded(pages, handler), methods=[method])
    app.include_router(router)
