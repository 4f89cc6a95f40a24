"""What is typed into reports: answers, the texts of an outcome, remarks, reasons."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from reports.models import Disposition, Outcome
from tawasul.forms import CleanCharField, CleanDateField, CleanTextField, PortalForm

TEXT_CHARS = 20_000
REASON_CHARS = 2_000
MOST_COMMITMENTS = 20


class CorrectionForm(PortalForm):
    """`after` is the number of the snapshot that is corrected."""

    after = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=10_000)
    reason = CleanTextField(
        label=_("Reason for the correction"),
        help_text=_("Published with the corrected figures."),
        max_length=REASON_CHARS,
        rows=3,
    )


class AnswerForm(PortalForm):
    """One answer and its reason, for one contribution or for many."""

    answer = forms.ChoiceField(
        label=_("Answer"),
        choices=Disposition.Answer,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose an answer."),
            "invalid_choice": _("Choose an answer."),
        },
    )
    reason = CleanTextField(
        label=_("Reason"),
        help_text=_("Published beside each of these comments, and told to their authors."),
        max_length=REASON_CHARS,
        rows=3,
        word=True,
    )


class RemarksForm(PortalForm):
    remarks = CleanTextField(
        label=_("What needs changing"),
        help_text=_("Please write what needs changing; the remarks go to the coordinator."),
        max_length=REASON_CHARS,
        rows=5,
    )


class RatifyForm(PortalForm):
    digest = forms.CharField(widget=forms.HiddenInput, max_length=64)


def _text(name: str, language: str):
    column = Outcome._meta.get_field(name)
    field = CleanTextField(
        label=column.verbose_name if language == "ar" else _("In English"),
        help_text=column.help_text if language == "ar" else "",
        max_length=TEXT_CHARS,
        rows=6 if language == "ar" else 4,
        required=False,
        word=True,
    )
    field.say_optional = language == "en" or name in ("exemption", "method", "effect")
    if language == "en":
        field.widget.attrs |= {"dir": "ltr", "lang": "en"}
    return field


class OutcomeForm(PortalForm):
    """The texts. `revision` says which state of them was opened."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)
    for _name in Outcome.TEXTS:
        for _language in ("ar", "en"):
            locals()[f"{_name}_{_language}"] = _text(_name, _language)

    def pairs(self):
        """(Arabic, English) of each text, in the order of the page."""
        return [(self[f"{name}_ar"], self[f"{name}_en"]) for name in Outcome.TEXTS]


class CommitmentForm(PortalForm):
    text_ar = CleanCharField(label=_("Commitment"), max_length=300, required=False)
    text_en = CleanCharField(label=_("In English"), max_length=300, required=False)
    due_on = CleanDateField(label=_("By"), required=False)

    def clean(self):
        values = super().clean()
        if not values.get("text_ar") and (values.get("text_en") or values.get("due_on")):
            self.add_error("text_ar", _("Write the commitment in Arabic."))
        return values


CommitmentForms = forms.formset_factory(
    CommitmentForm, extra=3, max_num=MOST_COMMITMENTS, absolute_max=MOST_COMMITMENTS + 5
)
