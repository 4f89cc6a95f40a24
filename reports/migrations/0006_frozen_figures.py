"""A frozen quarter stays as it was frozen, whatever way a row is written.

A snapshot can still be signed, once; a signed one takes no change and no further row. What is
found later is a snapshot of its own: a correction with the next number.
"""

from django.db import migrations

FROZEN = """
CREATE FUNCTION reports_snapshot_stays() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
    signing text[] := '{}';
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF OLD.signed_at IS NULL THEN
            signing := '{signed_at,signed_by_id,signed_title}';
        END IF;
        IF to_jsonb(NEW) - signing = to_jsonb(OLD) - signing THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'a frozen quarter stays as it was: %', OLD.quarter
        USING ERRCODE = 'restrict_violation';
END $$;

CREATE FUNCTION reports_snapshotrow_stays() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    IF TG_OP = 'INSERT' AND NOT EXISTS (
        SELECT FROM reports_snapshot WHERE id = NEW.snapshot_id AND signed_at IS NOT NULL
    ) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'the rows of a frozen quarter stay as they were'
        USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER reports_snapshot_stays BEFORE UPDATE OR DELETE
    ON reports_snapshot FOR EACH ROW EXECUTE FUNCTION reports_snapshot_stays();
CREATE TRIGGER reports_snapshotrow_stays BEFORE INSERT OR UPDATE OR DELETE
    ON reports_snapshotrow FOR EACH ROW EXECUTE FUNCTION reports_snapshotrow_stays();
"""
NOT_FROZEN = """
DROP TRIGGER reports_snapshotrow_stays ON reports_snapshotrow;
DROP TRIGGER reports_snapshot_stays ON reports_snapshot;
DROP FUNCTION reports_snapshotrow_stays();
DROP FUNCTION reports_snapshot_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("reports", "0005_answers_added")]

    operations = [migrations.RunSQL(FROZEN, NOT_FROZEN)]
