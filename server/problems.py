"""The one translation from errors to HTTP: problem+json (RFC 9457), and never database text."""

import logging
import traceback
import uuid
from collections.abc import Mapping
from typing import Any

import marshmallow as ma
from flask import Flask, Response, current_app, g, json, request
from flask_smorest import Api as SmorestApi
from werkzeug.exceptions import HTTPException

from server import errors
from server.errors import DomainError

log = logging.getLogger(__name__)

MEDIA_TYPE = "application/problem+json"

# What the framework refuses by itself, in our words.
_BY_STATUS: dict[int, type[DomainError]] = {
    400: errors.Malformed,
    401: errors.SignedOut,
    403: errors.NotAllowed,
    404: errors.NotFound,
    405: errors.MethodNotAllowed,
    413: errors.TooLarge,
    415: errors.WrongMediaType,
    422: errors.Invalid,
    429: errors.TooManyAttempts,
}

# marshmallow's sentences, as keys that the catalogue has words for.
_FIELD_KEYS = {
    "Missing data for required field.": "required",
    "Field may not be null.": "required",
    "Unknown field.": "unknown",
}
#: Every key that a field can be marked with; texts are `field_error.<key>`.
FIELD_KEYS = frozenset(
    {*_FIELD_KEYS.values(), "invalid", "not_a_choice", "out_of_range", "too_long", "too_short"}
)


class ProblemSchema(ma.Schema):
    """An error as it is sent, with a stable `reason` and the id that finds it in the log."""

    type = ma.fields.String(required=True)
    title = ma.fields.String(required=True)
    status = ma.fields.Integer(required=True)
    reason = ma.fields.String(
        required=True,
        validate=ma.validate.OneOf(sorted(errors.REASONS)),
        metadata={"maxLength": 60},
    )
    errors = ma.fields.Dict(
        keys=ma.fields.String(),
        values=ma.fields.List(ma.fields.String()),
        metadata={"description": "What was wrong with each field, as keys."},
    )
    version = ma.fields.Integer(metadata={"description": "The present version (stale_version)."})
    offset = ma.fields.Integer(metadata={"description": "Where the upload is (wrong_offset)."})
    request_id = ma.fields.String(required=True)


class Api(SmorestApi):
    """flask-smorest with problem+json, `Allow` kept on 405, and no documentation routes."""

    ERROR_SCHEMA = ProblemSchema

    def handle_http_exception(self, error: HTTPException) -> Response:
        """Answer what the framework refused."""
        return problem(_from_framework(error), _headers_worth_keeping(error))

    def _register_error_handlers(self) -> None:
        super()._register_error_handlers()
        app: Flask = self._app
        app.register_error_handler(DomainError, problem)
        app.register_error_handler(Exception, unexpected)

    def _register_responses(self) -> None:
        # The contract must say what is sent: every error is a problem, described once.
        self.DEFAULT_RESPONSE_CONTENT_TYPE = MEDIA_TYPE
        super()._register_responses()
        del self.DEFAULT_RESPONSE_CONTENT_TYPE

    def _register_pagination_header(self) -> None:
        """Pages are told in the body, so the contract has no header for them."""

    def _register_doc_blueprint(self) -> None:
        """Ours is a route like any other (`server/routes/openapi.py`), with its access stated."""


def problem(error: DomainError, headers: Mapping[str, str] | None = None) -> Response:
    """The answer for `error`."""
    body: dict[str, Any] = {
        "type": f"urn:miljovakt:{error.reason}",
        "title": error.title,
        "status": error.status,
        "reason": error.reason,
        "request_id": request_id(),
        **error.details,
    }
    if error.fields:
        body["errors"] = error.fields
    response = Response(json.dumps(body), error.status, headers, content_type=MEDIA_TYPE)
    if isinstance(error, errors.DeviceRefused):
        # A lost phone: whatever its browser keeps of ours is to go, unsent work included.
        response.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    if error.retry_after is not None:
        response.headers["Retry-After"] = str(error.retry_after)
    return response


def request_id() -> str:
    """The id of the present request: in every problem, and in the log."""
    if "request_id" not in g:
        g.request_id = uuid.uuid4().hex
    return str(g.request_id)


def field_keys(messages: Any) -> dict[str, list[str]]:
    """Marshmallow's messages as {field: [keys]}; a field inside another is `outer.inner`."""
    found: dict[str, list[str]] = {}
    _gather(messages, "", found)
    return found


def _gather(messages: Any, path: str, found: dict[str, list[str]]) -> None:
    if isinstance(messages, Mapping):
        for name, inner in messages.items():
            # webargs puts the place (json, query) outermost; no form has use for it.
            is_place = not path and name in ("json", "query", "path", "headers", "json_or_form")
            _gather(inner, path if is_place else f"{path}.{name}".lstrip("."), found)
    else:
        sentences = messages if isinstance(messages, list) else [messages]
        found[path or "_schema"] = sorted({_key(str(sentence)) for sentence in sentences})


def _key(sentence: str) -> str:
    if sentence in FIELD_KEYS:
        return sentence
    return _FIELD_KEYS.get(sentence, "invalid")


def _from_framework(error: HTTPException) -> DomainError:
    kind = _BY_STATUS.get(error.code or 500)
    if kind is None:
        kind = errors.Malformed if (error.code or 500) < 500 else errors.ServerFault
    messages = (getattr(error, "data", None) or {}).get("messages")
    return kind(fields=field_keys(messages) if messages else None)


def _headers_worth_keeping(error: HTTPException) -> dict[str, str]:
    kept = {}
    for name, value in error.get_headers(request.environ):
        if name in ("Allow", "Retry-After"):
            kept[name] = value
    return kept


def unexpected(error: Exception) -> Response:
    """Answer what nobody foresaw: an id for the person, the place in the code for the log.

    The error's own text stays out of the log: a database error quotes the values it choked on.
    """
    if current_app.testing and current_app.config.get("PROPAGATE_EXCEPTIONS") is not False:
        raise error
    frames = traceback.extract_tb(error.__traceback__)
    where = " < ".join(
        f"{frame.filename}:{frame.lineno} {frame.name}" for frame in reversed(frames)
    )
    log.error("Request %s failed: %s at %s", request_id(), type(error).__name__, where)
    return problem(errors.ServerFault())
