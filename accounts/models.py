"""People, what they agreed to, and what the portal has to tell them."""

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower, Now
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from accounts.managers import ConsentQuerySet, NoticeQuerySet, UserManager
from tawasul.vocabulary import Governorate


class User(AbstractBaseUser):
    """A person. Signs in by e-mail, by passkey or by a national digital identity.

    Everything about themselves is said by themselves and may be left unsaid. What they may do
    is decided by the `permissions.py` of each app, from their memberships: Django's groups and
    permissions are not used. Erasing a person blanks the row and keeps it, so that counts and
    "once per person" stand; the database holds an erased row to be blank.
    """

    class Language(models.TextChoices):
        AR = "ar", _("Arabic")
        EN = "en", _("English")

    class Gender(models.TextChoices):
        FEMALE = "female", _("Female")
        MALE = "male", _("Male")

    class AgeBand(models.TextChoices):
        UNDER_18 = "0-17", _("Under 18")
        FROM_18 = "18-24", _("18 to 24")
        FROM_25 = "25-34", _("25 to 34")
        FROM_35 = "35-44", _("35 to 44")
        FROM_45 = "45-59", _("45 to 59")
        FROM_60 = "60+", _("60 and over")

    class Disability(models.TextChoices):
        YES = "yes", _("Yes")
        NO = "no", _("No")

    class Verification(models.TextChoices):
        """How the portal knows who this is."""

        EMAIL = "email", _("E-mail address confirmed")
        IDENTITY = "identity", _("Identity confirmed")

    email = models.EmailField(
        _("e-mail address"),
        unique=True,
        null=True,
        blank=True,
        help_text=_("In small letters. Empty once the person is erased."),
    )
    display_name = models.CharField(_("name shown"), max_length=80)
    language = models.CharField(_("language"), max_length=2, choices=Language, default=Language.AR)
    governorate = models.CharField(_("governorate"), max_length=20, choices=Governorate, blank=True)
    gender = models.CharField(_("gender"), max_length=10, choices=Gender, blank=True)
    age_band = models.CharField(_("age"), max_length=10, choices=AgeBand, blank=True)
    disability = models.CharField(_("disability"), max_length=10, choices=Disability, blank=True)
    verification = models.CharField(
        _("verification"),
        max_length=10,
        choices=Verification,
        default=Verification.EMAIL,
        editable=False,
    )
    identity_digest = models.CharField(
        max_length=64,
        unique=True,
        null=True,
        blank=True,
        editable=False,
        help_text=_("Keyed digest of the national identity: one person, one account."),
    )
    is_active = models.BooleanField(_("active"), default=True)
    joined_at = models.DateTimeField(_("joined"), default=timezone.now, editable=False)
    last_seen_at = models.DateTimeField(_("last signed in"), null=True, editable=False)
    erased_at = models.DateTimeField(_("erased"), null=True, editable=False)

    objects = UserManager()
    # Neither secrets nor the address: whoever reads a history page does not need them, and
    # erasure has so much less to remember.
    history = HistoricalRecords(
        excluded_fields=["password", "email", "identity_digest", "last_seen_at"]
    )

    EMAIL_FIELD = "email"
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["display_name"]

    is_public_content = False  # no public page changes with an account

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            models.CheckConstraint(
                name="user_email_in_small_letters",
                condition=Q(email__isnull=True) | Q(email=Lower("email")),
                violation_error_message=_("Write the e-mail address in small letters."),
            ),
            models.CheckConstraint(
                name="user_has_email_until_erased",
                condition=Q(erased_at__isnull=True, email__isnull=False)
                | Q(
                    erased_at__isnull=False,
                    email__isnull=True,
                    identity_digest__isnull=True,
                    is_active=False,
                    display_name="",
                    governorate="",
                    gender="",
                    age_band="",
                    disability="",
                ),
                violation_error_message=_("A person has an e-mail address until erased."),
            ),
        ]

    def __str__(self) -> str:
        return self.display_name or str(_("Account erased"))

    def get_full_name(self) -> str:
        return str(self)

    get_short_name = get_full_name

    @property
    def last_login(self):
        # Takes the place of Django's column, which would write a history row at every sign-in.
        return self.last_seen_at

    @cached_property
    def is_staff(self) -> bool:
        """Works for an entity today. Looked up once per instance, that is once per request."""
        return self.is_active and self.memberships.filter(until__isnull=True).exists()

    # Django's admin asks these; the admin's base class asks our permissions instead.
    is_superuser = False

    def has_perm(self, perm, obj=None) -> bool:
        return False

    def has_perms(self, perm_list, obj=None) -> bool:
        return False

    def has_module_perms(self, app_label) -> bool:
        return False


class Consent(models.Model):
    """One act of agreeing, with what it was for and when it was taken back.

    Rows are never changed but for `withdrawn_at`: agreeing again is a new row.
    """

    class Kind(models.TextChoices):
        POLICY = "policy", _("Usage policy")
        PROCESSING = "processing", _("Processing of opinions")

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="consents",
        verbose_name=_("person"),
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    version = models.CharField(_("version"), max_length=20)
    purpose = models.TextField(_("purpose"), blank=True)
    given_at = models.DateTimeField(_("given"), default=timezone.now)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering = ["-given_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="consent_once_in_force",
                fields=["person", "kind", "version"],
                condition=Q(withdrawn_at__isnull=True),
            ),
            models.CheckConstraint(
                name="consent_withdrawn_after_given",
                condition=Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gte=F("given_at")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.version}"


class Notice(models.Model):
    """One message to one person: the portal's only way to send mail.

    Written in the transaction of what it tells about, unique by `key`, and sent afterwards by
    the worker, which renders `templates/email/<verb>.txt` in `language` with `context`.
    """

    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="notices",
        verbose_name=_("recipient"),
    )
    address = models.EmailField(_("address"), blank=True)
    verb = models.CharField(_("verb"), max_length=60)
    subject = models.CharField(
        _("about"), max_length=120, blank=True, help_text=_("For example: consultation:17")
    )
    language = models.CharField(_("language"), max_length=2, choices=User.Language)
    key = models.CharField(_("key"), max_length=200, unique=True)
    context = models.JSONField(_("contents"), default=dict, encoder=DjangoJSONEncoder)
    secrets = models.JSONField(
        default=dict,
        encoder=DjangoJSONEncoder,
        editable=False,
        help_text=_("Part of the contents that is forgotten once sent: codes, one-time links."),
    )
    urgent = models.BooleanField(
        _("urgent"), default=False, help_text=_("Somebody waits for it at the screen.")
    )
    created_at = models.DateTimeField(_("written"), default=timezone.now)
    # By the clock of the database, as is the question who is due: a worker's clock may be wrong.
    next_try_at = models.DateTimeField(_("next attempt"), db_default=Now())
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    given_up_at = models.DateTimeField(_("given up"), null=True, blank=True)
    read_at = models.DateTimeField(_("read"), null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(
                name="notice_due",
                fields=["-urgent", "next_try_at", "id"],
                condition=Q(sent_at__isnull=True, given_up_at__isnull=True),
            ),
            models.Index(name="notice_inbox", fields=["recipient", "-created_at"]),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.key}"


class Attempts(models.Model):
    """How often one thing was tried within its window: see `services.limits`, which writes it."""

    key = models.CharField(_("key"), max_length=64, primary_key=True)  # a keyed digest
    number = models.PositiveIntegerField(_("attempts"))
    until = models.DateTimeField(_("until"))  # the first instant at which it starts anew

    class Meta:
        verbose_name = _("attempts")
        verbose_name_plural = _("attempts")

    def __str__(self) -> str:
        return f"{self.number} until {self.until}"
