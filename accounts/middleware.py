"""Staff work behind two locks."""

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

_ELSEWHERE = ("/accounts/", "/static/", "/healthz", "/readyz")


class SecondFactorMiddleware:
    """Leads staff without a second factor to where they set one up, before anything else.

    Whoever has one was asked for it when signing in (allauth). In the demo nothing is required.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if settings.MFA_REQUIRED_FOR_STAFF and self._is_missing(request):
            messages.warning(
                request,
                _(
                    "Your work for an entity needs two-step verification. Set it up once, and go "
                    "on from there."
                ),
            )
            return HttpResponseRedirect(reverse("mfa_index"))
        return self.get_response(request)

    def _is_missing(self, request) -> bool:
        path = request.path_info.removeprefix("/en")
        if path.startswith(_ELSEWHERE) or not request.user.is_authenticated:
            return False
        return (
            request.user.is_staff
            and not Authenticator.objects.filter(user=request.user)
            .exclude(type=Authenticator.Type.RECOVERY_CODES)
            .exists()
        )
