"""Every address has a row in a table that says who may open it, for each method it takes.

The tables stand in `tests/<app>/doors.py`; each app's `test_doors.py` walks its own. Here only
their completeness is held: an address, or a method of one, that nobody wrote a row for fails.
"""

import inspect
from importlib import import_module
from pathlib import Path

from django.urls import URLPattern, URLResolver, get_resolver
from django.views.decorators.http import require_GET, require_http_methods
from django.views.generic import RedirectView, TemplateView

TESTS = Path(__file__).resolve().parents[1]
METHODS = ("get", "post")  # a form of a browser knows no others


def tables() -> dict[str, list]:
    """The rows of each app's table, by app."""
    return {
        path.parent.name: import_module(f"tests.{path.parent.name}.doors").DOORS
        for path in sorted(TESTS.glob("*/doors.py"))
    }


def doors(patterns=None, namespace: str = "") -> set[tuple[str, str]]:
    """Every address by its full name, or by its pattern for want of one, with each method."""
    found = set()
    for entry in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(entry, URLResolver):
            inner = ":".join(part for part in (namespace, entry.namespace) if part)
            found |= doors(entry.url_patterns, inner)
        elif isinstance(entry, URLPattern):
            name = entry.name or f"<{entry.pattern}>"
            name = f"{namespace}:{name}" if namespace else name
            found |= {(name, method) for method in METHODS if takes(entry.callback, method)}
    return found


def takes(view, method: str) -> bool:
    """Whether `view` does anything with `method`, as far as it says; if not, it takes them all.

    A view of ours says so by `require_GET` and its like, which keep their list in a closure.
    """
    while view is not None:
        if inspect.isfunction(view):
            said = inspect.getclosurevars(view).nonlocals.get("request_method_list")
            if said is not None:
                return method.upper() in said
        if hasattr(view, "view_class"):
            return hasattr(view.view_class, method)
        view = getattr(view, "__wrapped__", None)
    return True


def missing(found, rows) -> list[str]:
    """The addresses and methods that no row speaks of."""
    return sorted(f"{method} {name}" for name, method in found - {row[:2] for row in rows})


def test_every_address_has_a_row_for_each_of_its_methods():
    rows = [row for table in tables().values() for row in table]

    lacking = missing(doors(), rows)

    assert not lacking, "no row in any tests/<app>/doors.py for: " + ", ".join(lacking)


def test_every_row_speaks_of_an_address_that_exists():
    names = {name for name, _method in doors()}

    rows = [(app, row[0]) for app, table in tables().items() for row in table]
    stale = [f"{app}: {name}" for app, name in rows if name not in names]

    assert not stale


def test_an_address_or_a_method_without_a_row_is_found():
    found = {("a:one", "get"), ("a:one", "post"), ("a:two", "get"), ("account_new", "get")}
    rows = [("a:one", "get", 200), ("account_login", "get", 200)]

    assert missing(found, rows) == ["get a:two", "get account_new", "post a:one"]


def test_what_a_view_takes_is_read_from_its_decorator_or_its_class():
    def view(request):
        pass

    def methods(view):
        return [method for method in METHODS if takes(view, method)]

    assert methods(view) == ["get", "post"]
    assert methods(require_GET(view)) == ["get"]
    assert methods(require_http_methods(["GET", "POST"])(view)) == ["get", "post"]
    assert methods(TemplateView.as_view()) == ["get"]
    assert methods(RedirectView.as_view()) == ["get", "post"]
