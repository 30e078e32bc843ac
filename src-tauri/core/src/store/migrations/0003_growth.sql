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
