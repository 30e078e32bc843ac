-- The last undo that is not undone and has no new operation of a user after it.
SELECT u.id FROM operation u
 WHERE u.kind = 'history.undo'
   AND NOT EXISTS (SELECT 1 FROM operation r WHERE r.undoes = u.id)
   AND NOT EXISTS (SELECT 1 FROM operation n WHERE n.undoes IS NULL AND n.seq > u.seq)
 ORDER BY u.seq DESC LIMIT 1
