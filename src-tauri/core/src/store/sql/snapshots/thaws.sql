-- Ratings that undoing ?1 would change although their voice is closed by now, and ?1
-- itself neither made nor closed that voice. Who may see a comment is not frozen.
WITH touched AS (
  SELECT coalesce(json_extract(c.before, '$.voice'), json_extract(c.after, '$.voice'),
                  (SELECT voice FROM rating WHERE id = c.row)) AS voice
    FROM change c
   WHERE c.operation = ?1 AND c.tbl = 'rating'
     AND (c.act <> 'update' OR json_type(c.after, '$.level') IS NOT NULL
          OR json_type(c.after, '$.comment') IS NOT NULL OR json_type(c.after, '$.evidence') IS NOT NULL)
)
SELECT count(*)
  FROM touched t JOIN voice v ON v.id = t.voice
 WHERE v.closed_on IS NOT NULL
   AND NOT EXISTS (
     SELECT 1 FROM change x
      WHERE x.operation = ?1 AND x.tbl = 'voice' AND x.row = v.id
        AND (x.act = 'insert' OR json_type(x.after, '$.closed_on') IS NOT NULL))
