"""The environment the portal reads, and the processes that make it up."""

import contextlib
import ctypes
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from lib.common import ROOT, RUN, Stop, say
from lib.packages import PYTHON, VENV

# One command line each, here and in docker-compose.yml: tests/house/test_compose.py compares them.
COMMANDS = {
    "web": ["gunicorn", "--config", "deploy/gunicorn.conf.py", "tawasul.wsgi"],
    "worker": [
        "celery", "--quiet", "--app", "tawasul", "worker", "--queues", "default,reports",
        "--concurrency", "2", "--loglevel", "warning",
    ],
    "beat": ["celery", "--quiet", "--app", "tawasul", "beat", "--loglevel", "warning"],
}  # fmt: skip


def environment(services: dict, name: str = "server") -> dict:
    """What the portal's processes get: the person's environment, the services, and development.

    Anything already set wins, so `SITE_URL=… script/server` does what it says.
    """
    ours = {
        "DJANGO_SETTINGS_MODULE": "tawasul.settings.development",
        "PORT": "8000",
        "DEMO": "1",
        "LOG_FORMAT": "text",
        "LOG_LEVEL": "WARNING",  # INFO shows every request
        "STATIC_COLLECTED": "1",
        "PATH": f"{VENV / 'bin'}:{os.environ.get('PATH', '/usr/bin:/bin')}",
        "PYTHONUNBUFFERED": "1",
        "PYTHONWARNINGS": "ignore:You're running the worker with superuser privileges",
    }
    ours |= {key: value for key, value in os.environ.items() if key != "PATH"}
    return ours | services | {"TAWASUL_RUN": str(RUN / name)}


def manage(environment: dict, *arguments, check: bool = True, **options) -> int:
    """One `manage.py` command, in the caller's directory, so that names of files mean theirs."""
    command = [PYTHON, ROOT / "manage.py", *arguments]
    process = subprocess.Popen(command, env=environment, **options)
    code = wait(process)
    if check and code:
        raise Stop(f"manage.py {' '.join(arguments)} failed")
    return code


def wait(process: subprocess.Popen) -> int:
    try:
        return process.wait()
    except KeyboardInterrupt:
        # From the terminal it has had the signal already; a lone SIGTERM reached us only.
        with contextlib.suppress(ProcessLookupError, subprocess.TimeoutExpired):
            process.wait(timeout=3)
        if process.poll() is None:
            process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=10)
        if process.poll() is None:
            process.kill()
        raise


class Processes:
    """Long-running children, each in a process group of its own, all ended together."""

    def __init__(self, folder: Path):
        self.folder, self.running = folder, {}
        self.file = folder / "processes.json"
        self._end_leftovers()

    def start(self, name: str, command: list[str], environment: dict) -> None:
        command = [str(VENV / "bin" / command[0]), *command[1:]]
        self.running[name] = subprocess.Popen(
            command, cwd=ROOT, env=environment, start_new_session=True,
            stdin=subprocess.DEVNULL, preexec_fn=_die_with_parent,
        )  # fmt: skip
        self.file.write_text(
            json.dumps({n: [p.pid, _born(p.pid)] for n, p in self.running.items()})
        )

    def wait(self) -> int:
        """Until one of them ends by itself; its exit code."""
        while True:
            for name, process in self.running.items():
                if (code := process.poll()) is not None:
                    say(f"{name} ended by itself (exit code {code})")
                    return code or 1
            time.sleep(0.5)

    def stop(self, patience: float = 15) -> None:
        """Ask all to end, then insist. Runs to its end even if Ctrl-C is pressed again."""
        previous = signal.signal(signal.SIGINT, signal.SIG_IGN)
        try:
            for process in self.running.values():
                process.terminate()  # the parent only: it lets its children finish what they do
            until = time.monotonic() + patience
            while time.monotonic() < until and any(
                process.poll() is None for process in self.running.values()
            ):
                time.sleep(0.1)
            for process in self.running.values():
                _signal_group(process.pid, signal.SIGKILL)  # its children too, if any is left
                process.wait()
            self.file.unlink(missing_ok=True)
        finally:
            signal.signal(signal.SIGINT, previous)

    def _end_leftovers(self) -> None:
        if not self.file.exists():
            return
        with contextlib.suppress(ValueError):
            for name, (pid, born) in json.loads(self.file.read_text()).items():
                # SECURITY: a pid is only ours if the process was born when ours was.
                if born is not None and _born(pid) == born:
                    say(f"ending {name}, left behind by a script that was killed")
                    os.kill(pid, signal.SIGTERM)
                    until = time.monotonic() + 10
                    while _born(pid) == born and time.monotonic() < until:
                        time.sleep(0.1)
                    if _born(pid) == born:
                        _signal_group(pid, signal.SIGKILL)
        self.file.unlink(missing_ok=True)


def _signal_group(pid: int, number: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, number)


def _die_with_parent() -> None:
    if sys.platform == "linux":
        PR_SET_PDEATHSIG = 1
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _born(pid: int) -> str | None:
    """When the process started, in the system's own words; None if there is no such process."""
    done = subprocess.run(
        ["ps", "-o", "lstart=", "-p", str(pid)], capture_output=True, text=True,
        env={"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C"},
    )  # fmt: skip
    return done.stdout.strip() or None
