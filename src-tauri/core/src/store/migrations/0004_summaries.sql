-- Growth summaries: forms they are fitted into, files they were written to. And search that knows
-- more letters.

-- The boxes of an outside form that summaries are fitted into; those of Trellis are no rows. It
-- speaks of nobody.
CREATE TABLE form_profile (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL CHECK (trim(name) <> ''),
  boxes TEXT NOT NULL CHECK (json_valid(boxes)),   -- name, limit, way to count, rich or plain, sections
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;

-- That a saved summary was written to a file: the file's hash, never its place. It stays when the
-- summary is undone or deleted, so that the file is still known.
CREATE TABLE summary_export (
  id TEXT PRIMARY KEY,
  person TEXT NOT NULL REFERENCES person(id) ON DELETE CASCADE,
  summary TEXT NOT NULL,
  from_date TEXT NOT NULL,
  to_date TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  is_final INTEGER NOT NULL CHECK (is_final IN (0, 1)),
  format TEXT NOT NULL,
  sha256 TEXT NOT NULL,                  -- of the file's bytes
  content TEXT NOT NULL,                 -- SHA-256 of the summary's content, which some files show
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX summary_export_person ON summary_export(person);
CREATE INDEX summary_export_sha256 ON summary_export(sha256);

-- Search: Unicode does not take the mark off some letters. They are indexed as they are typed
-- without a key for them (people::spelt), so that lukasz finds Łukasz.
ALTER TABLE search_document ADD COLUMN spelt_title TEXT NOT NULL AS (
  replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(title
    , 'Ø', 'O') , 'ø', 'o') , 'Ł', 'L') , 'ł', 'l')
    , 'Đ', 'D') , 'đ', 'd') , 'Ð', 'D') , 'ð', 'd')
    , 'Ħ', 'H') , 'ħ', 'h') , 'ı', 'i') , 'Ŧ', 'T')
    , 'ŧ', 't') , 'ẞ', 'SS') , 'ß', 'ss') , 'Æ', 'AE')
    , 'æ', 'ae') , 'Œ', 'OE') , 'œ', 'oe') , 'Þ', 'TH')
    , 'þ', 'th')) VIRTUAL;
ALTER TABLE search_document ADD COLUMN spelt_text TEXT NOT NULL AS (
  replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(text
    , 'Ø', 'O') , 'ø', 'o') , 'Ł', 'L') , 'ł', 'l')
    , 'Đ', 'D') , 'đ', 'd') , 'Ð', 'D') , 'ð', 'd')
    , 'Ħ', 'H') , 'ħ', 'h') , 'ı', 'i') , 'Ŧ', 'T')
    , 'ŧ', 't') , 'ẞ', 'SS') , 'ß', 'ss') , 'Æ', 'AE')
    , 'æ', 'ae') , 'Œ', 'OE') , 'œ', 'oe') , 'Þ', 'TH')
    , 'þ', 'th')) VIRTUAL;
DROP TABLE search_index;
CREATE VIRTUAL TABLE search_index USING fts5(
  spelt_title, spelt_text, content='search_document', content_rowid='id',
  tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
INSERT INTO search_index(search_index, rank) VALUES ('secure-delete', 1);
-- It must know the rows that are there before they can be taken out of it.
INSERT INTO search_index(search_index) VALUES ('rebuild');

-- What a template is for: the notes of a one-on-one, or the first text of a summary, which has no
-- private part.
ALTER TABLE template ADD COLUMN kind TEXT NOT NULL DEFAULT 'meeting' CHECK (kind IN ('meeting', 'summary'));

-- Whether a topic was ticked is as shareable as its text.
DROP VIEW shareable_topic;
CREATE VIEW shareable_topic AS
  SELECT id, mentorship, person, raised_by, text, position, done_on FROM topic WHERE visibility = 'shareable';
