"""The plain phone of tests/sync/phone.py over HTTP, with the rules that a client keeps to (docs/sync.md).

It believes a reply that is JSON of ours and echoes its request; everything else is a reply that never came.
It sends from the server's last number, halves a batch that was too slow or too large, waits longer for each
failure, and does as Retry-After says. It does not sleep: `waits` tells how long it would have.
"""

import gzip
import http.client
import json
import zlib
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from tests.sync.phone import Phone, new_id

FIRST_WAIT = 1.0
LONGEST_WAIT = 300.0
MOST_OPERATIONS = 500


class Lost(Exception):
    """No reply that can be believed: whether the server did the work, nobody here knows."""


class TooSlow(Lost):
    """No reply in time."""


class Refused(Exception):
    """The server said no, in its own words."""

    def __init__(
        self,
        status: int,
        reason: str,
        retry_after: float | None,
        problem: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(f"{status} {reason}")
        self.status, self.reason, self.retry_after = status, reason, retry_after
        self.problem = problem or {}


class NeverSettled(AssertionError):
    """The phone has asked more often than a sound one would."""


@dataclass
class HttpPhone(Phone):
    """A phone that is signed in by `token` and reaches the server at `url`."""

    url: str = ""
    token: str = ""
    #: Seconds; a test's are shorter than a phone's thirty.
    timeout: float = 30.0
    limit: int = MOST_OPERATIONS
    waits: list[float] = field(default_factory=list)
    #: In a row.
    failures: int = 0
    #: Operations whose answer was another one when it was told again.
    changed_answers: list[str] = field(default_factory=list)

    def request(self, path: str, content: dict[str, Any], *, is_packed: bool = True) -> Any:
        """Ask the server. Raises Lost when the reply cannot be believed, Refused when it says no."""
        sent = {"proto": 1, "request_id": new_id()} | content
        body = json.dumps(sent, ensure_ascii=False).encode()
        headers = {"Content-Type": "application/json"}
        if is_packed and len(body) > 1024:
            body, headers["Content-Encoding"] = gzip.compress(body), "gzip"
        reply = self.ask("POST", path, body, headers)
        if not isinstance(reply, dict) or reply.get("proto") != 1:
            raise Lost("not of ours")
        if reply.get("request_id") != sent["request_id"]:
            raise Lost("the reply to something else")
        return reply

    def ask(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> Any:
        """Send a request as our own page does; the JSON of an answer of ours. Raises Lost or Refused."""
        headers = {
            "Accept": "application/json",
            "Accept-Encoding": "gzip",
            "X-App": "1",
            "Origin": self.url,
            "Cookie": f"sid={self.token}",
        } | headers
        status, kind, wait, read = self._exchange(method, path, body, headers)
        try:
            reply = json.loads(read)
        except ValueError:
            raise Lost("not JSON") from None
        if status == 200:
            return reply
        is_ours = "json" in kind and isinstance(reply, dict)
        if not is_ours or not isinstance(reply.get("reason"), str):
            raise Lost(f"{status}, not of ours")
        raise Refused(status, reply["reason"], float(wait) if wait else None, reply)

    def _exchange(
        self, method: str, path: str, body: bytes, headers: dict[str, str]
    ) -> tuple[int, str, str | None, bytes]:
        address = urlsplit(self.url)
        connection = http.client.HTTPConnection(
            "127.0.0.1", address.port or 80, timeout=self.timeout
        )
        try:
            connection.request(method, path, body, {"Host": address.netloc} | headers)
            response = connection.getresponse()
            read = response.read()
            if response.headers.get("Content-Encoding") == "gzip":
                read = gzip.decompress(read)
        except TimeoutError:
            raise TooSlow from None
        except (OSError, http.client.HTTPException, EOFError, zlib.error):
            raise Lost from None
        finally:
            connection.close()
        kind = response.headers.get("Content-Type", "")
        if not kind.startswith(("application/json", "application/problem+json")):
            raise Lost(f"{response.status} {kind}")
        return response.status, kind, response.headers.get("Retry-After"), read

    def push(self, *, is_reply_lost: bool = False, **options: Any) -> list[dict[str, Any]]:
        """Send one batch; its results. Nothing here is answered unless the reply can be believed."""
        ops = [{"seq": each.seq, "body": each.body} for each in self.batch()[: self.limit]]
        device_now = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        envelope = {
            "build": "python",
            "epoch": self.epoch,
            "replica": self.replica,
            "device_now": device_now,
        }
        try:
            reply = self.request("/api/sync/push", envelope | {"ops": ops})
        except (TooSlow, Refused) as failure:
            if isinstance(failure, TooSlow) or failure.status == 413:
                self.limit = max(1, min(len(ops), self.limit) // 2)
            raise
        for result in reply["results"]:
            op_id = result["op_id"]
            if self.results.setdefault(op_id, result) != result:
                self.changed_answers.append(op_id)
        self.last_seq = reply["last_seq"]
        if reply.get("stop") == "retry":
            raise Refused(200, "retry", float(reply.get("retry_after", 1)))
        assert reply.get("stop") in (None, "budget"), reply["stop"]
        self.limit = min(MOST_OPERATIONS, self.limit * 2)
        results: list[dict[str, Any]] = reply["results"]
        return results

    def pull_page(self, limit: int | None = None) -> dict[str, Any]:
        """Read one page, and take it in."""
        position = {
            "epoch": self.epoch,
            "replica": self.replica,
            "cursor": self.cursor,
            "scope_rev": self.scope_rev,
        }
        page: dict[str, Any] = self.request("/api/sync/pull", position)
        self.take(page)
        return page

    def settle(self, most: int = 30) -> int:
        """Send and read until nothing is left, waiting as a client waits; how many rounds it took.

        Raises NeverSettled after `most` rounds, and Refused when only a person can go on (401).
        """
        for attempt in range(1, most + 1):
            try:
                while len(self.log) > self.last_seq:
                    self.push()
                    self.failures = 0
                self.pull()
            except Refused as refusal:
                if refusal.status == 401:
                    raise
                self.failures += 1
                self.waits.append(refusal.retry_after or self._backoff())
            except Lost:
                self.failures += 1
                self.waits.append(self._backoff())
            else:
                self.failures = 0
                return attempt
        raise NeverSettled(f"{most} rounds, and {len(self.log) - self.last_seq} operations unsent")

    def _backoff(self) -> float:
        return float(min(LONGEST_WAIT, FIRST_WAIT * 2 ** (self.failures - 1)))
