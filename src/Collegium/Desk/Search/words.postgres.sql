-- The words of a request follow what was told, answered and noted. Each word is kept by its stem and as it stands, so that half a word finds it too.
-- One expression, so that it is put in place of its call and planned once; a function called for each row costs five times as much.
CREATE FUNCTION desk_lexemes(words text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT to_tsvector('pg_catalog.english', regexp_replace(left($1, 200000), '[[:punct:][:cntrl:]]+', ' ', 'g'))
    || to_tsvector('pg_catalog.simple', regexp_replace(left($1, 200000), '[[:punct:][:cntrl:]]+', ' ', 'g')) $$;
ALTER TABLE desk_words
  ADD COLUMN open_words tsvector GENERATED ALWAYS AS (desk_lexemes(number::text || ' ' || client || ' ' || words || ' ' || notes)) STORED,
  ADD COLUMN inside_words tsvector GENERATED ALWAYS AS (desk_lexemes(inside)) STORED;
CREATE INDEX ix_desk_words_open ON desk_words USING gin (open_words);
CREATE INDEX ix_desk_words_inside ON desk_words USING gin (inside_words);

-- All that one statement tells at once: a statement for each row would prepare the columns made of words anew each time.
CREATE FUNCTION desk_word_requests() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO desk_words(chapter_id, request_id, number, client, words, notes, inside)
  SELECT r.chapter_id, r.id, r.number, coalesce((SELECT name FROM clients WHERE id = r.client_id), r.teller_firm, ''),
    r.text || coalesce(E'\n' || r.question_answer, ''), '', '' FROM told r;
  RETURN NULL;
END $$;
CREATE FUNCTION desk_reword_request() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE desk_words SET client = coalesce((SELECT name FROM clients WHERE id = NEW.client_id), NEW.teller_firm, ''),
    words = NEW.text || coalesce(E'\n' || NEW.question_answer, '') WHERE request_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER desk_requests_worded AFTER INSERT ON desk_requests REFERENCING NEW TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION desk_word_requests();
CREATE TRIGGER desk_requests_reworded AFTER UPDATE OF text, question_answer, client_id, teller_firm ON desk_requests FOR EACH ROW EXECUTE FUNCTION desk_reword_request();
CREATE FUNCTION desk_unword_request() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN DELETE FROM desk_words WHERE request_id = OLD.id; RETURN NULL; END $$;
CREATE TRIGGER desk_requests_unworded AFTER DELETE ON desk_requests FOR EACH ROW EXECUTE FUNCTION desk_unword_request();

CREATE FUNCTION desk_word_client() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN UPDATE desk_words SET client = NEW.name WHERE request_id IN (SELECT id FROM desk_requests WHERE client_id = NEW.id); RETURN NULL; END $$;
CREATE TRIGGER clients_worded AFTER INSERT OR UPDATE OF name ON clients FOR EACH ROW EXECUTE FUNCTION desk_word_client();

CREATE FUNCTION desk_word_note() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE touched uuid[] := CASE TG_OP WHEN 'INSERT' THEN ARRAY[NEW.request_id] WHEN 'DELETE' THEN ARRAY[OLD.request_id] ELSE ARRAY[OLD.request_id, NEW.request_id] END;
BEGIN
  UPDATE desk_words w SET
    notes = coalesce((SELECT string_agg(n.text, E'\n' ORDER BY n.at) FROM desk_notes n WHERE n.request_id = w.request_id AND n.audience = 'Client'), ''),
    inside = coalesce((SELECT string_agg(n.text, E'\n' ORDER BY n.at) FROM desk_notes n WHERE n.request_id = w.request_id AND n.audience <> 'Client'), '')
  WHERE w.request_id = ANY (touched);
  RETURN NULL;
END $$;
CREATE TRIGGER desk_notes_worded AFTER INSERT OR UPDATE OR DELETE ON desk_notes FOR EACH ROW EXECUTE FUNCTION desk_word_note();
