"""Whether photos may be taken in a case: off until the coordinator allows them (field.md, thing 11)."""

from dataclasses import dataclass

from sqlalchemy import select

from server.access.actor import Actor
from server.errors import NotFound, OperationTaken, ServerFault
from server.extensions import snapshot
from server.models import Case
from server.sync.building import patch_of
from server.sync.office import office_commit


@dataclass(frozen=True)
class CasePhotos:
    """A case, in the version that says whether photos may be taken in it."""

    id: str
    version: int
    is_photo_allowed: bool


def allow_photos(
    actor: Actor, case_id: str, *, op_id: str, base_version: int, is_allowed: bool
) -> CasePhotos:
    """Allow photos in a case, or allow them no longer; photos that have been taken stay.

    A switch has two places, so two people who move it at once cannot disagree about what they saw.
    Raises NotFound or OperationTaken.
    """
    _read(case_id)
    before, after = {"is_photo_allowed": not is_allowed}, {"is_photo_allowed": is_allowed}
    change = patch_of("case", case_id, base_version, before, after)
    result = office_commit(actor, [change], op_id=op_id)
    if (result.reason or "").partition(":")[0] == "op_id_reused":
        raise OperationTaken
    if result.outcome not in ("applied", "merged"):
        raise ServerFault
    return _read(case_id)


def _read(case_id: str) -> CasePhotos:
    with snapshot() as connection:
        row = connection.execute(
            select(Case.id, Case.version, Case.is_photo_allowed).where(
                Case.id == case_id, Case.deleted_at.is_(None)
            )
        ).first()
    if row is None:
        raise NotFound
    return CasePhotos(row.id, row.version, row.is_photo_allowed)
