"""What the database holds whatever way a row is written.

A consultation becomes decided only with a published outcome, and only when every published
contribution has its answer, or the outcome publishes the reason for leaving some. Those held
before the portal are exempt: their single contributions are not kept here. Checked when the
transaction ends, so that outcome and consultation may be written in either order.
"""

from django.db import migrations

ANSWERED = """
CREATE FUNCTION reports_decided_is_answered() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
    exempted boolean;
BEGIN
    -- The row as it is at the end of the transaction, not as it was when it was written.
    IF NOT EXISTS (
        SELECT FROM consultations_consultation
        WHERE id = NEW.id AND status IN ('decided', 'evaluated') AND NOT historical
    ) THEN
        RETURN NULL;
    END IF;
    SELECT coalesce(exemption_ar, '') <> '' INTO exempted
    FROM reports_outcome WHERE consultation_id = NEW.id AND status = 'published';
    IF NOT FOUND THEN
        RAISE EXCEPTION 'consultation % is decided without a published outcome', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'reports_decided_is_answered';
    END IF;
    IF NOT exempted AND EXISTS (
        SELECT FROM consultations_contribution AS contribution
        WHERE contribution.consultation_id = NEW.id
            AND contribution.status = 'published'
            AND NOT EXISTS (
                SELECT FROM reports_disposition AS disposition
                WHERE disposition.contribution_id = contribution.id
            )
    ) THEN
        RAISE EXCEPTION 'consultation % is decided while a published contribution has no answer',
            NEW.id USING ERRCODE = 'check_violation', CONSTRAINT = 'reports_decided_is_answered';
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER reports_decided_is_answered
    AFTER UPDATE OF status ON consultations_consultation
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (
        NEW.status IN ('decided', 'evaluated') AND OLD.status NOT IN ('decided', 'evaluated')
    )
    EXECUTE FUNCTION reports_decided_is_answered();
CREATE CONSTRAINT TRIGGER reports_entered_decided_is_answered
    AFTER INSERT ON consultations_consultation
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (NEW.status IN ('decided', 'evaluated'))
    EXECUTE FUNCTION reports_decided_is_answered();
"""
NOT_ANSWERED = """
DROP TRIGGER reports_entered_decided_is_answered ON consultations_consultation;
DROP TRIGGER reports_decided_is_answered ON consultations_consultation;
DROP FUNCTION reports_decided_is_answered();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("reports", "0003_commitment_history"),
        ("consultations", "0002_arabic_is_the_text"),
    ]

    operations = [migrations.RunSQL(ANSWERED, NOT_ANSWERED)]
