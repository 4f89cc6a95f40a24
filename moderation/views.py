"""The published policy, and the page on which people agree to it."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import Consent
from moderation import services
from moderation.forms import AgreeForm
from moderation.models import PolicyVersion
from tawasul.refusals import Refusal
from tawasul.templatetags.tawasul import in_true_language


@require_safe
def policy(request, number: int | None = None):
    """The version in force, or the one asked for: old decisions link to theirs."""
    now = timezone.now()
    announced = PolicyVersion.objects.filter(effective_from__isnull=False)
    versions = list(announced.order_by("-effective_from"))
    current = next((one for one in versions if one.is_in_force_by(now)), None)
    if number is None:
        shown = current
    else:
        shown = next((one for one in versions if one.number == number), None)
    if shown is None:
        raise Http404(_("There is no such version of the usage policy."))
    clauses = list(shown.clauses.all())
    for clause in clauses:
        clause.covered = _lines(clause, "examples")
        clause.not_covered = _lines(clause, "allowed")
    return render(
        request,
        "moderation/policy.html",
        {
            "policy": shown,
            "current": current,
            "versions": versions,
            "clauses": clauses,
            "terms": shown.terms.all(),
            "values": _lines(shown, "values"),
            "changes": _lines(shown, "summary"),
            "contents": [
                {"label": str(clause), "url": f"#clause-{clause.number}"} for clause in clauses
            ],
        },
    )


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def agree(request):
    """«قبل مشاركتكم الأولى»: two boxes, then back to what the person was doing (`next`)."""
    back = _back(request)
    in_force = services.policy_in_force()
    if in_force is None:
        raise Http404(_("There is no such version of the usage policy."))
    refused = ""
    form = AgreeForm(request.POST if request.method == "POST" else None, policy=in_force)
    if form.is_valid():
        try:
            services.agree(request.user, version=form.cleaned_data["version"])
        except Refusal as refusal:
            refused = str(refusal)
            form = AgreeForm(policy=in_force)  # of the new version, nothing ticked
        else:
            return redirect(back)
    given = Consent.objects.in_force().filter(person=request.user)
    before = given.filter(kind=Consent.Kind.POLICY).exclude(version=str(in_force.number)).exists()
    return render(
        request,
        "moderation/agree.html",
        {
            "form": form,
            "refused": refused,
            "policy": in_force,
            "before": before,
            "changes": _lines(in_force, "summary") if before else [],
            "clauses": in_force.clauses.all(),
            "back": back,
        },
        status=409 if refused or form.errors else 200,
    )


def _lines(thing, name: str) -> list[dict]:
    """A text of one point on each line, with its true language when it is not the page's."""
    value, language = in_true_language(thing, name)
    return [{"text": line.strip(), "lang": language} for line in value.splitlines() if line.strip()]


def _back(request) -> str:
    """Where the person came from, if that is a page of ours."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    # SECURITY: anything else would make this page a way to send people to another site.
    if url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    ):
        return wanted
    return reverse("moderation:policy")
