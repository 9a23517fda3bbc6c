"""`run`: the service on this machine, from nothing to an address, and a clean end of all processes."""

import argparse
import errno
import socket
from dataclasses import replace

from server.cli.doing import settings
from server.cli.parsing import DONE, Refused
from server.locales import say


def run(arguments: argparse.Namespace) -> int:
    """Make what is missing, then serve until asked to stop."""
    chosen = settings()
    chosen = replace(chosen, host=arguments.host or chosen.host, port=arguments.port or chosen.port)
    # Before anything large is loaded: a port in use is told at once.
    addresses = free_addresses(chosen.host, chosen.port)

    from server.cli.serving import serve

    serve(
        chosen,
        addresses,
        has_demo=not arguments.no_demo,
        has_ticker=not arguments.no_ticker,
    )
    return DONE


def free_addresses(host: str, port: int) -> list[str]:
    """Where to listen: every address that `host` has here. Raises Refused when someone else does."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except OSError:
        raise Refused(say("cli.run.no_such_host", host=host)) from None
    free: list[str] = []
    for family, kind, _, _, address in found:
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            if family == socket.AF_INET6:
                probe.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
            try:
                probe.bind(address)
            except OSError as problem:
                if problem.errno == errno.EADDRINUSE:
                    raise Refused(say("cli.run.port_in_use", port=port, other=port + 1)) from None
                if problem.errno == errno.EACCES:
                    raise Refused(say("cli.run.port_forbidden", port=port)) from None
                # `localhost` is often an IPv6 address too, also where there is no IPv6.
                continue
        shown = f"[{address[0]}]" if family == socket.AF_INET6 else str(address[0])
        free.append(f"{shown}:{port}")
    if not free:
        raise Refused(say("cli.run.no_such_host", host=host))
    return list(dict.fromkeys(free))
