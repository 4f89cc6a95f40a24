"""What a person may do with their own account, and what identity and leaving do to it."""

from __future__ import annotations

import hashlib
import hmac
from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from accounts import permissions
from accounts.models import Consent, Notice, User
from tawasul.refusals import NotAllowed, Refusal, require

_PROFILE = ("display_name", "language", "governorate", "gender", "age_band", "disability")


@transaction.atomic
def update_profile(person: User, *, by: User, **fields) -> User:
    """Change what a person says about themselves: any of the fields of _PROFILE."""
    unknown = set(fields) - set(_PROFILE)
    if unknown:
        raise TypeError(f"not part of a profile: {', '.join(sorted(unknown))}")
    fresh = _locked(person)
    require(permissions.may_change(by, fresh))
    for name, value in fields.items():
        setattr(fresh, name, value)
    _save(fresh, list(fields), by=by, reason="profile")
    return fresh


@transaction.atomic
def set_language(person: User, *, by: User, language: str) -> User:
    """Mails and pages in this language from now on."""
    return update_profile(person, by=by, language=User.Language(language).value)


def saw(person: User, *, at: datetime | None = None) -> None:
    """`person` signed in. Not a change anyone looks for in the history, so none is written."""
    person.last_seen_at = at or timezone.now()
    User.objects.filter(pk=person.pk).update(last_seen_at=person.last_seen_at)


def identity_digest(number: str) -> str:
    """The only thing kept of a national number: without IDENTITY_KEY it leads nowhere."""
    compact = "".join(number.split())
    return hmac.new(
        settings.IDENTITY_KEY.encode(), f"identity:{compact}".encode(), hashlib.sha256
    ).hexdigest()


@transaction.atomic
def verify_identity(person: User, *, digest: str) -> User:
    """Record that the national identity behind `digest` is `person`.

    Refused when it belongs to another account, or this account to another identity.
    """
    fresh = _locked(person)
    require(permissions.may_change(fresh, fresh))
    if fresh.identity_digest == digest:
        return fresh
    if fresh.identity_digest:
        raise Refusal(_("This account belongs to another digital identity."))
    fresh.identity_digest = digest
    fresh.verification = User.Verification.IDENTITY
    try:
        # The unique constraint decides, also between two accounts at the same instant.
        with transaction.atomic():
            _save(fresh, ["identity_digest", "verification"], by=fresh, reason="identity")
    except IntegrityError:
        raise Refusal(
            _("This digital identity already has an account. Sign in to that one.")
        ) from None
    return fresh


@transaction.atomic
def end_sessions(person: User) -> int:
    """Sign `person` out everywhere; from how many devices."""
    rows = list(UserSession.objects.filter(user=person))
    for row in rows:
        row.end()
    return len(rows)


def export(person: User, *, by: User) -> dict:
    """Everything the portal holds about `person`, as plain values fit for JSON."""
    require(permissions.may_export(by, person))
    data = {
        "exported_at": timezone.now().isoformat(),
        "account": {
            "email": person.email,
            **{name: getattr(person, name) for name in _PROFILE},
            "verification": person.verification,
            "joined_at": person.joined_at,
            "last_seen_at": person.last_seen_at,
        },
        "consents": list(
            Consent.objects.filter(person=person)
            .order_by("given_at", "pk")
            .values("kind", "version", "purpose", "given_at", "withdrawn_at")
        ),
        "notices": list(
            Notice.objects.for_inbox(person).values(
                "verb", "subject", "language", "context", "created_at", "sent_at", "read_at"
            )
        ),
        "sessions": list(
            UserSession.objects.filter(user=person).values(
                "ip", "user_agent", "created_at", "last_seen_at"
            )
        ),
    }
    for path in settings.PERSON_EXPORTERS:
        data |= import_string(path)(person)
    return data


@transaction.atomic
def erase(person: User, *, by: User) -> User:
    """Blank everything that says who `person` is; the row stays, so counts and keys stand.

    The texts they wrote are dealt with by PERSON_ERASERS, in the same transaction. Their address
    and digital identity are free again: they may come back, as somebody new.
    """
    fresh = _locked(person)
    require(permissions.may_erase(by, fresh))
    if fresh.erased_at:
        return fresh
    for path in settings.PERSON_ERASERS:
        import_string(path)(fresh)
    end_sessions(fresh)
    Authenticator.objects.filter(user=fresh).delete()
    SocialAccount.objects.filter(user=fresh).delete()
    EmailAddress.objects.filter(user=fresh).delete()
    now = timezone.now()
    # Those written to the address before there was an account are theirs too.
    unclaimed = Q(recipient__isnull=True, address__iexact=fresh.email)
    notices = Notice.objects.filter(Q(recipient=fresh) | unclaimed)
    notices.filter(sent_at__isnull=True, given_up_at__isnull=True).update(given_up_at=now)
    notices.update(address="", context={}, secrets={}, subject="")
    Consent.objects.in_force().filter(person=fresh).update(withdrawn_at=now)

    fresh.email = fresh.identity_digest = None
    fresh.display_name = ""
    fresh.governorate = fresh.gender = fresh.age_band = fresh.disability = ""
    fresh.verification = User.Verification.EMAIL
    fresh.last_seen_at = None
    fresh.is_active = False
    fresh.erased_at = now
    fresh.set_unusable_password()
    _save(fresh, None, by=fresh, reason="erased")
    fresh.history.update(
        display_name="",
        governorate="",
        gender="",
        age_band="",
        disability="",
    )
    return fresh


def hold(person: User) -> None:
    """Keep `person` from being erased until the transaction ends: an erasure waits, and then finds
    what was written under the account. Raises NotAllowed when it was quicker.

    FOR SHARE: any number hold an account at once; only what changes the account itself waits.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT 1 FROM accounts_user WHERE id = %s AND erased_at IS NULL FOR SHARE", [person.pk]
        )
        if cursor.fetchone() is None:
            raise NotAllowed(_("This account is erased."))


def _locked(person: User) -> User:
    # "No key": what points to the person goes on being written while the row is held.
    return User.objects.select_for_update(no_key=True).get(pk=person.pk)


def _save(person: User, fields: list[str] | None, *, by: User, reason: str) -> None:
    person._history_user = by
    person._change_reason = reason
    person.save(update_fields=fields)
    # `_change_reason` would be written again by the next save of the same instance.
    person._change_reason = None
