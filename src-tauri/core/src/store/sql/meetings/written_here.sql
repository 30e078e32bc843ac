-- 1 where the shared notes of meeting ?1 were changed by anything but an import.
SELECT 1 FROM change c JOIN operation o ON o.id = c.operation
 WHERE c.tbl = 'meeting' AND c.row = ?1 AND c.act = 'update'
   AND json_type(c.after, '$.notes') IS NOT NULL AND o.source <> 'import'
 LIMIT 1
