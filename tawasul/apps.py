"""The foundation as a Django app: its table of holidays, its template tags, its commands."""

from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps
from django.utils.translation import gettext_lazy as _


class TawasulConfig(AppConfig):
    default = True
    name = "tawasul"
    verbose_name = _("The portal")


class DeskConfig(admin_apps.AdminConfig):
    """Django's admin, with our desk as its site; every app's admin.py is loaded."""

    default = False  # of this module the other one is the app
    default_site = "tawasul.desk.the_desk"
