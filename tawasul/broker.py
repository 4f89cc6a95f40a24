"""Redis as Celery's broker, such that a worker outlives it."""

from kombu.transport import redis
from redis.exceptions import ConnectionError


class Channel(redis.Channel):
    def _connparams(self, asynchronous=False):
        # kombu 5.7 goes on using a connection its worker has given up: to give back what was being
        # done when Redis went away, and to tick it off once it is done. It then fails with an
        # AttributeError, which ends the worker; of a connection error it takes care.
        if self.connection is None or self.connection.client is None:
            raise ConnectionError("this connection has been given up")
        return super()._connparams(asynchronous)


class Transport(redis.Transport):
    Channel = Channel
