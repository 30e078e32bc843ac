-- How many calls of its series are planned after each one. ?1 a series, or NULL for all of them.
SELECT id, count(*) FILTER (WHERE status = 'planned') OVER (
         PARTITION BY series ORDER BY on_date, coalesce(at_time, ''), id
         ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS following
  FROM meeting WHERE series IS NOT NULL AND (?1 IS NULL OR series = ?1)
