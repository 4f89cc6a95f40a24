"""Settings of the bare Django view."""

from benchmarks.settings import *  # noqa: F403
from benchmarks.settings import BASE_DIR

ROOT_URLCONF = "benchmarks.bare"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "benchmarks" / "templates"],
    }
]
