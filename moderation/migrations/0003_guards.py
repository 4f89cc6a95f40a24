"""What the database holds whatever way a row is written.

- A version of the policy that has been in force, its clauses and its terms never change.
- A new version takes effect from now on: none is dated back (but the first, on an empty portal).
- A contribution that is declined or hidden has a decision in effect that cites that clause.
  Checked when the transaction ends, so that both may be written in either order.
- A decision that took effect stays as it was; only its note can go, with the person it speaks of.

The bodies are read when they run, with a search path of their own: as in a restored dump.
"""

from django.db import migrations

POLICY = """
CREATE FUNCTION moderation_policy_stays() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    IF TG_OP <> 'INSERT' AND OLD.effective_from <= clock_timestamp() THEN
        RAISE_IN_FORCE;
    END IF;
    IF TG_OP <> 'DELETE' AND NEW.effective_from <= clock_timestamp() AND EXISTS (
        SELECT FROM moderation_policyversion
        WHERE effective_from IS NOT NULL AND id <> NEW.id
    ) THEN
        RAISE EXCEPTION 'a version of the usage policy cannot be dated back'
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION moderation_policy_part_stays() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
    concerned bigint[];
BEGIN
    concerned := CASE TG_OP
        WHEN 'INSERT' THEN ARRAY[NEW.version_id]
        WHEN 'DELETE' THEN ARRAY[OLD.version_id]
        ELSE ARRAY[OLD.version_id, NEW.version_id]
    END;
    IF EXISTS (
        SELECT FROM moderation_policyversion
        WHERE id = ANY (concerned) AND effective_from <= clock_timestamp()
    ) THEN
        RAISE_IN_FORCE;
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER moderation_policy_stays BEFORE INSERT OR UPDATE OR DELETE
    ON moderation_policyversion FOR EACH ROW EXECUTE FUNCTION moderation_policy_stays();
CREATE TRIGGER moderation_clause_stays BEFORE INSERT OR UPDATE OR DELETE
    ON moderation_clause FOR EACH ROW EXECUTE FUNCTION moderation_policy_part_stays();
CREATE TRIGGER moderation_term_stays BEFORE INSERT OR UPDATE OR DELETE
    ON moderation_term FOR EACH ROW EXECUTE FUNCTION moderation_policy_part_stays();
""".replace(
    "RAISE_IN_FORCE",
    "RAISE EXCEPTION 'a version of the usage policy that has been in force never changes'\n"
    "            USING ERRCODE = 'restrict_violation'",
)
NO_POLICY = """
DROP TRIGGER moderation_term_stays ON moderation_term;
DROP TRIGGER moderation_clause_stays ON moderation_clause;
DROP TRIGGER moderation_policy_stays ON moderation_policyversion;
DROP FUNCTION moderation_policy_part_stays();
DROP FUNCTION moderation_policy_stays();
"""

CITED = """
CREATE FUNCTION moderation_clause_is_cited() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    -- The row as it is at the end of the transaction, not as it was when it was written.
    IF EXISTS (
        SELECT FROM consultations_contribution AS contribution
        WHERE contribution.id = NEW.id
            AND contribution.status IN ('declined', 'hidden')
            AND NOT EXISTS (
                SELECT FROM moderation_decision AS decision
                JOIN moderation_clause AS clause ON clause.id = decision.clause_id
                JOIN moderation_policyversion AS version ON version.id = clause.version_id
                WHERE decision.contribution_id = contribution.id
                    AND decision.applied_at IS NOT NULL
                    AND decision.verb IN ('decline', 'hide')
                    AND version.number || '/' || clause.number = contribution.clause
            )
    ) THEN
        RAISE EXCEPTION 'contribution % is taken out without a decision that cites its clause',
            NEW.id USING ERRCODE = 'check_violation', CONSTRAINT = 'moderation_clause_is_cited';
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER moderation_clause_is_cited
    AFTER INSERT OR UPDATE OF status, clause ON consultations_contribution
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (NEW.status IN ('declined', 'hidden'))
    EXECUTE FUNCTION moderation_clause_is_cited();
"""
NOT_CITED = """
DROP TRIGGER moderation_clause_is_cited ON consultations_contribution;
DROP FUNCTION moderation_clause_is_cited();
"""

DECIDED = """
CREATE FUNCTION moderation_decision_stays() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    IF TG_OP = 'DELETE' OR (to_jsonb(NEW) - 'note') <> (to_jsonb(OLD) - 'note') THEN
        RAISE EXCEPTION 'a decision that took effect or was undone stays as it was'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER moderation_decision_stays BEFORE UPDATE OR DELETE ON moderation_decision
    FOR EACH ROW WHEN (OLD.applied_at IS NOT NULL OR OLD.undone_at IS NOT NULL)
    EXECUTE FUNCTION moderation_decision_stays();
"""
NOT_DECIDED = """
DROP TRIGGER moderation_decision_stays ON moderation_decision;
DROP FUNCTION moderation_decision_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("moderation", "0002_first_policy"), ("consultations", "0001_initial")]

    operations = [
        migrations.RunSQL(POLICY, NO_POLICY),
        migrations.RunSQL(CITED, NOT_CITED),
        migrations.RunSQL(DECIDED, NOT_DECIDED),
    ]
