-- Open promises with a person that are in sight; those that came undated by an import are not.
WHERE person = ?1 AND done_on IS NULL AND trim(text) <> '' AND meeting IS NOT ?2
  AND id NOT IN (SELECT id FROM action WHERE person = ?1 AND (snoozed_until > ?3 OR imported = 1 AND due IS NULL))
ORDER BY coalesce(due, '9999'), created_on, id LIMIT 20
