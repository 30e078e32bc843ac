-- Of the evidence with these ids (?1, a JSON array) and the voices of snapshots (?2, pairs of id
-- and stage) what is private now.
SELECT e.value FROM json_each(?1) e
 WHERE EXISTS (SELECT 1 FROM review_note n WHERE n.id = e.value AND n.visibility = 'private')
    OR EXISTS (SELECT 1 FROM goal g WHERE g.id = e.value AND g.visibility = 'private')
    OR EXISTS (SELECT 1 FROM milestone m JOIN goal g ON g.id = m.goal
                WHERE m.id = e.value AND g.visibility = 'private')
    OR EXISTS (SELECT 1 FROM checkin c JOIN goal g ON g.id = c.goal
                WHERE c.id = e.value AND g.visibility = 'private')
UNION
SELECT json_extract(s.value, '$[0]') FROM json_each(?2) s
 WHERE EXISTS (SELECT 1 FROM voice v
                WHERE v.snapshot = json_extract(s.value, '$[0]') AND v.stage = json_extract(s.value, '$[1]')
                  AND v.visibility = 'private')
