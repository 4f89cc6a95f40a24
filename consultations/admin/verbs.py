"""What is done to a consultation, verb by verb, and what each asks for first."""

from __future__ import annotations

import uuid

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from consultations import permissions, readiness, services
from consultations.admin.drafting import TextsForm
from consultations.admin.fields import CHANGE_REASON, deadline, line, reason_field
from consultations.models import Contribution
from tawasul import words
from tawasul.desk import DayField, Verb
from tawasul.forms import CleanTextField, PortalForm
from tawasul.refusals import ALLOWED, Verdict

MOVED = gettext_lazy("Empty: moved by the same time if it would come too early.")


class ExtendForm(PortalForm):
    closes_at = deadline(
        gettext_lazy("New deadline"),
        required=True,
        help_text=gettext_lazy("Without an hour: to the end of that day."),
    )
    analysis_due = deadline(gettext_lazy("Consultation analysis"), help_text=MOVED)
    results_due = deadline(gettext_lazy("Consultation results"), help_text=MOVED)
    reason = reason_field(
        help_text=gettext_lazy(
            "For example: wide interest; stakeholders asked for more time; a public holiday within "
            "the period; a fault that prevented participation."
        )
    )


class RescheduleForm(PortalForm):
    analysis_due = deadline(gettext_lazy("Consultation analysis"), required=True)
    results_due = deadline(gettext_lazy("Consultation results"), required=True)
    reason = reason_field()

    @classmethod
    def for_thing(cls, thing, person, data=None, files=None):
        initial = {"analysis_due": thing.analysis_due, "results_due": thing.results_due}
        return cls(data, initial=initial)


class WithdrawForm(PortalForm):
    reason = reason_field()
    reason_en = reason_field(gettext_lazy("Reason in English"), required=False)


class AmendForm(PortalForm, TextsForm):
    """The texts of a published consultation, and the reason everybody will read."""

    reason = reason_field(CHANGE_REASON)

    @classmethod
    def for_thing(cls, thing, person, data=None, files=None):
        names = [name for name in cls.base_fields if name != "reason"]
        form = cls(data, initial={name: getattr(thing, name) or "" for name in names})
        form.initial |= {"change_ar": thing.change_ar or [], "change_en": thing.change_en or []}
        return form


class SaidForm(PortalForm):
    """What was said elsewhere: one remark in each box."""

    channel = forms.ChoiceField(
        label=gettext_lazy("How it reached you"),
        choices=[
            choice
            for choice in Contribution.Channel.choices
            if choice[0] != Contribution.Channel.PORTAL
        ],
    )
    said_on = DayField(label=gettext_lazy("On which day"))
    source = line(
        gettext_lazy("Where"),
        help_text=gettext_lazy("For example: workshop in Karak. No names of people."),
    )
    texts = CleanTextField(
        label=gettext_lazy("What was said"),
        rows=10,
        max_length=60_000,
        word=True,
        help_text=gettext_lazy("Leave an empty line between one remark and the next."),
    )
    token = forms.UUIDField(widget=forms.HiddenInput)

    @classmethod
    def for_thing(cls, thing, person, data=None, files=None):
        return cls(data, initial={"token": uuid.uuid4()})

    def clean_texts(self):
        parts = self.cleaned_data["texts"].split("\n\n")
        return [part.strip() for part in parts if part.strip()]


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


VERBS = (
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
        form=ExtendForm,
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
        form=RescheduleForm,
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
        form=AmendForm,
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
        form=SaidForm,
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
        form=WithdrawForm,
        do=services.withdraw,
        explain=gettext_lazy(
            "The page stays with the reason, everyone who took part is told, and it cannot be "
            "reopened."
        ),
        done=gettext_lazy("Withdrawn, with the reason on its page."),
    ),
)
