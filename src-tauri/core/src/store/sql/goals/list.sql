-- Goals of ?1 or of everybody who is not archived, due from ?2 to ?3 where these are said.
WHERE (?1 IS NULL OR person = ?1)
  AND (?2 IS NULL OR due >= ?2)
  AND (?3 IS NULL OR due <= ?3)
  AND (?1 IS NOT NULL OR person IN (SELECT id FROM person WHERE archived_on IS NULL))
ORDER BY status = 'closed', CASE WHEN status = 'closed' THEN closed_on END DESC,
         due IS NULL, due, start, created_at, rowid
