"""A km rate: what a kilometre is paid, from a day on."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from server.extensions import db
from server.models.synced import LocalDate, Synced


class KmRate(Synced, db.Model):
    """Kilometres are counted here; paying them is the payroll system's."""

    __tablename__ = "km_rates"

    valid_from: Mapped[str] = mapped_column(LocalDate)
    ore_per_km: Mapped[int]
    passenger_ore_per_km: Mapped[int]
    source: Mapped[str | None] = mapped_column(String(200))
