"""The one clock that decides: PostgreSQL's. Workers' clocks drift, and one must not matter."""

from __future__ import annotations

from datetime import datetime

from django.db import connection


def database_now() -> datetime:
    """The instant at which PostgreSQL runs this statement, timezone-aware.

    `clock_timestamp()`, not `now()`: within a transaction `now()` stands still at its beginning,
    and a wait for a lock would be counted as time that did not pass.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        return cursor.fetchone()[0]
