"""What the database holds whatever way a row is written.

- What somebody sent stays as it was sent, and its digest beside it: text and salt can only be
  blanked, both at once (erasure); the row is never deleted.
- The snapshot of a deadline never changes.

The triggers are on changes alone, and look only at statements that name these columns: sending,
supporting and reviewing do not run them. The one on texts runs after the change: with a trigger
before updates PostgreSQL makes the search column anew whichever column is changed.
"""

from django.db import migrations

SENT = """
CREATE FUNCTION consultations_contribution_stays() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    RAISE EXCEPTION 'what was sent stays as it was: contribution %', OLD.id
        USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER consultations_text_stays AFTER UPDATE OF body, salt, digest
    ON consultations_contribution FOR EACH ROW
    WHEN (
        NEW.digest <> OLD.digest
        OR (
            (NEW.body <> OLD.body OR NEW.salt <> OLD.salt)
            AND NOT (NEW.body = '' AND NEW.salt = '')
        )
    )
    EXECUTE FUNCTION consultations_contribution_stays();
CREATE TRIGGER consultations_contribution_stays BEFORE DELETE
    ON consultations_contribution FOR EACH ROW
    EXECUTE FUNCTION consultations_contribution_stays();
"""
NOT_SENT = """
DROP TRIGGER consultations_contribution_stays ON consultations_contribution;
DROP TRIGGER consultations_text_stays ON consultations_contribution;
DROP FUNCTION consultations_contribution_stays();
"""

CLOSED = """
CREATE FUNCTION consultations_closing_stays() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    RAISE EXCEPTION 'the snapshot of a deadline never changes'
        USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER consultations_closing_stays BEFORE UPDATE OR DELETE
    ON consultations_closing FOR EACH ROW EXECUTE FUNCTION consultations_closing_stays();
"""
NOT_CLOSED = """
DROP TRIGGER consultations_closing_stays ON consultations_closing;
DROP FUNCTION consultations_closing_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("consultations", "0006_short_period_says_why")]

    operations = [
        migrations.RunSQL(SENT, NOT_SENT),
        migrations.RunSQL(CLOSED, NOT_CLOSED),
    ]
