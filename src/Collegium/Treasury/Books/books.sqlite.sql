-- The journal, held by SQLite itself. An entry points at its seal by a deferred foreign key: without a seal nothing is
-- committed, and the seal is let in only when the whole entry is right. The BEFORE INSERT forms also stop INSERT OR REPLACE,
-- which would delete without firing a delete trigger. Every key begins with the chapter: each has a book of its own.
CREATE TABLE treasury_accounts(
  chapter_id TEXT NOT NULL, number INTEGER NOT NULL, name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK(kind IN ('asset', 'liability', 'equity', 'income', 'cost')),
  currency TEXT NOT NULL CHECK(length(currency) = 3), floor_side TEXT CHECK(floor_side IN ('debit', 'credit')),
  closed INTEGER NOT NULL DEFAULT 0 CHECK(closed IN (0, 1)), PRIMARY KEY(chapter_id, number)) STRICT, WITHOUT ROWID;
CREATE TABLE treasury_periods(
  chapter_id TEXT NOT NULL, month TEXT NOT NULL, closed INTEGER NOT NULL DEFAULT 0 CHECK(closed IN (0, 1)),
  PRIMARY KEY(chapter_id, month)) STRICT, WITHOUT ROWID;
CREATE TABLE treasury_seal_heads(chapter_id TEXT PRIMARY KEY, seq INTEGER NOT NULL, hash BLOB NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE treasury_entries(
  chapter_id TEXT NOT NULL, seq INTEGER NOT NULL, id TEXT NOT NULL, month TEXT NOT NULL, day TEXT NOT NULL, kind TEXT NOT NULL,
  text TEXT NOT NULL, key TEXT NOT NULL, links TEXT NOT NULL, posted_at TEXT NOT NULL, reverses TEXT,
  PRIMARY KEY(chapter_id, seq), UNIQUE(chapter_id, id), UNIQUE(chapter_id, key), UNIQUE(chapter_id, reverses), CHECK(month = substr(day, 1, 7)),
  FOREIGN KEY(chapter_id, month) REFERENCES treasury_periods(chapter_id, month),
  FOREIGN KEY(chapter_id, reverses) REFERENCES treasury_entries(chapter_id, id),
  FOREIGN KEY(chapter_id, seq) REFERENCES treasury_seals(chapter_id, seq) DEFERRABLE INITIALLY DEFERRED) STRICT, WITHOUT ROWID;
CREATE TABLE treasury_lines(
  chapter_id TEXT NOT NULL, seq INTEGER NOT NULL, n INTEGER NOT NULL, account INTEGER NOT NULL, sub TEXT NOT NULL,
  minor INTEGER NOT NULL CHECK(minor <> 0), currency TEXT NOT NULL, PRIMARY KEY(chapter_id, seq, n),
  FOREIGN KEY(chapter_id, seq) REFERENCES treasury_entries(chapter_id, seq),
  FOREIGN KEY(chapter_id, account) REFERENCES treasury_accounts(chapter_id, number)) STRICT, WITHOUT ROWID;
CREATE TABLE treasury_seals(
  chapter_id TEXT NOT NULL, seq INTEGER NOT NULL, prev BLOB NOT NULL, hash BLOB NOT NULL, PRIMARY KEY(chapter_id, seq), UNIQUE(chapter_id, hash),
  FOREIGN KEY(chapter_id, seq) REFERENCES treasury_entries(chapter_id, seq)) STRICT, WITHOUT ROWID;
CREATE TABLE treasury_balances(
  chapter_id TEXT NOT NULL, account INTEGER NOT NULL, sub TEXT NOT NULL, net INTEGER NOT NULL, floor_side TEXT, PRIMARY KEY(chapter_id, account, sub),
  CHECK(floor_side IS NULL OR (floor_side = 'credit' AND net <= 0) OR (floor_side = 'debit' AND net >= 0))) STRICT, WITHOUT ROWID;
CREATE TABLE treasury_totals(
  chapter_id TEXT NOT NULL, account INTEGER NOT NULL, net INTEGER NOT NULL, PRIMARY KEY(chapter_id, account)) STRICT, WITHOUT ROWID;
CREATE INDEX ix_treasury_lines_account ON treasury_lines(chapter_id, account, seq);
CREATE INDEX ix_treasury_lines_sub ON treasury_lines(chapter_id, account, sub, seq, minor);
CREATE INDEX ix_treasury_entries_day ON treasury_entries(chapter_id, day);

CREATE TRIGGER treasury_accounts_once BEFORE INSERT ON treasury_accounts
  WHEN EXISTS (SELECT 1 FROM treasury_accounts WHERE chapter_id = NEW.chapter_id AND number = NEW.number) BEGIN SELECT RAISE(IGNORE); END;
CREATE TRIGGER treasury_accounts_fixed BEFORE UPDATE ON treasury_accounts
  WHEN NEW.chapter_id <> OLD.chapter_id OR NEW.number <> OLD.number OR NEW.currency <> OLD.currency OR NEW.kind <> OLD.kind OR NEW.floor_side IS NOT OLD.floor_side
  BEGIN SELECT RAISE(ABORT, 'an account stays what it is'); END;
CREATE TRIGGER treasury_accounts_stay BEFORE DELETE ON treasury_accounts BEGIN SELECT RAISE(ABORT, 'append only: treasury_accounts'); END;
CREATE TRIGGER treasury_periods_once BEFORE INSERT ON treasury_periods
  WHEN EXISTS (SELECT 1 FROM treasury_periods WHERE chapter_id = NEW.chapter_id AND month = NEW.month) BEGIN SELECT RAISE(IGNORE); END;
CREATE TRIGGER treasury_periods_closed BEFORE UPDATE ON treasury_periods
  WHEN NEW.chapter_id <> OLD.chapter_id OR NEW.month <> OLD.month OR OLD.closed > NEW.closed BEGIN SELECT RAISE(ABORT, 'a closed period stays closed'); END;
CREATE TRIGGER treasury_periods_stay BEFORE DELETE ON treasury_periods BEGIN SELECT RAISE(ABORT, 'append only: treasury_periods'); END;
CREATE TRIGGER treasury_heads_once BEFORE INSERT ON treasury_seal_heads
  WHEN EXISTS (SELECT 1 FROM treasury_seal_heads WHERE chapter_id = NEW.chapter_id) BEGIN SELECT RAISE(IGNORE); END;

CREATE TRIGGER treasury_entries_new BEFORE INSERT ON treasury_entries BEGIN
  -- One question each: joined by OR they would read the whole book.
  SELECT RAISE(ABORT, 'entry exists') WHERE EXISTS (SELECT 1 FROM treasury_entries WHERE chapter_id = NEW.chapter_id AND seq = NEW.seq);
  SELECT RAISE(ABORT, 'entry exists') WHERE EXISTS (SELECT 1 FROM treasury_entries WHERE chapter_id = NEW.chapter_id AND id = NEW.id);
  SELECT RAISE(ABORT, 'entry exists') WHERE EXISTS (SELECT 1 FROM treasury_entries WHERE chapter_id = NEW.chapter_id AND key = NEW.key);
  SELECT RAISE(ABORT, 'entry exists') WHERE EXISTS (SELECT 1 FROM treasury_entries WHERE chapter_id = NEW.chapter_id AND reverses = NEW.reverses);
  SELECT RAISE(ABORT, 'period closed') WHERE EXISTS (SELECT 1 FROM treasury_periods WHERE chapter_id = NEW.chapter_id AND month = NEW.month AND closed = 1);
  SELECT RAISE(ABORT, 'chain broken') WHERE NOT EXISTS (SELECT 1 FROM treasury_seal_heads WHERE chapter_id = NEW.chapter_id AND seq = NEW.seq - 1);
END;
CREATE TRIGGER treasury_lines_new BEFORE INSERT ON treasury_lines BEGIN
  SELECT RAISE(ABORT, 'entry is sealed') WHERE EXISTS (SELECT 1 FROM treasury_seals WHERE chapter_id = NEW.chapter_id AND seq = NEW.seq);
  SELECT RAISE(ABORT, 'line exists') WHERE EXISTS (SELECT 1 FROM treasury_lines WHERE chapter_id = NEW.chapter_id AND seq = NEW.seq AND n = NEW.n);
  SELECT RAISE(ABORT, 'account closed or of another currency') WHERE NOT EXISTS (SELECT 1 FROM treasury_accounts
    WHERE chapter_id = NEW.chapter_id AND number = NEW.account AND currency = NEW.currency AND closed = 0);
END;
CREATE TRIGGER treasury_seals_new BEFORE INSERT ON treasury_seals BEGIN
  SELECT RAISE(ABORT, 'seal exists') WHERE EXISTS (SELECT 1 FROM treasury_seals WHERE chapter_id = NEW.chapter_id AND seq = NEW.seq);
  SELECT RAISE(ABORT, 'seal exists') WHERE EXISTS (SELECT 1 FROM treasury_seals WHERE chapter_id = NEW.chapter_id AND hash = NEW.hash);
  SELECT RAISE(ABORT, 'fewer than two lines') WHERE (SELECT count(*) FROM treasury_lines WHERE chapter_id = NEW.chapter_id AND seq = NEW.seq) < 2;
  SELECT RAISE(ABORT, 'entry does not balance') WHERE EXISTS (
    SELECT 1 FROM treasury_lines WHERE chapter_id = NEW.chapter_id AND seq = NEW.seq GROUP BY currency HAVING sum(minor) <> 0);
  SELECT RAISE(ABORT, 'chain broken') WHERE length(NEW.hash) <> 32 OR NOT EXISTS (
    SELECT 1 FROM treasury_seal_heads WHERE chapter_id = NEW.chapter_id AND seq = NEW.seq - 1 AND hash = NEW.prev);
END;
-- The plus keeps the planner from walking an index of the whole book in the order of the groups.
CREATE TRIGGER treasury_seals_move AFTER INSERT ON treasury_seals BEGIN
  INSERT INTO treasury_balances(chapter_id, account, sub, net, floor_side)
    SELECT l.chapter_id, l.account, l.sub, 0, a.floor_side FROM treasury_lines l JOIN treasury_accounts a ON a.chapter_id = l.chapter_id AND a.number = l.account
    WHERE l.chapter_id = NEW.chapter_id AND l.seq = NEW.seq GROUP BY +l.account, +l.sub ON CONFLICT DO NOTHING;
  UPDATE treasury_balances SET net = net + d.s
    FROM (SELECT account, sub, sum(minor) s FROM treasury_lines WHERE chapter_id = NEW.chapter_id AND seq = NEW.seq GROUP BY +account, +sub) d
    WHERE chapter_id = NEW.chapter_id AND treasury_balances.account = d.account AND treasury_balances.sub = d.sub;
  INSERT INTO treasury_totals(chapter_id, account, net)
    SELECT chapter_id, account, sum(minor) FROM treasury_lines WHERE chapter_id = NEW.chapter_id AND seq = NEW.seq GROUP BY +account
    ON CONFLICT DO UPDATE SET net = net + excluded.net;
  UPDATE treasury_seal_heads SET seq = NEW.seq, hash = NEW.hash WHERE chapter_id = NEW.chapter_id;
END;
CREATE TRIGGER treasury_entries_no_update BEFORE UPDATE ON treasury_entries BEGIN SELECT RAISE(ABORT, 'append only: treasury_entries'); END;
CREATE TRIGGER treasury_entries_no_delete BEFORE DELETE ON treasury_entries BEGIN SELECT RAISE(ABORT, 'append only: treasury_entries'); END;
CREATE TRIGGER treasury_lines_no_update BEFORE UPDATE ON treasury_lines BEGIN SELECT RAISE(ABORT, 'append only: treasury_lines'); END;
CREATE TRIGGER treasury_lines_no_delete BEFORE DELETE ON treasury_lines BEGIN SELECT RAISE(ABORT, 'append only: treasury_lines'); END;
CREATE TRIGGER treasury_seals_no_update BEFORE UPDATE ON treasury_seals BEGIN SELECT RAISE(ABORT, 'append only: treasury_seals'); END;
CREATE TRIGGER treasury_seals_no_delete BEFORE DELETE ON treasury_seals BEGIN SELECT RAISE(ABORT, 'append only: treasury_seals'); END;

-- An invoice is what the client was sent: only what was paid of it moves.
CREATE TRIGGER treasury_invoices_fixed BEFORE UPDATE ON treasury_invoices
  WHEN NEW.id <> OLD.id OR NEW.chapter_id <> OLD.chapter_id OR NEW.number <> OLD.number OR NEW.client_id <> OLD.client_id OR NEW.net_minor <> OLD.net_minor
    OR NEW.tax_minor <> OLD.tax_minor OR NEW.total_minor <> OLD.total_minor OR NEW.currency <> OLD.currency OR NEW.issued_on <> OLD.issued_on
    OR NEW.due_on <> OLD.due_on OR NEW.paid_minor < OLD.paid_minor
  BEGIN SELECT RAISE(ABORT, 'an issued invoice stays as it is'); END;
CREATE TRIGGER treasury_invoices_stay BEFORE DELETE ON treasury_invoices BEGIN SELECT RAISE(ABORT, 'an issued invoice stays as it is'); END;
CREATE TRIGGER treasury_invoices_once BEFORE INSERT ON treasury_invoices WHEN EXISTS (SELECT 1 FROM treasury_invoices WHERE id = NEW.id)
  BEGIN SELECT RAISE(ABORT, 'invoice exists'); END;
CREATE TRIGGER treasury_invoice_lines_fixed BEFORE UPDATE ON treasury_invoice_lines BEGIN SELECT RAISE(ABORT, 'an issued invoice stays as it is'); END;
CREATE TRIGGER treasury_invoice_lines_stay BEFORE DELETE ON treasury_invoice_lines BEGIN SELECT RAISE(ABORT, 'an issued invoice stays as it is'); END;
CREATE TRIGGER treasury_invoice_lines_once BEFORE INSERT ON treasury_invoice_lines
  WHEN EXISTS (SELECT 1 FROM treasury_invoice_lines WHERE invoice_id = NEW.invoice_id AND n = NEW.n) BEGIN SELECT RAISE(ABORT, 'invoice line exists'); END;
