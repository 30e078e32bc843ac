-- Open goals and actions by person. Goals first.
SELECT person, sum(goals) AS goals, sum(actions) AS actions FROM (
  SELECT person, 1 AS goals, 0 AS actions FROM goal WHERE status <> 'closed'
  UNION ALL
  SELECT person, 0, 1 FROM action WHERE done_on IS NULL AND trim(text) <> '')
 GROUP BY person
