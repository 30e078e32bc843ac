-- Mentorships that run today between people who are not archived, with their real contact.
-- ?1 today.
SELECT s.id, s.kind, s.cadence, s.since, s.ended_on,
       CASE WHEN mentee.owner THEN s.mentor ELSE s.mentee END AS person,
       CASE WHEN mentee.owner THEN mentor.name ELSE mentee.name END AS person_name,
       CASE WHEN mentor.owner OR mentee.owner THEN NULL ELSE mentor.name END AS mentor_name,
       mentor.owner AS owner_mentors,
       (SELECT count(*) FROM meeting WHERE mentorship = s.id AND status = 'held') AS held,
       (SELECT max(on_date) FROM meeting
         WHERE mentorship = s.id AND status = 'held' AND on_date <= ?1) AS last_on,
       (SELECT min(on_date) FROM meeting
         WHERE mentorship = s.id AND status = 'planned' AND on_date >= ?1) AS next_on,
       (SELECT max(on_date) FROM meeting
         WHERE mentorship = s.id AND status = 'did-not-happen' AND on_date <= ?1) AS off_on
  FROM mentorship s
  JOIN person mentor ON mentor.id = s.mentor
  JOIN person mentee ON mentee.id = s.mentee
 WHERE mentor.archived_on IS NULL AND mentee.archived_on IS NULL
   AND s.since <= ?1 AND (s.ended_on IS NULL OR s.ended_on > ?1)
 ORDER BY s.since, s.id
