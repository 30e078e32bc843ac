-- Goals under way of people who are not archived, with when they came to stand as somebody said.
-- ?1 one person or NULL.
SELECT g.id, g.person, g.title, g.status_reason, g.visibility, g.due,
       CASE WHEN g.status IN ('at-risk', 'blocked') THEN
         (SELECT max(o.day) FROM change c JOIN operation o ON o.id = c.operation
           WHERE c.row = g.id AND c.tbl = 'goal' AND json_extract(c.after, '$.status') = g.status) END AS status_on
  FROM goal g
  JOIN person p ON p.id = g.person
 WHERE g.status IN ('active', 'at-risk', 'blocked')
   AND (?1 = g.person OR (?1 IS NULL AND p.archived_on IS NULL))
 ORDER BY coalesce(g.due, '9999'), g.id
