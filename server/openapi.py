"""The contract between server and screens, made from the routes and their schemas."""

from typing import Any

from flask import Flask


def specification(app: Flask) -> dict[str, Any]:
    """The OpenAPI 3.1 document of `app`'s routes. The PWA's types are generated from it."""
    document: dict[str, Any] = app.extensions["flask-smorest"]["apis"][""]["ext_obj"].spec.to_dict()
    return document
