"""The shipped nginx configuration, in front of gunicorn with production settings."""

import contextlib
import datetime
import http.client
import os
import re
import shutil
import socket
import ssl
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker):
    """The portal with production settings behind nginx with the shipped configuration."""
    nginx = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    if not nginx:
        pytest.skip("nginx is not installed (apt-get install nginx-light)")
    from django.db import connection

    folder = Path(tempfile.mkdtemp(prefix="tawasul-nginx-"))
    folder.chmod(0o755)
    site = _Site(folder, nginx, connection.settings_dict)
    try:
        site.start()
        yield site
    finally:
        site.stop()
        shutil.rmtree(folder)


class _Site:
    def __init__(self, folder, nginx, database):
        self.folder, self.nginx, self.running = folder, nginx, {}
        self.http, self.https, self.web = _free_port(), _free_port(), _free_port()
        user, password = database["USER"], database["PASSWORD"]
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "DJANGO_SETTINGS_MODULE": "tawasul.settings.production",
            "SECRET_KEY": "s" * 60,
            "IDENTITY_KEY": "i" * 60,
            "ALLOWED_HOSTS": "localhost",
            "SITE_URL": f"https://localhost:{self.https}",
            "DATABASE_URL": f"postgres://{user}:{password}@{database['HOST']}:{database['PORT']}"
            f"/{database['NAME']}",
            "DATABASE_POOL": "4",
            "REDIS_URL": "redis://127.0.0.1:1/0",
            "EMAIL_URL": "dummymail://",
            "DEFAULT_FROM_EMAIL": "portal@localhost",
            "MEDIA_ROOT": str(folder / "media"),
            "STATIC_ROOT": str(folder / "static"),
            "MAINTENANCE_FILE": str(folder / "maintenance"),
            "ACCEL_REDIRECT": "true",
            "TRUSTED_PROXIES": "1",
            "PORT": str(self.web),
            "WEB_WORKERS": "1",
        }
        self.trust = ssl.create_default_context()

    def start(self):
        (self.folder / "media").mkdir()
        (self.folder / "media" / "نظام.txt").write_text("نص المسودة", encoding="utf-8")
        self._certificate()
        self._configure()
        subprocess.run(
            [sys.executable, "manage.py", "prepare", "--static"],
            cwd=ROOT, env=self.environment, check=True,
        )  # fmt: skip
        self.start_web()
        log = (self.folder / "nginx.log").open("w")
        self.running["nginx"] = subprocess.Popen(
            [self.nginx, "-p", self.folder, "-c", self.folder / "nginx.conf"],
            stdout=log, stderr=log, start_new_session=True,
        )  # fmt: skip
        _wait(lambda: self.get("/healthz", tls=False).status == 200, 30, self.logs)

    def start_web(self):
        log = (self.folder / "web.log").open("a")
        # A view of the test's own stands beside the portal's: an X-Accel-Redirect to try.
        (self.folder / "shipped_urls.py").write_text(SENDING)
        self.running["web"] = subprocess.Popen(
            [Path(sys.prefix) / "bin" / "gunicorn", "--config", "deploy/gunicorn.conf.py",
             "--env", "DJANGO_SETTINGS_MODULE=shipped_settings", "tawasul.wsgi"],
            cwd=ROOT, stdout=log, stderr=log, start_new_session=True,
            env=self.environment | {"PYTHONPATH": str(self.folder)},
        )  # fmt: skip

    def stop_web(self):
        self.running["web"].terminate()
        self.running.pop("web").wait(20)

    def stop(self):
        for process in self.running.values():
            process.terminate()
        for process in self.running.values():
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(20)
            process.kill()

    def logs(self):
        return "\n".join(path.read_text() for path in self.folder.glob("*.log"))

    def get(self, path, *, tls=True, **headers):
        scheme, port = ("https", self.https) if tls else ("http", self.http)
        request = urllib.request.Request(f"{scheme}://localhost:{port}{path}", headers=headers)
        opener = urllib.request.build_opener(
            _NoRedirect, urllib.request.HTTPSHandler(context=self.trust)
        )
        try:
            return opener.open(request, timeout=20)
        except urllib.error.HTTPError as answer:
            return answer
        except OSError:
            return _Nothing

    def say(self, *lines, tls=True):
        """Send these lines over a connection of their own. Status and text of the answer.

        nginx closes on what it will not read to its end, and with bytes still on their way the
        system may throw its answer away: then it is asked again.
        """
        for _try in range(10):
            with contextlib.suppress(ConnectionError, ssl.SSLError):
                return self._said(lines, tls)
        raise AssertionError("nginx never let its answer be read")

    def _said(self, lines, tls):
        talk = socket.create_connection(("localhost", self.https), 20)
        if tls:
            talk = self.trust.wrap_socket(talk, server_hostname="localhost")
        with talk, talk.makefile("rb") as answer:
            talk.sendall("\r\n".join([*lines, "", ""]).encode())
            text = answer.read().decode()
        if not text:
            raise ConnectionError
        return int(text.split(" ", 2)[1]), text

    def _certificate(self):
        from cryptography import x509
        from cryptography.hazmat.primitives import hashes, serialization
        from cryptography.hazmat.primitives.asymmetric import ec

        key = ec.generate_private_key(ec.SECP256R1())
        name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
        now = datetime.datetime.now(datetime.UTC)
        certificate = (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - datetime.timedelta(hours=1))
            .not_valid_after(now + datetime.timedelta(days=1))
            .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), False)
            .add_extension(x509.BasicConstraints(ca=True, path_length=None), True)
            .sign(key, hashes.SHA256())
        )
        tls = self.folder / "tls"
        tls.mkdir()
        pem = serialization.Encoding.PEM
        (tls / "fullchain.pem").write_bytes(certificate.public_bytes(pem))
        (tls / "privkey.pem").write_bytes(
            key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        )
        self.trust.load_verify_locations(tls / "fullchain.pem")

    def _configure(self):
        """As the nginx image does it: named variables are put in, the rest is left alone."""
        text = (ROOT / "deploy" / "nginx.conf.template").read_text()
        values = {
            "PORTAL_HTTP_PORT": f"127.0.0.1:{self.http}",
            "PORTAL_HTTPS_PORT": f"127.0.0.1:{self.https}",
            "PORTAL_WEB": f"127.0.0.1:{self.web}",
            "PORTAL_STATIC_ROOT": str(self.folder / "static"),
            "PORTAL_MEDIA_ROOT": str(self.folder / "media"),
            "PORTAL_TLS": str(self.folder / "tls"),
        }
        assert set(re.findall(r"\$\{(\w+)\}", text)) - {"PORTAL_…"} == set(values)
        for name, value in values.items():
            text = text.replace(f"${{{name}}}", value)
        (self.folder / "site.conf").write_text(text.replace("/dev/stdout", "access.log"))
        kinds = "/etc/nginx/mime.types"
        temporary = "\n".join(
            f"    {kind}_temp_path {self.folder}/{kind};"
            for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        (self.folder / "nginx.conf").write_text(
            f"daemon off; worker_processes 1; pid {self.folder}/pid; error_log stderr warn;\n"
            + ("user root;\n" if os.geteuid() == 0 else "")
            + "events { worker_connections 256; }\n"
            f"http {{\n    include {kinds};\n    default_type application/octet-stream;\n"
            f"{temporary}\n    include {self.folder}/site.conf;\n}}\n"
        )
        (self.folder / "shipped_settings.py").write_text(
            "from tawasul.settings.production import *\nROOT_URLCONF = 'shipped_urls'\n"
        )


SENDING = """
from django.core.files.storage import default_storage
from django.db.models.fields.files import FieldFile
from django.http import HttpResponse
from django.urls import path
from consultations.views.files import send_file
from tawasul.urls import *  # noqa: F403
from tawasul.urls import urlpatterns


class File:
    name = "نظام.txt"


urlpatterns = [
    path("try/file", lambda request: send_file(File, name="مسودة.txt", content_type="text/plain")),
    path("try/who", lambda request: HttpResponse(
        f"{request.META['REMOTE_ADDR']} {request.is_secure()} {request.get_host()}")),
    *urlpatterns,
]
"""


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args, **kwargs):
        return None


class _Nothing:
    status, headers = 0, {}

    @staticmethod
    def read():
        return b""


@pytest.mark.slow
@pytest.mark.django_db  # so that there is a migrated database to look at
class TestNginx:
    def test_plain_http_leads_to_https(self, site):
        answer = site.get("/en/consultations/?q=x", tls=False)

        assert answer.status == 308
        assert answer.headers["Location"] == "https://localhost/en/consultations/?q=x"

    def test_a_page_comes_compressed_with_its_security_headers(self, site):
        answer = site.get("/", **{"Accept-Encoding": "gzip"})

        assert answer.status == 200, site.logs()
        assert answer.headers["Content-Encoding"] == "gzip"
        assert answer.headers["Strict-Transport-Security"].startswith("max-age=31536000")
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        assert "Server" not in answer.headers or "/" not in answer.headers["Server"]

    def test_a_static_file_with_a_hash_may_be_kept_for_a_year(self, site):
        page = site.get("/").read().decode()
        (style, *_rest) = re.findall(r'href="(/static/[^"]+\.css)"', page)

        answer = site.get(style, **{"Accept-Encoding": "gzip"})

        assert re.search(r"\.[0-9a-f]{12}\.css$", style)
        assert answer.status == 200
        assert answer.headers["Content-Type"].startswith("text/css")
        assert "immutable" in answer.headers["Cache-Control"]
        assert answer.headers["Content-Encoding"] == "gzip"
        assert site.get("/static/css/none.css").status == 404

    def test_a_file_is_sent_by_nginx_when_the_portal_says_so(self, site):
        answer = site.get("/try/file")

        assert answer.read().decode() == "نص المسودة"
        assert "attachment" in answer.headers["Content-Disposition"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in answer.headers["Content-Security-Policy"]
        assert "X-Accel-Redirect" not in answer.headers

    def test_nobody_gets_a_file_by_its_own_address(self, site):
        assert site.get("/_files/%D9%86%D8%B8%D8%A7%D9%85.txt").status == 404
        assert site.get("/media/%D9%86%D8%B8%D8%A7%D9%85.txt").status == 404

    def test_the_portal_knows_who_asks_and_that_it_was_https(self, site):
        liar = {"X-Forwarded-For": "6.6.6.6", "X-Forwarded-Host": "evil.example"}

        answer = site.get("/try/who", **liar).read().decode()

        assert answer == f"127.0.0.1 True localhost:{site.https}"

    def test_a_foreign_host_name_is_refused(self, site):
        assert site.get("/", Host="evil.example").status == 400

    def test_addresses_with_a_key_are_not_written_down(self, site):
        site.get("/receipts/ABCDEFGHJK7/?email=somebody@example.jo")
        _wait(lambda: "/receipts/" in (site.folder / "access.log").read_text(), 5, site.logs)

        written = (site.folder / "access.log").read_text()
        assert "ABCDEFGHJK7" not in written
        assert "somebody" not in written
        assert "127.0.0.1" not in written

    def test_maintenance_is_the_portals_own_page(self, site):
        (site.folder / "maintenance").touch()
        try:
            answer = site.get("/en/")
        finally:
            (site.folder / "maintenance").unlink()

        assert answer.status == 503
        assert b'lang="en"' in answer.read()

    @pytest.mark.parametrize(("path", "language"), [("/", "ar"), ("/en/entities/", "en")])
    def test_without_the_portal_a_designed_page_says_so(self, site, path, language):
        site.stop_web()
        try:
            answer = site.get(path)
            page = answer.read().decode()
        finally:
            site.start_web()
            _wait(lambda: site.get("/healthz").status == 200, 30, site.logs)

        assert answer.status == 503
        assert answer.headers["Retry-After"]
        assert f'lang="{language}"' in page
        (style, *_rest) = re.findall(r'href="(/static/[^"]+\.css)"', page)
        assert site.get(style).status == 200

    @pytest.mark.parametrize(
        ("request_line", "header", "status", "sentence"),
        [
            ("POST /", "Content-Length: 70000000", 413, "ما أُرسل أكبر"),
            ("POST /en/", "Content-Length: 70000000", 413, "What was sent is too large"),
            ("GET /", "X-Long: " + "x" * 40_000, 400, "تعذّرت قراءة الطلب"),
            ("GET /en/", "X-Long: " + "x" * 40_000, 400, "The request could not be read"),
            ("GET /static/../../etc", "X-Short: x", 400, "تعذّرت قراءة الطلب"),
            # An address nginx has not read to its end has no language: Arabic.
            ("GET /en/?" + "x" * 40_000, "X-Short: x", 414, "تعذّرت قراءة الطلب"),
        ],
        ids=lambda value: str(value)[:24],
    )
    def test_what_nginx_refuses_is_told_on_the_portals_pages(
        self, site, request_line, header, status, sentence
    ):
        told, answer = site.say(
            f"{request_line} HTTP/1.1", "Host: localhost", "Connection: close", header
        )

        assert told == status
        assert f"<h1>{sentence}" in answer
        assert "\r\nCache-Control: no-store" in answer

    def test_plain_words_to_the_door_for_tls_are_told_too(self, site):
        status, answer = site.say("GET /en/ HTTP/1.1", "Host: localhost", tls=False)

        assert status == 400
        assert "<h1>The request could not be read" in answer

    @pytest.mark.parametrize("path", ["/static/css/none.css", "/static/", "/_files/x"])
    def test_a_file_that_is_not_there_is_the_portals_404(self, site, path):
        answer = site.get(path)

        assert answer.status in (403, 404)
        assert "الصفحة غير موجودة" in answer.read().decode()

    def test_a_carrier_full_of_people_passes_and_a_flood_is_told_to_wait(self, site):
        site.stop_web()  # what is refused here never reaches the portal
        try:
            answers = list(ThreadPoolExecutor(4).map(lambda n: _posts(site, 110), range(4)))
        finally:
            site.start_web()
            _wait(lambda: site.get("/healthz").status == 200, 30, site.logs)
        told = [status for statuses, _page in answers for status in statuses]
        page = next(page for _statuses, page in answers if page)

        assert told.count(503) >= 300
        assert told.count(429) > 0
        assert '<html lang="en"' in page
        assert "You can try again in a few minutes" in page


def _posts(site, times):
    """The statuses of so many forms over one connection, and the page of the last refusal."""
    connection = http.client.HTTPSConnection("localhost", site.https, context=site.trust)
    statuses, page = [], ""
    for _n in range(times):
        connection.request("POST", "/en/", headers={"Host": "localhost"})
        answer = connection.getresponse()
        text = answer.read().decode()
        statuses.append(answer.status)
        if answer.status == 429:
            page = text
            assert answer.headers["Retry-After"] == "60"
    connection.close()
    return statuses, page


def _wait(condition, seconds, explain):
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, explain()
        time.sleep(0.2)


def _free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]
