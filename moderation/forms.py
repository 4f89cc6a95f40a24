"""What people tick, and what a moderator fills in when something is not published."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from moderation.models import Clause, PolicyVersion
from moderation.services.deciding import NOTE_MAX_CHARS
from moderation.services.policy import consent_sentences
from tawasul.forms import CleanTextField, PortalForm


class AgreeForm(PortalForm):
    """Two acts, each with its own box: the policy, and the processing of one's opinion."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=10_000)
    policy = forms.BooleanField()
    processing = forms.BooleanField()

    def __init__(self, *args, policy: PolicyVersion, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = policy.number
        for kind, sentence in consent_sentences(policy.number).items():
            self.fields[kind].label = sentence
        self.fields["policy"].error_messages["required"] = _(
            "Taking part needs acceptance of the usage policy."
        )
        self.fields["processing"].error_messages["required"] = _(
            "Taking part needs consent to the processing of data and opinion."
        )


class ClauseChoice(forms.ModelChoiceField):
    def label_from_instance(self, clause: Clause) -> str:
        return str(clause)


class TakeOutForm(PortalForm):
    """Declining or hiding: the clause, and what the author is told beside it."""

    clause = ClauseChoice(
        queryset=Clause.objects.none(),
        label=gettext_lazy("Clause (required)"),
        empty_label=gettext_lazy("Choose the clause"),
        error_messages={
            "required": gettext_lazy("Cite the clause of the usage policy."),
            "invalid_choice": gettext_lazy("Choose a clause of the list."),
        },
    )
    note = CleanTextField(
        label=gettext_lazy("Explanation sent with the notice"),
        max_length=NOTE_MAX_CHARS,
        required=False,
        rows=4,
    )

    def __init__(self, *args, policy: PolicyVersion | None, **kwargs):
        super().__init__(*args, **kwargs)
        if policy is not None:
            self.fields["clause"].queryset = policy.clauses.all()


class RestoreForm(PortalForm):
    note = CleanTextField(
        label=gettext_lazy("Why it is shown again (sent with the notice)"),
        max_length=NOTE_MAX_CHARS,
        error_messages={"required": gettext_lazy("Say why it is shown again.")},
        rows=3,
    )
