-- A row where the goal ?2 stands above the goal ?1, however far; UNION ends at any circle.
WITH RECURSIVE above(id) AS (
  SELECT parent FROM goal WHERE id = ?1
  UNION
  SELECT g.parent FROM goal g JOIN above a ON g.id = a.id
)
SELECT 1 FROM above WHERE id = ?2
