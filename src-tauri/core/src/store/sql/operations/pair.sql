-- Two updates of the same row in operation ?1 with no other change of that row between them.
SELECT a.seq, b.seq
  FROM change a
  JOIN change b ON b.operation = a.operation AND b.tbl = a.tbl AND b.row = a.row AND b.seq > a.seq
 WHERE a.operation = ?1 AND a.act = 'update' AND b.act = 'update'
   AND NOT EXISTS (SELECT 1 FROM change m WHERE m.operation = a.operation AND m.tbl = a.tbl
                      AND m.row = a.row AND m.seq > a.seq AND m.seq < b.seq)
 LIMIT 1
