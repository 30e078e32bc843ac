-- Goals under way of people who are not archived, with their figures, the last that was heard of
-- them and since when they stand as they do. ?1 one person or NULL.
SELECT g.id, g.person, g.title, g.status, g.status_by, g.status_reason, g.visibility, g.plan, g.start, g.due,
       g.metric, g.metric_from, g.metric_to, g.unit, g.confidence,
       (SELECT value FROM checkin WHERE goal = g.id ORDER BY on_date DESC, position DESC, id DESC LIMIT 1) AS last,
       (SELECT count(done_on) FROM milestone WHERE goal = g.id) AS steps_done,
       (SELECT count(*) FROM milestone WHERE goal = g.id) AS steps,
       max(g.start,
           coalesce((SELECT max(on_date) FROM checkin WHERE goal = g.id), ''),
           coalesce((SELECT max(done_on) FROM milestone WHERE goal = g.id), '')) AS heard_on,
       (SELECT max(o.day) FROM change c JOIN operation o ON o.id = c.operation
         WHERE c.row = g.id AND c.tbl = 'goal' AND json_extract(c.after, '$.status') = g.status) AS status_on
  FROM goal g
  JOIN person p ON p.id = g.person
 WHERE g.status IN ('active', 'at-risk', 'blocked')
   AND (?1 = g.person OR (?1 IS NULL AND p.archived_on IS NULL))
 ORDER BY coalesce(g.due, '9999'), g.id
