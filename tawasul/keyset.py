"""Pages by keyset: page 10,000 costs what page 1 costs, and rows that come in skip nothing.

The cursor in the query string names the last row seen. It tells nothing secret, so it is not
signed; one that makes no sense is the first page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db.models import BooleanField, F, Func, QuerySet, Value

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_PART = re.compile(r"t?-?\d{1,18}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Order:
    """An order whose last name is unique. All names run the same way, as an index does."""

    names: tuple[str, ...]
    down: bool = False

    def by(self) -> list[str]:
        return [f"-{name}" if self.down else name for name in self.names]

    def cursor(self, row) -> str:
        return ".".join(_written(getattr(row, name)) for name in self.names)

    def after(self, rows: QuerySet, cursor: str) -> QuerySet:
        """The rows behind the cursor; all of them when it makes no sense."""
        values = self.values(cursor)
        return rows if values is None else rows.filter(_Behind(self, values))

    def values(self, cursor: str) -> list | None:
        """What the cursor says, in the order of `names`; None when it makes no sense."""
        values = _read(cursor)
        if values is None or len(values) != len(self.names):
            return None
        for name, value in zip(self.names, values, strict=True):
            if isinstance(value, datetime) != name.endswith("_at"):
                return None
        return values


class _Behind(Func):
    """`(a, b) > (1, 2)`: one comparison of rows, which an index answers; ORs are read by none."""

    output_field = BooleanField()

    def __init__(self, order: Order, values):
        super().__init__(*(F(name) for name in order.names), *(Value(one) for one in values))
        self.sign = "<" if order.down else ">"

    def as_sql(self, compiler, connection):
        parts, params = [], []
        for expression in self.source_expressions:
            sql, more = compiler.compile(expression)
            parts.append(sql)
            params.extend(more)
        half = len(parts) // 2
        left, right = ", ".join(parts[:half]), ", ".join(parts[half:])
        return f"({left}) {self.sign} ({right})", params


@dataclass(slots=True)
class Page:
    items: list
    next: str  # the cursor of the page behind this one, "" on the last
    is_first: bool


def read(rows: QuerySet, order: Order, *, after: str, size: int) -> Page:
    """One page of `rows` in that order, behind the cursor `after` ("" for the first)."""
    rest = order.after(rows, after) if after else rows
    found = list(rest.order_by(*order.by())[: size + 1])
    following = order.cursor(found[size - 1]) if len(found) > size else ""
    return Page(found[:size], following, is_first=rest is rows)


def _written(value) -> str:
    if isinstance(value, datetime):
        return f"t{(value - _EPOCH) // timedelta(microseconds=1)}"
    return str(value)


def _read(cursor: str) -> list | None:
    values = []
    for part in cursor[:200].split("."):
        if not _PART.fullmatch(part):
            return None
        if not part.startswith("t"):
            values.append(int(part))
            continue
        try:
            values.append(_EPOCH + timedelta(microseconds=int(part[1:])))
        except OverflowError:
            return None
    return values
