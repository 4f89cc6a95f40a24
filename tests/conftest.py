"""What every test may count on: English, an empty cache, files of its own, counted queries."""

import os
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.core.cache import cache
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from pytest_django.plugin import blocking_manager_key

from tawasul import later, outage


def pytest_configure(config):
    if "DATABASE_URL" not in os.environ:
        raise pytest.UsageError(
            "No DATABASE_URL: run script/test (it starts the services itself and hands its "
            "arguments to pytest), or name a PostgreSQL server in DATABASE_URL."
        )


LONGEST = (
    "journeys/test_spine",
    "house/test_scripts",
    "house/test_demo",
    "journeys/",
    "house/test_faults",
)


def pytest_collection_modifyitems(items):
    """The longest files first: one that begins last keeps only one of two processes busy."""
    items.sort(
        key=lambda item: next(
            (n for n, name in enumerate(LONGEST) if f"tests/{name}" in item.nodeid), len(LONGEST)
        )
    )


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_teardown(item, nextitem):
    """A test with real transactions ends by emptying every table: put back what migrations seed."""
    yield
    if nextitem is None:
        return  # after the last test the database itself is gone
    marker = item.get_closest_marker("django_db")
    real = marker is not None and marker.kwargs.get("transaction")
    if real or {"transactional_db", "live_server"} & set(item.fixturenames):
        with item.config.stash[blocking_manager_key].unblock():
            _seed()


def _seed():
    from moderation.services import load_first_policy

    holidays = import_module("tawasul.migrations.0003_national_holidays")
    holidays.add(apps, SimpleNamespace(connection=connection))
    load_first_policy()


@pytest.fixture(autouse=True)
def english():
    """Tests quote English, the language of the source, so that a translator breaks none."""
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def nothing_remembered():
    """What a process keeps for itself: pages, and that a server did not answer a moment ago."""
    cache.clear()
    outage._rests_until = 0.0
    later._resting_until = 0.0


@pytest.fixture(scope="module")
def kept(django_db_setup, django_db_blocker):
    """A transaction around all tests of a module: what a fixture of that scope makes within it is
    there for each of them, and what they do to it is undone. Not for tests with real transactions.
    """
    with django_db_blocker.unblock(), translation.override("en"), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def own_files(settings, tmp_path):
    """Uploads of a test go to a directory of that test."""
    settings.MEDIA_ROOT = tmp_path / "media"


class Queries(int):
    """A number of queries that prints their SQL when an assertion about it fails."""

    def __new__(cls, statements):
        count = super().__new__(cls, len(statements))
        count.statements = list(statements)
        return count

    def __repr__(self):
        lines = "\n".join(f"  {n}. {sql}" for n, sql in enumerate(self.statements, 1))
        return f"{int(self)} queries:\n{lines}\n"


@pytest.fixture
def queries_of(client, db):
    """`queries_of(url, client=None)`: how many SQL statements GET `url` costs.

    The page is asked once before, so that what is kept per process does not count; the cache is
    emptied in between, so that the page itself does.
    """

    def count(url, client=client):
        assert client.get(url).status_code == 200
        cache.clear()
        with CaptureQueriesContext(connection) as captured:
            assert client.get(url).status_code == 200
        return Queries([query["sql"] for query in captured])

    return count
