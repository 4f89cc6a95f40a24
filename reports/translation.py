"""Which texts exist once per language, and the history that has to record each of them."""

import simple_history
from modeltranslation.translator import TranslationOptions, register

from reports.models import Commitment, Disposition, Outcome, Snapshot


@register(Outcome)
class OutcomeTranslation(TranslationOptions):
    fields = ("heard", "response", "decision", "effect", "method", "exemption")
    required_languages = ("ar",)


@register(Commitment)
class CommitmentTranslation(TranslationOptions):
    fields = ("text",)
    required_languages = ("ar",)


# Here and not as fields of the models: history copies the columns it finds when it is declared.
simple_history.register(Outcome, app="reports")
simple_history.register(Commitment, app="reports")
simple_history.register(Disposition, app="reports")
simple_history.register(Snapshot, app="reports")
