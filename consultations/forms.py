"""Forms of the public. They clean and explain; services decide and save."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from tawasul.forms import CleanTextField, PortalForm

# Said beside the box that was left empty.
MISSING = {
    "policy": _("Taking part needs acceptance of the usage policy."),
    "processing": _("Taking part needs consent to the processing of data and opinion."),
}


class CommentForm(PortalForm):
    """A comment, or a reply. Empty, short and long are judged by the service, in its words."""

    token = forms.UUIDField(widget=forms.HiddenInput)
    reply_to = forms.CharField(widget=forms.HiddenInput, required=False)
    body = CleanTextField(
        label=_("Your comment"),
        help_text=_(
            "Please write clearly and on the subject, without phone numbers, national numbers or "
            "addresses."
        ),
        rows=8,
        required=True,
        error_messages={
            "required": _("Please write your comment."),
            "short": _("The text is too short. Please explain in at least one sentence."),
            "long": _(
                "Characters: %(length)s, limit: %(max)s. Please shorten the text; it is kept below."
            ),
        },
        max_length=settings.CONTRIBUTION_MAX_CHARS,
        min_length=settings.CONTRIBUTION_MIN_CHARS,
    )


class SignedCommentForm(CommentForm):
    """The same for somebody signed in: how the name appears, and consents where they lack.

    `consents` is what moderation still wants: (version, {kind: sentence}), or None.
    """

    named = forms.ChoiceField(
        label=_("How should your name appear?"),
        choices=[("yes", ""), ("no", "")],
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Please choose how your name appears."),
            "invalid_choice": _("Please choose how your name appears."),
        },
    )

    def __init__(self, *args, person, consents=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.consents = consents
        self.fields["named"].choices = [
            ("yes", format_html(str(_("Show the name: {name}")), name=_isolated(person))),
            ("no", _("Do not show the name to the public")),
        ]
        self.fields["named"].hints = {
            "no": _(
                "If hidden, the name appears on no public page, report or open data. The portal "
                "keeps it so that notices reach you."
            )
        }
        if consents is None:
            return
        self.fields["version"] = forms.IntegerField(
            widget=forms.HiddenInput, initial=consents.version, required=False
        )
        for kind, sentence in consents.sentences.items():
            box = forms.BooleanField(
                label=sentence,
                error_messages={"required": MISSING[kind]},
            )
            box.plain = True
            self.fields[f"consent_{kind}"] = box

    def consent_fields(self):
        return [self[name] for name in self.fields if name.startswith("consent_")]


class OfficialReplyForm(PortalForm):
    body = CleanTextField(
        label=_("Official reply"),
        help_text=_("Published at once under the comment, with the entity’s name and the date."),
        rows=6,
        error_messages={"required": _("Please write the reply.")},
        max_length=settings.CONTRIBUTION_MAX_CHARS,
        word=True,
    )


def _isolated(person):
    return format_html("<bdi>{}</bdi>", person.display_name)
