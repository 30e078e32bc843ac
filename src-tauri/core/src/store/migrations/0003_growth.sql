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
