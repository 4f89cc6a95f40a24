"""The forms of signing in and of one's account: allauth's, in our words, and our own.

allauth's forms bring placeholders, its own labels and a Latin alphabet for codes. `Ours` gives them
labels that stay readable when something is typed, the direction of what is typed, and digits as
people type them.
"""

from contextlib import contextmanager

from allauth.account import forms as account
from allauth.core import context
from allauth.mfa.adapter import get_adapter as mfa_adapter
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from allauth.socialaccount import forms as social
from django import forms
from django.contrib import messages
from django.core.validators import EmailValidator
from django.db import IntegrityError, transaction
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.services import limits
from tawasul.text import clean, typed
from tawasul.vocabulary import Governorate

_LEFT_TO_RIGHT = {"email", "login", "password", "oldpassword", "password1", "password2", "code"}
_LABELS = {
    "login": _("E-mail"),
    "email": _("E-mail"),
    "password": _("Password"),
    "oldpassword": _("Current password"),
    "password1": _("New password"),
    "password2": _("New password again"),
    "code": _("Verification code"),
    "remember": _("Stay signed in on this device"),
    "name": _("Name of the key"),
    "passwordless": _("Sign in with this key alone, without a password"),
}
_HINTS = {
    "remember": _("Leave it empty if others use this device."),
    "password1": _("At least 10 characters. A sentence of your own is easy to remember."),
    "name": _("To tell your keys apart, for example: my phone."),
    "passwordless": _("The key then asks for your finger, face or PIN."),
    "password": "",
    "oldpassword": "",
}


def _speak(form):
    """Say what is missing or wrong in our words, and without the colon after each label."""
    form.label_suffix = ""
    for field in form.fields.values():
        field.error_messages["required"] = _("Please fill this in.")
        if isinstance(field, forms.EmailField):
            invalid = _("This is not an e-mail address. It looks like: name@example.com")
            field.error_messages["invalid"] = invalid
            field.validators = [EmailValidator(message=invalid)]
        if isinstance(field, forms.ChoiceField):
            field.error_messages["invalid_choice"] = _("Please choose one of those listed.")


class Ours:
    """Mixed into a form of allauth, before it."""

    labels: dict = {}
    hints: dict = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            label = self.labels.get(name) or _LABELS.get(name)
            if label:
                field.label = label
            hint = self.hints.get(name, _HINTS.get(name))
            if hint is not None:
                field.help_text = hint
            field.widget.attrs.pop("placeholder", None)
            if name in _LEFT_TO_RIGHT:
                field.widget.attrs["dir"] = "ltr"
            if name == "code":
                # Recovery codes are digits too.
                field.widget.attrs |= {"inputmode": "numeric", "autocomplete": "one-time-code"}
                field.max_length = 20
            if name in {"email", "login"}:
                field.widget.attrs |= {"autocomplete": "email", "autocapitalize": "off"}
        _speak(self)

    def read_code(self):
        self.cleaned_data["code"] = typed(self.cleaned_data["code"]).replace(" ", "")


def _take(action: str, **who):
    """`limits.take`; one too many is told in the form."""
    try:
        return limits.take(action, **who)
    except limits.TooMany as refusal:
        raise forms.ValidationError(str(refusal)) from refusal


@contextmanager
def _guess(action: str, **who):
    """A guess that fails inside counts, a right one does not."""
    taken = _take(action, **who)
    yield
    limits.give_back(taken)


class MailedCode(Ours):
    """A code from a mail. allauth voids it after three wrong ones, but counts them in the session:
    forms that arrive at the same moment would each be the first."""

    def clean_code(self):
        self.read_code()
        visit = context.request.session.session_key
        with _guess("mailed_code", visit=visit, code=self.expected_code):
            return super().clean_code()


class SecondFactor(Ours):
    """A code of an application, or a recovery code."""

    hints = {"code": _("Six digits from your application, or one of your recovery codes.")}

    def clean_code(self):
        self.read_code()
        with _guess("second_factor", person=self.user.pk):
            code = super().clean_code()
            try:
                limits.take("used_code", person=self.user.pk, code=code)
            except limits.TooMany as refusal:
                raise mfa_adapter().validation_error("incorrect_code") from refusal
            return code


class NameField(forms.CharField):
    """A name as it is shown to others: one line, nothing invisible, nothing that turns text."""

    def __init__(self, **kwargs):
        super().__init__(max_length=80, min_length=2, **kwargs)
        self.widget.attrs |= {"dir": "auto", "autocomplete": "name"}

    def to_python(self, value):
        return " ".join(clean(super().to_python(value) or "").split())


def _name_field():
    return NameField(
        label=_("Name"),
        help_text=_(
            "With each contribution you choose whether it appears, so it can be your real name."
        ),
    )


def _governorate_field():
    return forms.ChoiceField(
        label=_("Governorate"),
        required=False,
        choices=[("", _("Not said")), *Governorate.choices],
        help_text=_("It helps to see where views come from. Only totals are shown."),
    )


class LoginForm(Ours, account.LoginForm):
    pass


class SignupForm(Ours, account.SignupForm):
    display_name = _name_field()
    governorate = _governorate_field()
    field_order = ["display_name", "email", "password1", "governorate"]
    labels = {"password1": _("Password")}
    hints = {"email": _("A code is sent to it. It is shown to nobody.")}

    def clean(self):
        data = super().clean()
        if not self.errors:  # what is refused anyway hashes nothing
            _take("sign_up", client=limits.client_of(context.request))
        return data

    def try_save(self, request):
        """As allauth does; sent twice in a row, the second is led to where the first one's code
        is entered."""
        try:
            limits.take("sign_up_again", address=self.cleaned_data["email"])
            with transaction.atomic():
                return super().try_save(request)
        except (limits.TooMany, IntegrityError):
            messages.info(
                request, _("A code was sent to this address a moment ago. Sign in to enter it.")
            )
            return None, HttpResponseRedirect(reverse("account_login"))


class IdentitySignupForm(Ours, social.SignupForm):
    """What is still missing after a digital identity: an address, if the service told none."""

    display_name = _name_field()
    field_order = ["display_name", "email"]
    hints = {"email": _("A code is sent to it. It is shown to nobody.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("display_name", self.sociallogin.user.display_name)


class AddEmailForm(Ours, account.AddEmailForm):
    labels = {"email": _("New e-mail")}
    hints = {"email": _("A code is sent to it; the address changes once you enter it.")}


class ChangeEmailForm(Ours, account.ChangeEmailForm):
    labels = {"email": _("Another e-mail")}


class ChangePasswordForm(Ours, account.ChangePasswordForm):
    def clean_oldpassword(self):
        client = limits.client_of(context.request)
        with _guess("password", address=self.user.email, client=client):
            return super().clean_oldpassword()


class SetPasswordForm(Ours, account.SetPasswordForm):
    pass


class ResetPasswordForm(Ours, account.ResetPasswordForm):
    pass


class ResetPasswordKeyForm(Ours, account.ResetPasswordKeyForm):
    def save(self):
        super().save()
        # Whoever reads the mails of the account may try anew, whatever strangers have tried.
        limits.forget("password", address=self.user.email)


class ReauthenticateForm(Ours, account.ReauthenticateForm):
    pass


class RequestLoginCodeForm(Ours, account.RequestLoginCodeForm):
    pass


class ConfirmLoginCodeForm(MailedCode, account.ConfirmLoginCodeForm):
    pass


class ConfirmEmailVerificationCodeForm(MailedCode, account.ConfirmEmailVerificationCodeForm):
    pass


class ConfirmPasswordResetCodeForm(MailedCode, account.ConfirmPasswordResetCodeForm):
    pass


class AuthenticateForm(SecondFactor, mfa.AuthenticateForm):
    pass


class ReauthenticateByCodeForm(SecondFactor, mfa.ReauthenticateForm):
    pass


class ActivateTOTPForm(Ours, totp.ActivateTOTPForm):
    hints = {"code": _("The six digits the application shows now.")}

    def clean_code(self):
        self.read_code()
        return super().clean_code()


class AddWebAuthnForm(Ours, webauthn.AddWebAuthnForm):
    pass


class EditWebAuthnForm(Ours, webauthn.EditWebAuthnForm):
    pass


class ProfileForm(forms.Form):
    """What a person says about themselves. Saved by `services.update_profile`."""

    display_name = _name_field()
    language = forms.ChoiceField(
        label=_("Language of mails"), choices=User.Language, widget=forms.RadioSelect
    )
    governorate = _governorate_field()
    gender = forms.ChoiceField(
        label=_("Gender"), required=False, choices=[("", _("Not said")), *User.Gender.choices]
    )
    age_band = forms.ChoiceField(
        label=_("Age"), required=False, choices=[("", _("Not said")), *User.AgeBand.choices]
    )
    disability = forms.ChoiceField(
        label=_("Disability"),
        required=False,
        choices=[("", _("Not said")), *User.Disability.choices],
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _speak(self)


class EraseForm(forms.Form):
    """Typing one word, so that nobody erases their account by a slip of the finger."""

    word = forms.CharField(max_length=20, widget=forms.TextInput(attrs={"autocomplete": "off"}))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _speak(self)
        self.expected = str(_("erase"))
        self.fields["word"].label = _("To go on, write: %(word)s") % {"word": self.expected}

    def clean_word(self):
        word = clean(self.cleaned_data["word"]).strip().strip("«»\"'").casefold()
        if word != self.expected.casefold():
            raise forms.ValidationError(
                _("Write the word %(word)s exactly to erase your account.")
                % {"word": self.expected}
            )
        return word
