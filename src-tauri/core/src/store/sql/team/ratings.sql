-- The closed ratings of everybody up to a day, the owner's too, so that of several for one
-- competency the last one counts: the newest date, of one date the strongest voice.
-- ?1 the day, ?2 a stage or NULL.
SELECT s.person, s.id AS snapshot, s.framework, s.on_date, v.stage, r.competency, r.level
  FROM rating r
  JOIN voice v ON v.id = r.voice
  JOIN snapshot s ON s.id = v.snapshot
  JOIN person p ON p.id = s.person
 WHERE v.closed_on IS NOT NULL AND r.level IS NOT NULL AND p.archived_on IS NULL
   AND s.on_date <= ?1 AND (?2 IS NULL OR v.stage = ?2)
 ORDER BY s.on_date,
          CASE v.stage WHEN 'peer' THEN 0 WHEN 'self' THEN 1 WHEN 'mentor' THEN 2 ELSE 3 END,
          s.created_at, v.created_at, v.id
