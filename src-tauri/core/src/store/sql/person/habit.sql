-- The last calls held or planned, for the day of the week they mostly are on. ?1 mentorships, as JSON.
SELECT on_date, minutes FROM meeting
 WHERE mentorship IN (SELECT value FROM json_each(?1)) AND status <> 'did-not-happen'
 ORDER BY on_date DESC, id DESC LIMIT 8
