-- What says where goals stand: those of ?1, or of everybody where it is NULL; where ?2 is set, only
-- what may leave the file.
SELECT g.id, g.parent, g.status, g.status_by, g.plan, g.start, g.due, g.closed_on, g.outcome, g.confidence,
       g.metric, g.metric_from, g.metric_to, g.unit,
       (SELECT value FROM checkin WHERE goal = g.id ORDER BY on_date DESC, position DESC, id DESC LIMIT 1) AS last,
       (SELECT max(on_date) FROM checkin WHERE goal = g.id) AS checked_on,
       (SELECT max(done_on) FROM milestone WHERE goal = g.id) AS step_on,
       (SELECT count(done_on) FROM milestone WHERE goal = g.id) AS steps_done,
       (SELECT count(*) FROM milestone WHERE goal = g.id) AS steps
  FROM goal g
 WHERE (?1 IS NULL OR g.person = ?1) AND (NOT ?2 OR g.visibility = 'shareable')
