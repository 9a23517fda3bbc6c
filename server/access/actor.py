"""Who is asking: the signed-in user as plain values, so that no request depends on a live database row."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Actor:
    """A user who is acting, with the roles that the user had when the request came.

    The properties are those that Flask-Login asks of a user.
    """

    id: str
    code: str
    name: str
    username: str | None = None
    roles: frozenset[str] = field(default_factory=frozenset)
    surface: str = "office"

    is_active = True
    is_authenticated = True
    is_anonymous = False

    def get_id(self) -> str:
        """The user's id, as Flask-Login asks for it."""
        return self.id

    def as_told(self) -> dict[str, object]:
        """The user as their own screens are told who is signed in."""
        return {
            "id": self.id,
            "code": self.code,
            "name": self.name,
            "username": self.username,
            "roles": sorted(self.roles),
        }
