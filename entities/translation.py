"""Which texts exist once per language, and the history that has to record each of them."""

import simple_history
from modeltranslation.translator import TranslationOptions, register

from entities.models import Delegation, Entity, Invitation, Membership


@register(Entity)
class EntityTranslation(TranslationOptions):
    fields = ("name", "short_name", "charter")
    required_languages = ("ar",)


# Here and not as a field of the model: history copies the columns it finds when it is declared,
# and `name_ar` and `name_en` exist only from the lines above on.
simple_history.register(Entity, app="entities")
simple_history.register(Membership, app="entities")
simple_history.register(Invitation, app="entities", excluded_fields=["digest"])
simple_history.register(Delegation, app="entities")
