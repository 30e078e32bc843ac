-- Whose calls a reading about a person looks at: those with the owner of the file. Where the
-- owner has none with them, or only an ended one beside a running one with somebody else, all
-- calls they take part in. Gives (person, mentorship) for everybody but the owner.
-- ?1 today, ?2 NULL or a mentorship: one of two others is looked at alone, of the owner's all
-- those with the same person are, since the two meet in one call whatever it is called.
WITH side AS (
  SELECT s.id, p.id AS person, (m.owner OR e.owner) AS mine, coalesce(s.ended_on, '9999') > ?1 AS runs
    FROM mentorship s
    JOIN person m ON m.id = s.mentor
    JOIN person e ON e.id = s.mentee
    JOIN person p ON p.id IN (s.mentor, s.mentee) AND p.owner = 0
),
kind AS (
  SELECT person, max(mine AND runs) AS meets, max(mine) AS met, max(NOT mine AND runs) AS others
    FROM side GROUP BY person
),
scope AS MATERIALIZED (
  SELECT x.person, x.id AS mentorship FROM side x JOIN kind k ON k.person = x.person
   WHERE CASE WHEN ?2 IS NULL THEN x.mine OR NOT (k.meets OR (k.met AND NOT k.others)) 
              ELSE x.id = ?2 OR (x.mine AND (SELECT mine FROM side WHERE id = ?2)) END
)
