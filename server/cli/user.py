"""`user add`: a sign-in for someone who works here."""

import argparse
import getpass
import secrets
import sys

from server.cli.doing import application
from server.cli.parsing import DONE, BadUse, Refused
from server.locales import say
from server.services.setup import make_ready
from server.services.users import UserRefused, add_user


def user(arguments: argparse.Namespace) -> int:
    """Make the user; a password that nobody typed is made and shown once."""
    password = _asked() if sys.stdin.isatty() else ""
    is_made_here = not password
    password = password or secrets.token_urlsafe(15)
    with application():
        make_ready()
        try:
            add_user(arguments.code, arguments.name, arguments.username, arguments.roles, password)
        except UserRefused as refused:
            raise Refused(say(f"cli.user.{refused.key}", **refused.values)) from None
    print(say("cli.user.made", name=arguments.name, username=arguments.username))
    if is_made_here:
        print(say("cli.user.password", password=password))
    return DONE


def _asked() -> str:
    """The password that was typed twice; empty when none was wanted."""
    password = getpass.getpass(say("cli.user.ask_password"))
    if password and getpass.getpass(say("cli.user.ask_again")) != password:
        raise BadUse(say("cli.user.not_the_same"))
    return password
