-- The operations that left meeting ?1 with another text in column ?2, newest first, at most ?3.
SELECT o.id, o.at, o.source
  FROM change c JOIN operation o ON o.id = c.operation
 WHERE c.tbl = 'meeting' AND c.row = ?1 AND json_type(c.after, '$.' || ?2) IS NOT NULL
 GROUP BY o.id
 ORDER BY max(c.seq) DESC
 LIMIT ?3
