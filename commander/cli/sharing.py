"""Sub-command of a post that is the hub of others: share."""

import argparse
from typing import Any

from commander.cli.paper import note, show
from commander.cli.syncing import follow, said, told_to_stop
from commander.hub import HubState
from commander.post import Post

STARTING = 60.0
"""Seconds that the web server may take to start."""


def add(commands: "argparse._SubParsersAction[Any]", common: argparse.ArgumentParser) -> None:
    """Declare the sub-command."""
    share = commands.add_parser(
        "share",
        parents=[common],
        help="share this post's operations on the local network, without a window",
        description="Serves other posts until it is told to stop (Ctrl+C), and exchanges with the "
        "servers that this post has joined. Prints the address and the code that others join with.",
    )
    share.add_argument("--host", default="", help="address to listen on; all by default")
    share.add_argument("--port", type=_port, default=0, help="8470 or one after it by default")
    share.add_argument("--name", default="", help="what others call this post")
    share.add_argument("--new-code", action="store_true", help="make a new code; the old is void")
    share.set_defaults(run=_share)


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > 65_535:  # noqa: PLR2004 - the highest port there is
        raise argparse.ArgumentTypeError("write a number up to 65535")
    return int(text)


def _share(args: argparse.Namespace) -> int:
    with told_to_stop() as stop, Post.open(args.data) as post:
        kept = post.hub.choice
        post.hub.start(args.host, args.port, args.name).result(STARTING)
        if args.new_code:
            post.hub.new_code().result(STARTING)
        post.link.start()
        follow(post)
        state = post.hub.state()
        show(args, _public(state), _lines(state))
        stop.wait()
        for line in post.link.servers():
            note(said(line))
        if not kept.on:
            post.hub.stop().result(STARTING)
    return 0


def _public(state: HubState) -> dict[str, object]:
    return {"addresses": state.addresses, "code": state.code}


def _lines(state: HubState) -> list[str]:
    first, *others = state.addresses
    return [
        f"Address: {first}",
        *(f"         {address}" for address in others),
        f"Enrolment code: {state.code}",
    ]
