-- What moved since a day: ?1 person, ?2 the day, ?3 the moment from which things of that very
-- day count, ?4 today. Times in check-ins are worded by their goal's measure, in Rust.
WITH happened(kind, id, on_date, made_at, text, more, visibility, metric, metric_from, metric_to, unit, value) AS (
  SELECT kind, id, on_date, created_at, text, source, visibility, NULL, NULL, NULL, NULL, NULL
    FROM review_note WHERE person = ?1
  UNION ALL
  SELECT 'checkin', c.id, c.on_date, c.created_at, g.title, nullif(trim(c.note), ''), g.visibility,
         g.metric, g.metric_from, g.metric_to, g.unit, c.value
    FROM checkin c JOIN goal g ON g.id = c.goal WHERE g.person = ?1
  UNION ALL
  SELECT 'milestone', m.id, m.done_on, m.updated_at, m.text, g.title, g.visibility, NULL, NULL, NULL, NULL, NULL
    FROM milestone m JOIN goal g ON g.id = m.goal WHERE g.person = ?1 AND m.done_on IS NOT NULL
  UNION ALL
  SELECT 'goal-new', id, start, created_at, title, NULL, visibility, NULL, NULL, NULL, NULL, NULL
    FROM goal WHERE person = ?1 AND status <> 'draft'
  UNION ALL
  SELECT 'goal-' || outcome, id, closed_on, updated_at, title, nullif(trim(outcome_text), ''), visibility,
         NULL, NULL, NULL, NULL, NULL
    FROM goal WHERE person = ?1 AND status = 'closed'
  UNION ALL
  SELECT 'goal-' || g.status, g.id, max(o.day), max(o.at), g.title, nullif(trim(g.status_reason), ''),
         g.visibility, NULL, NULL, NULL, NULL, NULL
    FROM goal g
    JOIN change c ON c.row = g.id AND c.tbl = 'goal' AND c.act = 'update'
     AND json_extract(c.after, '$.status') = g.status
    JOIN operation o ON o.id = c.operation
   WHERE g.person = ?1 AND g.status IN ('active', 'at-risk', 'blocked')
   GROUP BY g.id
  UNION ALL
  -- One that is written down long after its day is news of its day, not of the writing.
  SELECT 'snapshot', s.id, CASE WHEN s.closed_on > date(s.on_date, '+31 days') THEN s.on_date ELSE s.closed_on END,
         s.updated_at,
         (SELECT group_concat(stage, ', ') FROM (SELECT DISTINCT stage FROM voice WHERE snapshot = s.id)),
         NULL, 'private', NULL, NULL, NULL, NULL, NULL
    FROM snapshot s WHERE s.person = ?1 AND s.closed_on IS NOT NULL
  UNION ALL
  SELECT 'level', id, level_since, updated_at, level, NULL, 'shareable', NULL, NULL, NULL, NULL, NULL
    FROM person WHERE id = ?1 AND level IS NOT NULL
)
SELECT * FROM happened
 WHERE on_date <= ?4 AND (on_date > ?2 OR (on_date = ?2 AND made_at >= ?3))
 ORDER BY on_date DESC, made_at DESC, id DESC
