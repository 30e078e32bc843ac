-- ?1 person or NULL (either side of the mentorship), ?2 from, ?3 to, ?4 status, each or NULL;
-- ?5 the calls of others that the person took part in, as JSON.
WHERE (?1 IS NULL OR person = ?1
       OR mentorship IN (SELECT id FROM mentorship WHERE mentor = ?1 OR mentee = ?1)
       OR id IN (SELECT value FROM json_each(?5)))
  AND (?2 IS NULL OR on_date >= ?2)
  AND (?3 IS NULL OR on_date <= ?3)
  AND (?4 IS NULL OR status = ?4)
ORDER BY on_date DESC, coalesce(at_time, '') DESC, id DESC
