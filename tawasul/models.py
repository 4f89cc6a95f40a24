"""The calendar of the country: days on which offices are closed besides Friday and Saturday."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Holiday(models.Model):
    """A day that is no working day. `tawasul.calendar` reads this table.

    The fixed national days are there from the start. Religious holidays follow the moon and are
    announced shortly before, so they are entered by the portal's administrators.
    """

    date = models.DateField(_("date"), unique=True)
    name = models.CharField(_("name"), max_length=100)

    class Meta:
        verbose_name = _("holiday")
        verbose_name_plural = _("holidays")
        ordering = ["date"]

    def __str__(self) -> str:
        return f"{self.name} ({self.date:%d/%m/%Y})"
