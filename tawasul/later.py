"""The one door to Celery.

A task is a hint that there is work, never the work itself: what has to be done stands in the
database, and a sweep finds what a lost hint leaves behind. So a broker that is dead, frozen or
slow costs a request half a second at most and loses nothing.
"""

import time

import structlog
from django.db import transaction
from kombu.exceptions import OperationalError

log = structlog.get_logger(__name__)

PAUSE = 5  # seconds a process leaves a broker alone that did not take a task
_resting_until = 0.0


def kick(task, *args) -> None:
    """Publish `task` with `args` once the surrounding transaction is committed. Never raises."""
    transaction.on_commit(lambda: _publish(task, args), robust=True)


def _publish(task, args) -> None:
    global _resting_until
    if time.monotonic() < _resting_until:
        return
    try:
        task.apply_async(args=args, retry=False, ignore_result=True)
    except (OperationalError, OSError) as error:
        _resting_until = time.monotonic() + PAUSE
        log.warning("task not published", task=task.name, error=type(error).__name__)
    except Exception:  # a mistake of ours: the person need not know, the sweep finds the work
        log.exception("task not published", task=task.name)
