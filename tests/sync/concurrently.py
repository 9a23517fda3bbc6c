"""Doing several things at once, on real threads."""

import threading
from collections.abc import Callable

from flask import Flask

from server.extensions import db


def at_once(app: Flask, *works: Callable[[], None]) -> None:
    """Run each work in a thread of its own, starting together; what one raises is raised here."""
    start = threading.Barrier(len(works))
    raised: list[BaseException] = []

    def run(work: Callable[[], None]) -> None:
        with app.app_context():
            start.wait()
            try:
                work()
            except BaseException as error:
                raised.append(error)
            finally:
                db.session.remove()

    threads = [threading.Thread(target=run, args=[work]) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if raised:
        raise raised[0]
