-- How many private texts about a person (?1) fall into a period (?2 to ?3).
SELECT (SELECT count(*) FROM review_note
         WHERE person = ?1 AND visibility = 'private' AND on_date BETWEEN ?2 AND ?3)
     + (SELECT count(*) FROM meeting m JOIN mentorship s ON s.id = m.mentorship
         WHERE s.mentee = ?1 AND trim(m.private_notes) <> '' AND m.on_date BETWEEN ?2 AND ?3)
