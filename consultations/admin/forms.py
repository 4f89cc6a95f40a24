"""The forms of the desk: the draft itself, and what each verb asks for first."""

from __future__ import annotations

import uuid

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from consultations.admin.widgets import (
    DeadlineField,
    RowsField,
    Ticks,
    WhenField,
)
from consultations.models import Attachment, Consultation, Contribution
from entities.models import Entity, Role
from entities.permissions import memberships_of
from tawasul.desk import DayField
from tawasul.files import ACCEPT
from tawasul.forms import (
    CleanCharField,
    CleanEmailField,
    CleanIntegerField,
    CleanTextField,
    PortalForm,
)
from tawasul.vocabulary import Goal, Governorate, Group, Sector

SUMMARY_CHARS = 2_000
TEXT_CHARS = 20_000
REASON_CHARS = 1_000


def text(label, *, chars=TEXT_CHARS, rows=5, help_text="", example="", required=False, lang="ar"):
    field = CleanTextField(
        label=label,
        max_length=chars,
        rows=rows,
        required=required,
        word=True,
        help_text=help_text,
    )
    field.example = example
    if lang == "en":
        field.widget.attrs.update({"dir": "ltr", "lang": "en"})
    return field


def line(label, *, chars=200, help_text="", required=False, lang="ar"):
    field = CleanCharField(label=label, max_length=chars, required=required, help_text=help_text)
    if lang == "en":
        field.widget.attrs.update({"dir": "ltr", "lang": "en"})
    return field


class StartForm(forms.ModelForm):
    """The first step: a title and a type. Everything after saves itself."""

    title_ar = line(
        gettext_lazy("Title"),
        required=True,
        help_text=gettext_lazy("As people and search results see it. Best under 12 words."),
    )
    title_en = line(gettext_lazy("Title in English"), lang="en")

    class Meta:
        model = Consultation
        fields = ["entity", "kind", "title_ar", "title_en"]

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        mine = [m.entity_id for m in memberships_of(person) if m.role == Role.COORDINATOR]
        self.fields["entity"].queryset = Entity.objects.filter(pk__in=mine)
        self.fields["entity"].empty_label = None
        self.fields["kind"].label = _("Type")
        if len(set(mine)) == 1:
            self.fields["entity"].initial = mine[0]


class DraftForm(forms.ModelForm):
    """Every field of a consultation, as long as it is a draft."""

    title_ar = line(
        gettext_lazy("Title"),
        required=True,
        help_text=gettext_lazy("As people and search results see it. Best under 12 words."),
    )
    title_en = line(gettext_lazy("Title in English"), lang="en")
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
    office_ar = line(gettext_lazy("Office for questions"))
    office_en = line(gettext_lazy("Office in English"), lang="en")
    office_email = CleanEmailField(
        label=gettext_lazy("E-mail for questions"),
        required=False,
        widget=forms.EmailInput(attrs={"dir": "ltr"}),
        help_text=gettext_lazy("Shown on the page. An address of the office, not of a person."),
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
    publish_at = WhenField(
        label=gettext_lazy("Consultation published"),
        required=False,
        help_text=gettext_lazy("It appears by itself at that minute. Jordan time."),
    )
    opens_at = WhenField(
        label=gettext_lazy("Comments open"),
        required=False,
        help_text=gettext_lazy("Empty: from publication on."),
    )
    closes_at = DeadlineField(
        label=gettext_lazy("Comment deadline"),
        required=False,
        help_text=gettext_lazy("Without an hour: to the end of that day."),
    )
    analysis_due = DeadlineField(
        label=gettext_lazy("Consultation analysis"),
        required=False,
        help_text=gettext_lazy("The entity studies what it received."),
    )
    results_due = DeadlineField(
        label=gettext_lazy("Consultation results"),
        required=False,
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


# What verbs ask for -----------------------------------------------------------------------------
def reason_field(label="", **kwargs):
    label = label or gettext_lazy("Reason (shown to the public)")
    return CleanTextField(label=label, max_length=REASON_CHARS, rows=3, word=True, **kwargs)


class ExtendForm(PortalForm):
    closes_at = DeadlineField(
        label=gettext_lazy("New deadline"),
        help_text=gettext_lazy("Without an hour: to the end of that day."),
    )
    analysis_due = DeadlineField(
        label=gettext_lazy("Consultation analysis"),
        required=False,
        help_text=gettext_lazy("Empty: moved by the same time if it would come too early."),
    )
    results_due = DeadlineField(
        label=gettext_lazy("Consultation results"),
        required=False,
        help_text=gettext_lazy("Empty: moved by the same time if it would come too early."),
    )
    reason = reason_field(
        help_text=gettext_lazy(
            "For example: wide interest; stakeholders asked for more time; a public holiday within "
            "the period; a fault that prevented participation."
        )
    )


class RescheduleForm(PortalForm):
    analysis_due = DeadlineField(label=gettext_lazy("Consultation analysis"))
    results_due = DeadlineField(label=gettext_lazy("Consultation results"))
    reason = reason_field()

    @classmethod
    def for_thing(cls, thing, person, data=None, files=None):
        initial = {"analysis_due": thing.analysis_due, "results_due": thing.results_due}
        return cls(data, initial=initial)


class WithdrawForm(PortalForm):
    reason = reason_field()
    reason_en = reason_field(gettext_lazy("Reason in English"), required=False)


class AmendForm(PortalForm):
    """The texts of a published consultation, and the reason everybody will read."""

    title_ar = line(gettext_lazy("Title"), required=True)
    title_en = line(gettext_lazy("Title in English"), lang="en")
    summary_ar = text(gettext_lazy("Summary"), chars=SUMMARY_CHARS, rows=4)
    summary_en = text(gettext_lazy("Summary in English"), chars=SUMMARY_CHARS, rows=4, lang="en")
    change_ar = RowsField(label=gettext_lazy("What would change?"), required=False)
    change_en = RowsField(label=gettext_lazy("What would change, in English"), required=False)
    questions_ar = text(gettext_lazy("Questions to the public"), rows=4)
    questions_en = text(gettext_lazy("Questions in English"), rows=4, lang="en")
    background_ar = text(gettext_lazy("Background"), rows=6)
    background_en = text(gettext_lazy("Background in English"), rows=6, lang="en")
    objectives_ar = text(gettext_lazy("Objectives"), rows=3)
    objectives_en = text(gettext_lazy("Objectives in English"), rows=3, lang="en")
    office_ar = line(gettext_lazy("Office for questions"))
    office_en = line(gettext_lazy("Office in English"), lang="en")
    office_email = CleanEmailField(
        label=gettext_lazy("E-mail for questions"),
        required=False,
        widget=forms.EmailInput(attrs={"dir": "ltr"}),
    )
    reason = reason_field(
        gettext_lazy("Reason for the change (shown in the public log)"),
    )

    @classmethod
    def for_thing(cls, thing, person, data=None, files=None):
        names = [name for name in cls.base_fields if name != "reason"]
        form = cls(data, initial={name: getattr(thing, name) or "" for name in names})
        form.initial |= {"change_ar": thing.change_ar or [], "change_en": thing.change_en or []}
        return form


class InviteForm(PortalForm):
    emails = CleanTextField(
        label=gettext_lazy("E-mail addresses"),
        rows=6,
        max_length=20_000,
        widget=forms.Textarea(attrs={"dir": "ltr", "spellcheck": "false"}),
        help_text=gettext_lazy(
            "One on each line, or separated by commas. They are told once it is published."
        ),
    )

    def clean_emails(self):
        parts = self.cleaned_data["emails"].replace(",", "\n").replace(";", "\n").replace("،", "\n")
        found = [part.strip(" <>\t") for part in parts.split("\n")]
        return [part for part in found if part]


class DocumentForm(PortalForm):
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind of document"), choices=Attachment.Kind.choices
    )
    title_ar = line(gettext_lazy("Title of the document"), required=True)
    title_en = line(gettext_lazy("Title in English"), lang="en")
    upload = forms.FileField(
        label=gettext_lazy("File"),
        allow_empty_file=True,  # the service says why
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
        help_text=gettext_lazy("PDF, DOCX, PNG or JPEG, up to 10 MB."),
        error_messages={"required": gettext_lazy("Please choose a file.")},
    )

    def __init__(self, *args, published=False, **kwargs):
        super().__init__(*args, **kwargs)
        if published:
            self.fields["reason"] = reason_field(
                gettext_lazy("Reason for the change (shown in the public log)")
            )


class RemoveDocumentForm(PortalForm):
    def __init__(self, *args, published=False, **kwargs):
        super().__init__(*args, **kwargs)
        if published:
            self.fields["reason"] = reason_field(
                gettext_lazy("Reason for the change (shown in the public log)")
            )


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


class ReplyForm(PortalForm):
    body = CleanTextField(
        label=gettext_lazy("Official reply"),
        rows=4,
        max_length=4_000,
        word=True,
        help_text=gettext_lazy("It appears under the comment, with the entity's name."),
    )


class ApproveForm(PortalForm):
    letter_number = line(gettext_lazy("Official letter number (if any)"), chars=60)
    letter_date = DayField(label=gettext_lazy("Its date"), required=False)
    digest = forms.CharField(widget=forms.HiddenInput, max_length=64)


class ReturnForm(PortalForm):
    remarks = CleanTextField(
        label=gettext_lazy("Remarks"),
        rows=5,
        max_length=4_000,
        word=True,
        help_text=gettext_lazy("What needs changing. The remarks go to the coordination."),
    )
