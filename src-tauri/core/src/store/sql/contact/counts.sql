-- The numbers of the sidebar. Archived people count nowhere. ?1 today.
SELECT (SELECT count(*) FROM goal g JOIN person p ON p.id = g.person
         WHERE g.status <> 'closed' AND p.archived_on IS NULL) AS goals,
       (SELECT count(*) FROM action a JOIN person p ON p.id = a.person
         WHERE a.done_on IS NULL AND trim(a.text) <> '' AND p.archived_on IS NULL) AS actions,
       (SELECT count(*) FROM action a JOIN person p ON p.id = a.person
         WHERE a.done_on IS NULL AND trim(a.text) <> '' AND p.archived_on IS NULL
           AND a.due <= ?1 AND coalesce(a.snoozed_until, '') <= ?1) AS actions_due,
       (SELECT count(*) FROM meeting m
          JOIN person p ON p.id = m.person
          JOIN mentorship s ON s.id = m.mentorship
          JOIN person o ON o.owner = 1 AND o.id IN (s.mentor, s.mentee)
         WHERE m.status = 'planned' AND m.on_date = ?1 AND p.archived_on IS NULL) AS calls
