-- What column ?3 of row ?2 of table ?1 held before anybody changed it, as JSON.
SELECT json_quote(json_extract(before, '$.' || ?3))
  FROM change
 WHERE tbl = ?1 AND row = ?2 AND act = 'update' AND json_type(before, '$.' || ?3) IS NOT NULL
 ORDER BY seq LIMIT 1
