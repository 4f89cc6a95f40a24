"""Every address has a row in a table that says who may open it.

The tables stand in `tests/<app>/doors.py`; each app's `test_doors.py` walks its own. Here only
their completeness is held: an address nobody wrote a row for fails.
"""

from fnmatch import fnmatch
from importlib import import_module
from pathlib import Path

from django.urls import URLPattern, URLResolver, get_resolver

TESTS = Path(__file__).resolve().parents[1]


def tables() -> dict[str, list]:
    """The rows of each app's table, by app."""
    return {
        path.parent.name: import_module(f"tests.{path.parent.name}.doors").DOORS
        for path in sorted(TESTS.glob("*/doors.py"))
    }


def routes(patterns=None, namespace: str = "") -> list[str]:
    """The full name of every address; one without a name is given by its pattern."""
    found = []
    for entry in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(entry, URLResolver):
            inner = ":".join(part for part in (namespace, entry.namespace) if part)
            found += routes(entry.url_patterns, inner)
        elif isinstance(entry, URLPattern):
            name = entry.name or f"<{entry.pattern}>"
            found.append(f"{namespace}:{name}" if namespace else name)
    return found


def missing(names, rows) -> list[str]:
    """Names that no row speaks of; a row's name may be a pattern, for a library's addresses."""
    known = {row[0] for row in rows}
    return sorted({name for name in names if not any(fnmatch(name, pattern) for pattern in known)})


def test_every_address_has_a_row_in_a_table_of_doors():
    rows = [row for table in tables().values() for row in table]

    lacking = missing(routes(), rows)

    assert not lacking, "no row in any tests/<app>/doors.py for: " + ", ".join(lacking)


def test_every_row_speaks_of_an_address_that_exists():
    names = set(routes())

    stale = [
        f"{app}: {row[0]}"
        for app, table in tables().items()
        for row in table
        if not any(fnmatch(name, row[0]) for name in names)
    ]

    assert not stale


def test_an_address_without_a_row_is_found():
    assert missing(["a:one", "a:two", "mfa_index"], [("a:one",), ("mfa_*",)]) == ["a:two"]
