-- The text that operation ?3 left in column ?2 of meeting ?1.
SELECT json_extract(c.after, '$.' || ?2)
  FROM change c
 WHERE c.tbl = 'meeting' AND c.row = ?1 AND c.operation = ?3 AND json_type(c.after, '$.' || ?2) IS NOT NULL
 ORDER BY c.seq DESC LIMIT 1
