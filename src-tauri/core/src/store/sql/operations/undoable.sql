-- The last operation of a user that is not undone.
WITH RECURSIVE undone(id) AS (
  -- An undo counts unless it is undone itself (that is a redo).
  SELECT u.undoes FROM operation u
   WHERE u.undoes IS NOT NULL
     AND NOT EXISTS (SELECT 1 FROM operation r WHERE r.undoes = u.id)
)
SELECT o.id FROM operation o
 WHERE o.undoes IS NULL AND o.id NOT IN (SELECT id FROM undone)
 ORDER BY o.seq DESC LIMIT 1
