"""Consultations on the desk: lists, the form that saves itself, what may be done and when."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import OuterRef, Q, Subquery
from django.http import JsonResponse
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from consultations import permissions, readiness, services
from consultations.admin import documents, forms, invitees
from consultations.models import Consultation, Review
from entities.models import Role
from entities.permissions import is_national, memberships_of
from tawasul import words
from tawasul.desk import DeskAdmin, Verb, desk, row_of, told
from tawasul.refusals import ALLOWED, NotAllowed, Refusal, Verdict
from tawasul.search import matching

Status, Phase = Consultation.Status, Consultation.Phase
READERS = (Role.COORDINATOR, Role.APPROVER, Role.MODERATOR, Role.ANALYST)


# Words of state ---------------------------------------------------------------------------------
def state_of(consultation, last_step: str | None, now) -> tuple[str, str]:
    """(the drawn mark's classes, the words): what a person of the team needs to know of it."""
    phase = consultation.phase_at(now)
    if phase:
        mark = {
            Phase.UPCOMING: "half iris",
            Phase.OPEN: "full ok",
            Phase.UNDER_ANALYSIS: "half iris",
            Phase.RESULTS: "full iris",
        }[phase]
        if phase == Phase.UNDER_ANALYSIS and consultation.results_due <= now:
            return "tri bad", _("Results overdue")
        return mark, phase.label
    if consultation.status == Status.DRAFT and last_step == Review.Step.RETURNED:
        return "tri bad", _("Returned for changes")
    if consultation.status == Status.APPROVED:
        return "full ok", _("Approved, to be published %(date)s") % {
            "date": words.moment(consultation.publish_at)
        }
    mark = {Status.IN_REVIEW: "half warn", Status.WITHDRAWN: "tri quiet-t"}
    return mark.get(consultation.status, "quiet-t"), consultation.get_status_display()


def next_date(consultation, now) -> str:
    """The date that comes next, with its name."""
    named = (
        (consultation.publish_at, _("Consultation published")),
        (consultation.closes_at, _("Comment deadline")),
        (consultation.analysis_due, _("Consultation analysis")),
        (consultation.results_due, _("Consultation results")),
    )
    if consultation.status in (Status.DECIDED, Status.EVALUATED):
        return f"{_('Decided')}: {words.day(consultation.decided_at)}"
    if consultation.status == Status.WITHDRAWN:
        return "–"
    for date, name in named:
        if date and date > now:
            return f"{name}: {words.deadline(date)}"
    return "–"


def why_not_ready(consultation) -> Verdict:
    blocking = sum(check.blocks for check in readiness.check(consultation))
    if not blocking:
        return ALLOWED
    return Verdict(
        ngettext(
            "%(n)s thing still blocks publication; see the list beside the form.",
            "%(n)s things still block publication; see the list beside the form.",
            blocking,
        )
        % {"n": blocking}
    )


# Filters ----------------------------------------------------------------------------------------
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


# The desk ---------------------------------------------------------------------------------------
@admin.register(Consultation, site=desk)
class ConsultationAdmin(DeskAdmin):
    section = "consultations"
    order = 10
    add_label = gettext_lazy("New consultation")
    starts = True
    add_form = forms.StartForm
    nothing = gettext_lazy("No consultation here yet.")
    change_form_template = "admin/consultations/change_form.html"
    list_display = ("named", "state", "next", "comments")
    list_filter = (ListFilter, StatusFilter, KindFilter)
    search_fields = ("title_ar",)
    search_help_text = gettext_lazy("Title, text or reference")
    verbs = (
        Verb(
            name="submit",
            label=gettext_lazy("Send for approval"),
            tone="",
            may=permissions.may_submit,
            ready=why_not_ready,
            do=services.submit,
            done=gettext_lazy("Sent for approval; senior management has been told."),
        ),
        Verb(
            name="recall",
            label=gettext_lazy("Recall"),
            may=permissions.may_recall,
            do=services.recall,
            done=gettext_lazy("It is a draft again."),
        ),
        Verb(
            name="extend",
            label=gettext_lazy("Extend comment period"),
            may=permissions.may_extend,
            form=forms.ExtendForm,
            do=services.extend,
            explain=gettext_lazy(
                "The reason is shown to the public. The period cannot be shortened afterwards."
            ),
            done=lambda it: (
                _("The comment period is extended until %(date)s.")
                % {"date": words.deadline(it.closes_at)}
            ),
        ),
        Verb(
            name="reschedule",
            label=gettext_lazy("Move the later dates"),
            may=lambda person, it: (
                Verdict(_("A past consultation keeps its dates."))
                if it.historical
                else permissions.may_amend(person, it)
            ),
            form=forms.RescheduleForm,
            do=services.reschedule,
            explain=gettext_lazy(
                "The reason is shown to the public. Compliance is measured against the dates "
                "first announced."
            ),
            done=gettext_lazy("The dates are moved, and the change is shown to the public."),
        ),
        Verb(
            name="amend",
            label=gettext_lazy("Correct the text"),
            may=permissions.may_amend,
            form=forms.AmendForm,
            do=services.amend,
            explain=gettext_lazy(
                "Everybody sees what stood there before, what stands there now, and why."
            ),
            done=gettext_lazy("Corrected, and the change is shown to the public."),
        ),
        Verb(
            name="said",
            label=gettext_lazy("Type in what was said elsewhere"),
            may=permissions.may_record,
            form=forms.SaidForm,
            do=services.record_said,
            explain=gettext_lazy(
                "Remarks from workshops, paper and telephone. They are published as they are, "
                "without names, counted apart, and answered like all others."
            ),
            done=lambda rows: (
                ngettext("%(n)s remark is typed in.", "%(n)s remarks are typed in.", len(rows))
                % {"n": len(rows)}
            ),
        ),
        Verb(
            name="withdraw",
            label=gettext_lazy("Withdraw consultation"),
            tone="danger",
            may=permissions.may_withdraw,
            form=forms.WithdrawForm,
            do=services.withdraw,
            explain=gettext_lazy(
                "The page stays with the reason, everyone who took part is told, and it cannot be "
                "reopened."
            ),
            done=gettext_lazy("Withdrawn, with the reason on its page."),
        ),
    )
    fieldsets = (
        (
            gettext_lazy("What would change?"),
            {
                "fields": (
                    ("title_ar", "title_en"),
                    "kind",
                    ("summary_ar", "summary_en"),
                    "change_ar",
                    "change_en",
                    ("questions_ar", "questions_en"),
                )
            },
        ),
        (
            gettext_lazy("Whom it concerns"),
            {"fields": ("sectors", "groups", "estimate", "governorates", "goals")},
        ),
        (
            gettext_lazy("Taking part and deciding"),
            {"fields": (("level", "decision_mode"), ("audience", "continues"), "partners")},
        ),
        (
            gettext_lazy("The four dates"),
            {
                "fields": (
                    ("publish_at", "opens_at"),
                    ("closes_at", "analysis_due"),
                    "results_due",
                    ("short_reason_ar", "short_reason_en"),
                ),
                "description": gettext_lazy(
                    "After publication the period can be extended with a public reason, never "
                    "shortened."
                ),
            },
        ),
        (
            gettext_lazy("Background and questions"),
            {
                "fields": (
                    ("background_ar", "background_en"),
                    ("objectives_ar", "objectives_en"),
                    ("impact_exemption_ar", "impact_exemption_en"),
                    ("office_ar", "office_en"),
                    "office_email",
                )
            },
        ),
    )
    history_excluded = ("first_closes_at", "first_results_due")

    # Who ---------------------------------------------------------------------------------------
    def may_list(self, person):
        return is_national(person, Role.AUDITOR) or any(
            one.role in READERS for one in memberships_of(person)
        )

    def may_add(self, person):
        if any(one.role == Role.COORDINATOR for one in memberships_of(person)):
            return ALLOWED
        return Verdict(_("Only the entity's coordination prepares consultations."))

    def may_change(self, person, thing):
        return permissions.may_revise(person, thing)

    def get_queryset(self, request):
        last = Review.objects.filter(consultation=OuterRef("pk")).order_by("-pk")
        return (
            super()
            .get_queryset(request)
            .select_related("entity", "counters")
            .annotate(last_step=Subquery(last.values("step")[:1]))
        )

    def get_search_results(self, request, queryset, search_term):
        term = search_term.strip()
        if not term:
            return queryset, False
        found = matching(queryset, term) | queryset.filter(reference__iexact=term)
        return found, False

    # The list ----------------------------------------------------------------------------------
    @admin.display(description=gettext_lazy("Consultation"))
    def named(self, it):
        return format_html(
            '<a href="{}"><bdi>{}</bdi></a><small><bdi>{}</bdi> · <bdi>{}</bdi> · {}</small>',
            self.url_of("change", it),
            it,
            it.reference,
            it.entity,
            it.get_kind_display(),
        )

    @admin.display(description=gettext_lazy("Status"))
    def state(self, it):
        mark, label = state_of(it, it.last_step, timezone.now())
        return format_html('<span class="st {}">{}</span>', mark, label)

    @admin.display(description=gettext_lazy("Next date"))
    def next(self, it):
        return next_date(it, timezone.now())

    @admin.display(description=gettext_lazy("Comments"))
    def comments(self, it):
        return words.number(it.counters.comments) if it.published_at else "–"

    # The form ----------------------------------------------------------------------------------
    def form_fieldsets(self, request, obj=None):
        if obj is None:
            return ((None, {"fields": ("entity", "kind", ("title_ar", "title_en"))}),)
        return self.fieldsets

    def get_form(self, request, obj=None, change=False, **kwargs):
        if obj is not None and self.may_change(request.user, obj):
            kwargs["form"] = forms.DraftForm
        return super().get_form(request, obj, change, **kwargs)

    def save(self, request, thing, form, *, change):
        if not change:
            return services.create(by=request.user, **form.cleaned_data)
        revision = _revision(request)
        return services.revise(thing, by=request.user, revision=revision, **form.values())

    def added_sentence(self, obj):
        return _("The draft %(reference)s is there. What you write from here on saves itself.") % {
            "reference": Consultation.objects.only("reference").get(pk=obj.pk).reference
        }

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if object_id and request.method == "POST" and "X-Autosave" in request.headers:
            return self.autosave(request, self.get_thing(request, object_id))
        return super().changeform_view(request, object_id, form_url, extra_context)

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        sent = _revision(request) if request.method == "POST" else None
        if obj is not None and sent is not None and sent != obj.revision:
            context["conflict"] = self.conflict(obj, context["adminform"].form)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def conflict(self, draft, form) -> dict:
        """Who saved in between, and where that differs from what was typed here."""
        last = draft.history.select_related("history_user").order_by("-history_id").first()
        names = [name for name in form.changed_data if name in form.cleaned_data]
        columns = {one.name: one for one in Consultation._meta.fields}
        return {
            "name": str(last.history_user or _("The portal")),
            "at": last.history_date,
            "differences": [
                {
                    "label": form.fields[name].label,
                    "theirs": told(columns[name], getattr(draft, columns[name].attname)),
                    "yours": told(columns[name], form.cleaned_data[name]),
                }
                for name in names
                if name in columns
            ],
        }

    def autosave(self, request, draft):
        """The form as it stands now. What is in order is kept; what is not is named."""
        verdict = permissions.may_revise(request.user, draft)
        if not verdict or draft.status != Status.DRAFT:
            return JsonResponse({"error": verdict.reason or _("It is no draft.")}, status=403)
        form = self.get_form(request, draft, change=True)(request.POST, instance=draft)
        form.is_valid()
        values = form.values()
        errors = [
            f"{form.fields[name].label}: {found[0]}" if name in form.fields else str(found[0])
            for name, found in form.errors.items()
        ]
        try:
            try:
                fresh = self._keep(request, draft, values)
            except Refusal as refusal:
                if refusal.field not in Consultation.DATE_COLUMNS:
                    raise
                # Dates are typed one after another and are out of order in between.
                errors.append(str(refusal))
                kept = {
                    name: value
                    for name, value in values.items()
                    if name not in Consultation.DATE_COLUMNS
                }
                fresh = self._keep(request, draft, kept)
        except NotAllowed:
            raise
        except Refusal as refusal:
            return JsonResponse({"error": str(refusal)}, status=409)
        now = timezone.localtime()
        return JsonResponse(
            {
                "saved": _("Saved automatically %(time)s") % {"time": f"{now:%H:%M}"},
                "revision": fresh.revision,
                "errors": errors,
                "check": render_to_string(
                    "admin/consultations/_check.html", self.check_context(fresh), request
                ),
                "verbs": render_to_string(
                    "admin/_verbs.html", self.verbs_context(request, fresh), request
                ),
            }
        )

    def _keep(self, request, draft, values):
        revision = _revision(request)
        return services.revise(draft, by=request.user, revision=revision, **values)

    def check_context(self, draft) -> dict:
        checks = readiness.check(draft)
        return {
            "checks": [
                {
                    "level": check.level.value,
                    "sentence": check.sentence,
                    "basis": check.basis,
                    "url": self._mends(draft, check),
                }
                for check in checks
            ],
            "counts": {
                level: sum(check.level == level for check in checks) for level in readiness.Level
            },
        }

    def _mends(self, draft, check) -> str:
        if check.code == "invited":
            return self.url_of("invitees", draft)
        if check.field == "attachments":
            return self.url_of("documents", draft)
        return f"#id_{check.field}" if check.field else ""

    def more_context(self, request, draft):
        if draft is None:
            return {}
        person = request.user
        may_change = self.may_change(person, draft)
        context = {
            "draft": draft,
            "may_change": may_change,
            "revision": draft.revision,
            "autosaves": bool(may_change) and draft.status == Status.DRAFT,
            "voids": bool(may_change) and draft.status == Status.APPROVED,
            "documents": list(draft.attachments.current()),
            "documents_url": self.url_of("documents", draft),
            "may_attach": documents.may_change(person, draft),
            "reviews": draft.reviews.select_related("by")[:6],
            **self.verbs_context(request, draft),
        }
        if may_change or draft.status == Status.IN_REVIEW:
            context |= self.check_context(draft)
        return context

    def verbs_context(self, request, draft) -> dict:
        last = draft.reviews.select_related("by").first()
        mark, label = state_of(draft, last and last.step, timezone.now())
        return {
            "where": {"mark": mark, "label": label, "text": _said_last(last)},
            "links": self.links(request.user, draft),
            "verbs": self.buttons(request, draft),
        }

    def reading(self, thing):
        return reading(thing)

    def links(self, person, draft) -> list[dict]:
        found = []
        if permissions.may_judge(person, draft):
            found.append(
                {
                    "label": _("Read and decide"),
                    "url": reverse("admin:consultations_consultation_approval", args=[draft.pk]),
                }
            )
        public = draft.is_public_at(timezone.now())
        try:
            url = (
                draft.get_absolute_url()
                if public
                else reverse("consultations:preview", args=[draft.reference])
            )
            label = _("Public page") if public else _("Preview public page")
            found.append({"label": label, "url": url, "new": True})
        except NoReverseMatch:
            pass
        found.append({"label": _("Documents"), "url": self.url_of("documents", draft)})
        if permissions.may_invite(person, draft):
            found.append({"label": _("Invited people"), "url": self.url_of("invitees", draft)})
        return found

    # Further screens ---------------------------------------------------------------------------
    def more_urls(self):
        return [
            self.screen("<int:object_id>/documents/", self._with(documents.index), "documents"),
            self.screen(
                "<int:object_id>/documents/<int:document>/replace/",
                self._with(documents.replace),
                "replace_document",
            ),
            self.screen(
                "<int:object_id>/documents/<int:document>/remove/",
                self._with(documents.remove),
                "remove_document",
            ),
            self.screen("<int:object_id>/invitees/", self._with(invitees.index), "invitees"),
            self.screen(
                "<int:object_id>/invitees/remove/", self._with(invitees.remove), "remove_invitee"
            ),
        ]

    def _with(self, view):
        """Hand a screen the consultation it is about: one of this person's, or 404."""

        def screen(request, object_id, **kwargs):
            return view(self, request, self.get_thing(request, object_id), **kwargs)

        return screen


def reading(draft) -> list[dict]:
    """All that is written, for those who may not change it just now, and for the approver."""
    names = [
        "kind",
        *Consultation.TEXT_COLUMNS,
        *[name for name in Consultation.FACT_COLUMNS if name not in ("kind", "continues_id")],
        *Consultation.DATE_COLUMNS,
    ]
    rows = [row_of(draft, name) for name in names]
    partners = "، ".join(str(one) for one in draft.partners.all())
    rows.append({"label": _("In partnership with"), "value": partners, "lang": ""})
    return [row for row in rows if row["value"] not in ("", "–")]


def _said_last(review) -> str:
    if review is None:
        return ""
    said = f"{review.get_step_display()} · {words.short_moment(review.at)}"
    if review.by:
        said += f" · {review.by}"
    return f"{said}: «{review.remarks}»" if review.remarks else said


def _revision(request) -> int | None:
    sent = request.POST.get("revision", "")
    return int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 9 else None
