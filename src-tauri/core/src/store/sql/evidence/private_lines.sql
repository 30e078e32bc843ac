-- Private halves of held meetings' notes; ?1 the mentee, ?2 from, ?3 to.
SELECT m.id, m.on_date, m.private_notes AS notes
  FROM meeting m JOIN mentorship s ON s.id = m.mentorship
 WHERE s.mentee = ?1 AND m.status = 'held' AND instr(m.private_notes, '#') > 0
   AND (?2 IS NULL OR m.on_date >= ?2) AND (?3 IS NULL OR m.on_date <= ?3)
 ORDER BY m.id
