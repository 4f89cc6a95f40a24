"""The national days of Jordan that have a fixed date, 2025 to 2027.

Only these: the religious holidays follow the moon and are announced shortly before, so an
administrator enters them (and any day the Prime Ministry adds). Can be run again; going back
removes only these rows.
"""

from datetime import date

from django.db import migrations

DAYS = {
    (1, 1): ("رأس السنة الميلادية", "New Year's Day"),
    (5, 1): ("عيد العمال", "Labour Day"),
    (5, 25): ("عيد الاستقلال", "Independence Day"),
    (12, 25): ("عيد الميلاد المجيد", "Christmas Day"),
}
YEARS = (2025, 2026, 2027)


def add(apps, schema_editor):
    holidays = apps.get_model("tawasul", "Holiday").objects.using(schema_editor.connection.alias)
    for year in YEARS:
        for (month, day), (arabic, english) in DAYS.items():
            names = {"name": arabic, "name_ar": arabic, "name_en": english}
            holidays.get_or_create(date=date(year, month, day), defaults=names)


def remove(apps, schema_editor):
    holidays = apps.get_model("tawasul", "Holiday").objects.using(schema_editor.connection.alias)
    days = [date(year, month, day) for year in YEARS for month, day in DAYS]
    holidays.filter(date__in=days).delete()


class Migration(migrations.Migration):
    dependencies = [("tawasul", "0002_holiday")]

    operations = [migrations.RunPython(add, remove)]
