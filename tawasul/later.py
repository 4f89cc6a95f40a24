"""The one door to Celery.

A task is a hint that there is work, never the work itself: what has to be done stands in the
database, and a sweep finds what a lost hint leaves behind. So a broker that is dead, frozen or
slow costs a request half a second at most and loses nothing.
"""

import structlog
from django.db import transaction

log = structlog.get_logger(__name__)


def kick(task, *args) -> None:
    """Publish `task` with `args` once the surrounding transaction is committed. Never raises."""
    transaction.on_commit(lambda: _publish(task, args), robust=True)


def _publish(task, args) -> None:
    try:
        task.apply_async(args=args, retry=False, ignore_result=True)
    except Exception as error:  # whatever the broker's client raises: the sweep will find the work
        log.warning("task not published", task=task.name, error=type(error).__name__)
