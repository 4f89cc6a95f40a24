"""The house has floors, and imports run downwards only.

roof → reports → moderation → consultations → entities → accounts → foundation → arabic. A lower
floor reaches a higher one through dotted paths in settings. Inside functions an import of ours is
allowed in three places only, always within one app: services name tasks and tasks call services;
a model's queryset asks permissions, which know the models; services reach what loads a heavy
library (pdf, sheet) when they need it, and it tells them how far it is.
"""

import ast
from pathlib import Path

import pytest
from django.conf import settings

APPS = ["accounts", "entities", "consultations", "moderation", "reports"]
FLOORS = ["arabic", "foundation", *APPS, "roof"]
# What of the package `tawasul` joins the floors instead of carrying them.
ROOF = {"settings", "urls", "celery", "wsgi", "middleware", "management", "pages"}
MAY_WAIT = {
    ("services", "tasks"),
    ("tasks", "services"),
    ("models", "permissions"),
    ("services", "pdf"),
    ("services", "sheet"),
    ("pdf", "services"),
    ("sheet", "services"),
}
OURS = {"arabic", "tawasul", *APPS}


def floor_of(module: str) -> str:
    top, _, rest = module.partition(".")
    if top != "tawasul":
        return top
    return "roof" if not rest or rest.split(".")[0] in ROOF else "foundation"


def complaints_about(source: str, module: str) -> list[str]:
    """What is wrong with the imports of a module, as "line: why"."""
    tree = ast.parse(source)
    inside = {
        id(node)
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
    }
    here = FLOORS.index(floor_of(module))
    wrong = []
    for node in ast.walk(tree):
        for target in _targets(node):
            if target.partition(".")[0] not in OURS:
                continue
            floor = floor_of(target)
            if FLOORS.index(floor) > here:
                wrong.append(f"{node.lineno}: {module} reaches up to {target}")
            elif id(node) in inside and not _may_wait(module, target):
                wrong.append(f"{node.lineno}: {target} is imported inside a function")
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and node.value.partition(".")[0] in APPS
            and _dotted(node.value)
            and FLOORS.index(node.value.partition(".")[0]) > here
        ):
            wrong.append(f"{node.lineno}: {module} names {node.value} of a higher floor")
    return wrong


def _targets(node) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module and not node.level:
        # `from tawasul import calendar` names a module, `from tawasul.calendar import x` does too.
        if node.module == "tawasul" or node.module in APPS:
            return [f"{node.module}.{alias.name}" for alias in node.names]
        return [node.module]
    return []


def _may_wait(module: str, target: str) -> bool:
    app, _, part = module.partition(".")
    their_app, _, their_part = target.partition(".")
    pair = part.split(".")[0], their_part.split(".")[0]
    return app == their_app and pair in MAY_WAIT


def _dotted(text: str) -> bool:
    parts = text.split(".")
    return len(parts) > 1 and all(part.isidentifier() for part in parts)


def modules():
    for top in sorted(OURS):
        for path in sorted(Path(settings.BASE_DIR, top).rglob("*.py")):
            parts = path.relative_to(settings.BASE_DIR).with_suffix("").parts
            if "migrations" in parts:
                continue  # they depend on each other through Django's graph
            name = ".".join(part for part in parts if part != "__init__")
            yield pytest.param(path, name, id=name)


@pytest.mark.parametrize(("path", "module"), modules())
def test_imports_run_downwards(path, module):
    assert complaints_about(path.read_text(), module) == []


@pytest.mark.parametrize(
    ("source", "module"),
    [
        ("from consultations.models import Consultation", "entities.models"),
        ("import moderation.services", "consultations.views"),
        ("from tawasul import urls", "accounts.views"),
        ("from tawasul.calendar import AMMAN", "arabic.fold"),
        ("def f():\n    from entities.models import Entity", "consultations.models"),
        ("def f():\n    from accounts import tasks", "consultations.services.open"),
        ('ForeignKey("consultations.Consultation")', "entities.models"),
    ],
)
def test_the_rule_stops(source, module):
    assert complaints_about(source, module)


@pytest.mark.parametrize(
    ("source", "module"),
    [
        ("from entities.models import Entity", "consultations.models"),
        ("from tawasul.refusals import Refusal", "accounts.services"),
        ("def f():\n    from consultations import services", "consultations.tasks"),
        ("def f():\n    from consultations import tasks", "consultations.services.contribute"),
        ("def f():\n    import weasyprint", "reports.tasks"),
        ('ForeignKey("entities.Entity")', "consultations.models"),
        ('render(request, "reports/index.html")', "accounts.views"),
        ("from reports import services", "tawasul.pages.home"),
    ],
)
def test_the_rule_lets_through(source, module):
    assert complaints_about(source, module) == []


def test_every_installed_app_of_ours_has_its_floor():
    ours = [app for app in settings.INSTALLED_APPS if Path(settings.BASE_DIR, app).is_dir()]

    assert set(ours) <= {*APPS, "tawasul"}
