-- Shared notes of held calls that may hold a tagged win. ?1 from, ?2 to.
SELECT m.id, m.person, p.name, m.on_date, m.notes
  FROM meeting m JOIN person p ON p.id = m.person
 WHERE m.status = 'held' AND m.on_date BETWEEN ?1 AND ?2 AND p.archived_on IS NULL
   AND (m.notes LIKE '%#win%' OR m.notes LIKE '%#praise%')
 ORDER BY m.on_date DESC, m.id DESC
