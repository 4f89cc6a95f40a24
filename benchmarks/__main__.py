"""Measure what pages cost, each beside a bare Django view in the same round.

    script/bench [--busy 500 5000 50000] [--consultations 1000] [--requests 60] [--rounds 5]

CPU is that of the web processes, per request counted: it stays meaningful on a busy machine, and
only the ratios are worth quoting. Statements are counted in this process, on the same data.
"""

from __future__ import annotations

import argparse
import http.client
import os
import socket
import statistics
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import urlencode
from uuid import uuid4

ROOT = Path(__file__).resolve().parents[1]
CPU_OF_PROCESS = 2  # what clock_getcpuclockid(3) adds to a process
POOL = "4"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--busy", type=int, nargs="+", default=[500, 5_000, 50_000])
    parser.add_argument("--consultations", type=int, default=1_000)
    parser.add_argument("--comments", type=int, default=45_000)
    parser.add_argument("--requests", type=int, default=60, help="per target and round")
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"
    os.environ["SITE_URL"] = "http://127.0.0.1"
    os.environ["BENCH_CACHE"] = "off"  # statements are those of a page made anew
    import django

    django.setup()
    references = _filled(given)
    cookies = _signed_in()
    with (
        _server("benchmarks.bare", "off") as bare,
        _server("tawasul.wsgi", "off") as portal,
        _server("tawasul.wsgi", "on") as cached,
    ):
        targets = _targets(references, cookies, bare, portal, cached)
        for target in targets:
            target.run(5)  # warm
        for number in range(given.rounds):
            for target in targets:
                target.measure(given.requests)
            print(f"round {number + 1} of {given.rounds}", file=sys.stderr)
    _print(targets)
    return 0


class Target:
    """One kind of request to one server."""

    def __init__(self, name, server, path, *, against=None, form=None, headers=None, sql=None):
        self.name, self.server, self.path = name, server, path
        self.against, self.form, self.headers = against, form, headers or {}
        self.sql = sql
        self.cpu: list[float] = []  # ms per request, one per round
        self.wall: list[float] = []  # ms, one per request
        self.bytes = 0

    def measure(self, number: int) -> None:
        before = self.server.cpu()
        self.run(number, self.wall)
        self.cpu.append(1000 * (self.server.cpu() - before) / number)

    def run(self, number: int, wall=None) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=60)
        for _number in range(number):
            body = self.form() if self.form else None
            started = time.perf_counter()
            connection.request("POST" if body else "GET", self.path, body, self.headers)
            answer = connection.getresponse()
            content = answer.read()
            if answer.status not in (200, 302):
                raise SystemExit(f"{self.name}: {answer.status}\n{content[:600].decode()}")
            if wall is not None:
                wall.append(1000 * (time.perf_counter() - started))
            self.bytes = len(content)
        connection.close()


class Server:
    def __init__(self, process, port):
        self.process, self.port = process, port

    def cpu(self) -> float:
        """Seconds of the process and its children so far, by the kernel's clock of each: in
        nanoseconds, where /proc counts hundredths of a second."""
        total = 0.0
        for folder in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):  # it ended meanwhile
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
                pid, parent = int(folder.name), int(fields[1])
                if self.process.pid in (pid, parent):
                    total += time.clock_gettime(~pid << 3 | CPU_OF_PROCESS)
        return total


@contextmanager
def _server(application: str, cache: str):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = os.environ | {"DATABASE_POOL": POOL, "BENCH_CACHE": cache}
    command = [
        *(sys.executable, "-m", "gunicorn", f"{application}:application", "--workers", "2"),
        *("--worker-class", "gthread", "--threads", "4", "--bind", f"127.0.0.1:{port}"),
        *("--log-level", "error"),
    ]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL)
    try:
        for _try in range(150):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield Server(process, port)
    finally:
        process.terminate()
        process.wait(20)


def _filled(given) -> dict[int, str]:
    """Prepare and fill an empty database; the busy consultations by their number of comments."""
    from django.core.management import call_command
    from django.db import connection

    from consultations.models import Consultation, Counters

    call_command("prepare", no_demo=True)
    if not Consultation.objects.exists():
        print("filling …", file=sys.stderr)
        call_command(
            "synthetic",
            consultations=given.consultations,
            comments=given.comments,
            busy=given.busy,
            verbosity=0,
        )
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    wanted = Counters.objects.filter(published__in=given.busy).select_related("consultation")
    return {one.published: one.consultation.reference for one in wanted}


def _signed_in():
    """The cookies of somebody who may contribute."""
    from django.contrib.auth import (
        BACKEND_SESSION_KEY,
        HASH_SESSION_KEY,
        SESSION_KEY,
        get_user_model,
    )
    from django.contrib.sessions.backends.db import SessionStore
    from django.middleware.csrf import _get_new_csrf_string

    from moderation.services import agree

    person = get_user_model().objects.order_by("pk").first()
    agree(person)
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    secret = _get_new_csrf_string()
    return {"session": session.session_key, "csrf": secret}


def _targets(references, cookies, bare, portal, cached) -> list[Target]:
    busiest = references[max(references)]
    view = Target("bare view", bare, f"/{busiest}/page/")
    cookie = "; ".join(f"{name}={value}" for name, value in cookies.items())
    insert = Target(
        "bare insert",
        bare,
        f"/{busiest}/insert/",
        form=lambda: "A thought about the matter, as long as people write.",
        headers={"Cookie": cookie},
    )
    found = [view, insert]

    def page(name, path, *, both=True):
        sql = _statements(path)
        found.append(Target(name, portal, path, against=view, sql=sql))
        if both:
            found.append(Target(f"{name}, cached", cached, path, against=view))

    page("home", "/")
    page("list", "/consultations/")
    for number in sorted(references):
        page(f"consultation, {number} comments", f"/consultations/{references[number]}/")
    page("search", "/search/?" + urlencode({"q": "القانون"}), both=False)
    headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
    path = f"/consultations/{busiest}/contribute/"

    def form():
        return urlencode(
            {
                "csrfmiddlewaretoken": cookies["csrf"],
                "token": str(uuid4()),
                "body": "A thought about the matter, as long as people write.",
                "named": "yes",
            }
        )

    found.append(
        Target(
            "posting a comment",
            portal,
            path,
            against=insert,
            form=form,
            headers=headers,
            sql=_statements(path, form=form, cookies=cookies),
        )
    )
    return found


def _statements(path: str, form=None, cookies: dict | None = None) -> int:
    """SQL statements of one request, once everything kept per process and session is there."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(HTTP_HOST="127.0.0.1")
    for name, value in (cookies or {}).items():
        client.cookies[name] = value
    kind = "application/x-www-form-urlencoded"

    def ask():
        return client.post(path, form(), content_type=kind) if form else client.get(path)

    ask()
    with CaptureQueriesContext(connection) as captured:
        answer = ask()
    if answer.status_code not in (200, 302):
        raise SystemExit(f"{path}: {answer.status_code}")
    return len(captured)


def _print(targets: list[Target]) -> None:
    print(f"{'target':34} {'CPU ms':>8} {'ratio':>7} {'SQL':>4} {'bytes':>8} {'p50':>7} {'p95':>7}")
    for target in targets:
        cpu = statistics.median(target.cpu)
        ratio = ""
        if target.against:
            pairs = zip(target.cpu, target.against.cpu, strict=True)
            ratio = f"{statistics.median(mine / bare for mine, bare in pairs):.2f}"
        wall = sorted(target.wall)
        p50, p95 = wall[len(wall) // 2], wall[int(len(wall) * 0.95)]
        sql = "" if target.sql is None else target.sql
        print(
            f"{target.name:34} {cpu:8.2f} {ratio:>7} {sql:>4} {target.bytes:8} "
            f"{p50:7.1f} {p95:7.1f}"
        )


if __name__ == "__main__":
    raise SystemExit(main())
