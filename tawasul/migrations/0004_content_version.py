"""The number that tells pages kept for visitors from pages gone stale (tawasul.caching)."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("tawasul", "0003_national_holidays")]

    operations = [
        migrations.RunSQL(
            "CREATE SEQUENCE IF NOT EXISTS tawasul_content_version",
            "DROP SEQUENCE IF EXISTS tawasul_content_version",
        )
    ]
