"""A Redis cache that a dead or frozen Redis cannot turn into an error page.

Reads miss, writes are lost, `add` answers True. Nothing that matters is kept here: limits that
must hold are counted in the database.
"""

import time

import structlog
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

log = structlog.get_logger(__name__)

# Seconds a process leaves a Redis alone that did not answer: a page pays once, not per call.
PAUSE = 5
_resting_until = 0.0


def _forgiving(name, otherwise):
    def method(self, *args, **kwargs):
        global _resting_until
        if time.monotonic() < _resting_until:
            return otherwise(*args, **kwargs)
        try:
            return getattr(RedisCache, name)(self, *args, **kwargs)
        except (RedisError, OSError) as error:
            _resting_until = time.monotonic() + PAUSE
            log.warning("cache unavailable", operation=name, error=type(error).__name__)
            return otherwise(*args, **kwargs)

    method.__name__ = name
    return method


class ForgivingRedisCache(RedisCache):
    """Django's Redis cache, giving up quietly. `socket_timeout` in OPTIONS bounds the wait."""

    get = _forgiving("get", lambda key, default=None, version=None: default)
    get_many = _forgiving("get_many", lambda *args, **kwargs: {})
    set = _forgiving("set", lambda *args, **kwargs: None)
    set_many = _forgiving("set_many", lambda *args, **kwargs: [])
    add = _forgiving("add", lambda *args, **kwargs: True)
    incr = _forgiving("incr", lambda key, delta=1, version=None: delta)
    touch = _forgiving("touch", lambda *args, **kwargs: False)
    delete = _forgiving("delete", lambda *args, **kwargs: False)
    delete_many = _forgiving("delete_many", lambda *args, **kwargs: None)
    has_key = _forgiving("has_key", lambda *args, **kwargs: False)
    clear = _forgiving("clear", lambda *args, **kwargs: True)
