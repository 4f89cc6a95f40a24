"""What people sent, as the entity's team reads it: what the public sees, and a place to answer."""

from __future__ import annotations

from django import forms
from django.contrib import admin, messages
from django.db.models import Exists, OuterRef, Q
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from consultations import permissions, services
from consultations.admin.consultation import READERS
from consultations.models import Consultation, Contribution, OfficialReply
from entities.models import Role
from entities.permissions import entities_as, is_national
from tawasul.desk import DeskAdmin, Verb, desk, history_of, note_received
from tawasul.forms import CleanCharField, CleanTextField, PortalForm

PAGE = 25


class ReplyForm(PortalForm):
    body = CleanTextField(
        label=gettext_lazy("Official reply"),
        rows=4,
        max_length=4_000,
        word=True,
        help_text=gettext_lazy("It appears under the comment, with the entity's name."),
    )


class IdentityForm(PortalForm):
    # A history row keeps one line: short enough to stand there whole.
    reason = CleanCharField(
        label=gettext_lazy("Why the identity has to be known"),
        max_length=70,
        widget=forms.TextInput,
        help_text=gettext_lazy("It is recorded with your name and cannot be removed."),
    )


@admin.register(Contribution, site=desk)
class ContributionAdmin(DeskAdmin):
    section = "consultations"
    order = 20
    fields = ()
    change_form_template = "admin/consultations/contribution.html"
    history_excluded = ("author", "entered_by", "shown_name", "receipt", "parent", "language")
    verbs = (
        Verb(
            name="reply",
            label=gettext_lazy("Add official reply"),
            may=permissions.may_reply_officially,
            form=ReplyForm,
            do=services.reply_officially,
            done=gettext_lazy("The reply stands under the comment, and its author is told."),
        ),
        Verb(
            name="identity",
            label=gettext_lazy("Open the identity"),
            tone="danger",
            may=permissions.may_open_identity,
            form=IdentityForm,
            do=services.open_identity,
            explain=gettext_lazy(
                "Only for what cannot be decided without it. Who opened it, when and why stays in "
                "the record."
            ),
        ),
    )

    def may_list(self, person):
        if is_national(person, Role.CHIEF_MODERATOR, Role.AUDITOR):
            return True
        return bool(entities_as(person, *READERS))

    def get_queryset(self, request):
        # SECURITY: published ones only, and never who wrote them: the entity's team sees what the
        # public sees. What still waits is read in the moderators' queue.
        queryset = super().get_queryset(request).filter(status=Contribution.Status.PUBLISHED)
        return queryset.select_related("consultation__entity")

    def changelist_view(self, request, extra_context=None):
        """Comments under one another, each with a place to answer; the unanswered first."""
        if not self.may_list(request.user):
            raise Http404
        show = "all" if request.GET.get("show") == "all" else "unanswered"
        rows = self.get_queryset(request).order_by("-supports", "-pk")
        replied = OfficialReply.objects.filter(contribution=OuterRef("pk"))
        rows = rows.annotate(replied=Exists(replied))
        if show == "unanswered":
            rows = rows.filter(replied=False).exclude(
                consultation__status__in=[
                    Consultation.Status.DECIDED,
                    Consultation.Status.EVALUATED,
                    Consultation.Status.WITHDRAWN,
                ]
            )
        reference = request.GET.get("consultation", "")
        if reference:
            rows = rows.filter(consultation__reference=reference)
        rows = _after(rows, request.GET.get("after", ""))
        page = list(rows.prefetch_related("official_replies__entity")[: PAGE + 1])
        more = page[PAGE - 1] if len(page) > PAGE else None
        page = page[:PAGE]
        return self.render(
            request,
            "admin/consultations/contributions.html",
            {
                "title": _("Contributions"),
                "show": show,
                "reference": reference,
                "items": [self._item(request, one) for one in page],
                "more": f"{more.supports}-{more.pk}" if more else "",
                "choices": self._choices(request),
            },
        )

    def _choices(self, request):
        """The consultations this person can choose from, newest first."""
        return (
            Consultation.objects.run_by(request.user)
            .filter(published_at__isnull=False)
            .only("reference", "title_ar", "title_en")[:60]
        )

    def _item(self, request, one) -> dict:
        return {
            "contribution": one,
            "replies": list(one.official_replies.all()),
            "may_reply": permissions.may_reply_officially(request.user, one),
            "reply_url": self.url_of("reply", one),
            "form": ReplyForm(auto_id=f"id_{one.pk}_%s"),
        }

    def may_change(self, person, thing):
        return permissions.may_reply_officially(person, thing)

    def has_change_permission(self, request, obj=None):
        return False  # what somebody wrote is not edited

    def reading(self, thing):
        return []

    def more_context(self, request, thing):
        if thing is None:
            return {}
        return {"item": self._item(request, thing), "crumbs": self.crumbs()}

    def after_verb(self, request, thing, verb, result):
        if verb.name == "identity":
            note_received(request)
            context = {
                "title": _("The identity behind a contribution"),
                "thing": thing,
                "person": result,
                "back": self.url_of("change", thing),
                "crumbs": self.crumbs(thing),
            }
            return self.render(request, "admin/consultations/identity.html", context)
        messages.success(request, verb.done)
        back = request.POST.get("back", "")
        if back and url_has_allowed_host_and_scheme(back, {request.get_host()}):
            return HttpResponseRedirect(back)
        return HttpResponseRedirect(reverse("admin:consultations_contribution_changelist"))

    def history_view(self, request, object_id, extra_context=None):
        thing = self.get_thing(request, object_id)
        told = history_of(thing, request.GET.get("before"), self.history_excluded)
        for step in told["steps"]:
            # SECURITY: a row written by the author's own act would name them.
            if getattr(step["who"], "pk", None) == thing.author_id:
                step["who"] = _("The author")
        context = {
            "title": _("History: who, when and why"),
            "thing": thing,
            "crumbs": self.crumbs(thing),
            **told,
        }
        return self.render(request, "admin/history.html", context)


def _after(rows, key: str):
    """The page after the row «supports-pk»: by place in the order, not by counting pages."""
    supports, dash, pk = key.partition("-")
    if not (dash and supports.isascii() and supports.isdigit() and pk.isascii() and pk.isdigit()):
        return rows
    supports, pk = int(supports[:9]), int(pk[:18])
    return rows.filter(Q(supports__lt=supports) | Q(supports=supports, pk__lt=pk))
