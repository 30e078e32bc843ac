-- The last held calls, the newest first. ?1 mentorships, as JSON, ?2 today, ?3 how many.
SELECT id, on_date, at_time, minutes, title, notes, mood, workload FROM meeting
 WHERE mentorship IN (SELECT value FROM json_each(?1)) AND status = 'held' AND on_date <= ?2
 ORDER BY on_date DESC, coalesce(at_time, '') DESC, id DESC LIMIT ?3
