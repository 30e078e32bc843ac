-- Operations, newest first; ?1 person, ?2 since (day), ?3 limit, ?4 one id.
SELECT o.id, o.kind, o.subject_table, o.subject, o.at, o.source, o.undoes,
       EXISTS (SELECT 1 FROM operation u WHERE u.undoes = o.id
                  AND NOT EXISTS (SELECT 1 FROM operation r WHERE r.undoes = u.id)) AS undone
  FROM operation o
 WHERE (?1 IS NULL OR o.person = ?1)
   AND (?2 IS NULL OR o.day >= ?2)
   AND (?4 IS NULL OR o.id = ?4)
 ORDER BY o.seq DESC
 LIMIT ?3
