-- Operations, newest first; ?1 person, ?2 since (day), ?3 limit, ?4 one id.
-- One that concerns several people names none: each finds it by a row of theirs that it
-- changed. Whose a row is was written when it came, perhaps by another operation.
SELECT o.id, o.kind, o.subject_table, o.subject, o.at, o.source, o.undoes,
       EXISTS (SELECT 1 FROM operation u WHERE u.undoes = o.id
                  AND NOT EXISTS (SELECT 1 FROM operation r WHERE r.undoes = u.id)) AS undone
  FROM operation o
 WHERE (?1 IS NULL OR o.person = ?1 OR (o.person IS NULL AND EXISTS (
         SELECT 1 FROM change c JOIN change w ON w.row = c.row AND w.tbl = c.tbl
          WHERE c.operation = o.id
            AND ((c.tbl = 'person' AND c.row = ?1)
              OR ?1 IN (w.before ->> '$.person', w.after ->> '$.person', w.after ->> '$.mentor', w.after ->> '$.mentee')
              OR w.after ->> '$.goal' IN (SELECT id FROM goal WHERE person = ?1)))))
   AND (?2 IS NULL OR o.day >= ?2)
   AND (?4 IS NULL OR o.id = ?4)
 ORDER BY o.seq DESC
 LIMIT ?3
