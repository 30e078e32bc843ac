-- People with their last held and next planned one-on-one. ?1 today, ?2 archived or not,
-- ?3 one person or NULL.
SELECT p.id, p.name, p.role, p.level, p.target, p.team, p.created_at,
       l.id AS last_id, l.on_date AS last_on, l.at_time AS last_time, l.created_at AS last_made,
       n.id AS next_id, n.on_date AS next_on, n.at_time AS next_time, n.minutes AS next_minutes,
       (SELECT count(*) FROM meeting m WHERE m.person = p.id AND m.status = 'held') AS held
  FROM person p
  LEFT JOIN meeting l ON l.id = (
       SELECT id FROM meeting WHERE person = p.id AND status = 'held' AND on_date <= ?1
        ORDER BY on_date DESC, coalesce(at_time, '') DESC, id DESC LIMIT 1)
  LEFT JOIN meeting n ON n.id = (
       SELECT id FROM meeting WHERE person = p.id AND status = 'planned' AND on_date >= ?1
        ORDER BY on_date, coalesce(at_time, ''), id LIMIT 1)
 WHERE p.owner = 0
   AND (?3 = p.id OR (?3 IS NULL AND (p.archived_on IS NOT NULL) = ?2))
 ORDER BY p.name COLLATE NOCASE, p.id
