"""A network between a phone and the real server that does what networks do: a proxy on loopback.

Each request that comes through meets a fault: the next of the script for its path, else the standing one,
else none. A fault is a function of an Exchange; faults.py has those that can happen.
"""

from __future__ import annotations

import contextlib
import gzip
import socket
import struct
import threading
import time
from collections import defaultdict, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

#: What an abrupt end is to the other side: unread, unsent, gone (a reset instead of an orderly end).
_ABRUPT = struct.pack("ii", 1, 0)
_SERVER_SECONDS = 60.0
_PIECE = 65536


@dataclass(frozen=True)
class Sent:
    """One request as it came from the phone: its bytes, told apart only as far as a proxy must."""

    method: str
    path: str
    head: bytes
    body: bytes
    #: When it came, in seconds of time.monotonic().
    at: float = field(default_factory=time.monotonic)

    @property
    def bytes(self) -> bytes:
        """The whole request."""
        return self.head + self.body


class Exchange:
    """One request on its way through the proxy, in the hands of a fault."""

    def __init__(self, proxy: Proxy, client: socket.socket, sent: Sent) -> None:
        self.proxy = proxy
        self.client = client
        self.sent = sent

    def forward(self, request: bytes | None = None) -> bytes:
        """Give the server the request, or these bytes in its place; its whole reply, or what came of it."""
        reply = bytearray()
        with contextlib.suppress(ConnectionError, TimeoutError), self.proxy.to_server() as server:
            server.sendall(self.sent.bytes if request is None else request)
            if request is not None:
                server.shutdown(socket.SHUT_WR)
            while piece := server.recv(_PIECE):
                reply += piece
        self.proxy.note(self.sent, bytes(reply))
        return bytes(reply)

    def answer(self, reply: bytes) -> None:
        """Give the phone a reply and end the connection in good order."""
        with contextlib.suppress(OSError):
            self.client.sendall(reply)
            self.client.shutdown(socket.SHUT_RDWR)

    def reset(self) -> None:
        """End the connection as a lost network does."""
        with contextlib.suppress(OSError):
            self.client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _ABRUPT)

    def wait_until_given_up(self) -> None:
        """Hold the line until the phone, or the test, has had enough."""
        held_at = self.proxy.heals
        while not self.proxy.is_closed.is_set() and self.proxy.heals == held_at:
            self.client.settimeout(0.1)
            try:
                if not self.client.recv(1):
                    return
            except TimeoutError:
                continue
            except OSError:
                return


Fault = Callable[[Exchange], None]


@dataclass
class Proxy:
    """The proxy, listening. `seen` are the requests that came, `replies` what the server said to each that
    it was given: its first line."""

    server_port: int
    seen: list[Sent] = field(default_factory=list)
    replies: list[str] = field(default_factory=list)
    faults: int = 0
    heals: int = 0

    def __post_init__(self) -> None:
        self.is_closed = threading.Event()
        self._lock = threading.Lock()
        self._scripts: dict[str, deque[Fault]] = defaultdict(deque)
        self._standing: dict[str, Fault] = {}
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=128)
        self.port: int = self._listener.getsockname()[1]
        self.url = f"http://localhost:{self.port}"
        self._threads: list[threading.Thread] = []
        self._clients: set[socket.socket] = set()

    def script(self, path: str, *faults: Fault) -> None:
        """Let the next requests whose path begins so meet these, in their order."""
        with self._lock:
            self._scripts[path].extend(faults)

    def always(self, path: str, fault: Fault) -> None:
        """Let every request whose path begins so meet this, unless a script says otherwise."""
        with self._lock:
            self._standing[path] = fault

    def heal(self) -> None:
        """A good network again; who was held on a dead line is let go."""
        with self._lock:
            self._scripts.clear()
            self._standing.clear()
            self.heals += 1

    def count(self, path: str) -> int:
        """How many requests have come for paths that begin so."""
        with self._lock:
            return sum(sent.path.startswith(path) for sent in self.seen)

    def note(self, _sent: Sent, reply: bytes) -> None:
        """Remember what the server said."""
        with self._lock:
            self.replies.append(reply.partition(b"\r\n")[0].decode("latin-1"))

    def to_server(self) -> socket.socket:
        """A new connection to the server."""
        return socket.create_connection(("localhost", self.server_port), _SERVER_SECONDS)

    def run(self) -> None:
        """Take connections until the proxy is closed."""
        while not self.is_closed.is_set():
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            self._clients.add(client)
            thread = threading.Thread(target=self._serve, args=[client], daemon=True)
            self._threads.append(thread)
            thread.start()

    def close(self) -> None:
        """End: nothing is taken in, and whoever is held is let go."""
        self.is_closed.set()
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        # A browser opens connections that it may never use.
        for client in list(self._clients):
            with contextlib.suppress(OSError):
                client.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(_SERVER_SECONDS)

    def _serve(self, client: socket.socket) -> None:
        with client:
            sent = _read_request(client)
            if sent is None:
                self._clients.discard(client)
                return
            fault = self._fault_of(sent)
            if fault is not passed:
                self.faults += 1
            fault(Exchange(self, client, sent))
        self._clients.discard(client)

    def _fault_of(self, sent: Sent) -> Fault:
        with self._lock:
            self.seen.append(sent)
            for path, script in self._scripts.items():
                if script and sent.path.startswith(path):
                    return script.popleft()
            for path, fault in self._standing.items():
                if sent.path.startswith(path):
                    return fault
        return passed


@contextmanager
def proxied(server_port: int) -> Iterator[Proxy]:
    """A proxy before the server on this port, closed at the end."""
    proxy = Proxy(server_port)
    thread = threading.Thread(target=proxy.run, daemon=True)
    thread.start()
    try:
        yield proxy
    finally:
        proxy.close()
        thread.join()


def _read_request(client: socket.socket) -> Sent | None:
    """The request, or None when the phone gave up before it was whole. One request a connection."""
    client.settimeout(_SERVER_SECONDS)
    read = bytearray()
    try:
        while b"\r\n\r\n" not in read:
            piece = client.recv(_PIECE)
            if not piece:
                return None
            read += piece
        head, _, body = bytes(read).partition(b"\r\n\r\n")
        lines = head.split(b"\r\n")
        headers = {
            name.strip().lower(): value.strip()
            for name, _, value in (line.partition(b":") for line in lines[1:])
        }
        length = int(headers.get(b"content-length", b"0"))
        while len(body) < length:
            piece = client.recv(_PIECE)
            if not piece:
                return None
            body += piece
    except OSError:
        return None
    kept = [line for line in lines if not line.lower().startswith(b"connection:")]
    head = b"\r\n".join([*kept, b"Connection: close"]) + b"\r\n\r\n"
    method, path, _ = lines[0].decode("latin-1").split(" ", 2)
    return Sent(method, path, head, body)


def passed(exchange: Exchange) -> None:
    """No fault at all."""
    exchange.answer(exchange.forward())


def unpacked(sent: Sent) -> bytes:
    """The body of a request as its sender wrote it."""
    return gzip.decompress(sent.body) if sent.body.startswith(b"\x1f\x8b") else sent.body
