-- Private review notes; ?1 person, ?2 from, ?3 to.
SELECT id, kind, on_date, text, source, tags, links
  FROM review_note
 WHERE person = ?1 AND visibility = 'private'
   AND (?2 IS NULL OR on_date >= ?2) AND (?3 IS NULL OR on_date <= ?3)
 ORDER BY id
