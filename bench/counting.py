"""A plain forwarder on loopback that counts the bytes which a server sends to a browser, headers included."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

CHUNK = 65_536


class CountingForwarder:
    """Forwards connections on its own port to `port`; `received` is what has come back so far, in bytes."""

    def __init__(self, port: int) -> None:
        self.target = port
        self.received = 0
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self.listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self.listener.accept()
                far = socket.create_connection(("localhost", self.target))
                for source, sink, counts in ((near, far, False), (far, near, True)):
                    threading.Thread(
                        target=self._copy, args=(source, sink, counts), daemon=True
                    ).start()

    def _copy(self, source: socket.socket, sink: socket.socket, counts: bool) -> None:
        with suppress(OSError):
            while data := source.recv(CHUNK):
                if counts:
                    self.received += len(data)
                sink.sendall(data)
            sink.shutdown(socket.SHUT_WR)


@contextmanager
def counted(port: int) -> Iterator[CountingForwarder]:
    """A forwarder to the server on `port` of this machine, closed at the end."""
    forwarder = CountingForwarder(port)
    try:
        yield forwarder
    finally:
        forwarder.listener.close()
