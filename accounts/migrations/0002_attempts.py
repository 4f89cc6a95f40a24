from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Attempts",
            fields=[
                (
                    "key",
                    models.CharField(
                        max_length=64, primary_key=True, serialize=False, verbose_name="key"
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="attempts")),
                ("until", models.DateTimeField(verbose_name="until")),
            ],
            options={
                "verbose_name": "attempts",
                "verbose_name_plural": "attempts",
            },
        ),
    ]
