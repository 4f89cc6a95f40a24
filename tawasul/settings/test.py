"""Tests: the same database engine, fast passwords, mail kept in memory, tasks run by hand."""

import os

os.environ.setdefault("SECRET_KEY", "test-only-not-a-secret-0123456789abcdef")

from tawasul.settings.development import *  # noqa: E402, F403

REAL_REDIS_URL = REDIS_URL  # noqa: F405 - for tests that start a real worker
REDIS_URL = "redis://127.0.0.1:1/0"  # nobody listens: a page that needs Redis fails its test
# script/test names a migrated database to copy; without it pytest migrates a fresh one.
DATABASES["default"]["TEST"] = {"TEMPLATE": os.environ.get("TEST_TEMPLATE")}  # noqa: F405
LOGGING = {"version": 1, "disable_existing_loggers": False}  # pytest's caplog shows them
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
CELERY_BROKER_URL, CELERY_BROKER_TRANSPORT = "memory://", None
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True
STORAGES = {
    **STORAGES,  # noqa: F405
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
