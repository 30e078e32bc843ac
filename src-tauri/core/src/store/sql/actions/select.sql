-- Actions with the names around them. Without a mentorship the owner of the file is
-- the mentor, the person the mentee.
SELECT a.id, a.person, p.name AS person_name, a.owner, a.who, a.text, a.due, a.done_on,
       a.snoozed_until, a.meeting, m.on_date AS meeting_date, m.at_time AS meeting_time,
       a.visibility, a.created_on, a.imported,
       CASE a.owner
         WHEN 'mentor' THEN coalesce(mentor.name, o.name)
         WHEN 'mentee' THEN coalesce(mentee.name, p.name)
         ELSE coalesce(a.who, '')
       END AS owner_name,
       CASE a.owner
         WHEN 'mentor' THEN coalesce(s.mentor, o.id) = o.id
         WHEN 'mentee' THEN coalesce(s.mentee, p.id) = o.id
         ELSE 0
       END AS mine
  FROM action a
  JOIN person p ON p.id = a.person
  JOIN person o ON o.owner = 1
  LEFT JOIN meeting m ON m.id = a.meeting
  LEFT JOIN mentorship s ON s.id = a.mentorship
  LEFT JOIN person mentor ON mentor.id = s.mentor
  LEFT JOIN person mentee ON mentee.id = s.mentee
