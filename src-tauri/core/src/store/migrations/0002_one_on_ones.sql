-- One-on-ones in a rhythm: series, days away, questions put aside.

-- The meetings that were planned together share an id.
ALTER TABLE meeting ADD COLUMN series TEXT;
-- How often its day, time, length, title or status changed: the SEQUENCE of a calendar file.
ALTER TABLE meeting ADD COLUMN sequence INTEGER NOT NULL DEFAULT 0 CHECK (sequence >= 0);
CREATE INDEX meeting_series ON meeting(series) WHERE series IS NOT NULL;

-- Days on which somebody is away; private. Both ends are inside.
CREATE TABLE holiday (
  id TEXT PRIMARY KEY,
  person TEXT NOT NULL REFERENCES person(id) ON DELETE CASCADE,
  from_date TEXT NOT NULL,
  to_date TEXT NOT NULL,
  word TEXT NOT NULL DEFAULT '',         -- what for, in a word
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  CHECK (to_date >= from_date)
) STRICT;
CREATE INDEX holiday_person ON holiday(person, from_date);

-- A question of the brief that was put aside; private.
CREATE TABLE aside (
  id TEXT PRIMARY KEY,
  person TEXT NOT NULL REFERENCES person(id) ON DELETE CASCADE,
  rule TEXT NOT NULL CHECK (rule IN ('first', 'mood', 'workload', 'trouble', 'silent', 'carried', 'feedback',
    'late', 'level', 'goals')),
  about TEXT NOT NULL DEFAULT '',        -- the goal, topic or action it asks about; '': the person
  until TEXT,                            -- it may be asked again from then on; NULL: never
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  UNIQUE (person, rule, about)
) STRICT;

-- The bytes of pictures in notes, once for each content. Not in the journal, whose JSON cannot
-- hold bytes: a row is added when it is first needed and goes when no attachment and no change
-- speaks of it.
CREATE TABLE blob (
  hash TEXT PRIMARY KEY,                 -- SHA-256 of the bytes, in hex
  bytes BLOB NOT NULL
) STRICT;

-- A picture in a meeting's notes, which speak of it as attachment:ID.
CREATE TABLE attachment (
  id TEXT PRIMARY KEY,
  meeting TEXT NOT NULL REFERENCES meeting(id) ON DELETE CASCADE,
  visibility TEXT NOT NULL CHECK (visibility IN ('private', 'shareable')),   -- that of the notes it is in
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('image/png', 'image/jpeg', 'image/gif', 'image/webp')),
  size INTEGER NOT NULL CHECK (size > 0),
  hash TEXT NOT NULL REFERENCES blob(hash),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX attachment_meeting ON attachment(meeting);
CREATE INDEX attachment_hash ON attachment(hash);

-- A version of a template of one-on-ones. One that a meeting used is never changed.
CREATE TABLE template (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL CHECK (trim(name) <> ''),
  version INTEGER NOT NULL CHECK (version >= 1),
  builtin INTEGER NOT NULL DEFAULT 0 CHECK (builtin IN (0, 1)),
  purpose TEXT NOT NULL DEFAULT '',      -- when to take it, in a line
  notes TEXT NOT NULL DEFAULT '',        -- the shared part, with placeholders
  private_notes TEXT NOT NULL DEFAULT '',-- the private part, with placeholders
  hidden INTEGER NOT NULL DEFAULT 0 CHECK (hidden IN (0, 1)),  -- kept, but not offered
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  UNIQUE (name, builtin, version)
) STRICT;

-- Which version of a template a meeting used.
CREATE TABLE template_use (
  id TEXT PRIMARY KEY,
  meeting TEXT NOT NULL REFERENCES meeting(id) ON DELETE CASCADE,
  template TEXT NOT NULL REFERENCES template(id),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX template_use_meeting ON template_use(meeting);
CREATE INDEX template_use_template ON template_use(template);

-- More doors for what may leave the file, as in the first schema.
CREATE VIEW shareable_topic AS
  SELECT id, mentorship, person, raised_by, text, position FROM topic WHERE visibility = 'shareable';
-- A one-on-one without its title, private notes, mood, workload and reason: all that calendar
-- files and shared pages may know.
CREATE VIEW shareable_call AS
  SELECT m.id, m.mentorship, s.mentor, s.mentee, m.person, m.status, m.on_date, m.at_time, m.minutes,
         m.sequence, m.updated_at, m.notes
    FROM meeting m JOIN mentorship s ON s.id = m.mentorship;
