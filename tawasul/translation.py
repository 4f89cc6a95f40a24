"""Which texts of the foundation exist per language, and their history."""

import simple_history
from modeltranslation.translator import TranslationOptions, register

from tawasul.models import Holiday


@register(Holiday)
class HolidayTranslation(TranslationOptions):
    fields = ("name",)
    required_languages = ("ar",)


# After the registration above: history copies the columns it finds when it is declared.
simple_history.register(Holiday)
