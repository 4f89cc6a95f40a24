"""The virtual environment `.venv` with the locked libraries, and what only the system can give."""

import ctypes
import ctypes.util
import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from lib.common import IS_ROOT, ROOT, RUN, Stop, lock, say

VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "tawasul.stamp"
OLDEST, NEWEST = (3, 11), (3, 14)
UV = "uv==0.13.9"

# What the portal lacks without it -> how to see that it is there, and its Debian packages.
SYSTEM = {
    "PDF reports": (
        lambda: _has_library("pango-1.0") and _has_library("pangoft2-1.0"),
        ["libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"],
    ),
}
SYSTEM_FOR_TESTS = {
    "translation checks": (lambda: _has_program("msgfmt", "xgettext"), ["gettext"]),
    "browser tests": (
        lambda: _has_program("chromium") or _has_program("chromium-browser", "google-chrome"),
        ["chromium"],
    ),
    "tests of the shipped nginx configuration": (lambda: _has_program("nginx"), ["nginx-light"]),
    "pictures of PDF pages in tests": (lambda: _has_program("pdftoppm"), ["poppler-utils"]),
}


def prepare(*, tests: bool = False) -> None:
    """Bring the libraries and the system's part up to the lock file. Quick when nothing is due."""
    with lock("packages"):
        _system({**SYSTEM, **SYSTEM_FOR_TESTS} if tests else SYSTEM)
        _libraries(["dev", "test"] if tests else ["dev"])


def _libraries(extras: list[str]) -> None:
    due = _fingerprint()
    have = STAMP.read_text().split() if STAMP.exists() and PYTHON.exists() else []
    if have[:1] == [due] and set(extras) <= set(have[1:]):
        return
    extras = sorted({*extras, *have[1:]})
    started = time.monotonic()
    say(f"installing the locked libraries into .venv ({', '.join(extras)})")
    if not PYTHON.exists() or not _works(PYTHON):
        _make_venv()
    _install(extras)
    STAMP.write_text(" ".join([due, *extras]) + "\n")
    say(f"libraries ready in {time.monotonic() - started:.0f} s")


def _fingerprint() -> str:
    parts = [(ROOT / name).read_bytes() for name in ("uv.lock", "requirements.txt")]
    return hashlib.sha256(b"".join(parts)).hexdigest()


def _interpreter() -> str:
    if OLDEST <= sys.version_info[:2] <= NEWEST:
        return sys.executable
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        if found := shutil.which(f"python3.{minor}"):
            return found
    raise Stop(
        f"Python 3.{OLDEST[1]} to 3.{NEWEST[1]} is needed; this is {sys.version.split()[0]}. "
        "Debian 12, Ubuntu 24.04 and later bring one."
    )


def _works(python: Path) -> bool:
    return subprocess.run([python, "-c", "pass"], capture_output=True).returncode == 0


def _make_venv() -> None:
    python = _interpreter()
    shutil.rmtree(VENV, ignore_errors=True)
    version = subprocess.check_output(
        [python, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"], text=True
    ).strip()
    if not _has_module(python, "ensurepip"):
        apt_install(["python3-venv", f"python{version}-venv"], "the virtual environment")
    if _has_module(python, "ensurepip"):
        _run([python, "-m", "venv", VENV])
    elif uv := shutil.which("uv"):
        _run([uv, "venv", "--python", python, VENV])
    elif _has_module(python, "pip"):
        _run([python, "-m", "venv", "--without-pip", VENV])
    else:
        raise Stop(f"No virtual environment can be made: apt-get install python{version}-venv")


def _install(extras: list[str]) -> None:
    """With uv (seconds); with pip from the same lock, exported with hashes, if uv cannot be had."""
    uv = _uv()
    if uv:
        command = [uv, "sync", "--frozen", "--inexact", "--no-install-project", "--quiet"]
        for extra in extras:
            command += ["--extra", extra]
        environment = _with_certificates() | {
            "UV_PROJECT_ENVIRONMENT": str(VENV),
            "UV_PYTHON": str(PYTHON),
            "UV_PYTHON_DOWNLOADS": "never",
        }
        environment.pop("VIRTUAL_ENV", None)
        if subprocess.run(command, cwd=ROOT, env=environment).returncode == 0:
            return
        say("uv could not; trying pip")
    for name in ["requirements.txt"] if extras == [] else ["requirements-dev.txt"]:
        _run([*_pip(), "install", "--quiet", "--require-hashes", "-r", ROOT / name])


def _uv() -> str | None:
    beside = VENV / "bin" / "uv"
    if beside.exists():
        return str(beside)
    if found := shutil.which("uv"):
        return found
    done = subprocess.run([*_pip(), "install", "--quiet", UV], env=_with_certificates())
    return str(beside) if done.returncode == 0 and beside.exists() else None


def _pip() -> list[str]:
    if _has_module(PYTHON, "pip"):
        return [str(PYTHON), "-m", "pip", "--disable-pip-version-check"]
    if _has_module(PYTHON, "ensurepip"):
        _run([PYTHON, "-m", "ensurepip"], stdout=subprocess.DEVNULL)
        return [str(PYTHON), "-m", "pip", "--disable-pip-version-check"]
    return [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", str(PYTHON)]


def _with_certificates() -> dict:
    """The environment, with a certificate file named for pip also named for uv, and the reverse."""
    environment = dict(os.environ)
    names = ("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "PIP_CERT", "CURL_CA_BUNDLE")
    given = next((environment[name] for name in names if environment.get(name)), None)
    if given:
        environment.setdefault("SSL_CERT_FILE", given)
        environment.setdefault("PIP_CERT", given)
    return environment


def _run(command, **options) -> None:
    done = subprocess.run([str(part) for part in command], env=_with_certificates(), **options)
    if done.returncode:
        raise Stop(f"failed: {' '.join(str(part) for part in command)}")


def _has_module(python, name: str) -> bool:
    return subprocess.run([python, "-c", f"import {name}"], capture_output=True).returncode == 0


def _has_program(*names: str) -> bool:
    return any(shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin") for name in names)


def _has_library(name: str) -> bool:
    for file in (ctypes.util.find_library(name), f"lib{name}.so.0"):
        if file:
            try:
                ctypes.CDLL(file)
                return True
            except OSError:
                continue
    return False


# The system's part -----------------------------------------------------------------------------
def _system(wanted: dict) -> None:
    lacking = {what: packages for what, (there, packages) in wanted.items() if not there()}
    if lacking:
        apt_install([p for packages in lacking.values() for p in packages], ", ".join(lacking))


def apt_install(names: list[str], purpose: str) -> None:
    """Install Debian packages when root; else say the line and go on without `purpose`."""
    line = f"apt-get install {' '.join(names)}"
    if not shutil.which("apt-get"):
        say(f"missing for {purpose}: on Debian it would be `{line}`; going on without")
        return
    if not IS_ROOT:
        say(f"missing for {purpose}: run `sudo {line}`; going on without")
        return
    # A machine without network must not wait for apt at every start.
    failed = RUN / "apt-failed"
    if failed.exists() and time.time() - failed.stat().st_mtime < 3600:
        say(f"still missing for {purpose}: `{line}` failed less than an hour ago; going on without")
        return
    say(f"installing for {purpose}: {' '.join(names)}")
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    limits = ["-o", "Acquire::Retries=1", "-o", "Acquire::http::Timeout=20"]
    install = ["apt-get", *limits, "install", "-y", "-qq", "--no-install-recommends", *names]
    RUN.mkdir(exist_ok=True)
    with (RUN / "apt.log").open("a") as log:
        options = {"env": environment, "stdout": log, "stderr": log}
        if subprocess.run(install, **options).returncode == 0:
            return
        subprocess.run(["apt-get", *limits, "update", "-qq"], **options)
        # One by one: a release that lacks one of them still gives the others.
        results = [
            subprocess.run([*install[: -len(names)], name], **options).returncode for name in names
        ]
    if any(results):
        failed.touch()
        say(f"not everything could be installed for {purpose} (see .run/apt.log); going on without")
