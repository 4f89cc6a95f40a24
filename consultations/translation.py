"""Which texts exist once per language, and the history that has to record each of them."""

import simple_history
from modeltranslation.translator import TranslationOptions, register

from consultations.models import Attachment, Consultation, Contribution, Invitee, OfficialReply


@register(Consultation)
class ConsultationTranslation(TranslationOptions):
    fields = (
        "title",
        "summary",
        "change",
        "questions",
        "background",
        "objectives",
        "office",
        "impact_exemption",
        "short_reason",
        "withdrawal_reason",
    )
    required_languages = ("ar",)


@register(Attachment)
class AttachmentTranslation(TranslationOptions):
    fields = ("title",)
    required_languages = ("ar",)


# Here and not as fields of the models: history copies the columns it finds when it is declared,
# and `title_ar` and `title_en` exist only from the lines above on.
simple_history.register(
    Consultation,
    app="consultations",
    m2m_fields=["partners"],
    excluded_fields=["search", "form_token"],
)
simple_history.register(Attachment, app="consultations")
# Never the text of a contribution: it does not change, and erasure has one place to blank.
simple_history.register(
    Contribution,
    app="consultations",
    excluded_fields=["body", "public_body", "salt", "shown_name", "supports", "search"],
)
simple_history.register(OfficialReply, app="consultations")
simple_history.register(Invitee, app="consultations")
