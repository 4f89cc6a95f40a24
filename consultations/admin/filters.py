"""The filters over the list of consultations."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from consultations.models import Consultation, Review

Status, Phase = Consultation.Status, Consultation.Phase


class ListFilter(admin.SimpleListFilter):
    title = gettext_lazy("List")
    parameter_name = "list"

    def lookups(self, request, model_admin):
        return [
            ("upcoming", _("Upcoming")),
            ("current", _("Current")),
            ("completed", _("Completed")),
        ]

    def queryset(self, request, queryset):
        now = timezone.now()
        over = Q(status__in=[Status.DECIDED, Status.EVALUATED, Status.WITHDRAWN])
        running = Q(status__in=[Status.APPROVED, Status.PUBLISHED], opens_at__lte=now)
        if self.value() == "completed":
            return queryset.filter(over)
        if self.value() == "current":
            return queryset.filter(running)
        if self.value() == "upcoming":
            return queryset.exclude(over).exclude(running)
        return queryset


class StatusFilter(admin.SimpleListFilter):
    title = gettext_lazy("Status")
    parameter_name = "status"

    def lookups(self, request, model_admin):
        return [
            (Status.DRAFT.value, Status.DRAFT.label),
            ("returned", _("Returned for changes")),
            (Status.IN_REVIEW.value, Status.IN_REVIEW.label),
            (Status.APPROVED.value, Status.APPROVED.label),
            *[(phase.value, phase.label) for phase in Phase],
            ("overdue", _("Results overdue")),
            (Status.WITHDRAWN.value, Status.WITHDRAWN.label),
        ]

    def queryset(self, request, queryset):
        wanted, now = self.value(), timezone.now()
        if wanted in Phase.values:
            return queryset.in_phase(wanted, now)
        if wanted == "overdue":
            return queryset.in_phase(Phase.UNDER_ANALYSIS, now).filter(results_due__lte=now)
        if wanted == "returned":
            return queryset.filter(status=Status.DRAFT, last_step=Review.Step.RETURNED)
        if wanted == Status.APPROVED:
            return queryset.filter(status=wanted, publish_at__gt=now)
        return queryset.filter(status=wanted) if wanted in Status.values else queryset


class KindFilter(admin.SimpleListFilter):
    title = gettext_lazy("Type")
    parameter_name = "kind"

    def lookups(self, request, model_admin):
        return Consultation.Kind.choices

    def queryset(self, request, queryset):
        kinds = Consultation.Kind.values
        return queryset.filter(kind=self.value()) if self.value() in kinds else queryset
