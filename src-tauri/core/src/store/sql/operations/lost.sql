-- Rows that the undo ?1 deleted along although ?2, which it undoes, did not add them.
SELECT c.tbl, c.row
  FROM change c
 WHERE c.operation = ?1 AND c.act = 'delete'
   AND NOT EXISTS (SELECT 1 FROM change t WHERE t.operation = ?2 AND t.tbl = c.tbl AND t.row = c.row)
 ORDER BY c.seq
