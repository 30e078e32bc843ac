-- Ids of those who were mentored in the days from ?1 to ?2: by ?3, or by anybody where it is NULL.
SELECT DISTINCT mentee FROM mentorship
 WHERE since <= ?2 AND (ended_on IS NULL OR ended_on >= ?1) AND (?3 IS NULL OR mentor = ?3)
 ORDER BY mentee
