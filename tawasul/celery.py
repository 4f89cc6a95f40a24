"""The Celery application. Tasks take keys, call one service and can run twice (see later.py)."""

import os

from celery import Celery, signals
from django_structlog.celery.steps import DjangoStructLogInitStep

from tawasul.logs import quiet_start

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tawasul.settings.production")

app = Celery("tawasul")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.steps["worker"].add(DjangoStructLogInitStep)  # lines of a task carry the request's id
signals.setup_logging.connect(quiet_start)
