-- Ladders, snapshots, plans and the team.

-- What the owner said about a mentor and a mentee, for the matching; private.
CREATE TABLE pairing (
  id TEXT PRIMARY KEY,
  mentor TEXT NOT NULL REFERENCES person(id) ON DELETE CASCADE,
  mentee TEXT NOT NULL REFERENCES person(id) ON DELETE CASCADE,
  mark TEXT NOT NULL CHECK (mark IN ('wish', 'pin', 'veto')),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  UNIQUE (mentor, mentee),
  CHECK (mentor <> mentee)
) STRICT;

-- A form in which somebody assesses themself, or a peer assesses them; private. Its answers come
-- back as a file, which is only taken in where its form is known.
CREATE TABLE form (
  id TEXT PRIMARY KEY,
  person TEXT NOT NULL REFERENCES person(id) ON DELETE CASCADE,
  framework TEXT NOT NULL REFERENCES framework(id),
  stage TEXT NOT NULL CHECK (stage IN ('self', 'peer')),
  by_person TEXT REFERENCES person(id) ON DELETE SET NULL,
  on_date TEXT NOT NULL,                 -- of the snapshot it is meant for
  name TEXT NOT NULL,                    -- what it calls the person; the answers must call them so too
  voice TEXT REFERENCES voice(id) ON DELETE SET NULL,    -- what its answers became
  answers TEXT,                          -- SHA-256 of the answers that were taken in
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX form_person ON form(person);
CREATE INDEX form_by ON form(by_person);
CREATE INDEX form_framework ON form(framework);
CREATE INDEX form_voice ON form(voice);

-- A growth plan of one's own; those of Trellis are no rows. It speaks of nobody.
CREATE TABLE plan (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL CHECK (trim(name) <> ''),
  body TEXT NOT NULL CHECK (json_valid(body)),   -- phases with goals and milestones, hours, references
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;

-- A plan as it was applied to a person. Its phases are goals that refer to it; what is kept here
-- of them are days only, so that no text of a goal made private stays behind.
CREATE TABLE plan_use (
  id TEXT PRIMARY KEY,
  person TEXT NOT NULL REFERENCES person(id) ON DELETE CASCADE,
  name TEXT NOT NULL CHECK (trim(name) <> ''),
  from_date TEXT NOT NULL,
  hours TEXT,                            -- hours a week, '10-20'
  refs TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(refs)),       -- titles and addresses
  phases TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(phases)),   -- number, first and last day as planned
  visibility TEXT NOT NULL CHECK (visibility IN ('private', 'shareable')),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX plan_use_person ON plan_use(person);

-- Who says where a goal stands: its figures, or somebody did. What stood otherwise than a new
-- goal was said by somebody.
ALTER TABLE goal ADD COLUMN status_by TEXT NOT NULL DEFAULT 'rule' CHECK (status_by IN ('rule', 'hand'));
UPDATE goal SET status_by = 'hand' WHERE status <> 'active';
-- The application of a plan it came from, and which phase of it.
ALTER TABLE goal ADD COLUMN plan TEXT REFERENCES plan_use(id) ON DELETE SET NULL;
ALTER TABLE goal ADD COLUMN phase INTEGER CHECK (phase >= 1);
CREATE INDEX goal_plan ON goal(plan) WHERE plan IS NOT NULL;

-- What of a plan may leave the file: nothing of its phases, which are goals.
CREATE VIEW shareable_plan AS
  SELECT id, person, name, from_date, hours, refs FROM plan_use WHERE visibility = 'shareable';
DROP VIEW shareable_goal;
CREATE VIEW shareable_goal AS
  SELECT id, person, parent, title, why, criteria, metric, metric_from, metric_to, unit, start, due, status,
         confidence, outcome, outcome_text, closed_on, competencies, plan, phase
    FROM goal WHERE visibility = 'shareable';

-- A retired ladder is kept, and no longer offered for new snapshots. Said by its newest version.
ALTER TABLE framework ADD COLUMN retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1));

-- The next version of a ladder, or a new one, while it is written. No version until it is published.
CREATE TABLE framework_draft (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL CHECK (trim(name) <> ''),
  base TEXT REFERENCES framework(id) ON DELETE SET NULL,   -- the version it began from; NULL: a new ladder
  summary TEXT NOT NULL DEFAULT '',
  source TEXT NOT NULL DEFAULT '',
  levels TEXT NOT NULL CHECK (json_valid(levels)),
  profiles TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(profiles)),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;

-- A row per area, so that an edit is journalled with its area and not with the whole ladder.
CREATE TABLE framework_draft_area (
  id TEXT PRIMARY KEY,
  draft TEXT NOT NULL REFERENCES framework_draft(id) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position >= 0),
  name TEXT NOT NULL,
  competencies TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(competencies)),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX framework_draft_area_draft ON framework_draft_area(draft, position);
CREATE INDEX framework_draft_base ON framework_draft(base);

-- What a calendar may know of the one-on-ones: those that are there, and those that were deleted,
-- which a calendar is told of once more, as called off. `sequence` counts on with all that
-- happened to what a calendar shows, an undo and a deletion included; the count of a row itself
-- goes back with an undo, and a calendar would then take the older event for the newer one.
CREATE VIEW shareable_event AS
  WITH event(id, mentorship, status, on_date, at_time, minutes, counted, updated_at) AS (
    SELECT id, mentorship, status, on_date, at_time, minutes, sequence, updated_at FROM meeting
    UNION ALL
    SELECT c.row, json_extract(c.before, '$.mentorship'), 'did-not-happen', json_extract(c.before, '$.on_date'),
           json_extract(c.before, '$.at_time'), json_extract(c.before, '$.minutes'),
           coalesce(json_extract(c.before, '$.sequence'), 0) + 1, ''
      FROM change c
     WHERE c.tbl = 'meeting' AND c.act = 'delete' AND c.row NOT IN (SELECT id FROM meeting)
       AND NOT EXISTS (SELECT 1 FROM change later
                        WHERE later.row = c.row AND later.tbl = 'meeting' AND later.seq > c.seq)
  ), told(id, times, began, at) AS (
    -- What happened to each: how often, with which count it began, and when it did so last.
    SELECT c.row, count(*) - max(c.act = 'insert'),
           coalesce((SELECT json_extract(f.after, '$.sequence') FROM change f
                      WHERE f.row = c.row AND f.tbl = 'meeting' AND f.act = 'insert' ORDER BY f.seq LIMIT 1), 0),
           max(o.at)
      FROM change c JOIN operation o ON o.id = c.operation
     WHERE c.tbl = 'meeting' AND (c.act <> 'update' OR json_type(c.after, '$.sequence') IS NOT NULL)
     GROUP BY c.row
  ), bond(id, mentor, mentee) AS (
    SELECT id, mentor, mentee FROM mentorship
    UNION ALL
    -- One that was taken back with its calls.
    SELECT c.row, json_extract(c.before, '$.mentor'), json_extract(c.before, '$.mentee')
      FROM change c
     WHERE c.tbl = 'mentorship' AND c.act = 'delete' AND c.row NOT IN (SELECT id FROM mentorship)
       AND NOT EXISTS (SELECT 1 FROM change later
                        WHERE later.row = c.row AND later.tbl = 'mentorship' AND later.seq > c.seq)
  )
  SELECT e.id, b.mentor, b.mentee, e.status, e.on_date, e.at_time, e.minutes,
         max(e.counted, coalesce(t.began + t.times, 0)) AS sequence,
         max(e.updated_at, coalesce(t.at, '')) AS updated_at
    FROM event e JOIN bond b ON b.id = e.mentorship
    JOIN person r ON r.id = b.mentor JOIN person p ON p.id = b.mentee
    LEFT JOIN told t ON t.id = e.id;
