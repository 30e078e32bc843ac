-- The first schema. Words are those of the product: see docs/words.md.
-- Ids are UUIDv7 texts. Dates are local calendar dates (YYYY-MM-DD), moments are
-- UTC (RFC 3339). Lists (aliases, tags, links) are JSON arrays of texts, because
-- they are values of their row and never referred to by another row.

-- One user action that changes data: one transaction, one undo step.
CREATE TABLE operation (
  seq INTEGER PRIMARY KEY,               -- order of happening, whatever the clock says
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,                    -- the api name, 'goal.add'
  subject_table TEXT,                    -- what it was about, for its label
  subject TEXT,
  person TEXT,                           -- whose history shows it
  at TEXT NOT NULL,
  day TEXT NOT NULL,                     -- the local day: folding stops at midnight
  source TEXT NOT NULL CHECK (source IN ('app', 'cli', 'import', 'mcp')),
  undoes TEXT REFERENCES operation(id)
) STRICT;
CREATE INDEX operation_undoes ON operation(undoes) WHERE undoes IS NOT NULL;
CREATE INDEX operation_person ON operation(person);

-- What an operation did to a row. `before` and `after` hold the changed columns
-- of an update, every column of an insert (after) or a delete (before).
CREATE TABLE change (
  seq INTEGER PRIMARY KEY,
  operation TEXT NOT NULL REFERENCES operation(id),
  schema INTEGER NOT NULL,               -- the schema version it was written under
  tbl TEXT NOT NULL,
  row TEXT NOT NULL,
  act TEXT NOT NULL CHECK (act IN ('insert', 'update', 'delete')),
  before TEXT,
  after TEXT
) STRICT;
CREATE INDEX change_operation ON change(operation);
CREATE INDEX change_row ON change(row, tbl);

-- The operation that triggers write under: NULL refuses every write, '' is for
-- built-in data, which is nobody's operation.
CREATE TABLE current_operation (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  id TEXT,
  schema INTEGER NOT NULL
) STRICT;
INSERT INTO current_operation VALUES (1, NULL, 1);

-- Settings of the window and the file; not operations, never undone.
CREATE TABLE setting (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL                    -- JSON
) STRICT;

CREATE TABLE person (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL CHECK (trim(name) <> ''),
  aliases TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(aliases)),
  pronouns TEXT,
  role TEXT,
  role_since TEXT,
  level TEXT,
  level_since TEXT,
  target TEXT,                           -- the level aimed at
  target_date TEXT,
  team TEXT,
  timezone TEXT,                         -- private
  email TEXT,                            -- private
  tags TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(tags)),   -- private
  notes TEXT NOT NULL DEFAULT '',        -- private
  capacity INTEGER CHECK (capacity >= 0),-- mentees a mentor can take; NULL: not said
  owner INTEGER NOT NULL DEFAULT 0 CHECK (owner IN (0, 1)),
  archived_on TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX person_owner ON person(owner) WHERE owner = 1;

CREATE TABLE mentorship (
  id TEXT PRIMARY KEY,
  mentor TEXT NOT NULL REFERENCES person(id) ON DELETE CASCADE,
  mentee TEXT NOT NULL REFERENCES person(id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('mentor', 'manager', 'sponsor', 'buddy', 'peer')),
  purpose TEXT NOT NULL DEFAULT '',
  cadence TEXT,                          -- weekly, biweekly, monthly, quarterly, every N days|weeks|months
  since TEXT NOT NULL,
  ended_on TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  CHECK (mentor <> mentee)
) STRICT;
CREATE INDEX mentorship_mentor ON mentorship(mentor);
CREATE INDEX mentorship_mentee ON mentorship(mentee);

CREATE TABLE meeting (
  id TEXT PRIMARY KEY,
  mentorship TEXT NOT NULL REFERENCES mentorship(id) ON DELETE CASCADE,
  person TEXT NOT NULL REFERENCES person(id) ON DELETE CASCADE,   -- the one it is listed under: not the owner, else the mentee
  status TEXT NOT NULL CHECK (status IN ('planned', 'held', 'did-not-happen')),
  on_date TEXT NOT NULL,
  at_time TEXT,                          -- HH:MM local, NULL: a date only
  minutes INTEGER CHECK (minutes > 0),
  participants TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(participants)),
  title TEXT,                            -- an imported note's heading
  notes TEXT NOT NULL DEFAULT '',        -- shared Markdown
  private_notes TEXT NOT NULL DEFAULT '',
  mood INTEGER CHECK (mood BETWEEN 1 AND 5),
  workload INTEGER CHECK (workload BETWEEN 1 AND 5),
  origin_hash TEXT,                      -- SHA-256 of the text it was imported from
  reason TEXT,                           -- why it did not happen; private
  origin TEXT,                           -- where an import found it, so that it is found again
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX meeting_mentorship ON meeting(mentorship, on_date);
CREATE INDEX meeting_person ON meeting(person, on_date);
CREATE INDEX meeting_day ON meeting(on_date);
CREATE UNIQUE INDEX meeting_origin ON meeting(origin) WHERE origin IS NOT NULL;

CREATE TABLE topic (
  id TEXT PRIMARY KEY,
  mentorship TEXT NOT NULL REFERENCES mentorship(id) ON DELETE CASCADE,
  person TEXT NOT NULL REFERENCES person(id) ON DELETE CASCADE,
  raised_by TEXT NOT NULL CHECK (raised_by IN ('mentor', 'mentee')),
  text TEXT NOT NULL CHECK (trim(text) <> ''),
  every TEXT CHECK (every IN ('call', 'month', 'quarter')),
  visibility TEXT NOT NULL CHECK (visibility IN ('private', 'shareable')),
  snoozed_until TEXT,
  done_on TEXT,
  position INTEGER NOT NULL DEFAULT 0,
  created_on TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX topic_mentorship ON topic(mentorship);

CREATE TABLE action (
  id TEXT PRIMARY KEY,
  person TEXT NOT NULL REFERENCES person(id) ON DELETE CASCADE,
  mentorship TEXT REFERENCES mentorship(id) ON DELETE CASCADE,
  meeting TEXT REFERENCES meeting(id) ON DELETE CASCADE,   -- NULL: a standalone action
  ordinal INTEGER,                       -- which task box of the meeting's shared notes it is, from 0
  owner TEXT NOT NULL CHECK (owner IN ('mentor', 'mentee', 'other')),
  who TEXT,                              -- the name as written, when owner is 'other'
  text TEXT NOT NULL,
  due TEXT,
  done_on TEXT,
  snoozed_until TEXT,
  imported INTEGER NOT NULL DEFAULT 0 CHECK (imported IN (0, 1)),  -- stays out of Today while 1 and without a date
  visibility TEXT NOT NULL CHECK (visibility IN ('private', 'shareable')),
  created_on TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX action_person ON action(person);
CREATE INDEX action_meeting ON action(meeting, ordinal);
CREATE INDEX action_open ON action(due) WHERE done_on IS NULL;

CREATE TABLE goal (
  id TEXT PRIMARY KEY,
  person TEXT NOT NULL REFERENCES person(id) ON DELETE CASCADE,
  parent TEXT REFERENCES goal(id) ON DELETE SET NULL,
  title TEXT NOT NULL CHECK (trim(title) <> ''),
  why TEXT NOT NULL DEFAULT '',
  criteria TEXT NOT NULL DEFAULT '',
  metric TEXT NOT NULL DEFAULT 'percent' CHECK (metric IN ('percent', 'number', 'yes-no')),
  metric_from REAL,
  metric_to REAL,
  unit TEXT,
  start TEXT NOT NULL,
  due TEXT,
  status TEXT NOT NULL CHECK (status IN ('draft', 'active', 'at-risk', 'blocked', 'closed')),
  status_reason TEXT,
  confidence INTEGER CHECK (confidence BETWEEN 1 AND 5),
  outcome TEXT CHECK (outcome IN ('achieved', 'partly', 'moved', 'dropped')),
  outcome_text TEXT,
  closed_on TEXT,
  competencies TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(competencies)),
  visibility TEXT NOT NULL CHECK (visibility IN ('private', 'shareable')),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  CHECK ((status = 'closed') = (outcome IS NOT NULL))
) STRICT;
CREATE INDEX goal_person ON goal(person);

CREATE TABLE milestone (
  id TEXT PRIMARY KEY,
  goal TEXT NOT NULL REFERENCES goal(id) ON DELETE CASCADE,
  text TEXT NOT NULL CHECK (trim(text) <> ''),
  due TEXT,
  done_on TEXT,
  position INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX milestone_goal ON milestone(goal);

CREATE TABLE checkin (
  id TEXT PRIMARY KEY,
  goal TEXT NOT NULL REFERENCES goal(id) ON DELETE CASCADE,
  on_date TEXT NOT NULL,
  position INTEGER NOT NULL,             -- order of making: the last one of a day counts
  value REAL NOT NULL,                   -- in the goal's own measure; yes is 1, no is 0
  note TEXT NOT NULL DEFAULT '',
  confidence INTEGER CHECK (confidence BETWEEN 1 AND 5),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX checkin_goal ON checkin(goal, on_date);

CREATE TABLE review_note (
  id TEXT PRIMARY KEY,
  person TEXT NOT NULL REFERENCES person(id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('observation', 'win', 'praise', 'feedback-given', 'feedback-received',
    'concern', 'peer-feedback', 'self-reflection')),
  on_date TEXT NOT NULL,
  text TEXT NOT NULL CHECK (trim(text) <> ''),
  visibility TEXT NOT NULL CHECK (visibility IN ('private', 'shareable')),
  source TEXT,                           -- who said it, as written
  source_person TEXT REFERENCES person(id) ON DELETE SET NULL,
  told_on TEXT,                          -- when feedback was told them
  tags TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(tags)),   -- competency slugs and free words
  links TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(links)),
  goals TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(goals)),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX review_note_person ON review_note(person, on_date);

-- A version of a ladder is one immutable value; nothing is asked of its inside by SQL.
CREATE TABLE framework (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  builtin INTEGER NOT NULL DEFAULT 0 CHECK (builtin IN (0, 1)),
  fingerprint TEXT NOT NULL,             -- SHA-256 of the ladder: an unchanged import makes no version
  body TEXT NOT NULL CHECK (json_valid(body)),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  UNIQUE (name, version)
) STRICT;

CREATE TABLE snapshot (
  id TEXT PRIMARY KEY,
  person TEXT NOT NULL REFERENCES person(id) ON DELETE CASCADE,
  framework TEXT NOT NULL REFERENCES framework(id),
  on_date TEXT NOT NULL,
  closed_on TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX snapshot_person ON snapshot(person, on_date);

CREATE TABLE voice (
  id TEXT PRIMARY KEY,
  snapshot TEXT NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
  stage TEXT NOT NULL CHECK (stage IN ('self', 'mentor', 'peer', 'agreed')),
  by_person TEXT REFERENCES person(id) ON DELETE SET NULL,
  visibility TEXT NOT NULL CHECK (visibility IN ('private', 'shareable')),
  closed_on TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX voice_snapshot ON voice(snapshot);

CREATE TABLE rating (
  id TEXT PRIMARY KEY,
  voice TEXT NOT NULL REFERENCES voice(id) ON DELETE CASCADE,
  competency TEXT NOT NULL,              -- slug
  level INTEGER CHECK (level >= 0),      -- 0 not-yet, 1.. levels of the scale, NULL not assessed
  comment TEXT NOT NULL DEFAULT '',
  comment_visibility TEXT NOT NULL DEFAULT 'private' CHECK (comment_visibility IN ('private', 'shareable')),
  evidence TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(evidence)),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  UNIQUE (voice, competency)
) STRICT;

CREATE TABLE summary (
  id TEXT PRIMARY KEY,
  person TEXT NOT NULL REFERENCES person(id) ON DELETE CASCADE,
  from_date TEXT NOT NULL,
  to_date TEXT NOT NULL,
  template TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  final_at TEXT,                         -- when it was frozen
  names TEXT NOT NULL DEFAULT 'role' CHECK (names IN ('role', 'keep')),
  body TEXT NOT NULL CHECK (json_valid(body)),   -- sections, evidence, coverage as written
  edited INTEGER NOT NULL DEFAULT 0 CHECK (edited IN (0, 1)),
  sha256 TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX summary_person ON summary(person, to_date);

-- What full-text search reads; kept by triggers, rebuildable.
CREATE TABLE search_document (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,                    -- concept word: person meeting topic action goal checkin note snapshot summary
  note_kind TEXT,
  ref TEXT NOT NULL,                     -- id of the row shown for a hit
  part TEXT NOT NULL,                    -- 'table:column group' that made it, with ref unique
  row TEXT NOT NULL,                     -- id of the row that made it
  person TEXT,
  on_date TEXT,
  visibility TEXT NOT NULL,
  title TEXT NOT NULL,
  text TEXT NOT NULL,
  UNIQUE (part, row)
) STRICT;
CREATE INDEX search_document_person ON search_document(person);
CREATE VIRTUAL TABLE search_index USING fts5(
  title, text, content='search_document', content_rowid='id',
  tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
INSERT INTO search_index(search_index, rank) VALUES ('secure-delete', 1);

-- Only what may leave the file: the one door of summaries and shared pages.
CREATE VIEW shareable_person AS
  SELECT id, name, aliases, pronouns, role, role_since, level, level_since, target, target_date, team, owner FROM person;
CREATE VIEW shareable_meeting AS
  SELECT m.id, m.mentorship, s.mentee, m.person, m.on_date, m.title, m.notes
    FROM meeting m JOIN mentorship s ON s.id = m.mentorship WHERE m.status = 'held';
CREATE VIEW shareable_goal AS
  SELECT id, person, parent, title, why, criteria, metric, metric_from, metric_to, unit, start, due, status,
         confidence, outcome, outcome_text, closed_on, competencies
    FROM goal WHERE visibility = 'shareable';
CREATE VIEW shareable_milestone AS
  SELECT m.id, m.goal, m.text, m.due, m.done_on, m.position, g.person, g.competencies
    FROM milestone m JOIN goal g ON g.id = m.goal WHERE g.visibility = 'shareable';
CREATE VIEW shareable_checkin AS
  SELECT c.id, c.goal, c.on_date, c.position, c.value, c.note, c.confidence
    FROM checkin c JOIN goal g ON g.id = c.goal WHERE g.visibility = 'shareable';
CREATE VIEW shareable_note AS
  SELECT id, person, kind, on_date, text, source, tags, links, goals
    FROM review_note WHERE visibility = 'shareable';
CREATE VIEW shareable_rating AS
  SELECT r.id, s.person, s.id AS snapshot, s.framework, s.on_date, v.stage, r.competency, r.level,
         CASE r.comment_visibility WHEN 'shareable' THEN r.comment ELSE '' END AS comment
    FROM rating r JOIN voice v ON v.id = r.voice JOIN snapshot s ON s.id = v.snapshot
   WHERE v.visibility = 'shareable' AND v.closed_on IS NOT NULL;
CREATE VIEW shareable_action AS
  SELECT id, person, meeting, owner, who, text, due, done_on, created_on
    FROM action WHERE visibility = 'shareable';
-- Ladders hold no private text; they stand here so that summaries need no other door.
CREATE VIEW shareable_framework AS
  SELECT id, name, version, body FROM framework;
CREATE VIEW shareable_competency AS
  SELECT f.id AS framework, c.value ->> 'slug' AS slug, c.value ->> 'name' AS name
    FROM framework f, json_each(f.body, '$.areas') a, json_each(a.value, '$.competencies') c;
