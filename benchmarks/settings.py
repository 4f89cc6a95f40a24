"""The portal's settings while it is measured: as in production, without what only slows a test.

BENCH_CACHE=off measures pages made anew each time.
"""

import os

os.environ.setdefault("SECURE_SSL_REDIRECT", "false")

from tawasul.settings.development import *  # noqa: E402, F403

DEBUG = False
DEVELOPMENT = False
CONTRIBUTIONS_PER_HOUR = 1_000_000  # one account sends all of them
if os.environ.get("BENCH_CACHE") == "off":
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
