-- The last operation after ?1 that changed row ?3 of table ?2 (in column ?4, where one is given).
SELECT c.operation FROM change c JOIN operation o ON o.id = c.operation
 WHERE o.seq > (SELECT seq FROM operation WHERE id = ?1)
   AND c.tbl = ?2 AND c.row = ?3
   AND (?4 IS NULL OR c.act <> 'update' OR json_type(c.after, '$.' || ?4) IS NOT NULL)
   -- Not the operation under way.
   AND o.id IS NOT (SELECT id FROM current_operation)
 ORDER BY c.seq DESC LIMIT 1
