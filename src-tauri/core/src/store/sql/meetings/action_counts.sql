-- How many actions each meeting's notes hold, and how many of them are open.
SELECT meeting, count(*), sum(done_on IS NULL)
  FROM action
 WHERE meeting IS NOT NULL AND trim(text) <> ''
 GROUP BY meeting
