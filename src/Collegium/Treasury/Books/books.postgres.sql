-- The journal, held by PostgreSQL itself. An entry points at its seal by a deferred foreign key: without a seal nothing is
-- committed, and the seal is let in only when the whole entry is right. Every key begins with the chapter: each has a book
-- of its own. Sequence and hashes are the database's to give.
CREATE TABLE treasury_accounts(
  chapter_id uuid NOT NULL, number int NOT NULL, name text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('asset', 'liability', 'equity', 'income', 'cost')),
  currency text NOT NULL CHECK (length(currency) = 3), floor_side text CHECK (floor_side IN ('debit', 'credit')),
  closed boolean NOT NULL DEFAULT false, PRIMARY KEY (chapter_id, number));
CREATE TABLE treasury_periods(
  chapter_id uuid NOT NULL, month text NOT NULL, closed boolean NOT NULL DEFAULT false, PRIMARY KEY (chapter_id, month));
CREATE TABLE treasury_seal_heads(chapter_id uuid PRIMARY KEY, seq bigint NOT NULL, hash bytea NOT NULL) WITH (fillfactor = 50);
CREATE TABLE treasury_entries(
  chapter_id uuid NOT NULL, seq bigint NOT NULL, id uuid NOT NULL, month text NOT NULL, day date NOT NULL, kind text NOT NULL,
  text text NOT NULL, key text NOT NULL, links text NOT NULL, posted_at timestamptz NOT NULL, reverses uuid,
  PRIMARY KEY (chapter_id, seq), UNIQUE (chapter_id, id), UNIQUE (chapter_id, key), UNIQUE (chapter_id, reverses),
  FOREIGN KEY (chapter_id, month) REFERENCES treasury_periods(chapter_id, month),
  FOREIGN KEY (chapter_id, reverses) REFERENCES treasury_entries(chapter_id, id));
CREATE TABLE treasury_lines(
  chapter_id uuid NOT NULL, seq bigint NOT NULL, n int NOT NULL, account int NOT NULL, sub text NOT NULL,
  minor bigint NOT NULL CHECK (minor <> 0), currency text NOT NULL, PRIMARY KEY (chapter_id, seq, n),
  FOREIGN KEY (chapter_id, seq) REFERENCES treasury_entries(chapter_id, seq),
  FOREIGN KEY (chapter_id, account) REFERENCES treasury_accounts(chapter_id, number));
CREATE TABLE treasury_seals(
  chapter_id uuid NOT NULL, seq bigint NOT NULL, prev bytea NOT NULL, hash bytea NOT NULL, PRIMARY KEY (chapter_id, seq), UNIQUE (chapter_id, hash),
  FOREIGN KEY (chapter_id, seq) REFERENCES treasury_entries(chapter_id, seq));
ALTER TABLE treasury_entries ADD FOREIGN KEY (chapter_id, seq) REFERENCES treasury_seals(chapter_id, seq) DEFERRABLE INITIALLY DEFERRED;
CREATE TABLE treasury_balances(
  chapter_id uuid NOT NULL, account int NOT NULL, sub text NOT NULL, net bigint NOT NULL, floor_side text, PRIMARY KEY (chapter_id, account, sub),
  CHECK (floor_side IS NULL OR (floor_side = 'credit' AND net <= 0) OR (floor_side = 'debit' AND net >= 0))) WITH (fillfactor = 70);
CREATE TABLE treasury_totals(
  chapter_id uuid NOT NULL, account int NOT NULL, net bigint NOT NULL, PRIMARY KEY (chapter_id, account)) WITH (fillfactor = 50);
CREATE INDEX ix_treasury_lines_account ON treasury_lines(chapter_id, account, seq);
CREATE INDEX ix_treasury_lines_sub ON treasury_lines(chapter_id, account, sub, seq) INCLUDE (minor);
CREATE INDEX ix_treasury_entries_day ON treasury_entries(chapter_id, day);

DO $$ DECLARE t text; BEGIN FOREACH t IN ARRAY ARRAY['treasury_entries', 'treasury_lines', 'treasury_seals'] LOOP
  EXECUTE format('CREATE TRIGGER %1$s_no_change BEFORE UPDATE OR DELETE ON %1$s FOR EACH ROW EXECUTE FUNCTION append_only()', t);
  EXECUTE format('CREATE TRIGGER %1$s_no_truncate BEFORE TRUNCATE ON %1$s EXECUTE FUNCTION append_only()', t);
  EXECUTE format('ALTER TABLE %1$s ENABLE ALWAYS TRIGGER %1$s_no_change, ENABLE ALWAYS TRIGGER %1$s_no_truncate', t); END LOOP; END $$;

-- Balances, totals and the chain's head move only as a seal is set: a statement of their own is refused.
CREATE FUNCTION treasury_by_seal_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF pg_trigger_depth() < 2 THEN RAISE EXCEPTION 'moved by seals only: %', TG_TABLE_NAME; END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$;
CREATE TRIGGER treasury_balances_guard BEFORE INSERT OR UPDATE OR DELETE ON treasury_balances FOR EACH ROW EXECUTE FUNCTION treasury_by_seal_only();
CREATE TRIGGER treasury_totals_guard BEFORE INSERT OR UPDATE OR DELETE ON treasury_totals FOR EACH ROW EXECUTE FUNCTION treasury_by_seal_only();
CREATE TRIGGER treasury_heads_guard BEFORE UPDATE OR DELETE ON treasury_seal_heads FOR EACH ROW EXECUTE FUNCTION treasury_by_seal_only();
DO $$ DECLARE t text; BEGIN FOREACH t IN ARRAY ARRAY['treasury_balances', 'treasury_totals', 'treasury_seal_heads', 'treasury_accounts', 'treasury_periods'] LOOP
  EXECUTE format('CREATE TRIGGER %1$s_no_truncate BEFORE TRUNCATE ON %1$s EXECUTE FUNCTION append_only()', t);
  EXECUTE format('ALTER TABLE %1$s ENABLE ALWAYS TRIGGER %1$s_no_truncate', t); END LOOP; END $$;

CREATE FUNCTION treasury_account_check() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF (NEW.chapter_id, NEW.number, NEW.currency, NEW.kind) <> (OLD.chapter_id, OLD.number, OLD.currency, OLD.kind) OR NEW.floor_side IS DISTINCT FROM OLD.floor_side
    THEN RAISE EXCEPTION 'an account stays what it is'; END IF; RETURN NEW; END $$;
CREATE TRIGGER treasury_accounts_fixed BEFORE UPDATE ON treasury_accounts FOR EACH ROW EXECUTE FUNCTION treasury_account_check();
CREATE TRIGGER treasury_accounts_stay BEFORE DELETE ON treasury_accounts FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE FUNCTION treasury_period_check() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF (NEW.chapter_id, NEW.month) <> (OLD.chapter_id, OLD.month) OR (OLD.closed AND NOT NEW.closed) THEN RAISE EXCEPTION 'a closed period stays closed'; END IF;
  RETURN NEW; END $$;
CREATE TRIGGER treasury_periods_closed BEFORE UPDATE ON treasury_periods FOR EACH ROW EXECUTE FUNCTION treasury_period_check();
CREATE TRIGGER treasury_periods_stay BEFORE DELETE ON treasury_periods FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE FUNCTION treasury_head_check() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.seq <> 0 OR NEW.hash <> decode(repeat('00', 32), 'hex') THEN RAISE EXCEPTION 'a chain begins at its beginning'; END IF; RETURN NEW; END $$;
CREATE TRIGGER treasury_heads_begin BEFORE INSERT ON treasury_seal_heads FOR EACH ROW EXECUTE FUNCTION treasury_head_check();

-- The head's lock makes the chain of a chapter strictly serial.
CREATE FUNCTION treasury_entry_check() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  SELECT seq + 1 INTO NEW.seq FROM treasury_seal_heads WHERE chapter_id = NEW.chapter_id FOR UPDATE;
  IF NOT FOUND THEN RAISE EXCEPTION 'the book was not opened'; END IF;
  IF NEW.month <> to_char(NEW.day, 'YYYY-MM') THEN RAISE EXCEPTION 'the day is not in the period'; END IF;
  PERFORM 1 FROM treasury_periods WHERE chapter_id = NEW.chapter_id AND month = NEW.month AND NOT closed FOR SHARE;
  IF NOT FOUND THEN RAISE EXCEPTION 'period closed'; END IF;
  RETURN NEW; END $$;
CREATE TRIGGER treasury_entries_new BEFORE INSERT ON treasury_entries FOR EACH ROW EXECUTE FUNCTION treasury_entry_check();
CREATE FUNCTION treasury_line_check() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF EXISTS (SELECT 1 FROM treasury_seals WHERE chapter_id = NEW.chapter_id AND seq = NEW.seq) THEN RAISE EXCEPTION 'entry is sealed'; END IF;
  IF NOT EXISTS (SELECT 1 FROM treasury_accounts WHERE chapter_id = NEW.chapter_id AND number = NEW.account AND currency = NEW.currency AND NOT closed)
    THEN RAISE EXCEPTION 'account closed or of another currency'; END IF;
  RETURN NEW; END $$;
CREATE TRIGGER treasury_lines_new BEFORE INSERT ON treasury_lines FOR EACH ROW EXECUTE FUNCTION treasury_line_check();
-- The canonical bytes of an entry; EntryHash in the code makes the same.
CREATE FUNCTION treasury_entry_bytes(chapter uuid, at bigint) RETURNS bytea LANGUAGE sql STABLE AS $$
  SELECT convert_to(e.id || '|' || to_char(e.day, 'YYYY-MM-DD') || '|' || e.kind || '|' || e.key || '|' ||
    (SELECT string_agg(n || ':' || account || ':' || sub || ':' || minor || ':' || currency, ';' ORDER BY n)
      FROM treasury_lines WHERE chapter_id = chapter AND seq = at), 'UTF8')
  FROM treasury_entries e WHERE e.chapter_id = chapter AND e.seq = at $$;
CREATE FUNCTION treasury_seal_check() RETURNS trigger LANGUAGE plpgsql AS $$ DECLARE h treasury_seal_heads; BEGIN
  SELECT * INTO h FROM treasury_seal_heads WHERE chapter_id = NEW.chapter_id FOR UPDATE;
  IF NEW.seq IS DISTINCT FROM h.seq + 1 THEN RAISE EXCEPTION 'chain broken'; END IF;
  IF (SELECT count(*) FROM treasury_lines WHERE chapter_id = NEW.chapter_id AND seq = NEW.seq) < 2 THEN RAISE EXCEPTION 'fewer than two lines'; END IF;
  IF EXISTS (SELECT 1 FROM treasury_lines WHERE chapter_id = NEW.chapter_id AND seq = NEW.seq GROUP BY currency HAVING sum(minor) <> 0)
    THEN RAISE EXCEPTION 'entry does not balance'; END IF;
  -- A row of zero first, so that the floor is checked on what stands after the entry and not on the entry alone.
  INSERT INTO treasury_balances(chapter_id, account, sub, net, floor_side)
    SELECT l.chapter_id, l.account, l.sub, 0, a.floor_side FROM treasury_lines l JOIN treasury_accounts a ON a.chapter_id = l.chapter_id AND a.number = l.account
    WHERE l.chapter_id = NEW.chapter_id AND l.seq = NEW.seq GROUP BY l.chapter_id, l.account, l.sub, a.floor_side ON CONFLICT DO NOTHING;
  UPDATE treasury_balances b SET net = b.net + d.s
    FROM (SELECT account, sub, sum(minor) s FROM treasury_lines WHERE chapter_id = NEW.chapter_id AND seq = NEW.seq GROUP BY 1, 2) d
    WHERE b.chapter_id = NEW.chapter_id AND b.account = d.account AND b.sub = d.sub;
  INSERT INTO treasury_totals AS t (chapter_id, account, net)
    SELECT chapter_id, account, sum(minor) FROM treasury_lines WHERE chapter_id = NEW.chapter_id AND seq = NEW.seq GROUP BY chapter_id, account
    ON CONFLICT (chapter_id, account) DO UPDATE SET net = t.net + excluded.net;
  NEW.prev := h.hash;
  NEW.hash := sha256(h.hash || treasury_entry_bytes(NEW.chapter_id, NEW.seq));
  UPDATE treasury_seal_heads SET seq = NEW.seq, hash = NEW.hash WHERE chapter_id = NEW.chapter_id;
  RETURN NEW; END $$;
CREATE TRIGGER treasury_seals_new BEFORE INSERT ON treasury_seals FOR EACH ROW EXECUTE FUNCTION treasury_seal_check();

-- An invoice is what the client was sent: only what was paid of it moves.
CREATE FUNCTION treasury_invoice_check() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF TG_OP = 'UPDATE' AND (NEW.id, NEW.chapter_id, NEW.number, NEW.client_id, NEW.net_minor, NEW.tax_minor, NEW.total_minor, NEW.currency, NEW.issued_on, NEW.due_on)
    = (OLD.id, OLD.chapter_id, OLD.number, OLD.client_id, OLD.net_minor, OLD.tax_minor, OLD.total_minor, OLD.currency, OLD.issued_on, OLD.due_on)
    AND NEW.paid_minor >= OLD.paid_minor THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'an issued invoice stays as it is'; END $$;
CREATE TRIGGER treasury_invoices_fixed BEFORE UPDATE OR DELETE ON treasury_invoices FOR EACH ROW EXECUTE FUNCTION treasury_invoice_check();
CREATE TRIGGER treasury_invoice_lines_fixed BEFORE UPDATE OR DELETE ON treasury_invoice_lines FOR EACH ROW EXECUTE FUNCTION append_only();
