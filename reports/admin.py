"""The reports at the desk: addresses of the workbench, and a way to the compliance page."""

from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from reports import permissions, workbench
from reports.desk import answers, listing, publishing, ratifying, texts
from tawasul.desk import desk


def compliance(request):
    """The ministry's figures stand on the portal itself."""
    return redirect("reports:compliance")


desk.page(
    "reports/outcomes/",
    listing.outcomes,
    name="reports_outcomes",
    label=_("Outcomes"),
    section="results",
    may=workbench.may_list,
    order=10,
)
desk.page(
    "reports/compliance/",
    compliance,
    name="reports_compliance",
    label=_("Compliance reports"),
    section="results",
    may=lambda person: bool(permissions.may_follow_compliance(person)),
    order=20,
)
desk.page("reports/begin/<slug:reference>/", listing.begin, name="reports_begin")
_ROOT = "reports/outcomes/<int:pk>/"
for _route, _view, _name in (
    ("", texts.outcome, "outcome"),
    ("answers/", answers.answers, "answers"),
    ("answers/<int:key>/take-back/", answers.take_back, "take_back"),
    ("preview/", texts.preview, "preview"),
    ("submit/", publishing.submit, "submit"),
    ("reopen/", publishing.reopen, "reopen"),
    ("publish/", publishing.publish, "publish"),
    ("ratify/", ratifying.ratify, "ratify"),
    ("return/", ratifying.give_back, "return"),
):
    desk.page(f"{_ROOT}{_route}", _view, name=f"reports_{_name}")
