"""How often something may be tried: counted in the database, so that it holds without a cache.

`LIMITS` in the settings says what is counted together and how often in which time. Each thing
counted is one row under a keyed digest: neither an address nor a person can be read from the
table. A refusal ends by itself, with the window that began at the first attempt.
"""

from __future__ import annotations

from datetime import timedelta
from ipaddress import IPv6Address, ip_address, ip_network
from math import ceil

from django.conf import settings
from django.db import connection
from django.db.models.functions import Now
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from accounts.models import Attempts
from tawasul.refusals import Refusal
from tawasul.words import after

# Rows are held in the order of the rules, the same for everybody: nobody waits in a ring.
_COUNT = """
INSERT INTO accounts_attempts AS counted (key, number, until)
SELECT key, greatest(%(step)s, 0), statement_timestamp() + period
FROM unnest(%(keys)s::text[], %(periods)s::interval[]) AS asked (key, period)
ON CONFLICT (key) DO UPDATE SET
    number = greatest(%(step)s + CASE
        WHEN counted.until > statement_timestamp() THEN counted.number ELSE 0 END, 0),
    until = CASE
        WHEN counted.until > statement_timestamp() THEN counted.until ELSE excluded.until END
RETURNING key, number, until - statement_timestamp()
"""


class TooMany(Refusal):
    """Tried too often. `wait` says in words how long: «3 دقائق»."""

    def __init__(self, left: timedelta):
        self.wait = after(max(1, ceil(left.total_seconds() / 60)), "minute")
        super().__init__(
            _("Too many attempts. You can try again in %(wait)s.") % {"wait": self.wait}
        )


def take(action: str, **who) -> dict[str, timedelta]:
    """Count one attempt at `action`, before it is made; `who` are the values its rules name.

    One statement, so that attempts at the same moment are counted one after the other. Returns
    what `give_back` wants when the attempt was right after all. Raises TooMany.
    """
    rules = {_key(action, names, who): (most, period) for names, most, period in _rules(action)}
    periods = {key: period for key, (_most, period) in rules.items()}
    spent = {key: left for key, number, left in _count(periods, 1) if number > rules[key][0]}
    if not spent:
        return periods
    # One account under attack must not use up what all people behind the same address have.
    give_back({key: period for key, period in periods.items() if key not in spent})
    raise TooMany(max(spent.values()))


def give_back(taken: dict[str, timedelta]) -> None:
    """The attempt was right: it does not count."""
    if taken:
        _count(taken, -1)


def forget(action: str, **who) -> None:
    """Begin anew with what is counted under all of `who` alone."""
    Attempts.objects.filter(key=_key(action, tuple(who), who)).delete()


def forget_old() -> int:
    """Windows that are over mean nothing any more."""
    return Attempts.objects.filter(until__lte=Now()).delete()[0]


def client_of(request) -> str:
    """The network address that stands for whoever asks.

    A line of IPv6 comes with a whole /64 of addresses, so that is what counts as one.
    """
    try:
        address = ip_address(request.META.get("REMOTE_ADDR", ""))
    except ValueError:  # a proxy that tells none: all behind it are one
        return ""
    if not isinstance(address, IPv6Address):
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(ip_network((address, 64), strict=False))


def _rules(action: str) -> list[tuple[tuple[str, ...], int, timedelta]]:
    return settings.LIMITS[action]


def _key(action: str, names: tuple[str, ...], who: dict) -> str:
    said = "\0".join([action, *(f"{name}={str(who[name]).strip().lower()}" for name in names)])
    return salted_hmac("accounts.attempts", said, algorithm="sha256").hexdigest()


def _count(periods: dict[str, timedelta], step: int) -> list[tuple[str, int, timedelta]]:
    values = {"step": step, "keys": [*periods], "periods": [*periods.values()]}
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, values)
        return cursor.fetchall()
