-- Change ?1 takes over change ?2: columns new in ?2 bring their before, all bring their after.
-- json_patch would drop nulls, so the objects are built from their members.
UPDATE change SET
  before = (SELECT json_group_object(key, json(quoted)) FROM (
    SELECT j.key, json_quote(j.value) AS quoted FROM json_each(change.before) j
    UNION ALL
    SELECT j.key, json_quote(j.value) FROM change l, json_each(l.before) j
     WHERE l.seq = ?2 AND j.key NOT IN (SELECT key FROM json_each(change.before)))),
  after = (SELECT json_group_object(key, json(quoted)) FROM (
    SELECT j.key, json_quote(j.value) AS quoted FROM change l, json_each(l.after) j WHERE l.seq = ?2
    UNION ALL
    SELECT j.key, json_quote(j.value) FROM json_each(change.after) j
     WHERE j.key NOT IN (SELECT key FROM change l, json_each(l.after) WHERE l.seq = ?2)))
WHERE seq = ?1
