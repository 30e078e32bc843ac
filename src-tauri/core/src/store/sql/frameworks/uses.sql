SELECT (SELECT count(*) FROM snapshot WHERE framework IN (SELECT id FROM framework WHERE name = ?1))
     + (SELECT count(*) FROM form WHERE framework IN (SELECT id FROM framework WHERE name = ?1))
