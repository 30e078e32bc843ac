-- The owner's calls with people who are not archived; of their notes only whether there are any.
-- ?1 from, ?2 to.
SELECT m.id, m.person, p.name, m.on_date, m.at_time, m.minutes,
       m.status = 'did-not-happen' AS off,
       trim(m.notes) <> '' OR trim(m.private_notes) <> '' AS written,
       CASE o.id WHEN s.mentor THEN 'mentor' ELSE 'mentee' END AS side
  FROM meeting m
  JOIN shareable_person p ON p.id = m.person
  JOIN mentorship s ON s.id = m.mentorship
  JOIN shareable_person o ON o.owner = 1 AND o.id IN (s.mentor, s.mentee)
 WHERE m.on_date BETWEEN ?1 AND ?2
   AND NOT EXISTS (SELECT 1 FROM person a WHERE a.id = m.person AND a.archived_on IS NOT NULL)
 ORDER BY m.on_date, coalesce(m.at_time, '24:00'), p.name COLLATE NOCASE, m.id
