"""Settings: read once, from the environment and the instance folder, never changed afterwards."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
#: Requests that one process works on at once. Many phones sending wait for one another; as many again can
#: read meanwhile.
THREADS = 16


@dataclass(frozen=True)
class Settings:
    """What one installation can choose.

    `database_url` is SQLAlchemy's form. `is_https` turns on HSTS, `__Host-` cookie names and
    Secure; only loopback is served without. `day_pack_days` is how far back a phone sees entries
    (field.md, thing 10). `sync_per_minute` is how many sync requests one user may send.
    """

    instance: Path
    database_url: str
    port: int = 8000
    host: str = "localhost"
    is_https: bool = False
    trusted_proxies: int = 0
    pwa: Path = field(default_factory=lambda: ROOT / "pwa" / "dist")
    office_idle: timedelta = timedelta(minutes=30)
    office_absolute: timedelta = timedelta(hours=12)
    field_absolute: timedelta = timedelta(hours=12)
    day_pack_days: int = 14
    sync_per_minute: int = 120
    is_testing: bool = False

    def flask(self) -> dict[str, Any]:
        """The same settings in the names that Flask and its extensions read."""
        return {
            "SETTINGS": self,
            "TESTING": self.is_testing,
            "SQLALCHEMY_DATABASE_URI": self.database_url,
            "MAX_CONTENT_LENGTH": 4 * 1024 * 1024,
            "API_TITLE": "Miljøvakt",
            "API_VERSION": "v1",
            "OPENAPI_VERSION": "3.1.0",
            "RATELIMIT_STORAGE_URI": "memory://",
            "RATELIMIT_HEADERS_ENABLED": False,
            # A fixed window would allow twice as many around its edge.
            "RATELIMIT_STRATEGY": "moving-window",
            # What a statement was about must not reach a log through an error's text.
            "SQLALCHEMY_ENGINE_OPTIONS": {"hide_parameters": True} | self._pool(),
        }

    def _pool(self) -> dict[str, Any]:
        """A connection for every thread; a database in memory has one for all.

        On PostgreSQL, the one that was used last is used next: it knows our statements' plans.
        """
        if self.database_url == "sqlite://":
            return {}
        return {
            "pool_size": THREADS,
            "pool_use_lifo": self.database_url.startswith("postgresql"),
        }


def settings_from(environment: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings of this machine.

    Raises ValueError, naming the variable, when MILJOVAKT_PORT is no port number.
    """
    instance = Path(environment.get("MILJOVAKT_INSTANCE") or ROOT / "instance").resolve()
    port = environment.get("MILJOVAKT_PORT") or "8000"
    if not port.isdigit() or not 0 < int(port) < 65536:
        raise ValueError(f"MILJOVAKT_PORT must be a port number from 1 to 65535, not {port!r}.")
    return Settings(
        instance=instance,
        database_url=database_url(environment.get("DATABASE_URL"), instance),
        pwa=Path(environment.get("MILJOVAKT_PWA") or ROOT / "pwa" / "dist").resolve(),
        port=int(port),
        host=environment.get("HOST") or "localhost",
        is_https=environment.get("MILJOVAKT_HTTPS") == "1",
        trusted_proxies=int(environment.get("MILJOVAKT_PROXIES") or 0),
        sync_per_minute=int(environment.get("MILJOVAKT_SYNC_PER_MINUTE") or 120),
    )


def database_url(url: str | None, instance: Path) -> str:
    """SQLAlchemy's form of DATABASE_URL; the instance's own SQLite file when there is none."""
    if not url:
        return f"sqlite:///{instance / 'miljovakt.sqlite3'}"
    for scheme in ("postgres://", "postgresql://"):
        if url.startswith(scheme):
            return "postgresql+psycopg://" + url.removeprefix(scheme)
    return url
