"""Where allauth asks the portal: words, mail, where to go next, and what a digital identity tells.

allauth knows how to sign people in safely; what it says, sends and stores is decided here.
"""

from __future__ import annotations

from uuid import uuid4

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.providers.base import AuthError
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from accounts import services
from accounts.models import User
from accounts.services import limits
from accounts.services.people import identity_digest
from tawasul.refusals import Refusal
from tawasul.templatetags.frame import in_language

_WRONG_CODE = gettext_lazy("The code is wrong or expired. You can ask for a new one.")
UNANSWERED = gettext_lazy(
    "The digital identity service did not answer. You can try again, or sign in by e-mail."
)
_VOID = gettext_lazy("Too many attempts: the code is void. You can ask for a new one.")
# Mails that whoever knows an address can have sent to it.
_ASKED_FOR = {
    "account_already_exists",
    "email_confirmation",
    "email_confirmation_signup",
    "login_code",
    "password_reset_code",
    "unknown_account",
}


def display(person: User) -> str:
    return str(person)


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": gettext_lazy("This account is closed."),
        "duplicate_email": gettext_lazy("This address is already that of your account."),
        "email_password_mismatch": gettext_lazy("The e-mail or password is not correct."),
        "invalid_login": gettext_lazy("The e-mail or password is not correct."),
        "email_taken": gettext_lazy("There is already an account with this address."),
        "enter_current_password": gettext_lazy("This is not your current password."),
        "incorrect_code": _WRONG_CODE,
        "incorrect_password": gettext_lazy("The password is not correct."),
        "invalid_password_reset": _WRONG_CODE,
        "too_many_login_attempts": _VOID,
        "same_as_current": gettext_lazy("This address is already that of your account."),
    }

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """Every mail of allauth becomes a notice: `account/email/x` is the verb `account_x`.

        The values are secrets: a code or a change of password is nobody's business once sent.
        """
        name = template_prefix.rpartition("/")[2]
        if name in _ASKED_FOR:
            _count_mail(self.request, email)
        recipient = User.objects.filter(email=email.lower(), erased_at__isnull=True).first()
        owner = context.get("user") or recipient
        language = getattr(owner, "language", "") or get_language() or settings.LANGUAGE_CODE
        services.notify(
            recipient,
            f"account_{name}",
            subject="account",
            key=f"account:{uuid4()}",
            address=email,
            language=language[:2],
            urgent=True,
            secrets=_plain(context),
        )

    def authenticate(self, request, **credentials):
        """Guessing is stopped before anything is hashed; also when a password is asked again."""
        try:
            taken = limits.take(
                "password", address=credentials.get("email"), client=limits.client_of(request)
            )
        except limits.TooMany as refusal:
            raise ValidationError(
                _(
                    "Too many attempts. You can try again in %(wait)s, or choose a new password "
                    "with a code sent to your e-mail."
                )
                % {"wait": refusal.wait}
            ) from refusal
        user = super().authenticate(request, **credentials)
        if user:
            limits.give_back(taken)
        return user

    def save_user(self, request, user, form, commit=True):
        data = form.cleaned_data
        user.display_name = data.get("display_name", user.display_name)
        user.governorate = data.get("governorate", user.governorate)
        user.language = get_language() or settings.LANGUAGE_CODE
        return super().save_user(request, user, form, commit=commit)

    def login(self, request, user):
        super().login(request, user)
        services.saw(user)

    def get_login_redirect_url(self, request) -> str:
        """Staff go to their desk, others to their page, both in the language they are reading."""
        if request.user.is_staff:
            try:
                return reverse("admin:index")
            except NoReverseMatch:
                pass
        return in_language(settings.LOGIN_REDIRECT_URL, get_language())

    def get_signup_redirect_url(self, request) -> str:
        return self.get_login_redirect_url(request)

    def get_logout_redirect_url(self, request) -> str:
        return in_language(settings.ACCOUNT_LOGOUT_REDIRECT_URL, get_language())

    def get_password_change_redirect_url(self, request) -> str:
        return reverse("accounts:profile")

    def post_login(self, request, user, **kwargs):
        response = super().post_login(request, user, **kwargs)
        if user.is_staff and not settings.MFA_REQUIRED_FOR_STAFF and not _has_second_factor(user):
            messages.info(
                request,
                _("You can protect your work with two-step verification, under My account."),
            )
        return response


class MFAAdapter(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": gettext_lazy(
            "People who work for an entity need two-step verification; it cannot be switched off."
        ),
        "cannot_generate_recovery_codes": gettext_lazy(
            "Switch on two-step verification first; recovery codes come with it."
        ),
        "incorrect_code": gettext_lazy("The code is not correct. Enter the one shown now."),
        "unverified_email": gettext_lazy("Confirm your e-mail address first."),
    }

    def can_delete_authenticator(self, authenticator) -> bool:
        """The last second factor of staff stays where one is required."""
        person = authenticator.user
        if not (settings.MFA_REQUIRED_FOR_STAFF and person.is_staff):
            return True
        others = _second_factors(person).exclude(pk=authenticator.pk)
        return others.exists()

    def generate_authenticator_name(self, user, type) -> str:
        """The name suggested for a key; its owner may write another."""
        n = user.authenticator_set.filter(type=type).count()
        if n < 2:
            return (_("My phone"), _("Spare key"))[n]
        return _("Key %(number)s") % {"number": n + 1}

    def _get_site_name(self) -> str:
        return str(_("Tawasul"))


class IdentityAdapter(DefaultSocialAccountAdapter):
    """Sign-in by a national digital identity (OpenID Connect).

    SECURITY: what the identity server tells about a person goes no further than `populate_user`,
    the first thing allauth calls with it. Stored are a keyed digest of the national number, a
    keyed digest of the server's own number for the person, the name and the address.
    """

    error_messages = {
        **DefaultSocialAccountAdapter.error_messages,
        "email_taken": gettext_lazy("There is already an account with this address."),
    }

    def populate_user(self, request, sociallogin, data):
        claims = sociallogin.account.extra_data
        told = {**(claims.get("id_token") or {}), **(claims.get("userinfo") or {})}
        user = super().populate_user(request, sociallogin, data)
        user.display_name = str(told.get(settings.OIDC_NAME_CLAIM) or "")[:80].strip()
        user.language = get_language() or settings.LANGUAGE_CODE
        number = str(told.get(settings.OIDC_IDENTITY_CLAIM) or "").strip()
        if number:
            user.identity_digest = identity_digest(number)
            user.verification = User.Verification.IDENTITY
        sociallogin.identity_digest = user.identity_digest
        # At some servers `sub` is the national number itself.
        sociallogin.account.uid = identity_digest(f"sub:{sociallogin.account.uid}")
        sociallogin.account.extra_data = {}
        return user

    def pre_social_login(self, request, sociallogin):
        # An access token may be a JWT with the claims inside, and a pending sign-up is stored.
        sociallogin.token = None
        digest = sociallogin.identity_digest
        if not digest:
            return
        holder = User.objects.filter(identity_digest=digest).first()
        connecting = sociallogin.state.get("process") == "connect"
        person = request.user if connecting else sociallogin.user
        if connecting or sociallogin.is_existing:
            if holder and holder.pk != person.pk and not connecting:
                # One person, one account: the proven identity counts for more than the address.
                sociallogin._did_authenticate_by_email = None
                sociallogin.connect(request, holder)
                return
            try:
                services.verify_identity(person, digest=digest)
            except Refusal as refusal:
                raise self._refused(request, str(refusal)) from refusal
            person.refresh_from_db()
        elif holder:
            sociallogin.connect(request, holder)

    def save_user(self, request, sociallogin, form=None):
        try:
            with transaction.atomic():
                return super().save_user(request, sociallogin, form)
        except IntegrityError as error:
            # The same person twice at the same moment; the other request has made the account.
            raise self._refused(
                request, _("This account was just made. Please sign in once more.")
            ) from error

    def on_authentication_error(self, request, provider, error=None, exception=None, **kwargs):
        if error == AuthError.CANCELLED:
            sentence = _("You left the digital identity service without signing in.")
        else:
            sentence = UNANSWERED
        raise self._refused(request, sentence)

    def _refused(self, request, sentence: str) -> ImmediateHttpResponse:
        messages.error(request, sentence)
        page = "accounts:profile" if request.user.is_authenticated else "account_login"
        return ImmediateHttpResponse(HttpResponseRedirect(reverse(page)))


def _count_mail(request, email: str) -> None:
    try:
        limits.take("mail", address=email, client=limits.client_of(request))
    except limits.TooMany as refusal:
        page = render(request, "429.html", {"wait": refusal.wait}, status=429)
        raise ImmediateHttpResponse(page) from refusal


def _has_second_factor(person: User) -> bool:
    return _second_factors(person).exists()


def _second_factors(person: User):
    from allauth.mfa.models import Authenticator

    # Recovery codes are for the day the second factor is lost; alone they are none.
    return Authenticator.objects.filter(user=person).exclude(type=Authenticator.Type.RECOVERY_CODES)


def _plain(context: dict) -> dict:
    """What of an allauth context a mail can use: texts, dates, names."""
    values = {"security_link": reverse("accounts:security")}
    for name, value in context.items():
        if name in {"request", "current_site", "user", "account", "uid", "token", "key"}:
            continue
        if name == "provider":
            value = str(getattr(value, "name", value))
        # The mail turns what is called a link into one (accounts.mail).
        values[name.replace("_url", "_link")] = value
    return values
