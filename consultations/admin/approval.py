"""The approver's page, made for a phone: what, why, dates, risks, and what people will read."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from consultations import permissions, readiness, services
from consultations.admin.consultation import ConsultationAdmin
from consultations.admin.fields import line
from consultations.admin.state import reading
from consultations.models import Consultation, Review
from tawasul import words
from tawasul.desk import DayField, changes_between, desk, refusals_in
from tawasul.forms import CleanTextField, PortalForm
from tawasul.refusals import require

WORDS_A_MINUTE = 150  # slow readers on a phone


class ApproveForm(PortalForm):
    letter_number = line(gettext_lazy("Official letter number (if any)"), chars=60)
    letter_date = DayField(label=gettext_lazy("Its date"), required=False)
    digest = forms.CharField(widget=forms.HiddenInput, max_length=64)


class ReturnForm(PortalForm):
    remarks = CleanTextField(
        label=gettext_lazy("Remarks"),
        rows=5,
        max_length=4_000,
        word=True,
        help_text=gettext_lazy("What needs changing. The remarks go to the coordination."),
    )


def approval(request, object_id):
    """Read and approve. The digest of what is shown goes with the button."""
    model_admin: ConsultationAdmin = desk.get_model_admin(Consultation)
    draft = model_admin.get_thing(request, object_id)
    if draft.status != Consultation.Status.IN_REVIEW:
        messages.info(request, _("It is not awaiting approval."))
        return redirect(model_admin.url_of("change", draft))
    require(permissions.may_judge(request.user, draft))
    digest = draft.digest()
    form = ApproveForm(request.POST or None, initial={"digest": digest})
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            fresh = services.approve(draft, by=request.user, **form.cleaned_data)
            messages.success(
                request,
                _("Approved; it will be published %(date)s.")
                % {"date": words.moment(fresh.publish_at)},
            )
            return redirect("admin:index")
        draft.refresh_from_db()
        digest = draft.digest()
    checks = readiness.check(draft)
    shown = reading(draft)
    minutes = max(1, round(sum(len(row["value"].split()) for row in shown) / WORDS_A_MINUTE))
    context = {
        "title": _("Request to approve a consultation"),
        "draft": draft,
        "form": form,
        "digest": digest,
        "warnings": [check for check in checks if check.level != readiness.Level.PASS],
        "met": [
            check
            for check in checks
            if check.code in ("impact", "reasons", "days", "decides")
            and check.level == readiness.Level.PASS
        ],
        "since_return": since_return(draft),
        "documents": list(draft.attachments.current()),
        "reading": shown,
        "minutes": words.counted(minutes, "minute"),
        "preview_url": reverse("consultations:preview", args=[draft.reference]),
        "return_url": reverse("admin:consultations_consultation_return", args=[draft.pk]),
        "delegate_url": reverse("admin:entities_delegation_changelist"),
    }
    status = 422 if form.errors else 200
    return model_admin.render(request, "admin/consultations/approval.html", context, status=status)


def give_back(request, object_id):
    """The next step of «إعادة للتعديل»: what needs changing."""
    model_admin: ConsultationAdmin = desk.get_model_admin(Consultation)
    draft = model_admin.get_thing(request, object_id)
    require(permissions.may_judge(request.user, draft))
    form = ReturnForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            services.return_for_changes(draft, by=request.user, **form.cleaned_data)
            messages.success(request, _("Returned; the coordination has your remarks."))
            return redirect("admin:index")
    context = {
        "title": _("Return for changes"),
        "thing": draft,
        "form": form,
        "submit": _("Return for changes"),
        "explain": _("Please write what needs changing; the remarks go to the coordinator."),
        "back": reverse("admin:consultations_consultation_approval", args=[draft.pk]),
        "crumbs": model_admin.crumbs(draft),
    }
    status = 422 if form.errors else 200
    return model_admin.render(request, "admin/verb.html", context, status=status)


def since_return(draft) -> list[dict]:
    """What was changed since it was last returned: the approver need not read all again."""
    returned = draft.reviews.filter(step=Review.Step.RETURNED).first()
    if returned is None:
        return []
    before = draft.history.filter(history_date__lte=returned.at).order_by("-history_id").first()
    now = draft.history.order_by("-history_id").first()
    if before is None or now is None:
        return []
    return changes_between(before, now, excluded=("status",))


desk.page(
    "consultations/consultation/<int:object_id>/approval/",
    approval,
    name="consultations_consultation_approval",
)
desk.page(
    "consultations/consultation/<int:object_id>/return/",
    give_back,
    name="consultations_consultation_return",
)
