WHERE (?1 IS NULL OR person = ?1)
  AND (?2 IS NULL OR on_date >= ?2)
  AND (?3 IS NULL OR on_date <= ?3)
  AND (?4 IS NULL OR kind = ?4)
  AND (?5 IS NULL OR visibility = ?5)
ORDER BY on_date DESC, created_at DESC, rowid DESC
