"""A migrated database for the tests to copy, which takes a tenth of the time of migrating one.

Kept until a migration or a library changes; a copy of it is still migrated, which then finds
nothing to do.
"""

import hashlib
import subprocess
from urllib.parse import urlsplit, urlunsplit

from lib import portal
from lib.common import ROOT, Stop
from lib.packages import PYTHON

SQL = """
import sys

import psycopg

server, wanted, step = sys.argv[1:]
raw = f"{wanted}_raw"
with psycopg.connect(server, autocommit=True) as it:
    have = [name for (name,) in it.execute("SELECT datname FROM pg_database")]
    if step == "begin":
        if wanted in have:
            sys.exit(3)
        for old in have:
            if old.startswith("tawasul_template_"):
                it.execute(f'DROP DATABASE "{old}" WITH (FORCE)')
        it.execute(f'CREATE DATABASE "{raw}" TEMPLATE template0')
    else:
        it.execute(f'ALTER DATABASE "{raw}" RENAME TO "{wanted}"')
"""
THERE = 3


def template(environment: dict) -> str:
    """Its name on the server of DATABASE_URL."""
    name = f"tawasul_template_{_digest()}"
    parts = urlsplit(environment["DATABASE_URL"])
    server = urlunsplit(parts._replace(path="/postgres"))
    if _sql(server, name, "begin") != THERE:
        raw = urlunsplit(parts._replace(path=f"/{name}_raw"))
        portal.manage(environment | {"DATABASE_URL": raw}, "migrate", "--verbosity", "0")
        _sql(server, name, "end")
    return name


def _digest() -> str:
    files = [*ROOT.glob("*/migrations/*.py"), ROOT / "requirements.txt"]
    digest = hashlib.sha256(b"".join(file.read_bytes() for file in sorted(files)))
    return digest.hexdigest()[:12]


def _sql(server: str, name: str, step: str) -> int:
    command = [PYTHON, "-c", SQL, server, name, step]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode not in (0, THERE):
        raise Stop(f"the tests' database cannot be made:\n{done.stderr}")
    return done.returncode
