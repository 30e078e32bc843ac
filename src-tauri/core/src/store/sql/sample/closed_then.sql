-- Every closed voice was closed on the day of its snapshot.
UPDATE voice SET closed_on = (SELECT s.on_date FROM snapshot s WHERE s.id = voice.snapshot)
 WHERE closed_on IS NOT NULL
