-- What may be said of a person's promises. The texts come from the shareable view alone; the
-- table beside it only says whose mentorship it is. ?1 person, ?2 state, ?3 today.
SELECT v.text, v.due, v.who,
       CASE v.owner
         WHEN 'mentor' THEN coalesce(mentor.name, o.name)
         WHEN 'mentee' THEN coalesce(mentee.name, p.name)
       END AS owner_name
  FROM shareable_action v
  JOIN action a ON a.id = v.id
  JOIN shareable_person p ON p.id = v.person
  JOIN shareable_person o ON o.owner = 1
  LEFT JOIN mentorship s ON s.id = a.mentorship
  LEFT JOIN shareable_person mentor ON mentor.id = s.mentor
  LEFT JOIN shareable_person mentee ON mentee.id = s.mentee
 WHERE trim(v.text) <> ''
   AND ?1 IN (v.person, s.mentor, s.mentee)
   AND CASE ?2
         WHEN 'open' THEN v.done_on IS NULL
         WHEN 'done' THEN v.done_on IS NOT NULL
         WHEN 'overdue' THEN v.done_on IS NULL AND v.due < ?3 AND coalesce(a.snoozed_until, '') <= ?3
         ELSE 1
       END
 ORDER BY coalesce(v.due, '9999'), v.created_on, a.ordinal, v.id
