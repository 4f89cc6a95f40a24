"""Consultations on the desk: the list, the form with what stands beside it, further screens."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from consultations import permissions, readiness, services
from consultations.admin import documents, invitees, saving
from consultations.admin.drafting import FIELDSETS, DraftForm, StartForm
from consultations.admin.filters import KindFilter, ListFilter, StatusFilter
from consultations.admin.state import next_date, reading, said_last, state_of
from consultations.admin.verbs import VERBS
from consultations.models import Consultation, Review
from entities.models import Role
from entities.permissions import entities_as, is_national
from tawasul import words
from tawasul.desk import DeskAdmin, desk
from tawasul.refusals import ALLOWED, Verdict
from tawasul.search import matching

Status = Consultation.Status
READERS = (Role.COORDINATOR, Role.APPROVER, Role.MODERATOR, Role.ANALYST)


@admin.register(Consultation, site=desk)
class ConsultationAdmin(DeskAdmin):
    section = "consultations"
    order = 10
    add_label = gettext_lazy("New consultation")
    starts = True
    add_form = StartForm
    nothing = gettext_lazy("No consultation here yet.")
    change_form_template = "admin/consultations/change_form.html"
    list_display = ("named", "state", "next", "comments")
    list_filter = (ListFilter, StatusFilter, KindFilter)
    search_fields = ("title_ar",)
    search_help_text = gettext_lazy("Title, text or reference")
    verbs = VERBS
    fieldsets = FIELDSETS
    history_excluded = ("first_closes_at", "first_results_due")

    # Who ---------------------------------------------------------------------------------------
    def may_list(self, person):
        return is_national(person, Role.AUDITOR) or bool(entities_as(person, *READERS))

    def may_add(self, person):
        if entities_as(person, Role.COORDINATOR):
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
            return ((None, {"fields": ("entity", "kind", ("title_ar", "title_en"), "token")}),)
        return self.fieldsets

    def get_form(self, request, obj=None, change=False, **kwargs):
        if obj is not None and self.may_change(request.user, obj):
            kwargs["form"] = DraftForm
        return super().get_form(request, obj, change, **kwargs)

    def save(self, request, thing, form, *, change):
        if not change:
            return services.create(by=request.user, **form.cleaned_data)
        revision = saving.revision_sent(request)
        return services.revise(thing, by=request.user, revision=revision, **form.values())

    def added_sentence(self, obj):
        return _("The draft %(reference)s is there. What you write from here on saves itself.") % {
            "reference": Consultation.objects.only("reference").get(pk=obj.pk).reference
        }

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if object_id and request.method == "POST" and "X-Autosave" in request.headers:
            return saving.autosave(request, self, self.get_thing(request, object_id))
        return super().changeform_view(request, object_id, form_url, extra_context)

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        sent = saving.revision_sent(request) if request.method == "POST" else None
        if obj is not None and sent is not None and sent != obj.revision:
            context["conflict"] = saving.conflict(obj, context["adminform"].form)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

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
            "where": {"mark": mark, "label": label, "text": said_last(last)},
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
        if draft.is_public_at(timezone.now()):
            label, url = _("Public page"), draft.get_absolute_url()
        else:
            label = _("Preview public page")
            url = reverse("consultations:preview", args=[draft.reference])
        found.append({"label": label, "url": url, "new": True})
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
            return view(request, self, self.get_thing(request, object_id), **kwargs)

        return screen
