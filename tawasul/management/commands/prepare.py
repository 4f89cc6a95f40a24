"""Bring an installation up to its code: schema, translations, static files, and demo data if empty.

Run before every start; does nothing that is done already.
"""

import hashlib
import io
import subprocess
import sys
import time
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, connection
from django.http import HttpRequest

from tawasul.management.demo import loading, people
from tawasul.pages import errors


class Command(BaseCommand):
    help = __doc__
    requires_system_checks = []  # an image is built without a database

    def add_arguments(self, parser):
        parser.add_argument("--no-demo", action="store_true", help="load no demo data")
        parser.add_argument("--translations", action="store_true", help="translations only")
        parser.add_argument("--static", action="store_true", help="static files only")
        parser.add_argument("--greet", action="store_true", help="print the address and accounts")

    def handle(self, *, no_demo, translations, static, greet, **options):
        if greet:
            return self.greet()
        if static:
            return self.collect_static()
        call_command("compile_translations", verbosity=0)
        if translations:
            return None
        # Beside the database: compressing is slow, and nearly every machine has a second core.
        command = [sys.executable, settings.BASE_DIR / "manage.py", "prepare", "--static"]
        with subprocess.Popen(command) as collecting:  # noqa: S603
            self.wait_for_database()
            call_command("migrate", interactive=False, verbosity=0)
            if settings.DEMO and not no_demo:
                self.load_demo()
        if collecting.returncode:
            raise CommandError("the static files could not be collected")
        return None

    def wait_for_database(self, seconds=60):
        until = time.monotonic() + seconds
        while True:
            try:
                return connection.ensure_connection()
            except OperationalError as error:
                if time.monotonic() > until:
                    raise CommandError(f"the database does not answer: {error}") from error
                time.sleep(1)

    def collect_static(self):
        """Compressing takes seconds, so only when a file or a version changed."""
        digest = hashlib.sha256(Path(settings.BASE_DIR, "uv.lock").read_bytes())
        for status in errors.STANDING:
            digest.update(Path(settings.BASE_DIR, "templates", f"{status}.html").read_bytes())
        for finder in get_finders():
            for name, storage in finder.list([]):
                stat = Path(storage.path(name)).stat()
                digest.update(f"{name} {stat.st_size} {stat.st_mtime_ns}\n".encode())
        stamp = settings.STATIC_ROOT / ".collected"
        if stamp.exists() and stamp.read_text() == digest.hexdigest():
            return
        # In production files of the version before stay: its pages are still open somewhere.
        clear = getattr(settings, "DEVELOPMENT", False)
        call_command("collectstatic", interactive=False, clear=clear, verbosity=0)
        self.write_pages()
        stamp.write_text(digest.hexdigest())

    def write_pages(self):
        """What nginx answers without asking the portal (deploy/nginx.conf.template)."""
        folder = settings.STATIC_ROOT / "pages"
        folder.mkdir(exist_ok=True)
        for language, path in {"ar": "/", "en": "/en/"}.items():
            request = HttpRequest()
            request.path = request.path_info = path
            for status in errors.STANDING:
                page = errors.bare(request, status).content
                (folder / f"{status}.{language}.html").write_bytes(page)

    def load_demo(self):
        if not loading.is_due():
            return
        self.stdout.write("loading the demo data")
        call_command("demo_data", stdout=io.StringIO())  # `--greet` prints the accounts

    def greet(self):
        self.stdout.write(f"\n  {settings.SITE_URL}/        العربية")
        self.stdout.write(f"  {settings.SITE_URL}/en/     English\n")
        if settings.DEMO:
            for email in (people.CITIZEN, *people.ACCOUNTS):
                self.stdout.write(f"  {email:<24} {people.PASSWORD}")
            self.stdout.write(f"\n  Sign in: {settings.SITE_URL}/accounts/login/\n")
        if getattr(settings, "DEVELOPMENT", False):
            self.stdout.write(f"  Mail that left: {settings.SITE_URL}/_mail/\n")
