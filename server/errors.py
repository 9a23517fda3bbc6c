"""Every error that a rule of ours can end in, and the words for it that cross the wire.

Services and sync raise these; `server/problems.py` alone turns them into HTTP. Every `reason` has
Norwegian text in the PWA's catalogue, as `reason.<key>`.
"""

from collections.abc import Mapping, Sequence
from typing import ClassVar

#: Every reason an answer can carry, by key. Filled by the classes below; a test reads it.
REASONS: dict[str, type["DomainError"]] = {}


class DomainError(Exception):
    """Something that was asked for is refused, for a reason that has a name.

    `fields` names what was wrong with each field, as keys; `retry_after` is in seconds; `details`
    are further members of the problem (ids and numbers, never what was written about a person).
    """

    reason: ClassVar[str] = ""
    status: ClassVar[int] = 400

    def __init_subclass__(cls, **kwargs: object) -> None:
        super().__init_subclass__(**kwargs)
        if cls.reason in REASONS:
            raise ValueError(f"Two errors share the reason {cls.reason!r}.")
        REASONS[cls.reason] = cls

    def __init__(
        self,
        *,
        fields: Mapping[str, Sequence[str]] | None = None,
        retry_after: int | None = None,
        **details: str | int | None,
    ) -> None:
        super().__init__(self.reason)
        self.fields = {name: list(keys) for name, keys in (fields or {}).items()}
        self.retry_after = retry_after
        self.details = details

    @property
    def title(self) -> str:
        """The class's sentence: what happened, in English, for whoever reads the wire."""
        return (type(self).__doc__ or "").splitlines()[0]


class Malformed(DomainError):
    """The request could not be read."""

    reason = "malformed"
    status = 400


class Invalid(DomainError):
    """Some fields have values that cannot be accepted."""

    reason = "invalid"
    status = 422


class SignedOut(DomainError):
    """Nobody is signed in, or the session has ended."""

    reason = "signed_out"
    status = 401


class WrongSignIn(DomainError):
    """The user name and the password do not belong together."""

    reason = "wrong_sign_in"
    status = 401


class NotYourSurface(DomainError):
    """The user's roles do not open this part of the service."""

    reason = "not_your_surface"
    status = 403


class NotAllowed(DomainError):
    """The user's roles do not allow this action."""

    reason = "not_allowed"
    status = 403


class CrossSite(DomainError):
    """The request did not come from our own pages."""

    reason = "csrf"
    status = 403


class NotAPage(DomainError):
    """An API answer was asked for as if it were a page."""

    reason = "not_a_page"
    status = 403


class NeedsHttps(DomainError):
    """The API answers over an encrypted connection only."""

    reason = "needs_https"
    status = 403


class NotFound(DomainError):
    """There is nothing here, or nothing that this user may see."""

    reason = "not_found"
    status = 404


class MethodNotAllowed(DomainError):
    """This address does not answer that method."""

    reason = "method_not_allowed"
    status = 405


class TooLarge(DomainError):
    """The request is larger than what is accepted here."""

    reason = "too_large"
    status = 413


class WrongMediaType(DomainError):
    """The body is not of a kind that is read here."""

    reason = "wrong_media_type"
    status = 415


class TooManyAttempts(DomainError):
    """There have been too many attempts in a short time."""

    reason = "too_many_attempts"
    status = 429


class ServerFault(DomainError):
    """Something failed on the server; the id finds it in the log."""

    reason = "server_fault"
    status = 500


class NotBuilt(DomainError):
    """The screens have not been built on this server: run make run, or npm run build in pwa/."""

    reason = "not_built"
    status = 503


class NotPlain(DomainError):
    """The entry has something to look at, so it is not approved together with others."""

    reason = "not_plain"
    status = 409


class OwnEntry(DomainError):
    """Nobody approves an entry they have taken part in."""

    reason = "own_entry"
    status = 403


class StaleVersion(DomainError):
    """The entry has changed since it was read."""

    reason = "stale_version"
    status = 409


class TextChanged(DomainError):
    """The text has been changed by somebody else since it was read."""

    reason = "text_changed"
    status = 409


class AlreadyApproved(DomainError):
    """The entry has been approved already."""

    reason = "already_approved"
    status = 409


class NotUnderReview(DomainError):
    """The entry is not waiting for review."""

    reason = "not_under_review"
    status = 409


class AlreadyDecided(DomainError):
    """Somebody has decided on this already, or it has moved on by itself."""

    reason = "already_decided"
    status = 409


class NotReleased(DomainError):
    """What the operation waits for has not come."""

    reason = "not_released"
    status = 409


class MeetingHeld(DomainError):
    """The meeting has been opened, so that it is no longer moved or called off."""

    reason = "meeting_held"
    status = 409


class MinutesLocked(DomainError):
    """The meeting is closed and its minutes are locked: they can only be added to."""

    reason = "minutes_locked"
    status = 409


class MeetingNotOpen(DomainError):
    """The meeting has not been opened, or has been called off."""

    reason = "meeting_not_open"
    status = 409


class OwnerMayNotHear(DomainError):
    """Somebody is given a point of a case that is not shared with them."""

    reason = "owner_may_not_hear"
    status = 422


class TextsToChoose(DomainError):
    """Two people wrote in the same field; somebody chooses before the minutes are locked."""

    reason = "texts_to_choose"
    status = 409


class MinutesDoNotSum(DomainError):
    """The minutes of the tasks would not sum to those of the entry: choose them together."""

    reason = "minutes_do_not_sum"
    status = 409


class OperationTaken(DomainError):
    """The operation id has been used for something else."""

    reason = "op_id_taken"
    status = 409


class NotYourReplica(DomainError):
    """The replica is unknown, or belongs to another user."""

    reason = "not_your_replica"
    status = 403


class DeviceRefused(DomainError):
    """The device has been revoked and is to be wiped."""

    reason = "device_refused"
    status = 403


class DeviceParked(DomainError):
    """The device has been revoked: it can hand in its work and gets nothing."""

    reason = "device_parked"
    status = 403


class RescueUnreadable(DomainError):
    """The file is no rescue file, or it was changed on its way."""

    reason = "rescue_unreadable"
    status = 422


class RescueKeyUnknown(DomainError):
    """The rescue file was sealed for another installation, or its key is gone."""

    reason = "rescue_key_unknown"
    status = 422


class RescueNotOurs(DomainError):
    """The rescue file is of a user who is unknown here, or of a phone that is somebody else's."""

    reason = "rescue_not_ours"
    status = 422


class WrongOffset(DomainError):
    """The piece does not begin where the upload has come to."""

    reason = "wrong_offset"
    status = 409


class WrongChecksum(DomainError):
    """The piece did not arrive as it was sent."""

    reason = "wrong_checksum"
    status = 422


class WrongHash(DomainError):
    """The bytes are whole, but not those that were announced; the upload begins at 0 again."""

    reason = "wrong_hash"
    status = 422


class TooManyUploads(DomainError):
    """This phone has as many uploads under way as it may."""

    reason = "too_many_uploads"
    status = 429


class PhotoQuota(DomainError):
    """This person has sent as many photos as one may in a day."""

    reason = "photo_quota"
    status = 429


class TryLater(DomainError):
    """The database is busy or away; nothing was stored, and the same request can be sent again."""

    reason = "try_later"
    status = 503
