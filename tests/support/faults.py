"""What can happen to a request on its way: faults for the proxy (proxy.py)."""

from __future__ import annotations

import contextlib
import json
from concurrent.futures import ThreadPoolExecutor

from tests.support.proxy import Exchange, Fault, passed


def request_lost(exchange: Exchange) -> None:
    """The server never hears of it."""
    exchange.reset()


def reply_lost(exchange: Exchange) -> None:
    """The server does its work, and the phone never hears of it."""
    exchange.forward()
    exchange.reset()


def stalled(exchange: Exchange) -> None:
    """Connected, and dead: nothing is forwarded and nothing comes, until the phone gives up."""
    exchange.wait_until_given_up()


def stalled_after(size: int) -> Fault:
    """A line that carries this many bytes of a request before it dies; smaller requests get through."""

    def fault(exchange: Exchange) -> None:
        if len(exchange.sent.bytes) <= size:
            passed(exchange)
        else:
            exchange.wait_until_given_up()

    return fault


def reply_stalled_after(size: int) -> Fault:
    """The reply stops after this many bytes, and the line stays open."""

    def fault(exchange: Exchange) -> None:
        reply = exchange.forward()
        with contextlib.suppress(OSError):
            exchange.client.sendall(reply[:size])
        exchange.wait_until_given_up()

    return fault


def delivered_times(times: int) -> Fault:
    """The request reaches the server so many times at once; the phone gets the reply to one of them."""

    def fault(exchange: Exchange) -> None:
        with ThreadPoolExecutor(times) as pool:
            copies = [pool.submit(exchange.forward) for _ in range(times)]
        exchange.answer(copies[0].result())

    return fault


class Held:
    """The phone hears of a broken line; the request itself lies somewhere, and is delivered later."""

    def __init__(self) -> None:
        self.waiting: list[Exchange] = []

    def __call__(self, exchange: Exchange) -> None:
        """Keep the request."""
        self.waiting.append(exchange)
        exchange.reset()

    def deliver(self) -> list[bytes]:
        """Let the server have what was kept, the last first; what it said."""
        kept, self.waiting = self.waiting[::-1], []
        return [exchange.forward() for exchange in kept]


def request_cut(at: int) -> Fault:
    """The first `at` bytes of the request reach the server, all but one at most, and the line is gone."""

    def fault(exchange: Exchange) -> None:
        whole = exchange.sent.bytes
        exchange.forward(whole[: min(at, len(whole) - 1)])
        exchange.reset()

    return fault


def request_altered(at: int) -> Fault:
    """One byte of the request's body comes out as another, and the phone gets the server's answer."""

    def fault(exchange: Exchange) -> None:
        body = bytearray(exchange.sent.body)
        body[at] ^= 0xFF
        exchange.answer(exchange.forward(exchange.sent.head + bytes(body)))

    return fault


def reply_cut(at: int) -> Fault:
    """The phone gets the first `at` bytes of the reply, and an end that looks orderly."""

    def fault(exchange: Exchange) -> None:
        exchange.answer(exchange.forward()[:at])

    return fault


def answered(status: str, body: bytes, content_type: str = "text/html", **headers: object) -> Fault:
    """Somebody on the way answers in the server's place; the server never hears of the request."""
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {content_type}", f"Content-Length: {len(body)}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    reply = "\r\n".join([*lines, "Connection: close", "", ""]).encode() + body

    def fault(exchange: Exchange) -> None:
        exchange.answer(reply)

    return fault


#: A hotel's network before one has paid: a page in the place of every answer, or a way to it.
sign_in_page = answered(
    "200 OK", b"<!doctype html><title>Velkommen</title>Logg inn p\xc3\xa5 nettet"
)
sent_to_sign_in = answered("302 Found", b"", Location="http://localhost:1/login")


def refused(status: int, reason: str, retry_after: int | None = None) -> Fault:
    """The server, or what stands before it, refuses and may say when to come back."""
    body = json.dumps({"status": status, "title": "Refused.", "reason": reason}).encode()
    headers = {} if retry_after is None else {"Retry_After": retry_after}
    return answered(f"{status} Refused", body, "application/problem+json", **headers)
