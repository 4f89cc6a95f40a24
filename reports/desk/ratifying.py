"""The approver, on a phone: read, ratify, or give back with remarks."""

from __future__ import annotations

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from reports import forms, permissions, services, workbench
from reports.answers import shares
from reports.desk._common import crumbs, find, head, page, sent
from reports.models import Outcome
from tawasul.desk import refusals_in
from tawasul.refusals import require

Status = Outcome.Status


def ratify(request, pk):
    """Read and ratify. The digest of what is shown goes with the button."""
    found = find(request, pk)
    if found.status != Status.SUBMITTED:
        messages.info(request, _("It is not awaiting ratification."))
        return redirect("admin:reports_outcome", found.pk)
    require(permissions.may_ratify(request.user, found))
    form = forms.RatifyForm(sent(request))
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            services.ratify(found, by=request.user, **form.cleaned_data)
            messages.success(request, _("Ratified; the results can be published now."))
            return redirect("admin:index")
        found = find(request, pk)
    context = {
        **head(request, found, "ratify"),
        "title": _("Ratification of the decision"),
        "form": form,
        "digest": found.digest(),
        "shares": shares(found),
        "progress": workbench.progress_of(found.consultation_id),
        "commitments": found.commitments.all(),
    }
    status = 422 if form.errors else 200
    return page(request, "admin/reports/ratify.html", context, status=status)


def give_back(request, pk):
    found = find(request, pk)
    require(permissions.may_ratify(request.user, found))
    form = forms.RemarksForm(sent(request))
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            services.return_for_changes(found, by=request.user, **form.cleaned_data)
            messages.success(request, _("Returned; the coordination has your remarks."))
            return redirect("admin:index")
    context = {
        "title": _("Return for changes"),
        "thing": found,
        "form": form,
        "submit": _("Return for changes"),
        "back": reverse("admin:reports_ratify", args=[found.pk]),
        "crumbs": crumbs(found),
    }
    status = 422 if form.errors else 200
    return page(request, "admin/verb.html", context, status=status)
