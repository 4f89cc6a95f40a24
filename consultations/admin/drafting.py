"""The form of a draft: a title and a type first, then everything, in its parts."""

from __future__ import annotations

import uuid

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from consultations.admin.fields import (
    REASON_CHARS,
    SUMMARY_CHARS,
    RowsField,
    Ticks,
    deadline,
    line,
    text,
    when,
)
from consultations.models import Consultation
from entities.models import Entity, Role
from entities.permissions import entities_as
from tawasul.forms import CleanEmailField, CleanIntegerField
from tawasul.vocabulary import Goal, Governorate, Group, Sector

FIELDSETS = (
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


class TitlesForm(forms.Form):
    title_ar = line(
        gettext_lazy("Title"),
        required=True,
        help_text=gettext_lazy("As people and search results see it. Best under 12 words."),
    )
    title_en = line(gettext_lazy("Title in English"), lang="en")


class TextsForm(TitlesForm):
    """What the public reads, written in a draft and corrected after publication."""

    summary_ar = text(
        gettext_lazy("Summary"),
        chars=SUMMARY_CHARS,
        rows=4,
        help_text=gettext_lazy(
            "Three sentences are enough: the problem, the proposal, who is affected."
        ),
        example=(
            "تتراكم الزيوت المستعملة في ورش كثيرة دون طريقة مأمونة للتخلص منها. نقترح نقاط جمع "
            "مجانية في كل محافظة. يمسّ ذلك أصحاب الورش وجيرانها."
        ),
    )
    summary_en = text(gettext_lazy("Summary in English"), chars=SUMMARY_CHARS, rows=4, lang="en")
    change_ar = RowsField(
        label=gettext_lazy("What would change?"),
        required=False,
        help_text=gettext_lazy(
            "One row for each thing that changes: what it is about, how it is now, how it would be."
        ),
    )
    change_en = RowsField(label=gettext_lazy("What would change, in English"), required=False)
    questions_ar = text(
        gettext_lazy("Questions to the public"),
        rows=4,
        help_text=gettext_lazy("One on each line. Two or three good ones help most."),
        example="هل الكلفة المقترحة في متناول المنشآت الصغيرة؟\nما الذي ينبغي أن يُستثنى؟",
    )
    questions_en = text(gettext_lazy("Questions in English"), rows=4, lang="en")
    background_ar = text(
        gettext_lazy("Background"),
        rows=6,
        help_text=gettext_lazy("Why now, and what came before. Text from Word can be pasted."),
    )
    background_en = text(gettext_lazy("Background in English"), rows=6, lang="en")
    objectives_ar = text(
        gettext_lazy("Objectives"), rows=3, help_text=gettext_lazy("One on each line.")
    )
    objectives_en = text(gettext_lazy("Objectives in English"), rows=3, lang="en")
    office_ar = line(gettext_lazy("Office for questions"))
    office_en = line(gettext_lazy("Office in English"), lang="en")
    office_email = CleanEmailField(
        label=gettext_lazy("E-mail for questions"),
        required=False,
        widget=forms.EmailInput(attrs={"dir": "ltr"}),
        help_text=gettext_lazy("Shown on the page. An address of the office, not of a person."),
    )


class StartForm(forms.ModelForm, TitlesForm):
    """The first step: a title and a type. Everything after saves itself."""

    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    class Meta:
        model = Consultation
        fields = ["entity", "kind", "title_ar", "title_en"]

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        mine = entities_as(person, Role.COORDINATOR)
        self.fields["entity"].queryset = Entity.objects.filter(pk__in=mine)
        self.fields["entity"].empty_label = None
        self.fields["kind"].label = _("Type")
        if len(mine) == 1:
            self.fields["entity"].initial = min(mine)


class DraftForm(forms.ModelForm, TextsForm):
    """Every field of a consultation, as long as it is a draft."""

    sectors = Ticks(label=gettext_lazy("Sectors"), choices=Sector.choices)
    goals = Ticks(
        label=gettext_lazy("Sustainable Development Goals"), choices=Goal.choices, coerce=int
    )
    groups = Ticks(label=gettext_lazy("Groups concerned"), choices=Group.choices)
    governorates = Ticks(
        label=gettext_lazy("Governorates concerned"),
        choices=Governorate.choices,
        help_text=gettext_lazy("None chosen: all of the Kingdom."),
    )
    estimate = CleanIntegerField(
        label=gettext_lazy("Size of the groups concerned"),
        required=False,
        min_value=1,
        max_value=2_000_000_000,
        help_text=gettext_lazy(
            "An estimate: how many people it concerns. The participation rate is measured by it."
        ),
    )
    partners = forms.ModelMultipleChoiceField(
        label=gettext_lazy("In partnership with"),
        queryset=Entity.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy(
            "Named on the page and in the report; their teams may read the draft."
        ),
    )
    impact_exemption_ar = text(
        gettext_lazy("Why no impact assessment is attached"),
        chars=REASON_CHARS,
        rows=2,
        help_text=gettext_lazy("Shown to the public. Leave empty when it is attached."),
    )
    impact_exemption_en = text(gettext_lazy("In English"), chars=REASON_CHARS, rows=2, lang="en")
    short_reason_ar = text(
        gettext_lazy("Why the period is shorter than the legal minimum"),
        chars=REASON_CHARS,
        rows=2,
        help_text=gettext_lazy(
            "Only for draft laws and bylaws open for less than 10 days. Shown to the public."
        ),
    )
    short_reason_en = text(gettext_lazy("In English"), chars=REASON_CHARS, rows=2, lang="en")
    publish_at = when(
        gettext_lazy("Consultation published"),
        help_text=gettext_lazy("It appears by itself at that minute. Jordan time."),
    )
    opens_at = when(
        gettext_lazy("Comments open"), help_text=gettext_lazy("Empty: from publication on.")
    )
    closes_at = deadline(
        gettext_lazy("Comment deadline"),
        help_text=gettext_lazy("Without an hour: to the end of that day."),
    )
    analysis_due = deadline(
        gettext_lazy("Consultation analysis"),
        help_text=gettext_lazy("The entity studies what it received."),
    )
    results_due = deadline(
        gettext_lazy("Consultation results"),
        help_text=gettext_lazy("Results and the reasons for the decision are published."),
    )

    class Meta:
        model = Consultation
        fields = [
            "kind",
            "level",
            "decision_mode",
            "audience",
            "continues",
        ]
        labels = {
            "kind": gettext_lazy("Type"),
            "level": gettext_lazy("Level of participation"),
            "decision_mode": gettext_lazy("Who decides?"),
            "audience": gettext_lazy("Open to"),
            "continues": gettext_lazy("Second round of"),
        }
        help_texts = {
            "decision_mode": gettext_lazy(
                "Declared before it opens, shown to everyone, and not changed afterwards."
            ),
            "audience": gettext_lazy(
                "Invited people only: nobody else finds it. Experts are then invited by e-mail."
            ),
            "continues": gettext_lazy(
                "When an earlier consultation of yours goes on with a new text."
            ),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        draft = self.instance
        self.fields["partners"].queryset = (
            Entity.objects.current(timezone.localdate())
            .filter(Q(owns_portal=False) | Q(pk__in=draft.partners.values("pk")))
            .exclude(pk=draft.entity_id)
            .order_by("name_ar")
        )
        self.fields["continues"].queryset = (
            Consultation.objects.filter(entity=draft.entity_id)
            .exclude(pk=draft.pk)
            .exclude(published_at__isnull=True)
        )
        self.fields["continues"].required = False
        self.fields["estimate"].widget.attrs["dir"] = "ltr"
        for name in ("kind", "level", "audience"):
            self.fields[name].required = False
        self.initial["partners"] = [one.pk for one in draft.partners.all()]
        if draft.opens_at == draft.publish_at:
            self.initial["opens_at"] = None

    def clean(self):
        data = super().clean()
        for name in ("kind", "level", "audience"):
            # Half a form may arrive by autosave: what is not said stays as it is.
            data[name] = data.get(name) or getattr(self.instance, name)
        if data.get("publish_at") and not data.get("opens_at") and "opens_at" not in self.errors:
            data["opens_at"] = data["publish_at"]
        return data

    def _post_clean(self):
        """The service writes, and the database keeps the order of the dates: nothing is put into
        the row that the page shows."""

    def values(self) -> dict:
        """What goes to the service: the columns that are in order and were changed."""
        names = set(self.changed_data)
        if "publish_at" in names and not self["opens_at"].data[0]:
            names.add("opens_at")
        return {name: self.cleaned_data[name] for name in names if name in self.cleaned_data}
