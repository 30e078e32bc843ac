-- ?1 person or NULL, ?2 state, ?3 today, ?4 mentorships as JSON or NULL. A box without a text is no promise yet.
 WHERE trim(a.text) <> ''
   AND (?1 IS NULL OR ?1 IN (a.person, s.mentor, s.mentee))
   AND (?4 IS NULL OR a.mentorship IS NULL OR a.mentorship IN (SELECT value FROM json_each(?4)))
   AND CASE ?2
         WHEN 'open' THEN a.done_on IS NULL
         WHEN 'done' THEN a.done_on IS NOT NULL
         WHEN 'overdue' THEN a.done_on IS NULL AND a.due < ?3 AND coalesce(a.snoozed_until, '') <= ?3
         ELSE 1
       END
 ORDER BY a.done_on IS NOT NULL, a.done_on DESC, coalesce(a.due, '9999'), a.created_on, a.ordinal, a.id
