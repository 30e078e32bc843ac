-- Everything dated about a person, the newest first. ?1 person, ?2 how many, ?3 and ?4 the day
-- and key of the last entry already seen (NULL: from the top), ?5 kinds as JSON (NULL: all),
-- ?6 note kinds as JSON (NULL: all), ?7 the calls of others they took part in, as JSON. A row may stand behind several entries: the key is its id
-- with what it tells.
-- What was changed and is not undone; what an operation changed in a row that it made itself is
-- how that row began.
WITH changed(seq, tbl, row, before, after, day) AS NOT MATERIALIZED (
  SELECT c.seq, c.tbl, c.row, c.before, c.after, o.day
    FROM change c JOIN operation o ON o.id = c.operation
   WHERE c.act = 'update' AND o.undoes IS NULL
     AND NOT EXISTS (SELECT 1 FROM operation u WHERE u.undoes = o.id
                        AND NOT EXISTS (SELECT 1 FROM operation r WHERE r.undoes = u.id))
     AND NOT EXISTS (SELECT 1 FROM change made WHERE made.operation = c.operation AND made.tbl = c.tbl
                        AND made.row = c.row AND made.act = 'insert')
), mine(id) AS (
  -- The meetings of the person: those listed under them, and those of a pair they are one of.
  SELECT id FROM meeting WHERE person = ?1
   UNION
  SELECT m.id FROM meeting m JOIN mentorship s ON s.id = m.mentorship JOIN person o ON o.owner = 1
   WHERE ?1 IN (s.mentor, s.mentee) AND ?1 <> o.id
), promise(id, owner, text, due, done_on, created_on, visibility) AS NOT MATERIALIZED (
  -- Promises of the person's mentorships and about the person, with whose each is.
  SELECT a.id, CASE a.owner WHEN 'mentor' THEN coalesce(m.name, o.name) WHEN 'mentee' THEN coalesce(e.name, p.name)
               ELSE a.who END,
         a.text, a.due, a.done_on, a.created_on, a.visibility
    FROM action a JOIN person o ON o.owner = 1 JOIN person p ON p.id = a.person
    LEFT JOIN mentorship s ON s.id = a.mentorship
    LEFT JOIN person m ON m.id = s.mentor LEFT JOIN person e ON e.id = s.mentee
   WHERE (a.person = ?1 OR ?1 IN (s.mentor, s.mentee) AND ?1 <> o.id) AND trim(a.text) <> ''
), entry(kind, note_kind, id, key, on_date, title, text, tags, visibility, source, state) AS (
  SELECT 'meeting', NULL, id, id || ':meeting', on_date, title, notes, '[]', 'shareable', NULL, status
    FROM meeting WHERE id IN mine
  UNION ALL
  -- Of a call of others it is told that the person was there, and nothing of what was said.
  SELECT 'meeting', NULL, id, id || ':meeting', on_date,
         CASE status WHEN 'planned' THEN 'Takes part' WHEN 'held' THEN 'Took part' END, '', '[]',
         'shareable', NULL, status
    FROM meeting WHERE id IN (SELECT value FROM json_each(?7))
  UNION ALL
  SELECT 'private-note', NULL, id, id || ':private', on_date, title, private_notes, '[]', 'private', NULL, status
    FROM meeting WHERE id IN mine AND trim(private_notes) <> ''
  UNION ALL
  SELECT 'note', kind, id, id || ':note', on_date, NULL, text, tags, visibility, source, NULL
    FROM review_note WHERE person = ?1
  UNION ALL
  SELECT 'goal', NULL, id, id || ':begun', start, title, why, competencies, visibility, NULL, 'begun'
    FROM goal WHERE person = ?1
  UNION ALL
  SELECT 'goal', NULL, id, id || ':closed', closed_on, title, coalesce(outcome_text, ''), competencies,
         visibility, NULL, outcome
    FROM goal WHERE person = ?1 AND closed_on IS NOT NULL
  UNION ALL
  -- Closing is told above; a reason that was not written anew is the one that stood there.
  SELECT 'goal', NULL, g.id, g.id || ':status:' || printf('%012d', c.seq), c.day, g.title,
         coalesce(iif(json_type(c.after, '$.status_reason') IS NOT NULL, json_extract(c.after, '$.status_reason'),
           (SELECT json_extract(o.after, '$.status_reason') FROM change o
             WHERE o.row = g.id AND o.tbl = 'goal' AND o.seq < c.seq
               AND json_type(o.after, '$.status_reason') IS NOT NULL ORDER BY o.seq DESC LIMIT 1)), ''),
         competencies, 'private', NULL,
         json_extract(c.before, '$.status') || '>' || json_extract(c.after, '$.status')
    FROM goal g JOIN changed c ON c.row = g.id AND c.tbl = 'goal'
   WHERE g.person = ?1 AND json_extract(c.after, '$.status') <> 'closed'
  UNION ALL
  SELECT 'checkin', NULL, c.id, c.id || ':checkin', c.on_date, g.title, c.note, '[]', g.visibility, NULL,
         json_array(g.metric, g.metric_from, g.metric_to, g.unit, c.value)
    FROM checkin c JOIN goal g ON g.id = c.goal WHERE g.person = ?1
  UNION ALL
  SELECT 'milestone', NULL, m.id, m.id || ':milestone', m.done_on, g.title, m.text, '[]', g.visibility, NULL, NULL
    FROM milestone m JOIN goal g ON g.id = m.goal WHERE g.person = ?1 AND m.done_on IS NOT NULL
  UNION ALL
  -- One that was kept on the day it was made is told once.
  SELECT 'action', NULL, id, id || ':made', created_on, due, text, '[]', visibility, owner, 'made'
    FROM promise WHERE done_on IS NULL OR done_on <> created_on
  UNION ALL
  SELECT 'action', NULL, id, id || ':kept', done_on, NULL, text, '[]', visibility, owner, 'kept'
    FROM promise WHERE done_on IS NOT NULL
  UNION ALL
  SELECT 'snapshot', NULL, s.id, s.id || ':snapshot', s.on_date, f.name,
         coalesce((SELECT group_concat(stage, ', ') FROM (SELECT DISTINCT stage FROM voice
                     WHERE snapshot = s.id ORDER BY stage)), ''),
         '[]', 'private', NULL, CASE WHEN s.closed_on IS NULL THEN 'open' ELSE 'closed' END
    FROM snapshot s JOIN framework f ON f.id = s.framework WHERE s.person = ?1
  UNION ALL
  SELECT 'summary', NULL, id, id || ':summary', date(coalesce(final_at, created_at)),
         from_date || '/' || to_date, '', '[]', 'shareable', NULL,
         CASE WHEN final_at IS NULL THEN 'draft' ELSE 'final' END
    FROM summary WHERE person = ?1
  UNION ALL
  SELECT 'role', NULL, id, id || ':level', level_since, level, '', '[]', 'shareable', NULL, 'level'
    FROM person WHERE id = ?1 AND level IS NOT NULL AND level_since IS NOT NULL
  UNION ALL
  SELECT 'role', NULL, id, id || ':role', role_since, role, '', '[]', 'shareable', NULL, 'role'
    FROM person WHERE id = ?1 AND role IS NOT NULL AND role_since IS NOT NULL
  UNION ALL
  -- Earlier ones, with their last day; one that was replaced on the day it began was a slip.
  SELECT 'role', NULL, c.row, c.row || ':' || w.word || ':' || printf('%012d', c.seq),
         json_extract(c.before, '$.' || w.word || '_since'), json_extract(c.before, '$.' || w.word),
         coalesce(json_extract(c.after, '$.' || w.word || '_since'), c.day), '[]', 'shareable', NULL, 'before'
    FROM changed c JOIN (SELECT 'level' AS word UNION ALL SELECT 'role') w
   WHERE c.tbl = 'person' AND c.row = ?1 AND json_extract(c.before, '$.' || w.word) IS NOT NULL
     AND json_extract(c.before, '$.' || w.word || '_since')
         < coalesce(json_extract(c.after, '$.' || w.word || '_since'), c.day)
)
SELECT entry.*,
       -- Who the other one is, in a pair the owner of the file is none of; in a call that the
       -- person only took part in, whose it is.
       (SELECT CASE WHEN s.mentor = ?1 OR m.owner THEN e.name WHEN s.mentee = ?1 OR e.owner THEN m.name
                    ELSE m.name || ' and ' || e.name END
          FROM meeting t JOIN mentorship s ON s.id = t.mentorship
          JOIN person m ON m.id = s.mentor JOIN person e ON e.id = s.mentee
         WHERE t.id = entry.id
           AND (NOT m.owner AND NOT e.owner OR ?1 NOT IN (s.mentor, s.mentee))) AS other
  FROM entry
 WHERE (?3 IS NULL OR on_date < ?3 OR (on_date = ?3 AND key < ?4))
   AND (?5 IS NULL OR kind IN (SELECT value FROM json_each(?5)))
   AND (?6 IS NULL OR kind <> 'note' OR note_kind IN (SELECT value FROM json_each(?6)))
 ORDER BY on_date DESC, key DESC
 LIMIT ?2
