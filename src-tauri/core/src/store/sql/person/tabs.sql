-- The numbers beside the tabs of a person's page. ?1 person, ?2 today, ?3 the calls of others that
-- they took part in, as JSON.
SELECT (SELECT count(*) FROM meeting m JOIN mentorship s ON s.id = m.mentorship
         WHERE ?1 IN (s.mentor, s.mentee) OR m.id IN (SELECT value FROM json_each(?3))) AS meetings,
       (SELECT count(*) FROM goal WHERE person = ?1 AND status <> 'closed') AS goals_open,
       (SELECT count(*) FROM goal WHERE person = ?1) AS goals,
       (SELECT count(*) FROM review_note WHERE person = ?1) AS notes,
       (SELECT count(*) FROM review_note WHERE person = ?1
           AND kind IN ('feedback-given', 'feedback-received', 'peer-feedback', 'praise')) AS feedback,
       (SELECT count(*) FROM snapshot WHERE person = ?1) AS snapshots,
       (SELECT count(*) FROM summary WHERE person = ?1) AS summaries,
       (SELECT count(*) FROM action WHERE person = ?1 AND done_on IS NULL AND trim(text) <> '') AS actions_open,
       (SELECT count(DISTINCT r.competency) FROM rating r JOIN voice v ON v.id = r.voice
         WHERE r.level IS NOT NULL AND v.snapshot = (
               SELECT id FROM snapshot WHERE person = ?1 AND on_date <= ?2
                ORDER BY on_date DESC, id DESC LIMIT 1)) AS competencies
