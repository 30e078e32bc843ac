-- People but the owner and the archived, those one is likely to mean first: today's calls,
-- then by the last contact. ?1 today.
LEFT JOIN (
  SELECT person AS of, max(on_date = ?1) AS is_today, max(CASE WHEN on_date <= ?1 THEN on_date END) AS last
    FROM meeting GROUP BY person
) m ON m.of = person.id
WHERE owner = 0 AND archived_on IS NULL
ORDER BY m.is_today DESC, m.last DESC, name COLLATE NOCASE, id
