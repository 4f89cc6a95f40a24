"""The one door to Celery.

A task is a hint that there is work, never the work itself: what has to be done stands in the
database, and a sweep finds what a lost hint leaves behind. So a broker that is dead, frozen or
slow costs a request half a second at most and loses nothing.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import structlog
from django.db import connection, transaction
from kombu.exceptions import OperationalError

log = structlog.get_logger(__name__)

PAUSE = 5  # seconds a process leaves a broker alone that did not take a task
_resting_until = 0.0
_silent = False


def kick(task, *args) -> None:
    """Publish `task` with `args` once the surrounding transaction is committed. Never raises.

    Asked for again in the same transaction it is published once.
    """
    hint = _Hint(task, args)
    # One that waits there can only be undone together with what happens now: it stands for this.
    if any(waiting == hint for _savepoints, waiting, *_rest in connection.run_on_commit):
        return
    transaction.on_commit(hint, robust=True)


@contextmanager
def silence() -> Iterator[None]:
    """Give no hints in this process meanwhile: for thousands of steps at once, after which the
    sweeps find what there is to do."""
    global _silent
    _silent = True
    try:
        yield
    finally:
        _silent = False


@dataclass(frozen=True)
class _Hint:
    task: Any
    args: tuple

    def __call__(self) -> None:
        _publish(self.task, self.args)


def _publish(task, args) -> None:
    global _resting_until
    if _silent or time.monotonic() < _resting_until:
        return
    try:
        task.apply_async(args=args, retry=False, ignore_result=True)
    except (OperationalError, OSError) as error:
        _resting_until = time.monotonic() + PAUSE
        log.warning("task not published", task=task.name, error=type(error).__name__)
    except Exception:  # a mistake of ours: the person need not know, the sweep finds the work
        log.exception("task not published", task=task.name)
