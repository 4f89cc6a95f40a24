"""Which texts exist once per language, and the history that has to record each of them."""

import simple_history
from modeltranslation.translator import TranslationOptions, register

from moderation.models import Clause, Decision, PolicyVersion, Term


@register(PolicyVersion)
class PolicyVersionTranslation(TranslationOptions):
    fields = ("approved_by", "summary", "introduction", "values")
    required_languages = ("ar",)


@register(Clause)
class ClauseTranslation(TranslationOptions):
    fields = ("title", "text", "examples", "allowed")
    required_languages = ("ar",)


@register(Term)
class TermTranslation(TranslationOptions):
    fields = ("title", "text")
    required_languages = ("ar",)


# After the registrations above: history copies the columns it finds when it is declared.
simple_history.register(PolicyVersion, app="moderation")
simple_history.register(Clause, app="moderation")
simple_history.register(Term, app="moderation")
# Without the note: it may quote what a person wrote, and erasure has one place to blank.
simple_history.register(Decision, app="moderation", excluded_fields=["note"])
