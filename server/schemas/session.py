"""What crosses the wire about sessions."""

from marshmallow import fields

from server.access.roles import SURFACES, Role
from server.schemas.base import Schema, choice, instant, record_id, text


class SignInSchema(Schema):
    """A try at signing in. The password is taken verbatim."""

    username = text(60, shortest=1, required=True)
    password = text(128, shortest=1, required=True, load_only=True)
    surface = choice(*sorted(SURFACES), required=True)


class UserSchema(Schema):
    """The signed-in user."""

    id = record_id(required=True)
    code = text(20, required=True)
    name = text(120, required=True)
    username = text(60, required=True)
    roles = fields.List(choice(*(str(role) for role in Role)), required=True)


class SessionSchema(Schema):
    """A session: who, where, until when at the latest."""

    user = fields.Nested(UserSchema, required=True)
    surface = choice(*sorted(SURFACES), required=True)
    expires_at = instant(required=True)
