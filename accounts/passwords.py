"""What a password must be, said in our words: Django's Arabic lacks some of its sentences."""

from django.contrib.auth import password_validation as django
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


class LongEnough(django.MinimumLengthValidator):
    def get_error_message(self):
        return ngettext(
            "Too short: a password has at least %(n)s character.",
            "Too short: a password has at least %(n)s characters.",
            self.min_length,
        ) % {"n": self.min_length}


class NotCommon(django.CommonPasswordValidator):
    def get_error_message(self):
        return _("Many people use this password, so it is easily guessed. Please choose another.")


class NotAboutOneself(django.UserAttributeSimilarityValidator):
    def get_error_message(self):
        return _("This resembles your name or e-mail too much. Please choose another.")
