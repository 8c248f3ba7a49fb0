-- The words of a request follow what was told, answered and noted. Stems find "printing" for "printer's prints"; starts find what is only half typed.
CREATE VIRTUAL TABLE desk_words_stems USING fts5(number, client, words, notes, inside, content='desk_words', content_rowid='id',
  tokenize='porter unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE desk_words_starts USING fts5(number, client, words, notes, inside, content='desk_words', content_rowid='id',
  tokenize='unicode61 remove_diacritics 2', prefix='2 3');
CREATE TRIGGER desk_words_added AFTER INSERT ON desk_words BEGIN
  INSERT INTO desk_words_stems(rowid, number, client, words, notes, inside) VALUES (NEW.id, NEW.number, NEW.client, NEW.words, NEW.notes, NEW.inside);
  INSERT INTO desk_words_starts(rowid, number, client, words, notes, inside) VALUES (NEW.id, NEW.number, NEW.client, NEW.words, NEW.notes, NEW.inside);
END;
CREATE TRIGGER desk_words_removed AFTER DELETE ON desk_words BEGIN
  INSERT INTO desk_words_stems(desk_words_stems, rowid, number, client, words, notes, inside) VALUES ('delete', OLD.id, OLD.number, OLD.client, OLD.words, OLD.notes, OLD.inside);
  INSERT INTO desk_words_starts(desk_words_starts, rowid, number, client, words, notes, inside) VALUES ('delete', OLD.id, OLD.number, OLD.client, OLD.words, OLD.notes, OLD.inside);
END;
CREATE TRIGGER desk_words_changed AFTER UPDATE ON desk_words BEGIN
  INSERT INTO desk_words_stems(desk_words_stems, rowid, number, client, words, notes, inside) VALUES ('delete', OLD.id, OLD.number, OLD.client, OLD.words, OLD.notes, OLD.inside);
  INSERT INTO desk_words_starts(desk_words_starts, rowid, number, client, words, notes, inside) VALUES ('delete', OLD.id, OLD.number, OLD.client, OLD.words, OLD.notes, OLD.inside);
  INSERT INTO desk_words_stems(rowid, number, client, words, notes, inside) VALUES (NEW.id, NEW.number, NEW.client, NEW.words, NEW.notes, NEW.inside);
  INSERT INTO desk_words_starts(rowid, number, client, words, notes, inside) VALUES (NEW.id, NEW.number, NEW.client, NEW.words, NEW.notes, NEW.inside);
END;

CREATE TRIGGER desk_requests_worded AFTER INSERT ON desk_requests BEGIN
  INSERT INTO desk_words(chapter_id, request_id, number, client, words, notes, inside)
  VALUES (NEW.chapter_id, NEW.id, NEW.number, coalesce((SELECT name FROM clients WHERE id = NEW.client_id), NEW.teller_firm, ''),
    NEW.text || coalesce(char(10) || NEW.question_answer, ''), '', '');
END;
CREATE TRIGGER desk_requests_reworded AFTER UPDATE OF text, question_answer, client_id, teller_firm ON desk_requests BEGIN
  UPDATE desk_words SET client = coalesce((SELECT name FROM clients WHERE id = NEW.client_id), NEW.teller_firm, ''),
    words = NEW.text || coalesce(char(10) || NEW.question_answer, '') WHERE request_id = NEW.id;
END;
CREATE TRIGGER desk_requests_unworded AFTER DELETE ON desk_requests BEGIN
  DELETE FROM desk_words WHERE request_id = OLD.id;
END;

CREATE TRIGGER clients_worded AFTER INSERT ON clients BEGIN
  UPDATE desk_words SET client = NEW.name WHERE request_id IN (SELECT id FROM desk_requests WHERE client_id = NEW.id);
END;
CREATE TRIGGER clients_reworded AFTER UPDATE OF name ON clients BEGIN
  UPDATE desk_words SET client = NEW.name WHERE request_id IN (SELECT id FROM desk_requests WHERE client_id = NEW.id);
END;

CREATE TRIGGER desk_notes_worded AFTER INSERT ON desk_notes BEGIN
  UPDATE desk_words SET notes = notes || iif(NEW.audience = 'Client', NEW.text || char(10), ''), inside = inside || iif(NEW.audience = 'Client', '', NEW.text || char(10))
  WHERE request_id = NEW.request_id;
END;
CREATE TRIGGER desk_notes_reworded AFTER UPDATE ON desk_notes BEGIN
  UPDATE desk_words SET
    notes = (SELECT coalesce(group_concat(text || char(10), ''), '') FROM desk_notes n WHERE n.request_id = desk_words.request_id AND n.audience = 'Client'),
    inside = (SELECT coalesce(group_concat(text || char(10), ''), '') FROM desk_notes n WHERE n.request_id = desk_words.request_id AND n.audience <> 'Client')
  WHERE request_id IN (OLD.request_id, NEW.request_id);
END;
CREATE TRIGGER desk_notes_unworded AFTER DELETE ON desk_notes BEGIN
  UPDATE desk_words SET
    notes = (SELECT coalesce(group_concat(text || char(10), ''), '') FROM desk_notes n WHERE n.request_id = desk_words.request_id AND n.audience = 'Client'),
    inside = (SELECT coalesce(group_concat(text || char(10), ''), '') FROM desk_notes n WHERE n.request_id = desk_words.request_id AND n.audience <> 'Client')
  WHERE request_id = OLD.request_id;
END;
