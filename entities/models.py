"""Who consults: government entities, and the people who work in them, with their roles."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tawasul.vocabulary import Sector


class EntityQuerySet(models.QuerySet):
    def current(self, on: date) -> EntityQuerySet:
        """In existence on that day: entities merge, and old ones keep their records."""
        return self.filter(
            Q(valid_from__isnull=True) | Q(valid_from__lte=on),
            Q(valid_to__isnull=True) | Q(valid_to__gt=on),
        )

    def run_by(self, person) -> EntityQuerySet:
        """Those whose desk this person sits at; all of them for those who run the portal."""
        from entities.permissions import NATIONAL_READERS, entities_of, is_national

        if is_national(person, *NATIONAL_READERS):
            return self
        return self.filter(pk__in=entities_of(person))

    def in_order(self) -> EntityQuerySet:
        return self.order_by("kind", "name_ar")


class Entity(models.Model):
    """A government entity: a ministry, a department, an authority, a municipality …"""

    class Kind(models.TextChoices):
        MINISTRY = "ministry", _("Ministry")
        DEPARTMENT = "department", _("Department")
        AUTHORITY = "authority", _("Commission or authority")
        PUBLIC_INSTITUTION = "public_institution", _("Public institution")
        COUNCIL = "council", _("Council")
        MUNICIPALITY = "municipality", _("Municipality")
        GOVERNORATE_COUNCIL = "governorate_council", _("Governorate council")
        UNIVERSITY = "university", _("Public university")
        COMPANY = "company", _("Wholly government-owned company")
        OTHER = "other", _("Other")

    class Onboarding(models.TextChoices):
        LISTED = "listed", _("Listed")
        INVITED = "invited", _("Invited")
        ACTIVE = "active", _("Active")

    slug = models.SlugField(_("address"), unique=True)
    name = models.CharField(_("name"), max_length=200)
    short_name = models.CharField(_("short name"), max_length=80, blank=True)
    kind = models.CharField(_("kind"), max_length=30, choices=Kind)
    sector = models.CharField(_("sector"), max_length=30, choices=Sector)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("parent entity"),
    )
    valid_from = models.DateField(_("exists since"), null=True, blank=True)
    valid_to = models.DateField(
        _("existed until"), null=True, blank=True, help_text=_("First day it no longer exists.")
    )
    successor = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="predecessors",
        verbose_name=_("successor"),
        help_text=_("Takes over the duties. Old records keep the old entity."),
    )
    email = models.EmailField(_("public e-mail"), blank=True)
    site = models.URLField(_("web site"), blank=True)
    logo = models.FileField(_("logo"), upload_to="logos", blank=True)
    charter = models.TextField(
        _("participation charter"),
        blank=True,
        help_text=_("Channels, activities, what you commit to, what you expect of participants."),
    )
    onboarding = models.CharField(
        _("on the portal"), max_length=10, choices=Onboarding, default=Onboarding.LISTED
    )
    joined_on = models.DateField(
        _("on the portal since"),
        null=True,
        blank=True,
        help_text=_("Its duties count from this day. Empty: it has none yet."),
    )
    owns_portal = models.BooleanField(_("runs the portal"), default=False, editable=False)

    objects = EntityQuerySet.as_manager()

    class Meta:
        verbose_name = _("government entity")
        verbose_name_plural = _("government entities")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["owns_portal"],
                condition=Q(owns_portal=True),
                name="entity_one_runs_the_portal",
            ),
            models.CheckConstraint(
                name="entity_ends_after_it_begins",
                condition=Q(valid_to__gt=F("valid_from")),
                violation_error_message=_("It has to end after it began."),
            ),
            models.CheckConstraint(
                name="entity_is_not_its_own_successor",
                condition=~Q(successor=F("id")),
                violation_error_message=_("An entity cannot succeed itself."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("entities:detail", args=[self.slug])


class MembershipQuerySet(models.QuerySet):
    def active(self) -> MembershipQuerySet:
        return self.filter(until__isnull=True)

    def run_by(self, person) -> MembershipQuerySet:
        from entities.permissions import NATIONAL_READERS, entities_of, is_national

        if is_national(person, *NATIONAL_READERS):
            return self
        return self.filter(entity__in=entities_of(person))


class Role(models.TextChoices):
    COORDINATOR = "coordinator", _("Coordination (liaison officer)")
    APPROVER = "approver", _("Approval (senior management)")
    MODERATOR = "moderator", _("Moderation")
    ANALYST = "analyst", _("Analysis")
    SUPERVISOR = "supervisor", _("Compliance follow-up")
    CHIEF_MODERATOR = "chief_moderator", _("Appeals")
    PORTAL_ADMIN = "portal_admin", _("Portal administration")
    AUDITOR = "auditor", _("Audit (read only)")


NATIONAL_ROLES = {Role.SUPERVISOR, Role.CHIEF_MODERATOR, Role.PORTAL_ADMIN, Role.AUDITOR}


class Membership(models.Model):
    """A role a person holds in an entity, from when until when. Leaving sets `until`."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="memberships",
        verbose_name=_("person"),
    )
    entity = models.ForeignKey(
        Entity, models.PROTECT, related_name="memberships", verbose_name=_("government entity")
    )
    role = models.CharField(_("role"), max_length=20, choices=Role)
    title = models.CharField(
        _("job title"), max_length=120, blank=True, help_text=_("As in official letters.")
    )
    since = models.DateTimeField(_("since"))
    until = models.DateTimeField(_("until"), null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("members and roles")
        ordering = ["entity", "role", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "entity", "role"],
                condition=Q(until__isnull=True),
                name="membership_one_of_a_role",
                violation_error_message=_("This person already holds this role here."),
            ),
            models.CheckConstraint(
                name="membership_ends_after_it_begins", condition=Q(until__gte=F("since"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} – {self.get_role_display()}"


class Invitation(models.Model):
    """An e-mail address asked to take a role. Only a digest of the secret link is kept."""

    entity = models.ForeignKey(
        Entity, models.PROTECT, related_name="invitations", verbose_name=_("government entity")
    )
    email = models.EmailField(_("e-mail"))
    role = models.CharField(_("role"), max_length=20, choices=Role)
    title = models.CharField(_("job title"), max_length=120, blank=True)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    created_at = models.DateTimeField(_("sent"), editable=False)
    expires_at = models.DateTimeField(_("expires"), editable=False)
    accepted_at = models.DateTimeField(_("accepted"), null=True, editable=False)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    revoked_at = models.DateTimeField(_("revoked"), null=True, editable=False)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["entity", "email", "role"],
                # Erasure blanks addresses.
                condition=Q(accepted_at__isnull=True, revoked_at__isnull=True) & ~Q(email=""),
                name="invitation_open_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.email} – {self.get_role_display()}"

    def is_open_at(self, moment) -> bool:
        return not self.accepted_at and not self.revoked_at and moment < self.expires_at


class DelegationQuerySet(models.QuerySet):
    def in_force(self, on: date) -> DelegationQuerySet:
        """Those that let somebody approve on that day: not revoked, the approver still holds the
        role, and the colleague still works in the entity."""
        colleagues = Membership.objects.active().filter(
            entity=OuterRef("membership__entity"), person=OuterRef("to")
        )
        return self.filter(
            Exists(colleagues),
            membership__role=Role.APPROVER,
            membership__until__isnull=True,
            starts_on__lte=on,
            ends_on__gte=on,
            revoked_at__isnull=True,
        )


class Delegation(models.Model):
    """An approver lets a colleague of the same entity approve, for some days."""

    membership = models.ForeignKey(
        Membership, models.PROTECT, related_name="delegations", verbose_name=_("approver")
    )
    to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="delegations",
        verbose_name=_("delegated to"),
    )
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"), help_text=_("The last day, included."))
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True, editable=False)

    objects = DelegationQuerySet.as_manager()

    class Meta:
        verbose_name = _("delegation")
        verbose_name_plural = _("delegations")
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="delegation_ends_after_it_starts",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("The last day comes after the first."),
            ),
            models.UniqueConstraint(
                fields=["membership", "to", "starts_on", "ends_on"],
                condition=Q(revoked_at__isnull=True),
                name="delegation_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.membership.person} ← {self.to}"
