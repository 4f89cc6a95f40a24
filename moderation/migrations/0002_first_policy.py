"""The first version of the usage policy, as `moderation/first_policy.py` has it.

Written in two steps, as every version is: while it has no date it is filled, then it is given
one. Can be run again. Going back removes nothing: decisions may cite it.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import migrations

from moderation import first_policy

EFFECTIVE_FROM = datetime(2026, 1, 1, tzinfo=ZoneInfo("Asia/Amman"))


def add(apps, schema_editor):
    alias = schema_editor.connection.alias

    def rows(model):
        return apps.get_model("moderation", model).objects.using(alias)

    if rows("PolicyVersion").exists():
        return
    version = rows("PolicyVersion").create(**both(first_policy.VERSION))
    for name, data in (("Clause", first_policy.CLAUSES), ("Term", first_policy.TERMS)):
        model = apps.get_model("moderation", name)
        rows(name).bulk_create([model(version=version, **both(row)) for row in data])
    rows("PolicyVersion").filter(pk=version.pk).update(effective_from=EFFECTIVE_FROM)


def both(row: dict) -> dict:
    """With the plain column beside `…_ar`: modeltranslation, absent here, keeps them the same."""
    return {name[:-3]: value for name, value in row.items() if name.endswith("_ar")} | row


class Migration(migrations.Migration):
    dependencies = [("moderation", "0001_initial")]

    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
