"""Constraints on texts name the Arabic column: Arabic is the text."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('consultations', '0001_initial'),
        ('entities', '0001_initial'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='consultation',
            name='consultation_withdrawal_says_why',
        ),
        migrations.AddConstraint(
            model_name='consultation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'withdrawn'), _negated=True), models.Q(('withdrawal_reason_ar__isnull', False), models.Q(('withdrawal_reason_ar', ''), _negated=True)), _connector='OR'), name='consultation_withdrawal_says_why', violation_error_message='Say why it is withdrawn.'),
        ),
        migrations.AddConstraint(
            model_name='consultation',
            constraint=models.CheckConstraint(condition=models.Q(('title_ar__isnull', False), models.Q(('title_ar', ''), _negated=True)), name='consultation_has_an_arabic_title', violation_error_message='Give it a title in Arabic first.'),
        ),
    ]
