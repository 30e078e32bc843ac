-- Documents that fit, one a thing, best first; the total before the limit.
WITH fit AS (
  SELECT d.*, r.score,
         row_number() OVER (PARTITION BY d.kind, d.ref
                            ORDER BY d.visibility = 'private', r.score IS NULL, r.score, d.id) AS nth
    FROM search_document d
    LEFT JOIN {rank} r ON r.rowid = d.id
   WHERE {conditions}
)
SELECT f.kind, f.note_kind, f.ref, f.person, f.on_date, f.visibility, f.title, f.text,
       p.name AS person_name, count(*) OVER () AS total
  FROM fit f
  LEFT JOIN person p ON p.id = f.person
 WHERE f.nth = 1 AND coalesce(p.owner, 0) * (f.kind = 'person') = 0
 ORDER BY f.score IS NULL, f.score, f.on_date DESC, f.ref
 LIMIT {limit}
