-- Private goals that ended; ?1 person, ?2 from, ?3 to.
SELECT id, title, outcome, outcome_text, closed_on, competencies
  FROM goal
 WHERE person = ?1 AND visibility = 'private'
   AND (?2 IS NULL OR closed_on >= ?2) AND (?3 IS NULL OR closed_on <= ?3)
 ORDER BY id
