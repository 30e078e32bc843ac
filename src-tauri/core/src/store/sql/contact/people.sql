-- People with their last held and next planned one-on-one. After scope.sql: ?3 archived or
-- not, ?4 one person or NULL.
SELECT p.id, p.name, p.role, p.level, p.target, p.team, p.created_at,
       l.id AS last_id, l.on_date AS last_on, l.at_time AS last_time, l.created_at AS last_made,
       n.id AS next_id, n.on_date AS next_on, n.at_time AS next_time, n.minutes AS next_minutes,
       (SELECT count(*) FROM scope c JOIN meeting m ON m.mentorship = c.mentorship
         WHERE c.person = p.id AND m.status = 'held') AS held
  FROM person p
  LEFT JOIN meeting l ON l.id = (
       SELECT m.id FROM scope c JOIN meeting m ON m.mentorship = c.mentorship
        WHERE c.person = p.id AND m.status = 'held' AND m.on_date <= ?1
        ORDER BY m.on_date DESC, coalesce(m.at_time, '') DESC, m.id DESC LIMIT 1)
  LEFT JOIN meeting n ON n.id = (
       SELECT m.id FROM scope c JOIN meeting m ON m.mentorship = c.mentorship
        WHERE c.person = p.id AND m.status = 'planned' AND m.on_date >= ?1
        ORDER BY m.on_date, coalesce(m.at_time, ''), m.id LIMIT 1)
 WHERE p.owner = 0
   AND (?4 = p.id OR (?4 IS NULL AND (p.archived_on IS NOT NULL) = ?3))
 ORDER BY p.name COLLATE NOCASE, p.id
