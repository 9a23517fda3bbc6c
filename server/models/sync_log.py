"""The sync log: which record may have changed at which number of the clock."""

from sqlalchemy import BigInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from server.extensions import db
from server.models.synced import Id


class SyncLog(db.Model):
    """It only nominates; who may see the record is asked when it is pulled."""

    __tablename__ = "sync_log"
    __table_args__ = ({"sqlite_with_rowid": False},)

    seq: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    n: Mapped[int] = mapped_column(primary_key=True)
    entity: Mapped[str] = mapped_column(String(40))
    id: Mapped[str] = mapped_column(Id)
