"""The whole portal as `script/server` runs it, with a database of its own: web, worker, beat.

Nothing here is eager, in memory or in this process: a test reaches the portal by its pages, and
looks into its database only to wait for something or to let time pass.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import redis

from accounts.devmail import _BETWEEN, _parsed

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "script"))
from lib.common import RUN  # noqa: E402
from lib.portal import COMMANDS, Processes  # noqa: E402

PATIENCE = 40  # seconds until something that should happen by itself is given up
LOOK = 0.15  # seconds between two looks


def until(what: str, look: Callable, *, seconds: float = PATIENCE):
    """The first true answer of `look`, asked again and again until `seconds` are over."""
    over = time.monotonic() + seconds
    while not (found := look()):
        assert time.monotonic() < over, f"waited {seconds} s in vain: {what}"
        time.sleep(LOOK)
    return found


class Portal:
    """Start, look, stop. `address` is where a browser finds it."""

    def __init__(self, name: str = "journey", broker: str = ""):
        self.name = f"{name}_{os.getpid()}"
        self.folder = RUN / self.name
        self.broker = broker or _empty_broker(
            os.environ.get("REDIS_URL", "redis://127.0.0.1:6379/0")
        )
        self.port = _free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        parts = urlsplit(os.environ["DATABASE_URL"])
        self.server = urlunsplit(parts._replace(path="/postgres"))  # where databases are made
        self.database_url = urlunsplit(parts._replace(path=f"/{self.name}"))
        self.processes: Processes | None = None

    @property
    def environment(self) -> dict:
        kept = ("HOME", "LANG", "TMPDIR")
        return {name: os.environ[name] for name in kept if name in os.environ} | {
            "PATH": f"{Path(sys.prefix) / 'bin'}:{os.environ['PATH']}",
            "PYTHONUNBUFFERED": "1",
            "PYTHONWARNINGS": "ignore:You're running the worker with superuser privileges",
            "DJANGO_SETTINGS_MODULE": "tawasul.settings.development",
            "TAWASUL_RUN": str(self.folder),
            "DATABASE_URL": self.database_url,
            "DATABASE_POOL": "4",
            "REDIS_URL": self.broker,
            "SITE_URL": self.address,
            "PORT": str(self.port),
            "WEB_WORKERS": "1",
            "LOG_LEVEL": "ERROR",
            "UNDO_SECONDS": "6",
            "SWEEP_SECONDS": "1",
        }

    # Life --------------------------------------------------------------------------------------
    def start(self) -> dict:
        """Everything up and founded; what `founding.py` made, as names and addresses."""
        self.folder.mkdir(parents=True, exist_ok=True)
        template = os.environ.get("TEST_TEMPLATE", "template0")
        with psycopg.connect(self.server, autocommit=True) as server:
            server.execute(f'CREATE DATABASE "{self.name}" TEMPLATE "{template}"')
        self.run("manage.py", "migrate", "--verbosity", "0")
        founded = json.loads(self.run("-m", "tests.journeys.founding"))
        self.processes = Processes(self.folder)
        for name in ("web", "worker", "beat"):
            self.start_process(name)
        until("the first page", self.answers, seconds=90)
        return founded

    def start_process(self, name: str) -> None:
        command = list(COMMANDS[name])
        if name == "beat":
            command += ["--schedule", str(self.folder / "beat")]
        self.processes.start(name, command, self.environment)

    def stop(self) -> None:
        """All ended, the database and the files gone, however far the start came."""
        if self.processes:
            self.processes.stop()
        shutil.rmtree(self.folder, ignore_errors=True)
        with contextlib.suppress(redis.RedisError):  # a test may have taken it away
            redis.Redis.from_url(self.broker, socket_timeout=1).flushdb()
        with psycopg.connect(self.server, autocommit=True) as server:
            server.execute(f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE)')

    def kill(self, name: str) -> None:
        """That process and its children, at once and without a word."""
        process = self.processes.running[name]
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def run(self, *arguments: str) -> str:
        """One Python program in the portal's environment; what it printed."""
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=ROOT, env=self.environment, capture_output=True, text=True,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout

    def answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.address}/readyz", timeout=5) as answer:
                return answer.status == 200
        except (urllib.error.HTTPError, OSError):
            return False

    # Looking -----------------------------------------------------------------------------------
    def sql(self, statement: str, *values) -> list[tuple]:
        with psycopg.connect(self.database_url, autocommit=True) as database:
            done = database.execute(statement, values)
            return done.fetchall() if done.description else []

    def one(self, statement: str, *values):
        rows = self.sql(statement, *values)
        return rows[0][0] if rows else None

    def becomes(self, what: str, statement: str, *values, seconds: float = PATIENCE):
        """Wait until the one value of `statement` is true; that value."""
        return until(what, lambda: self.one(statement, *values), seconds=seconds)

    def mails(self, address: str) -> list[dict]:
        """What left for `address`, oldest first: {to, subject, text}. Written by the worker."""
        found = []
        for file in sorted((self.folder / "mail").glob("*.log"), key=lambda it: it.stat().st_mtime):
            for raw in file.read_bytes().split(_BETWEEN):
                if raw.strip() and (mail := _parsed(raw))["to"] == address:
                    found.append(mail)
        return found

    def mail(self, address: str, words: str, *, seconds: float = PATIENCE) -> dict:
        """The newest mail to `address` whose subject or text holds `words`, once it has left."""

        def look():
            fitting = [one for one in self.mails(address) if words in one["subject"] + one["text"]]
            return fitting[-1] if fitting else None

        return until(f"a mail to {address} with «{words}»", look, seconds=seconds)


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def _empty_broker(address: str) -> str:
    """That Redis, at the highest of its numbers that holds nothing."""
    parts = urlsplit(address)
    for number in range(15, 0, -1):
        found = urlunsplit(parts._replace(path=f"/{number}"))
        if redis.Redis.from_url(found).dbsize() == 0:
            return found
    raise AssertionError("every database of that Redis is in use")
