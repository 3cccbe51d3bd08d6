"""What the forms of the administrator's page do. Blocking: on a reading thread."""

from collections.abc import Callable
from dataclasses import dataclass

from commander.errors import UserError
from commander.server.access.book import Actor
from commander.server.access.codes import Terms
from commander.server.access.office import Office
from commander.server.access.people import User
from commander.server.access.quotas import MEGA, number
from commander.server.access.roles import Mode
from commander.server.access.streams import Holder, read_grant
from commander.server.admin.signing import Form
from commander.server.filling import Quota

Work = Callable[[Office, Actor, Form], object]


@dataclass(frozen=True, slots=True)
class Act:
    """What a form may ask for. ``work`` may return a secret, which the page shows this once.

    ``place``: the page that goes on; ``done``: what it says.
    """

    work: Work
    place: str
    done: str = "Saved."


def _revoke_device(office: Office, actor: Actor, form: Form) -> None:
    office.doors.revoke(actor, form["device"])


def _restore_device(office: Office, actor: Actor, form: Form) -> None:
    office.doors.restore(actor, form["device"])


def _device_user(office: Office, actor: Actor, form: Form) -> None:
    user = office.people.with_id(form["user"]) if form["user"] else None
    office.doors.belongs(actor, form["device"], user)


def _add_user(office: Office, actor: Actor, form: Form) -> None:
    office.people.add(
        actor,
        form["name"],
        administrator=form["administrator"] == "yes",
        password=form["password"],
        subject=form["subject"],
    )


def _set_password(office: Office, actor: Actor, form: Form) -> None:
    office.people.set_password(actor, _user(office, form), form["password"])


def _link(office: Office, actor: Actor, form: Form) -> None:
    office.people.link(actor, _user(office, form), form["subject"])


def _appoint(office: Office, actor: Actor, form: Form) -> None:
    office.people.appoint(actor, _user(office, form), administrator=True)


def _dismiss(office: Office, actor: Actor, form: Form) -> None:
    office.people.appoint(actor, _user(office, form), administrator=False)


def _revoke_user(office: Office, actor: Actor, form: Form) -> None:
    office.people.revoke(actor, _user(office, form))


def _restore_user(office: Office, actor: Actor, form: Form) -> None:
    office.people.restore(actor, _user(office, form))


def _user(office: Office, form: Form) -> User:
    return office.people.with_id(form["user"])


def _mode(office: Office, actor: Actor, form: Form) -> None:
    if form["mode"] not in list(Mode):
        raise UserError("Choose how access is decided.")
    office.streams.set_mode(actor, form["id"], Mode(form["mode"]))


def _quota(office: Office, actor: Actor, form: Form) -> None:
    if form["as_all"]:
        office.quotas.drop(actor, form["id"])
        return
    most = Quota(number(form["changes"]), number(form["mb"], MEGA))
    office.quotas.set(actor, form["id"], most)


def _give(office: Office, actor: Actor, form: Form) -> None:
    grant = read_grant(form["role"], form["department"].strip())
    office.streams.grant(actor, form["id"], _holder(form), grant)


def _take(office: Office, actor: Actor, form: Form) -> None:
    grant = read_grant(form["role"], form["department"].strip())
    office.streams.take(actor, form["id"], _holder(form), grant)


def _holder(form: Form) -> Holder:
    kind, _, one = form["holder"].partition(":")
    if kind not in {"user", "device"} or not one:
        raise UserError("Choose a user or a device.")
    return kind, one


def _make_code(office: Office, actor: Actor, form: Form) -> str:
    grant = read_grant(form["role"], form["department"].strip()) if form["role"] else None
    terms = Terms(
        hours=form.number("hours"),
        uses=form.place("uses"),
        note=form["note"].strip(),
        user=office.people.with_id(form["user"]) if form["user"] else None,
        grant=grant,
        stream=form["stream"] if grant else "",
    )
    _, secret = office.codes.make(actor, terms)
    return office.codes.printed(secret)


def _revoke_code(office: Office, actor: Actor, form: Form) -> None:
    office.codes.revoke(actor, form["code"])


def _stand(office: Office, actor: Actor, _form: Form) -> None:
    office.codes.stand(actor)


def _make_feed(office: Office, actor: Actor, form: Form) -> str:
    given = form["streams"].replace(",", " ").split()
    _, secret = office.feeds.make(actor, form["name"], given, form.number("days"))
    return secret


def _revoke_feed(office: Office, actor: Actor, form: Form) -> None:
    office.feeds.revoke(actor, form["feed"])


def _pause_hook(office: Office, actor: Actor, form: Form) -> None:
    office.hooks.pause(actor, form["webhook"])


def _resume_hook(office: Office, actor: Actor, form: Form) -> None:
    office.hooks.resume(actor, form["webhook"])


def _remove_hook(office: Office, actor: Actor, form: Form) -> None:
    office.hooks.remove(actor, form["webhook"])


ACTS: dict[str, Act] = {
    "device.revoke": Act(
        _revoke_device, "devices", "The device is shut out. What it brought stays."
    ),
    "device.restore": Act(_restore_device, "devices", "The device may join again, with a code."),
    "device.user": Act(_device_user, "devices"),
    "user.add": Act(_add_user, "users", "The user was added."),
    "user.revoke": Act(_revoke_user, "users", "The user is shut out, with all devices of theirs."),
    "user.restore": Act(_restore_user, "users", "The user may come in again."),
    "user.password": Act(_set_password, "users", "The password was changed."),
    "user.link": Act(_link, "users"),
    "user.appoint": Act(_appoint, "users", "The user is an administrator now."),
    "user.dismiss": Act(_dismiss, "users", "The user is no administrator any more."),
    "stream.mode": Act(_mode, "stream"),
    "stream.quota": Act(_quota, "stream"),
    "role.give": Act(_give, "stream", "The role was given."),
    "role.take": Act(_take, "stream", "The role was taken away."),
    "code.make": Act(_make_code, "codes", "The code was made."),
    "code.revoke": Act(_revoke_code, "codes", "The code is void. Who came with it stays."),
    "code.standing": Act(_stand, "codes", "There is a new standing code; the old one is void."),
    "feed.make": Act(_make_feed, "feeds", "The token was made."),
    "feed.revoke": Act(_revoke_feed, "feeds", "The token is void from now on."),
    "webhook.pause": Act(_pause_hook, "feeds", "It is told nothing until it is resumed."),
    "webhook.resume": Act(_resume_hook, "feeds", "It is told again, from where it was left."),
    "webhook.remove": Act(_remove_hook, "feeds", "The webhook is gone."),
}
"""By what the field ``act`` of a form says."""
