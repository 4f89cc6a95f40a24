"""The whole portal with a part of it gone: what people still get, and what comes later."""

import contextlib
import json
import os
import re
import shutil
import signal
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import sync_playwright

from tests.journeys.founding import PASSWORD
from tests.journeys.portal import RUN, Portal
from tests.journeys.story import quarter

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "script"))
from lib import services  # noqa: E402

pytestmark = pytest.mark.slow
SOON = 6  # seconds a page may take on a busy machine; waiting for Redis would take far longer
LATER = 90  # seconds: a worker asks for its broker again after a growing pause


class Redis:
    """One of the test's own, so that it may be stopped."""

    def __init__(self):
        self.folder = RUN / f"faults_redis_{os.getpid()}"
        self.folder.mkdir(parents=True, exist_ok=True)
        self.server = services.Redis(services._State(self.folder))
        self.address = self.server.start()

    @contextlib.contextmanager
    def away(self, how: str):
        if how == "dead":
            self.server.stop()
            try:
                yield
            finally:
                assert self.server.start() == self.address
            return
        pid = int(Path(self.server.state["redis"]["pidfile"]).read_text())
        os.kill(pid, signal.SIGSTOP)  # takes connections and says nothing
        try:
            yield
        finally:
            os.kill(pid, signal.SIGCONT)

    def stop(self):
        self.server.stop()
        shutil.rmtree(self.folder, ignore_errors=True)
        for left in RUN.glob(f"{self.folder.name}*.lock"):
            left.unlink()


class Person:
    """Asks for pages and sends their forms, and holds a watch."""

    def __init__(self, playwright, portal):
        self.web = playwright.request.new_context(base_url=portal.address, timeout=60_000)

    def gets(self, address: str) -> str:
        started = time.monotonic()
        answer = self.web.get(address)
        assert answer.status == 200, f"{answer.status} {address}"
        assert time.monotonic() - started < SOON, address
        return answer.text()

    def sends(self, address: str, **fields) -> str:
        """Fill in the form at `address` and send it; where one is led to."""
        page = self.gets(address)
        for name in ("csrfmiddlewaretoken", "token"):
            if found := re.search(rf'name="{name}"[^>]*value="([^"]+)"', page):
                fields[name] = found[1]
        started = time.monotonic()
        answer = self.web.post(address, form=fields)
        assert answer.status == 200, f"{answer.status} {address}"
        assert time.monotonic() - started < SOON, address
        return answer.url

    def signs_in(self, email: str) -> None:
        led_to = self.sends("/accounts/login/", login=email, password=PASSWORD)
        assert "/accounts/login/" not in led_to


@pytest.fixture(scope="module")
def playwright():
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="module")
def broker():
    broker = Redis()
    try:
        yield broker
    finally:
        broker.stop()


@pytest.fixture(scope="module")
def portal(broker):
    portal = Portal("faults", broker.address)
    try:
        portal.staff = portal.start()
        portal.facts = json.loads(portal.run("-m", "tests.journeys.founding", "opened"))
        yield portal
    finally:
        portal.stop()


@pytest.mark.parametrize("how", ["frozen", "dead"])
def test_without_redis_people_read_sign_in_and_comment_and_mails_leave_later(
    portal, broker, playwright, how
):
    email = portal.facts["citizens"][how == "dead"]
    page = f"/consultations/{portal.facts['reference']}/"
    person = Person(playwright, portal)
    with broker.away(how):
        person.gets("/")
        person.gets(page)
        person.signs_in(email)
        led_to = person.sends(
            f"{page}contribute/", body="تعليق كُتب والوسيط غائب.", named="yes", signed="1"
        )
        assert "/receipts/" in led_to
        notice = "SELECT count(*) FROM accounts_notice WHERE address = %s AND verb = 'received'"
        assert portal.one(notice, email) == 1
        assert portal.one(f"{notice} AND sent_at IS NOT NULL", email) == 0

    portal.mail(email, "استلمنا تعليقكم", seconds=LATER)
    assert portal.one("SELECT count(*) FROM consultations_contribution") == 1 + (how == "dead")


def test_a_report_left_behind_by_a_killed_worker_is_made_by_the_next(portal, playwright):
    supervisor = Person(playwright, portal)
    supervisor.signs_in(portal.staff["supervisor"])
    address = f"/compliance/{quarter(1)}/"
    supervisor.sends(f"{address}freeze/")
    supervisor.sends(f"{address}files/")
    portal.becomes(
        "a report is being made",
        "SELECT count(*) FROM reports_document WHERE state = 'going' AND format = 'pdf'",
    )
    portal.kill("worker")
    left = "SELECT count(*) FROM reports_document WHERE state = 'going'"
    assert portal.one(left), "the worker was faster than its killer"

    # PostgreSQL's clock cannot be set: the six minutes a worker has are taken from the row.
    portal.sql(
        "UPDATE reports_document SET started_at = %s WHERE state = 'going'",
        timezone.now() - timedelta(minutes=7),
    )
    portal.start_process("worker")
    portal.becomes(
        "all three files are there",
        "SELECT count(*) = 3 FROM reports_document WHERE state = 'ready'",
        seconds=LATER,
    )
    assert portal.one("SELECT max(attempts) FROM reports_document") >= 2
