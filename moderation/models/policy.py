"""The usage policy: versions of it, the clauses a decision cites, the terms of use.

A version is written while it has no date, announced by giving it one, and from that instant on
never changed again: the database refuses it (migration 0003), so that old decisions go on citing
what was in force.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import connections, models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class PolicyVersionQuerySet(models.QuerySet):
    def in_force_by(self, moment: datetime) -> PolicyVersionQuerySet:
        """Those that have been in force, the latest first: the first row is the one in force."""
        return self.filter(effective_from__lte=moment).order_by("-effective_from")

    def agreement_of(self, person, moment: datetime) -> Agreement | None:
        """What `person` has agreed to of the version in force; None when none is. One query.

        In SQL: asked twice for each comment, and a queryset costs ten times as much to build.
        """
        with connections[self.db].cursor() as cursor:
            cursor.execute(_AGREEMENT, {"person": person.pk, "moment": moment})
            row = cursor.fetchone()
        return Agreement(*row) if row else None


@dataclass(frozen=True, slots=True)
class Agreement:
    """With version `number` of the policy: accepted it, and consented to the processing?"""

    number: int
    accepted: bool
    consented: bool


_AGREEMENT = """
SELECT policy.number,
    EXISTS (SELECT 1 FROM accounts_consent WHERE person_id = %(person)s AND kind = 'policy'
        AND version = policy.number::text AND withdrawn_at IS NULL),
    EXISTS (SELECT 1 FROM accounts_consent WHERE person_id = %(person)s AND kind = 'processing'
        AND withdrawn_at IS NULL)
FROM moderation_policyversion policy
WHERE policy.effective_from <= %(moment)s ORDER BY policy.effective_from DESC LIMIT 1
"""


class PolicyVersion(models.Model):
    """One version of the usage policy."""

    number = models.PositiveSmallIntegerField(_("version"), unique=True)
    effective_from = models.DateTimeField(
        _("in force since"),
        null=True,
        blank=True,
        unique=True,
        help_text=_("First instant it holds. Empty while it is being written."),
    )
    approved_by = models.CharField(_("approved by"), max_length=200, blank=True)
    summary = models.TextField(_("what changed"), blank=True, help_text=_("One on each line."))
    introduction = models.TextField(_("introduction"), blank=True)
    values = models.TextField(
        _("values of digital citizenship"), blank=True, help_text=_("One on each line.")
    )

    objects = PolicyVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version of the usage policy")
        verbose_name_plural = _("versions of the usage policy")
        ordering = ["-number"]
        constraints = [
            models.CheckConstraint(
                name="policy_in_force_says_who_approved_it",
                condition=Q(effective_from__isnull=True)
                | (Q(approved_by_ar__isnull=False) & ~Q(approved_by_ar="")),
                violation_error_message=_("Say who approved it before it has a date."),
            )
        ]

    def __str__(self) -> str:
        return str(_("Usage policy, version %(number)s") % {"number": self.number})

    def get_absolute_url(self) -> str:
        return reverse("moderation:policy_version", args=[self.number])

    def is_in_force_by(self, moment: datetime | None = None) -> bool:
        return self.effective_from is not None and self.effective_from <= (moment or timezone.now())


class Clause(models.Model):
    """What is not published. A decision to decline or hide cites one."""

    version = models.ForeignKey(PolicyVersion, models.PROTECT, related_name="clauses")
    number = models.PositiveSmallIntegerField(_("clause"))
    title = models.CharField(_("short title"), max_length=120)
    text = models.TextField(_("text"))
    examples = models.TextField(_("examples"), blank=True, help_text=_("One on each line."))
    allowed = models.TextField(
        _("what it does not cover"), blank=True, help_text=_("One on each line.")
    )

    class Meta:
        verbose_name = _("clause")
        verbose_name_plural = _("clauses")
        ordering = ["version", "number"]
        constraints = [
            models.UniqueConstraint(fields=["version", "number"], name="clause_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.number} · {self.title}"

    def get_absolute_url(self) -> str:
        return f"{self.version.get_absolute_url()}#clause-{self.number}"

    @property
    def reference(self) -> str:
        """«3/4»: how a contribution cites it. Reads the version."""
        return f"{self.version.number}/{self.number}"


class Term(models.Model):
    """A term of use: what people accept, and what the portal promises them."""

    version = models.ForeignKey(PolicyVersion, models.PROTECT, related_name="terms")
    number = models.PositiveSmallIntegerField(_("term"))
    code = models.CharField(_("code"), max_length=12)  # USE-08, as the requirements name it
    title = models.CharField(_("short title"), max_length=120)
    text = models.TextField(_("text"))

    class Meta:
        verbose_name = _("term of use")
        verbose_name_plural = _("terms of use")
        ordering = ["version", "number"]
        constraints = [
            models.UniqueConstraint(fields=["version", "number"], name="term_number_once"),
            models.UniqueConstraint(fields=["version", "code"], name="term_code_once"),
        ]

    def __str__(self) -> str:
        return f"{self.code} · {self.title}"
