"""The real server, which fails at a step that a test names: `python -m tests.support.failing_server run`.

It is another program around the same one, so that nothing of it is part of the server. Every step of a
writing transaction has a name: which transaction of the request it belongs to, and what has just been done
there (`1 begun`, `1 select replicas`, `1 update clocks`, `1 committing`, `1 committed`; files: `fsync`,
`replace`), and `answering` when only the answer is missing. What shall happen stands in the file `failing`
of the instance's folder, as JSON:

    at, how          at this step: kill (this process, SIGKILL), kill-all (the whole group), recycle
                     (SIGTERM, as gunicorn does), raise (a fault that nobody foresaw); once
    record           the steps are written into the file `steps`
    poison           deciding an operation with this text always raises
    unstorable       storing an operation with this text always raises
    pragma           SQLite only: said before each transaction
    largest_file     no file may grow beyond so many bytes (RLIMIT_FSIZE)
    away             SQLite only: the file cannot be opened
"""

import contextlib
import json
import os
import re
import resource
import signal
import sys
import threading
from collections import Counter
from pathlib import Path
from typing import Any

from flask import request_finished, request_started
from sqlalchemy import event
from sqlalchemy.engine import Engine
from sqlalchemy.engine.default import DefaultDialect

from server.cli import main
from server.extensions import db
from server.sync import batch

_FOLDER = Path(os.environ["MILJOVAKT_INSTANCE"])
ORDER = _FOLDER / "failing"
STEPS = _FOLDER / "steps"

_STATEMENT = re.compile(
    r'\s*(?:(UPDATE)|(\w+)\b.*?\b(?:FROM|INTO))\s+"?(\w+)', re.DOTALL | re.IGNORECASE
)
_HERE = threading.local()


class Broken(RuntimeError):
    """A fault that nobody foresaw."""


def order() -> dict[str, Any]:
    """What shall happen; nothing, most of the time."""
    try:
        told: dict[str, Any] = json.loads(ORDER.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return told


def reached(name: str) -> None:
    """A step of this request has been done."""
    if not getattr(_HERE, "is_asked", False):
        return
    step = f"{_HERE.transaction} {name}"
    _HERE.counts[step] += 1
    if _HERE.counts[step] > 1:
        step += f" ({_HERE.counts[step]})"
    told = order()
    if told.get("record"):
        with STEPS.open("a", encoding="utf-8") as steps:
            steps.write(step + "\n")
    if told.get("at") == step:
        del told["at"]
        ORDER.write_text(json.dumps(told), encoding="utf-8")
        _fail(told["how"])


def _fail(how: str) -> None:
    if how == "raise":
        raise Broken
    if how == "recycle":
        os.kill(os.getpid(), signal.SIGTERM)
        return
    if how == "kill-all":
        os.killpg(os.getpgrp(), signal.SIGKILL)
    os.kill(os.getpid(), signal.SIGKILL)
    # The signal may take a moment to arrive, and nothing more shall be done in it.
    signal.pause()


def _asked(_sender: object, **_: object) -> None:
    _HERE.is_asked, _HERE.transaction, _HERE.counts = True, 0, Counter()
    told = order()
    if told.get("away"):
        db.engine.dispose()
    size = told.get("largest_file", resource.RLIM_INFINITY)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def _answering(_sender: object, **_: object) -> None:
    reached("answering")
    _HERE.is_asked = False


def _is_writing(connection: Any) -> bool:
    return bool(connection.get_execution_options().get("writes"))


def _beginning(connection: Any) -> None:
    if connection.dialect.name == "sqlite":
        cursor = connection.connection.cursor()
        for pragma in order().get("pragma", ["query_only=OFF", "max_page_count=1073741823"]):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()


def _begun(connection: Any) -> None:
    if _is_writing(connection):
        _HERE.transaction = getattr(_HERE, "transaction", 0) + 1
        reached("begun")


def _executed(
    connection: Any, _cursor: Any, statement: str, _parameters: Any, _context: Any, _many: bool
) -> None:
    found = _STATEMENT.match(statement)
    if found and _is_writing(connection):
        reached(f"{found[1] or found[2]} {found[3]}".lower())


def _committing(connection: Any) -> None:
    if _is_writing(connection):
        _HERE.is_writing = True
        reached("committing")


def _hooked(module: Any, name: str, told_before: Any = None, step: str = "") -> None:
    """Let a function tell that it has been called."""
    real = getattr(module, name)

    def hooked(*arguments: Any, **options: Any) -> Any:
        if told_before is not None:
            told_before(*arguments)
        done = real(*arguments, **options)
        if step:
            reached(step)
        return done

    setattr(module, name, hooked)


def _committed(self: Any, connection: Any, _real: Any = DefaultDialect.do_commit) -> None:
    _real(self, connection)
    if getattr(_HERE, "is_writing", False):
        _HERE.is_writing = False
        reached("committed")


def _connecting(dialect: Any, _record: Any, arguments: list[Any], _options: Any) -> None:
    if order().get("away"):
        arguments[0] = f"{arguments[0]}.away/none"


def _poisoned(_world: Any, operation: Any) -> None:
    text = order().get("poison")
    if text and text in operation.body and operation.problem is None:
        raise Broken


def _unstorable(_connection: Any, _replica: Any, _world: Any, decisions: Any) -> None:
    text = order().get("unstorable")
    if text and any(text in each.operation.body for each in decisions):
        raise Broken


def fail_as_told() -> None:
    """Put the hooks around the server."""
    request_started.connect(_asked)
    request_finished.connect(_answering)
    event.listen(Engine, "begin", _beginning, insert=True)
    event.listen(Engine, "begin", _begun)
    event.listen(Engine, "after_cursor_execute", _executed)
    event.listen(Engine, "commit", _committing)
    event.listen(Engine, "do_connect", _connecting)
    DefaultDialect.do_commit = _committed  # type: ignore[method-assign] # a hook around it
    _hooked(batch, "decide", _poisoned, "decided")
    _hooked(batch, "write_batch", _unstorable)
    for name in ("fsync", "replace", "unlink", "ftruncate"):
        _hooked(os, name, step=name)


if __name__ == "__main__":
    fail_as_told()
    with contextlib.suppress(FileNotFoundError):
        ORDER.unlink()
    sys.exit(main(sys.argv[1:]))
