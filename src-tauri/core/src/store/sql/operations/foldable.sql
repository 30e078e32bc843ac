-- The operation right before ?1 that it may join: same kind, source, subject and
-- day, not an undo, not undone, and the same columns of the subject changed.
SELECT e.id, e.at
  FROM operation o
  JOIN operation e ON e.seq = (SELECT max(seq) FROM operation WHERE seq < o.seq)
 WHERE o.id = ?1
   AND e.kind = o.kind AND e.source = o.source AND e.subject = o.subject AND e.day = o.day
   AND e.undoes IS NULL
   AND NOT EXISTS (SELECT 1 FROM operation u WHERE u.undoes = e.id)
   AND (SELECT group_concat(k) FROM (
          SELECT DISTINCT j.key AS k FROM change c, json_each(c.after) j
           WHERE c.operation = e.id AND c.row = e.subject AND c.act = 'update' ORDER BY k))
     = (SELECT group_concat(k) FROM (
          SELECT DISTINCT j.key AS k FROM change c, json_each(c.after) j
           WHERE c.operation = o.id AND c.row = o.subject AND c.act = 'update' ORDER BY k))
