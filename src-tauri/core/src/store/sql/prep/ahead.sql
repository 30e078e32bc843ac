-- Days to come that are good to know: ?1 person, ?2 today, ?3 the last day looked at.
SELECT 'goal' AS kind, id, due AS on_date, title AS text, visibility FROM goal
 WHERE person = ?1 AND status <> 'closed' AND due BETWEEN ?2 AND ?3
UNION ALL
SELECT 'milestone', m.id, m.due, m.text, g.visibility FROM milestone m JOIN goal g ON g.id = m.goal
 WHERE g.person = ?1 AND g.status <> 'closed' AND m.done_on IS NULL AND m.due BETWEEN ?2 AND ?3
UNION ALL
SELECT 'target', id, target_date, target, 'shareable' FROM person
 WHERE id = ?1 AND target IS NOT NULL AND target_date BETWEEN ?2 AND date(?3, '+60 days')
UNION ALL
SELECT 'end', id, ended_on, kind, 'shareable' FROM mentorship
 WHERE ?1 IN (mentor, mentee) AND ended_on > ?2 AND ended_on <= ?3
ORDER BY 3, 1, 2
