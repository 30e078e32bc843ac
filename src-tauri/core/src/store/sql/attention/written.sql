-- When something was last written about people, and when their last snapshot was taken.
-- ?1 today, ?2 one person or NULL. A line tagged in shared notes is written feedback too;
-- that a tag in a code span counts as well does no harm here.
SELECT p.id, p.name, p.created_at AS added_at,
       max(coalesce((SELECT max(on_date) FROM review_note WHERE person = p.id AND on_date <= ?1), ''),
           coalesce((SELECT max(on_date) FROM meeting
                      WHERE person = p.id AND status = 'held' AND on_date <= ?1
                        AND (notes LIKE '%#win%' OR notes LIKE '%#feedback%'
                          OR notes LIKE '%#praise%' OR notes LIKE '%#concern%')), '')) AS written_on,
       (SELECT max(s.on_date) FROM snapshot s
         WHERE s.person = p.id AND s.on_date <= ?1
           AND EXISTS (SELECT 1 FROM voice v WHERE v.snapshot = s.id AND v.closed_on IS NOT NULL)) AS snapshot_on,
       theirs.ends IS NOT NULL AS bound, coalesce(theirs.ends <= ?1, 0) AS over
  FROM person p
  LEFT JOIN (SELECT CASE WHEN mentee.owner THEN s.mentor ELSE s.mentee END AS person,
                    max(coalesce(s.ended_on, '9999')) AS ends
               FROM mentorship s JOIN person mentee ON mentee.id = s.mentee
              GROUP BY 1) theirs ON theirs.person = p.id
 WHERE (?2 = p.id OR (?2 IS NULL AND p.archived_on IS NULL AND p.owner = 0))
 ORDER BY p.name COLLATE NOCASE, p.id
