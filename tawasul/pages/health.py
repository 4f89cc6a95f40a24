"""Two questions of machines: is the process alive, and should it be given requests?"""

import redis
from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from redis.backoff import NoBackoff
from redis.retry import Retry

_migrated = False  # once true for a process it stays true: migrations are not unapplied under it


@never_cache
@require_safe
def healthz(request):
    """This process answers. Nothing else is asked, so a dead database restarts no web process."""
    return HttpResponse("ok\n", content_type="text/plain")


@never_cache
@require_safe
def readyz(request):
    """200 when the database is there and migrated, else 503. The broker is told, not required:
    pages and contributions work without it."""
    database, migrations = _database()
    ready = database and migrations
    facts = {"database": database, "migrations": migrations, "broker": _broker()}
    return JsonResponse({"ready": ready, **facts}, status=200 if ready else 503)


def _database() -> tuple[bool, bool]:
    global _migrated
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        if not _migrated:
            executor = MigrationExecutor(connection)
            _migrated = not executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return False, False
    return True, _migrated


def _broker() -> bool:
    client = redis.Redis.from_url(
        settings.REDIS_URL,
        socket_timeout=0.5,
        socket_connect_timeout=0.5,
        retry=Retry(NoBackoff(), 0),
    )
    try:
        return bool(client.ping())
    except (redis.RedisError, OSError):
        return False
    finally:
        client.close()
