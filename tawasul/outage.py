"""Telling an outage of the database from a fault of the code, and not waiting for it twice."""

import time

from django.db import InterfaceError, InternalError, OperationalError
from psycopg.errors import ReadOnlySqlTransaction

PAUSE = 2  # seconds during which nobody waits for a database that was not there
_rests_until = 0.0


def lasts() -> bool:
    """Whether the database was not there a moment ago, so that nobody need try."""
    return time.monotonic() < _rests_until


def is_database_gone(error: BaseException | None) -> bool:
    """Whether `error` says that the database cannot be reached or takes no writes just now.

    One that cannot be reached is then left alone for a moment: every request would wait for it
    as long as the last, until no process is left to say so.
    """
    global _rests_until
    if isinstance(error, OperationalError | InterfaceError):
        if getattr(error.__cause__, "sqlstate", None) is None:  # not an answer of the server
            _rests_until = time.monotonic() + PAUSE
        return True
    return isinstance(error, InternalError) and isinstance(error.__cause__, ReadOnlySqlTransaction)
