"""`setting`: what the service's phones go by; `phone`: the number that colleagues ring."""

import argparse

from server.cli.doing import application
from server.cli.parsing import DONE, Refused
from server.locales import say
from server.rules.settings import NUMBERS, SETTINGS
from server.services.colleagues import UnknownColleague, set_phone, tell_colleagues
from server.services.settings import UnfitSetting, UnknownSetting, change_setting
from server.services.setup import make_ready


def setting(arguments: argparse.Namespace) -> int:
    """Put in a value; phones have it at their next sync."""
    with application():
        make_ready()
        try:
            change_setting(arguments.key, arguments.value)
        except UnknownSetting:
            keys = ", ".join(sorted(SETTINGS | NUMBERS))
            raise Refused(say("cli.setting.unknown", text=arguments.key, keys=keys)) from None
        except UnfitSetting:
            bounds = NUMBERS[arguments.key]
            raise Refused(
                say("cli.setting.unfit", name=arguments.key, low=bounds.lowest, high=bounds.highest)
            ) from None
    print(say("cli.setting.done", name=arguments.key, value=arguments.value))
    return DONE


def phone(arguments: argparse.Namespace) -> int:
    """Put in the number of somebody who works here."""
    with application():
        make_ready()
        tell_colleagues()
        try:
            set_phone(arguments.code, arguments.number)
        except UnknownColleague:
            raise Refused(say("cli.phone.unknown", text=arguments.code)) from None
    print(say("cli.phone.done", code=arguments.code, number=arguments.number))
    return DONE
