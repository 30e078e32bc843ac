-- Rows that stay, though what they refer to was deleted by operation ?1.
SELECT m.name, o.rowid
  FROM sqlite_schema m, pragma_foreign_key_list(m.name) k, pragma_foreign_key_check(m.name) o
 WHERE m.type = 'table' AND k.on_delete = 'NO ACTION' AND o.fkid = k.id
   AND k."table" IN (SELECT tbl FROM change WHERE operation = ?1 AND act = 'delete')
