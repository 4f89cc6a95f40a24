"""A developer's machine: fills in what production demands, switches off what needs a server."""

import os
from pathlib import Path

_run = Path(os.environ.get("TAWASUL_RUN", Path(__file__).resolve().parents[2] / ".run" / "by-hand"))

os.environ.setdefault("SECRET_KEY", "development-only-not-a-secret-0123456789abcdef")
os.environ.setdefault("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
# By its name, because browsers make no passkey for a bare address.
os.environ.setdefault("SITE_URL", f"http://localhost:{os.environ.get('PORT', '8000')}")
os.environ.setdefault("DATABASE_URL", "postgres:///tawasul")
os.environ.setdefault("REDIS_URL", "redis://127.0.0.1:6379/0")
os.environ.setdefault("EMAIL_URL", f"filemail:///{_run}/mail")  # read at /_mail/
os.environ.setdefault("DEFAULT_FROM_EMAIL", "tawasul@example.jo")
os.environ.setdefault("SECURE_SSL_REDIRECT", "false")
os.environ.setdefault("MFA_REQUIRED_FOR_STAFF", "false")
os.environ.setdefault("STATIC_ROOT", f"{_run}/static")
os.environ.setdefault("MEDIA_ROOT", f"{_run}/media")
os.environ.setdefault("MAINTENANCE_FILE", f"{_run}/maintenance")
os.environ.setdefault("LOG_FORMAT", "text")

from tawasul.settings.production import *  # noqa: E402, F403

DEBUG = env.bool("DEBUG", default=False)  # noqa: F405
DEVELOPMENT = True  # the catalogue of components and the mail that left have pages
SECURE_HSTS_SECONDS = 0
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
SESSION_COOKIE_NAME = "session"
CSRF_COOKIE_NAME = "csrf"
if not env.bool("STATIC_COLLECTED", default=False):  # noqa: F405 - script/server collects
    # Serve what is written, as it is written.
    WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True
    STORAGES = {
        **STORAGES,  # noqa: F405
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
