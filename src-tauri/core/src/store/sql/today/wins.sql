-- Wins and praise of people who are not archived. ?1 from, ?2 to.
SELECT n.id, n.person, p.name, n.on_date, n.text, n.visibility
  FROM review_note n JOIN person p ON p.id = n.person
 WHERE n.kind IN ('win', 'praise') AND n.on_date BETWEEN ?1 AND ?2
   AND p.archived_on IS NULL AND p.owner = 0
 ORDER BY n.on_date DESC, n.id DESC
