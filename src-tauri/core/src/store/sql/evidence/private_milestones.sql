-- Milestones of private goals; ?1 person, ?2 from, ?3 to.
SELECT m.id, m.goal, m.text, m.done_on, g.competencies
  FROM milestone m JOIN goal g ON g.id = m.goal
 WHERE g.person = ?1 AND g.visibility = 'private'
   AND (?2 IS NULL OR m.done_on >= ?2) AND (?3 IS NULL OR m.done_on <= ?3)
 ORDER BY m.id
