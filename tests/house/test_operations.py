"""What holds for every request: headers, addresses, idle staff, and answers to machines."""

import json
import logging

import pytest
import structlog
from django.conf import settings as django_settings
from django.db import InterfaceError, InternalError, OperationalError, connection
from django.http import HttpResponse
from django.test import RequestFactory
from psycopg.errors import ReadOnlySqlTransaction, UndefinedTable

from tawasul import logs, middleware, outage
from tawasul.pages import health
from tests.factories import make_coordinator, make_entity, make_person

CONTENT = "Content-Security-Policy"


class TestHealth:
    def test_a_living_process_says_so_without_asking_anybody(
        self, client, django_assert_num_queries, db
    ):
        with django_assert_num_queries(0):
            response = client.get("/healthz")

        assert (response.status_code, response.content) == (200, b"ok\n")
        assert "no-store" in response["Cache-Control"]

    def test_ready_means_database_and_migrations_and_only_mentions_the_broker(self, client, db):
        response = client.get("/readyz")

        assert response.status_code == 200
        assert response.json() == {
            "ready": True,
            "database": True,
            "migrations": True,
            "broker": False,  # the tests' REDIS_URL leads nowhere
        }

    def test_a_missing_migration_is_not_ready(self, client, db, monkeypatch):
        monkeypatch.setattr(health, "_migrated", False)
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM django_migrations WHERE app = 'sessions'")

        response = client.get("/readyz")

        assert response.status_code == 503
        assert response.json()["migrations"] is False

    def test_a_database_that_is_gone_is_not_ready(self, client, monkeypatch):
        monkeypatch.setattr(connection, "cursor", _raise(OperationalError("gone")))

        response = client.get("/readyz")

        assert response.status_code == 503
        assert response.json()["database"] is False


class TestHeaders:
    @pytest.fixture
    def response(self, client):
        return client.get("/healthz")

    def test_nothing_foreign_and_nothing_inline_runs_on_a_page(self, response):
        policy = response[CONTENT]

        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "http" not in policy
        assert "frame-ancestors 'none'" in policy

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("X-Content-Type-Options", "nosniff"),
            ("X-Frame-Options", "DENY"),
            ("Referrer-Policy", "strict-origin-when-cross-origin"),
            ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
        ],
    )
    def test_browsers_are_told_to_be_careful(self, response, name, value):
        assert response[name] == value

    def test_pages_use_neither_camera_nor_place(self, response):
        assert "camera=()" in response["Permissions-Policy"]
        assert "geolocation=()" in response["Permissions-Policy"]


class TestProxies:
    @pytest.mark.parametrize(
        ("trusted", "chain", "seen"),
        [
            (0, "6.6.6.6", "10.0.0.9"),  # nobody in front: whatever is sent is made up
            (1, "6.6.6.6, 1.2.3.4", "1.2.3.4"),
            (2, "6.6.6.6, 1.2.3.4, 10.0.0.1", "1.2.3.4"),
            (2, "1.2.3.4", "10.0.0.9"),  # too short to be ours
            (1, "", "10.0.0.9"),
        ],
    )
    def test_the_address_is_the_one_our_own_proxies_saw(self, settings, trusted, chain, seen):
        settings.TRUSTED_PROXIES = trusted
        request = RequestFactory().get("/", REMOTE_ADDR="10.0.0.9", HTTP_X_FORWARDED_FOR=chain)

        middleware.proxies(lambda request: HttpResponse())(request)

        assert request.META["REMOTE_ADDR"] == seen
        assert "HTTP_X_FORWARDED_FOR" not in request.META


class TestMalformed:
    @pytest.mark.parametrize("url", ["/consultations/?q=%00", "/entities/?q=a%00b", "/%00/"])
    def test_a_nul_byte_in_an_address_is_a_bad_request(self, client, url):
        assert client.get(url).status_code == 400

    def test_a_nul_byte_in_a_cookie_is_a_bad_request(self, client):
        # Cookies may quote bytes in octal: "\000" reaches Python as a NUL.
        response = client.get("/healthz", headers={"cookie": r'session="\000"'})

        assert response.status_code == 400


class TestMaintenance:
    def test_the_file_closes_every_page_and_leaves_health_alone(self, client, settings, tmp_path):
        settings.MAINTENANCE_FILE = tmp_path / "maintenance"
        settings.MAINTENANCE_FILE.touch()

        closed = client.get("/")

        assert closed.status_code == 503
        assert closed["Retry-After"]
        assert client.get("/healthz").status_code == 200


class TestDatabaseGone:
    @pytest.mark.parametrize(
        ("error", "gone"),
        [
            (OperationalError("connection refused"), True),
            (InterfaceError("connection already closed"), True),
            (InternalError("read-only"), True),
            (InternalError("something else"), False),
            (ValueError("ours"), False),
            (None, False),
        ],
    )
    def test_what_counts_as_gone(self, error, gone):
        if isinstance(error, InternalError):
            error.__cause__ = ReadOnlySqlTransaction() if gone else UndefinedTable()

        assert outage.is_database_gone(error) is gone

    @pytest.mark.parametrize("where", ["/", "/en/consultations/", "/en/accounts/login/"])
    def test_a_page_without_its_database_is_a_designed_503(self, client, monkeypatch, where):
        client.raise_request_exception = False
        client.cookies[django_settings.SESSION_COOKIE_NAME] = "somebody"
        monkeypatch.setattr(connection, "cursor", _raise(OperationalError("gone")))
        monkeypatch.setattr(connection, "ensure_connection", _raise(OperationalError("gone")))

        response = client.get(where)

        assert response.status_code == 503
        assert response["Retry-After"]
        assert "no-store" in response["Cache-Control"]
        text = response.content.decode()
        assert f'lang="{"en" if where.startswith("/en") else "ar"}"' in text

    def test_it_is_written_in_the_log(self, rf, caplog):
        gone = middleware.DatabaseGone(lambda request: None)

        answer = gone.process_exception(rf.get("/"), OperationalError("gone"))

        assert answer.status_code == 503
        assert "database unavailable" in caplog.text


class TestSignedIn:
    URL = "/en/accounts/email/"

    def test_a_page_for_a_visitor_may_be_kept(self, client, db):
        assert "no-store" not in client.get("/en/entities/").get("Cache-Control", "")

    def test_a_page_for_somebody_may_not(self, client, db):
        client.force_login(make_person())

        assert "no-store" in client.get(self.URL)["Cache-Control"]

    def test_staff_who_went_away_are_signed_out(self, client, db, time_machine, staff):
        time_machine.move_to("2030-03-01 12:00Z", tick=False)
        client.force_login(staff)
        client.get(self.URL)
        time_machine.move_to("2030-03-01 12:29:59Z", tick=False)
        assert client.get(self.URL).status_code == 200
        time_machine.move_to("2030-03-01 12:59:59Z", tick=False)

        response = client.get(self.URL)

        assert response.status_code == 302
        assert "next=/en/accounts/email/" in response["Location"]
        assert "_auth_user_id" not in client.session

    def test_a_page_that_refreshes_itself_is_nobody_being_there(
        self, client, db, time_machine, staff
    ):
        time_machine.move_to("2030-03-01 12:00Z", tick=False)
        client.force_login(staff)
        client.get(self.URL)
        time_machine.move_to("2030-03-01 12:20Z", tick=False)
        client.get(self.URL, headers={"X-Background": "1"})
        time_machine.move_to("2030-03-01 12:31Z", tick=False)

        assert client.get(self.URL).status_code == 302

    def test_a_citizen_stays_signed_in(self, client, db, time_machine):
        time_machine.move_to("2030-03-01 12:00Z", tick=False)
        client.force_login(make_person())
        client.get(self.URL)
        time_machine.move_to("2030-03-01 23:00Z", tick=False)

        assert client.get(self.URL).status_code == 200


class TestLogs:
    @pytest.fixture
    def lines(self):
        """What one JSON handler of ours writes, as a list of objects."""
        written = []
        configuration = logs.configuration("INFO", "json")
        formatter = configuration["formatters"]["line"]
        handler = logging.Handler()
        handler.setFormatter(
            structlog.stdlib.ProcessorFormatter(
                processors=formatter["processors"],
                foreign_pre_chain=formatter["foreign_pre_chain"],
            )
        )
        handler.emit = lambda record: written.append(json.loads(handler.format(record)))
        logger = logging.getLogger("tawasul")
        level = logger.level
        logger.addHandler(handler)
        logger.setLevel("INFO")
        yield written
        logger.removeHandler(handler)
        logger.setLevel(level)

    def test_a_request_leaves_one_line_with_an_id_and_without_what_was_typed(self, client, lines):
        client.get("/healthz?q=secret-words")

        # django_structlog writes under its own name; ours propagate the same way.
        line = logs.RequestLog.format_request(_resolved(client, "/healthz?q=secret-words"))
        assert line == "GET /healthz"

    def test_keys_of_links_stay_out_of_the_log(self, client, db):
        request = _resolved(client, "/en/accounts/confirm-email/very-secret-key/")

        assert "very-secret-key" not in logs.RequestLog.format_request(request)

    def test_an_error_shows_its_trace_and_no_values(self, lines):
        def sign_in(password):
            raise OperationalError('duplicate key "email"\nDETAIL: Key (email)=(somebody@jo)')

        try:
            sign_in("correct horse")
        except OperationalError:
            structlog.get_logger("tawasul.test").exception("failed")

        written = json.dumps(lines[-1])
        assert "sign_in" in written
        assert "duplicate key" in written
        assert "correct horse" not in written
        assert "somebody@jo" not in written

    def test_words_with_line_breaks_stay_on_one_line(self, lines):
        structlog.get_logger("tawasul.test").warning("odd", value="first\nsecond", id_="نص")

        assert lines[-1]["value"] == "first\nsecond"
        assert lines[-1]["level"] == "warning"


def _resolved(client, url):
    return client.get(url).wsgi_request


def _raise(error):
    def raising(*args, **kwargs):
        raise error

    return raising


@pytest.fixture
def staff(db):
    return make_coordinator(make_entity())
