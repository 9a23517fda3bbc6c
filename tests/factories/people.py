"""Invented staff, and browsers that they sit at."""

import uuid
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import insert
from werkzeug.test import TestResponse

from server.access.actor import Actor
from server.extensions import writing
from server.models import User, UserRole
from server.services import session
from server.services.passwords import hash_password

PASSWORD = "a long enough password"

#: What our own pages send with a request that changes something.
OUR_PAGE = {
    "X-App": "1",
    "Origin": "http://localhost",
    "Sec-Fetch-Site": "same-origin",
    "Content-Type": "application/json",
}


def make_user(
    code: str, *roles: str, surface: str = "office", password: str | None = None
) -> Actor:
    """A user with these roles, as an actor; without a password nobody can sign in as them."""
    actor = Actor(
        str(uuid.uuid4()), code, f"Person {code}", code.lower(), frozenset(roles), surface
    )
    with writing() as connection:
        connection.execute(
            insert(User).values(
                id=actor.id,
                code=code,
                name=actor.name,
                username=actor.username,
                password_hash=hash_password(password) if password else None,
                is_active=True,
                is_system=False,
                scope_rev=0,
            )
        )
        for role in roles:
            connection.execute(insert(UserRole).values(user_id=actor.id, role=role))
    return actor


class Visitor:
    """A browser at our address. Each request has a context of its own, as on the real server."""

    def __init__(self, app: Flask, *, base_url: str = "http://localhost") -> None:
        self.app = app
        self.base_url = base_url
        self.client: FlaskClient = app.test_client()

    def ask(self, method: str, path: str, **options: Any) -> TestResponse:
        """Send exactly what is said here, and no header more."""
        with self.app.app_context():
            return self.client.open(
                path, method=method, base_url=self.base_url, buffered=True, **options
            )

    def get(self, path: str, **options: Any) -> TestResponse:
        """Read, as a page of ours does."""
        return self.ask("GET", path, **options)

    def send(self, method: str, path: str, body: Any = None) -> TestResponse:
        """Change something, as a page of ours does."""
        headers = OUR_PAGE | {"Origin": self.base_url}
        return self.ask(method, path, json={} if body is None else body, headers=headers)

    def send_bytes(self, path: str, content: bytes, **told: str) -> TestResponse:
        """Send a piece of a photo, as a phone of ours does, with further headers."""
        headers = OUR_PAGE | {"Origin": self.base_url, "Content-Type": "application/octet-stream"}
        return self.ask("PATCH", path, data=content, headers=headers | told)

    def sign_in(self, username: str, password: str, surface: str = "office") -> TestResponse:
        """Type a user name and a password."""
        form = {"username": username, "password": password, "surface": surface}
        return self.send("POST", "/api/session", form)

    def be(self, actor: Actor) -> "Visitor":
        """Be signed in already, without the work of a password."""
        self.client.set_cookie("sid", session.begin(actor).token, domain="localhost")
        return self
