"""Pages of one's own account. Signing in itself is allauth's, in our templates."""

import structlog
from allauth.account.decorators import reauthentication_required
from allauth.mfa.models import Authenticator
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect import views as openid
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db import IntegrityError
from django.http import HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from requests import RequestException

from accounts import services
from accounts.adapters import UNANSWERED
from accounts.forms import EraseForm, ProfileForm
from accounts.mail import subject_of
from accounts.models import Consent, Notice, User
from tawasul.refusals import Refusal
from tawasul.templatetags.frame import in_language

log = structlog.get_logger(__name__)

NOTICES_PER_PAGE = 25


@login_required
@require_http_methods(["GET", "POST"])
def profile(request):
    person = request.user
    fields = ("display_name", "language", "governorate", "gender", "age_band", "disability")
    initial = {name: getattr(person, name) for name in fields}
    form = ProfileForm(_sent(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        services.update_profile(person, by=person, **form.cleaned_data)
        messages.success(request, _("Your account is saved."))
        return redirect("accounts:profile")
    return render(
        request, "accounts/profile.html", {"form": form}, status=409 if form.errors else 200
    )


@login_required
@require_GET
def notices(request):
    """What was told to this person; opening the page reads it."""
    rows = Notice.objects.for_inbox(request.user).select_related("recipient")
    page = Paginator(rows, NOTICES_PER_PAGE).get_page(request.GET.get("page"))
    items = [_as_item(notice) for notice in page]
    services.mark_read(request.user)
    return render(request, "accounts/notices.html", {"page": page, "items": items})


@login_required
@require_GET
def consents(request):
    rows = Consent.objects.filter(person=request.user)
    return render(
        request,
        "accounts/consents.html",
        {"consents": rows, "kinds_in_force": _kinds_in_force(rows)},
    )


@login_required
@require_POST
def withdraw(request):
    kind = request.POST.get("kind")
    if kind in Consent.Kind.values and services.withdraw_consent(request.user, kind=kind):
        messages.success(
            request,
            _("Your consent is withdrawn. What you published stays until you withdraw it."),
        )
    return redirect("accounts:consents")


@login_required
@require_GET
def security(request):
    """The ways to sign in, in one place."""
    kinds = list(Authenticator.objects.filter(user=request.user).values_list("type", flat=True))
    return render(
        request,
        "accounts/security.html",
        {
            "has_totp": Authenticator.Type.TOTP in kinds,
            "keys": kinds.count(Authenticator.Type.WEBAUTHN),
            "has_password": request.user.has_usable_password(),
            "identity": settings.OIDC_NAME if settings.OIDC_SERVER_URL else "",
        },
    )


@login_required
@require_http_methods(["GET", "POST"])
def export(request):
    if request.method == "POST":
        return _export_file(request)
    return render(request, "accounts/export.html")


@reauthentication_required
def _export_file(request):
    response = JsonResponse(
        services.export(request.user, by=request.user),
        json_dumps_params={"ensure_ascii": False, "indent": 2},
    )
    day = timezone.localdate().isoformat()
    response["Content-Disposition"] = f'attachment; filename="tawasul-{day}.json"'
    return response


@login_required
@require_http_methods(["GET", "POST"])
def erase(request):
    form = EraseForm(_sent(request))
    if request.method == "POST" and form.is_valid():
        return _erase_now(request)
    return render(
        request, "accounts/erase.html", {"form": form}, status=409 if form.errors else 200
    )


@reauthentication_required
def _erase_now(request):
    try:
        services.erase(request.user, by=request.user)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("accounts:erase")
    logout(request)
    return render(request, "accounts/erased.html")


@require_http_methods(["GET", "POST"])
def identity(request, provider_id, step):
    """allauth's two steps of OpenID Connect; a provider that fails to answer is no fault of ours.

    allauth catches some of what may go wrong on the way back and nothing on the way out.
    """
    view = {"login": openid.login, "callback": openid.callback}[step]
    try:
        return view(request, provider_id)
    except (RequestException, OAuth2Error, ValueError, KeyError) as error:
        # The class alone: a message may hold what the provider said about a person.
        log.warning("identity provider failed", step=step, error=type(error).__name__)
        messages.error(request, UNANSWERED)
    except IntegrityError:
        # One identity twice at the same moment: the other request has connected it by now.
        messages.error(
            request, _("This digital identity was just connected. Please sign in once more.")
        )
    return redirect("accounts:profile" if request.user.is_authenticated else "account_login")


@require_POST
def language(request):
    """The other language, here and (for those signed in) in mails; back to the page one was on."""
    wanted = request.POST.get("language")
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = "/"
    if wanted in User.Language.values:
        if request.user.is_authenticated:
            services.set_language(request.user, by=request.user, language=wanted)
        back = in_language(back, wanted)
    return HttpResponseRedirect(back)


def _sent(request):
    # An empty form was sent too: `request.POST or None` would take it for none.
    return request.POST if request.method == "POST" else None


def _kinds_in_force(rows) -> set[str]:
    return {row.kind for row in rows if row.withdrawn_at is None}


def _as_item(notice: Notice) -> dict:
    link = notice.context.get("link", "")
    return {
        "subject": subject_of(notice, get_language()),
        "url": in_language(link, get_language()) if link.startswith("/") else link,
        "when": notice.created_at,
        "unread": notice.read_at is None,
    }
