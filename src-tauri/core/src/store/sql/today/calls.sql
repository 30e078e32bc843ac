-- The owner's calls with people who are not archived. ?1 from, ?2 to.
SELECT m.id, m.mentorship, s.mentor, s.mentee, m.person, p.name, p.level, p.target, m.on_date, m.at_time, m.minutes, m.status
  FROM meeting m
  JOIN person p ON p.id = m.person
  JOIN mentorship s ON s.id = m.mentorship
  JOIN person o ON o.owner = 1 AND o.id IN (s.mentor, s.mentee)
 WHERE m.on_date BETWEEN ?1 AND ?2 AND p.archived_on IS NULL
 ORDER BY m.on_date, coalesce(m.at_time, '24:00'), p.name COLLATE NOCASE, m.id
