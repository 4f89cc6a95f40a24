"""Taking up a role: the page behind the link of an invitation."""

from __future__ import annotations

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from entities import services
from tawasul.refusals import Refusal


@never_cache
@require_http_methods(["GET", "POST"])
def join(request, secret):
    """Who asks, for which role, and one button. Sign-in or sign-up comes back here."""
    invitation = services.find_invitation(secret)
    if invitation is None:
        return _page(request, "entities/join_over.html", {}, status=410)
    mine = request.user.is_authenticated and request.user.email == invitation.email
    if request.method == "POST" and request.user.is_authenticated:
        try:
            services.accept(secret, by=request.user)
        except Refusal as refusal:
            messages.error(request, str(refusal))
            return redirect("entities:join", secret=secret)
        messages.success(request, _("You hold this role now. This is your workplace."))
        return redirect("admin:index")
    back = urlencode({"next": request.path})
    context = {
        "invitation": invitation,
        "mine": mine,
        "sign_in_url": f"{reverse('account_login')}?{back}",
        "sign_up_url": f"{reverse('account_signup')}?{back}",
        "sign_out_url": f"{reverse('account_logout')}?{back}",
    }
    return _page(request, "entities/join.html", context)


def _page(request, template, context, status=200):
    response = render(request, template, context, status=status)
    # SECURITY: the address is the secret; no other site is told it. Not "no-referrer": a browser
    # then posts the page's own form with the origin "null", which is refused as a forgery.
    response.headers["Referrer-Policy"] = "same-origin"
    return response
