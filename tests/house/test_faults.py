"""Redis dead or frozen, the database away or read-only: what people still get, and how soon."""

import contextlib
import logging
import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

import psycopg
import pytest
from celery import Celery
from django.conf import settings as django_settings
from django.core.cache import cache
from kombu import Connection, Exchange, Producer, Queue

from tawasul import cache as forgiving
from tawasul import later

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "script"))
from lib import services  # noqa: E402

SLOW = 0.25  # seconds a busy machine may add


@pytest.fixture
def frozen():
    """A server that takes connections and never says a word. Its address."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(64)
        yield f"redis://:secret@127.0.0.1:{listener.getsockname()[1]}/0"


@pytest.fixture
def dead():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return f"redis://:secret@127.0.0.1:{listener.getsockname()[1]}/0"


@pytest.fixture(params=["frozen", "dead"])
def redis_away(request):
    return request.getfixturevalue(request.param)


@contextlib.contextmanager
def _within(seconds):
    started = time.monotonic()
    yield
    assert time.monotonic() - started < seconds + SLOW


def _cache_at(address):
    from tawasul.settings import production

    options = production.CACHES["default"]["OPTIONS"]
    return forgiving.ForgivingRedisCache(address, {"OPTIONS": options})


class TestCache:
    @pytest.fixture(autouse=True)
    def awake(self, monkeypatch):
        monkeypatch.setattr(forgiving, "_resting_until", 0.0)

    @pytest.mark.parametrize(
        ("call", "answer"),
        [
            (lambda cache: cache.get("key", "nothing"), "nothing"),
            (lambda cache: cache.get_many(["key"]), {}),
            (lambda cache: cache.set("key", 1), None),
            (lambda cache: cache.add("key", 1), True),
            (lambda cache: cache.incr("key"), 1),
            (lambda cache: cache.get_or_set("key", 7), 7),
            (lambda cache: cache.delete("key"), False),
            (lambda cache: cache.touch("key"), False),
            (lambda cache: "key" in cache, False),
        ],
    )
    def test_it_gives_up_after_a_fifth_of_a_second_with_a_harmless_answer(
        self, redis_away, call, answer
    ):
        with _within(0.2):
            assert call(_cache_at(redis_away)) == answer

    def test_a_page_of_many_calls_waits_once(self, frozen):
        kept = _cache_at(frozen)

        with _within(0.2):
            for _number in range(20):
                kept.get("key")

    def test_it_is_asked_again_after_a_pause(self, dead, monkeypatch):
        kept = _cache_at(dead)
        kept.get("key")
        asked = []
        monkeypatch.setattr(
            forgiving.RedisCache, "get", lambda *args, **kwargs: asked.append(1) or "back"
        )

        assert kept.get("key") is None
        monkeypatch.setattr(forgiving, "_resting_until", time.monotonic() - 0.001)
        assert kept.get("key") == "back"
        assert len(asked) == 1


class TestBroker:
    @pytest.fixture
    def task(self, redis_away):
        from tawasul.settings import production

        app = Celery("faults", broker=redis_away, set_as_current=False)
        app.conf.broker_transport = production.CELERY_BROKER_TRANSPORT
        app.conf.broker_transport_options = production.CELERY_BROKER_TRANSPORT_OPTIONS
        app.conf.task_ignore_result = True
        with app.connection_for_write() as connection:
            assert connection.transport  # loaded: only the waiting is measured

        @app.task(name="faults.nothing")
        def nothing():
            pass

        yield nothing
        app.close()

    def test_publishing_costs_half_a_second_at_most_and_raises_nothing(self, task):
        with _within(0.5):
            later._publish(task, ())

    def test_many_tasks_wait_once(self, task):
        with _within(0.5):
            for _number in range(20):
                later._publish(task, ())

    def test_a_mistake_in_a_task_is_not_taken_for_a_dead_broker(self, caplog):
        class Wrong:
            name = "faults.wrong"

            def apply_async(self, **kwargs):
                raise TypeError("cannot be serialised")

        later._publish(Wrong(), ())

        assert later._resting_until == 0.0

    def test_a_worker_outlives_a_broker_that_goes_while_a_task_is_done(self, tmp_path):
        """What celery's consumer does then: collect, close, and tick off a task that is done."""
        from tawasul.settings import production

        redis = services.Redis(services._State(tmp_path))
        address = redis.start()
        try:
            connection = Connection(address, transport=production.CELERY_BROKER_TRANSPORT)
            channel, tasks = connection.default_channel, []
            queue = Queue("faults", channel=channel)
            Producer(channel).publish("a task", routing_key="faults", declare=[queue])
            queue.consume(callback=tasks.append, no_ack=False)
            connection.drain_events(timeout=5)
            channel._brpop_start()  # it waits for the next task
            talk = Exchange("talk of workers", type="fanout")
            Queue("heard", talk, auto_delete=True, channel=connection.channel()).declare()
        finally:
            redis.stop()

        connection.collect()
        connection.close()
        log = logging.getLogger("faults")
        tasks[0].ack_log_error(log, connection.connection_errors)


def test_pages_are_made_without_redis(client, db, frozen, settings, monkeypatch):
    from tawasul.settings import production

    settings.CACHES = {"default": {**production.CACHES["default"], "LOCATION": frozen}}
    monkeypatch.setattr(forgiving, "_resting_until", 0.0)
    assert cache.get("warm") is None
    client.get("/en/")

    with _within(1):
        assert client.get("/en/").status_code == 200


# The database -----------------------------------------------------------------------------------
class _Portal:
    """gunicorn and a PostgreSQL that are this test's own, so that it may kill them."""

    def __init__(self, name, address):
        self.name, self.address = name, address
        with socket.socket() as listener:
            listener.bind(("127.0.0.1", 0))
            self.port = listener.getsockname()[1]
        self.environment = {
            "PATH": f"{Path(sys.prefix) / 'bin'}:{os.environ['PATH']}",
            "DJANGO_SETTINGS_MODULE": "tawasul.settings.development",
            "DATABASE_URL": address,
            "REDIS_URL": "redis://127.0.0.1:1/0",
            "DATABASE_POOL": "4",
            "PORT": str(self.port),
            "WEB_WORKERS": "1",
            "TAWASUL_RUN": str(services.RUN / name),
            "LOG_LEVEL": "ERROR",
        }
        self.state = services._State(services.RUN / name)
        self.web = None

    def start(self):
        subprocess.run(
            [sys.executable, "manage.py", "migrate", "--verbosity", "0"],
            cwd=ROOT, env=self.environment, check=True,
        )  # fmt: skip
        self.web = subprocess.Popen(
            ["gunicorn", "--config", "deploy/gunicorn.conf.py", "tawasul.wsgi"],
            cwd=ROOT, env=self.environment, start_new_session=True, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self.wait_for("/", 200, 60)

    def stop(self):
        if self.web:
            self.web.terminate()
            self.web.wait(30)

    def stop_database(self):
        # SECURITY: the data directory must be ours before anything is stopped.
        assert self.name in self.state["postgres"]["data"]
        services.Postgres(self.state).stop()

    def start_database(self):
        assert services.Postgres(self.state).start() == self.address

    def ask(self, path, data=None):
        """Status, headers, text and seconds of one request."""
        started = time.monotonic()
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", data=data)
        if data is not None:
            request.add_header("Cookie", f"csrf={'c' * 32}")
        try:
            answer = urllib.request.urlopen(request, timeout=30)
        except urllib.error.HTTPError as error:
            answer = error
        except OSError:
            return 0, {}, "", 0
        return (
            answer.status,
            answer.headers,
            answer.read().decode(),
            time.monotonic() - started,
        )

    def wait_for(self, path, status, seconds):
        until = time.monotonic() + seconds
        while (seen := self.ask(path)[0]) != status:
            assert time.monotonic() < until, f"{path} answers {seen}"
            time.sleep(0.3)


@pytest.fixture(scope="module")
def portal():
    name = f"faults-{os.getpid()}"
    given = {key: os.environ.pop(key, None) for key in ("DATABASE_URL", "REDIS_URL")}
    try:
        with services.running(name) as found:
            portal = _Portal(name, found["DATABASE_URL"])
            try:
                portal.start()
                yield portal
            finally:
                portal.stop()
    finally:
        os.environ.update({key: value for key, value in given.items() if value})
    _remove(services.RUN / name)


def _remove(folder):
    import shutil

    shutil.rmtree(folder)
    for left in services.RUN.glob(f"{folder.name}*.lock"):
        left.unlink()


@pytest.fixture
def awake(portal):
    portal.wait_for("/", 200, 20)


@pytest.mark.slow
def test_the_database_goes_and_comes_back(portal, awake):
    portal.stop_database()

    status, headers, page, seconds = portal.ask("/")
    assert status == 503
    assert seconds < 10
    assert headers["Retry-After"]
    assert 'lang="ar"' in page
    # The next ones do not wait again for what is not there.
    for path in ("/en/", "/en/consultations/", "/en/accounts/login/"):
        status, headers, page, seconds = portal.ask(path)
        assert (status, seconds < 2) == (503, True), path
        assert 'lang="en"' in page
    assert portal.ask("/healthz")[0] == 200
    assert portal.ask("/readyz")[0] == 503

    portal.start_database()
    portal.wait_for("/", 200, 20)
    portal.wait_for("/readyz", 200, 5)


@pytest.mark.slow
def test_a_read_only_database_is_read_and_says_503_to_what_writes(portal, awake):
    with psycopg.connect(portal.address, autocommit=True) as database:
        database.execute("ALTER DATABASE tawasul SET default_transaction_read_only = on")
    portal.stop_database()
    portal.start_database()
    portal.wait_for("/en/", 200, 20)

    form = portal.ask("/en/accounts/signup/")[2]
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', form)
    sent = {
        "csrfmiddlewaretoken": token.group(1) if token else "",
        "email": "somebody@example.jo",
        "display_name": "Somebody",
        "password1": "a long enough password 7",
        "password2": "a long enough password 7",
    }
    sent["csrfmiddlewaretoken"] = "c" * 32
    status, _headers, page, _seconds = portal.ask(
        "/en/accounts/signup/", urllib.parse.urlencode(sent).encode()
    )

    assert status == 503
    assert 'lang="en"' in page
    with psycopg.connect(portal.address, autocommit=True) as database:
        database.execute("SET default_transaction_read_only = off")
        database.execute("ALTER DATABASE tawasul RESET default_transaction_read_only")


def test_the_settings_bound_every_wait():
    """A limit that is removed by mistake fails here, not on the evening of a deadline."""
    from tawasul.settings import production

    assert production.CELERY_BROKER_TRANSPORT_OPTIONS["socket_timeout"] <= 0.5
    assert production.CELERY_BROKER_TRANSPORT_OPTIONS["max_retries"] == 0
    assert production.CACHES["default"]["OPTIONS"]["socket_timeout"] <= 0.2
    assert production.EMAIL_TIMEOUT
    assert django_settings.DATABASES["default"]["OPTIONS"]["connect_timeout"] <= 5
