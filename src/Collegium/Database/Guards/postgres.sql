-- Facts are appended and never changed, not even by replication tricks or TRUNCATE.
CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'append only: %', TG_TABLE_NAME; END $$;
CREATE TRIGGER facts_no_change BEFORE UPDATE OR DELETE ON facts FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER facts_no_truncate BEFORE TRUNCATE ON facts EXECUTE FUNCTION append_only();
ALTER TABLE facts ENABLE ALWAYS TRIGGER facts_no_change;
ALTER TABLE facts ENABLE ALWAYS TRIGGER facts_no_truncate;
-- Numbers to call requests by; they may skip.
CREATE SEQUENCE desk_request_numbers START 1001;
