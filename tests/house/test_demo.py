"""The demonstration as `script/server` loads it: whole, told, nothing invented of a real name."""

import json
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest

from tawasul.management.demo.consultations import CONSULTATIONS
from tawasul.management.demo.entities import ENTITIES

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parents[2]
FICTIONAL = {row["slug"] for row in ENTITIES if row["illustrative"]}
INTERRUPTED = """
import django; django.setup()
from django.utils.translation import override
from tawasul.management.demo import loading
loading.Builder.live = lambda *job: 1 / 0
with override("ar"):
    loading.load()
"""
FACTS = """
import json
import django; django.setup()
from django.utils import timezone
from accounts.models import Notice
from consultations import rows
from consultations.models import Consultation, Contribution
from moderation.models import Decision
from reports.models import Snapshot
now = timezone.now()
print(json.dumps({
    "consultations": {
        one.title_ar: {
            "status": one.status,
            "phase": one.phase_at(now),
            "entity": one.entity.slug,
            "overdue": rows.is_overdue(one, now),
            "short": bool(one.short_reason_ar),
            "said": one.contributions.count(),
        }
        for one in Consultation.objects.select_related("entity")
    },
    "waiting": Contribution.objects.filter(status="waiting").count(),
    "undecided": Decision.objects.pending().count(),
    "untold": Notice.objects.filter(sent_at=None).count(),
    "signed": Snapshot.objects.exclude(signed_at=None).count(),
}))
"""


class Database:
    """An empty one, migrated, and programs that run with it."""

    def __init__(self):
        parts = urlsplit(os.environ["DATABASE_URL"])
        self.server = urlunsplit(parts._replace(path="/postgres"))
        self.name = f"demo_{os.getpid()}"
        kept = ("PATH", "HOME", "LANG", "TMPDIR", "REDIS_URL")
        self.environment = {key: os.environ[key] for key in kept if key in os.environ} | {
            "DJANGO_SETTINGS_MODULE": "tawasul.settings.development",
            "DATABASE_URL": urlunsplit(parts._replace(path=f"/{self.name}")),
            "DEMO": "1",
            "LOG_LEVEL": "ERROR",
        }

    def admin(self, statement):
        with psycopg.connect(self.server, autocommit=True) as server:
            server.execute(statement)

    def run(self, *arguments):
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=ROOT, env=self.environment, capture_output=True, text=True,
        )  # fmt: skip


@pytest.fixture(scope="module")
def database():
    database = Database()
    database.admin(f'CREATE DATABASE "{database.name}" TEMPLATE "{os.environ["TEST_TEMPLATE"]}"')
    try:
        yield database
    finally:
        database.admin(f'DROP DATABASE "{database.name}" WITH (FORCE)')


@pytest.fixture(scope="module")
def loaded(database, tmp_path_factory):
    database.environment["MEDIA_ROOT"] = str(tmp_path_factory.mktemp("media"))
    stopped = database.run("-c", INTERRUPTED)
    assert "ZeroDivisionError" in stopped.stderr
    done = database.run("manage.py", "demo_data")
    assert done.returncode == 0, done.stderr
    facts = database.run("-c", FACTS)
    assert facts.returncode == 0, facts.stderr
    return json.loads(facts.stdout)


def test_one_that_was_interrupted_becomes_whole_and_only_once(database, loaded):
    assert len(loaded["consultations"]) == len(CONSULTATIONS)
    assert sum(one["said"] for one in loaded["consultations"].values()) > 380

    again = database.run("manage.py", "demo_data")

    assert again.returncode == 1
    assert "There is data already" in again.stderr


PHASES = {
    "draft": {("draft", None)},
    "returned": {("draft", None)},
    "in_review": {("in_review", None)},
    "approved": {("approved", None)},
    "upcoming": {("published", "upcoming")},
    "open": {("published", "open")},
    "closing_soon": {("published", "open")},
    "under_analysis": {("published", "under_analysis")},
    "results": {("decided", "results")},
    "history": {("decided", "results")},
    "withdrawn": {("withdrawn", None)},
}


@pytest.mark.parametrize("row", CONSULTATIONS, ids=lambda row: row["key"])
def test_each_stands_where_its_row_says(loaded, row):
    found = loaded["consultations"][row["title_ar"]]
    assert any(
        found["status"] == status and phase in (None, found["phase"])
        for status, phase in PHASES[row["phase"]]
    ), found


def test_nothing_is_late_beside_a_real_name(loaded):
    failing = {one["entity"] for one in loaded["consultations"].values() if one["overdue"]}

    assert failing
    assert failing <= FICTIONAL


def test_nobody_is_mailed_and_the_desks_have_work(loaded):
    assert loaded["untold"] == loaded["undecided"] == 0
    assert loaded["waiting"] > 0
    assert loaded["signed"] == 1
