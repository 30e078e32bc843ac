//! Triggers, made from the table definitions: the journal (`change`) of every
//! table of the product, and the documents of full-text search.

use rusqlite::Connection;

use crate::error::Result;

/// Tables whose rows are journalled: everything a user can change.
pub(crate) const JOURNALLED: &[&str] = &[
    "person",
    "mentorship",
    "meeting",
    "topic",
    "action",
    "goal",
    "milestone",
    "checkin",
    "review_note",
    "framework",
    "snapshot",
    "voice",
    "rating",
    "summary",
    "holiday",
    "aside",
    "attachment",
    "template",
    "template_use",
    "pairing",
    "form",
    "plan",
    "plan_use",
    "framework_draft",
    "framework_draft_area",
    "form_profile",
    "summary_export",
];

/// One searchable part of a row. The expressions read the row as `r`.
struct Part {
    table: &'static str,
    part: &'static str,
    kind: &'static str,
    note_kind: &'static str,
    /// The id a hit opens.
    hit: &'static str,
    person: &'static str,
    on: &'static str,
    visibility: &'static str,
    title: &'static str,
    text: &'static str,
}

const PLAIN: Part = Part {
    table: "",
    part: "",
    kind: "",
    note_kind: "NULL",
    hit: "r.id",
    person: "r.person",
    on: "NULL",
    visibility: "'shareable'",
    title: "''",
    text: "''",
};

/// A meeting makes two documents, so that its private half stays told apart.
const PARTS: &[Part] = &[
    Part {
        table: "person",
        part: "name",
        kind: "person",
        person: "r.id",
        title: "r.name",
        text: "coalesce(r.role, '') || ' ' || coalesce(r.team, '')",
        ..PLAIN
    },
    Part {
        table: "person",
        part: "private",
        kind: "person",
        person: "r.id",
        visibility: "'private'",
        text: "(SELECT coalesce(group_concat(value, ' '), '') FROM json_each(r.aliases)) || ' ' || \
               (SELECT coalesce(group_concat(value, ' '), '') FROM json_each(r.tags)) || ' ' || \
               coalesce(r.email, '') || char(10) || r.notes",
        ..PLAIN
    },
    Part {
        table: "mentorship",
        part: "purpose",
        kind: "mentorship",
        person: "r.mentee",
        on: "r.since",
        visibility: "'private'",
        text: "r.purpose",
        ..PLAIN
    },
    Part {
        table: "meeting",
        part: "shared",
        kind: "meeting",
        on: "r.on_date",
        title: "coalesce(r.title, '')",
        text: "r.notes",
        ..PLAIN
    },
    Part {
        table: "meeting",
        part: "private",
        kind: "meeting",
        on: "r.on_date",
        visibility: "'private'",
        text: "trim(r.private_notes || char(10) || coalesce(r.reason, ''), char(10))",
        ..PLAIN
    },
    Part {
        table: "topic",
        part: "text",
        kind: "topic",
        on: "r.created_on",
        visibility: "r.visibility",
        text: "r.text",
        ..PLAIN
    },
    Part {
        table: "action",
        part: "text",
        kind: "action",
        on: "coalesce(r.due, r.created_on)",
        visibility: "r.visibility",
        text: "r.text",
        ..PLAIN
    },
    Part {
        table: "goal",
        part: "text",
        kind: "goal",
        on: "r.start",
        visibility: "r.visibility",
        title: "r.title",
        text: "r.why || char(10) || r.criteria || char(10) || coalesce(r.outcome_text, '')",
        ..PLAIN
    },
    Part {
        table: "milestone",
        part: "text",
        kind: "goal",
        hit: "r.goal",
        person: "(SELECT person FROM goal WHERE id = r.goal)",
        on: "coalesce(r.done_on, r.due)",
        visibility: "(SELECT visibility FROM goal WHERE id = r.goal)",
        text: "r.text",
        ..PLAIN
    },
    Part {
        table: "checkin",
        part: "note",
        kind: "checkin",
        person: "(SELECT person FROM goal WHERE id = r.goal)",
        on: "r.on_date",
        visibility: "(SELECT visibility FROM goal WHERE id = r.goal)",
        text: "r.note",
        ..PLAIN
    },
    Part {
        table: "review_note",
        part: "text",
        kind: "note",
        note_kind: "r.kind",
        on: "r.on_date",
        visibility: "r.visibility",
        text: "r.text",
        ..PLAIN
    },
    Part {
        table: "rating",
        part: "comment",
        kind: "snapshot",
        hit: "(SELECT snapshot FROM voice WHERE id = r.voice)",
        person: "(SELECT s.person FROM snapshot s JOIN voice v ON v.snapshot = s.id WHERE v.id = r.voice)",
        on: "(SELECT s.on_date FROM snapshot s JOIN voice v ON v.snapshot = s.id WHERE v.id = r.voice)",
        visibility: "r.comment_visibility",
        text: "r.comment",
        ..PLAIN
    },
    Part {
        table: "plan",
        part: "text",
        kind: "plan",
        person: "NULL",
        title: "r.name",
        text: "json_extract(r.body, '$.summary') || char(10) || \
               (SELECT coalesce(group_concat(atom, char(10)), '') FROM json_tree(r.body, '$.phases') \
                 WHERE type = 'text' AND key IS NOT 'length')",
        ..PLAIN
    },
    Part {
        table: "plan_use",
        part: "name",
        kind: "plan",
        on: "r.from_date",
        visibility: "r.visibility",
        title: "r.name",
        ..PLAIN
    },
    Part {
        table: "summary",
        part: "text",
        kind: "summary",
        on: "r.to_date",
        text: "(SELECT coalesce(group_concat(json_extract(value, '$.title') || char(10) || \
               json_extract(value, '$.text'), char(10)), '') FROM json_each(r.body, '$.sections'))",
        ..PLAIN
    },
];

/// Removes every trigger; a migration step may rebuild tables.
pub(super) fn drop_all(conn: &Connection) -> Result<()> {
    let names: Vec<String> = conn
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'")?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    for name in names {
        conn.execute_batch(&format!("DROP TRIGGER {name};"))?;
    }
    Ok(())
}

/// Makes every trigger for the tables as they are. Halfway through several migration
/// steps the tables of later ones are not there yet; the last step finds them all.
pub(super) fn create_all(conn: &Connection) -> Result<()> {
    for table in JOURNALLED {
        let columns = columns(conn, table)?;
        if !columns.is_empty() {
            conn.execute_batch(&journal(table, &columns))?;
        }
    }
    for part in PARTS {
        let columns = columns(conn, part.table)?;
        if !columns.is_empty() {
            conn.execute_batch(&search(part, &columns))?;
        }
    }
    conn.execute_batch(INDEX)?;
    Ok(())
}

/// Makes all search documents anew.
pub(crate) fn rebuild_search(conn: &Connection) -> Result<()> {
    conn.execute_batch("DELETE FROM search_document;")?;
    for part in PARTS {
        let insert = document(part);
        conn.execute_batch(&format!(
            "{insert} FROM {} r WHERE trim({} || {}) <> '';",
            part.table, part.title, part.text
        ))?;
    }
    conn.execute_batch("INSERT INTO search_index(search_index) VALUES ('rebuild');")?;
    Ok(())
}

pub(super) fn columns(conn: &Connection, table: &str) -> Result<Vec<String>> {
    Ok(conn
        .prepare("SELECT name FROM pragma_table_info(?1)")?
        .query_map([table], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?)
}

fn journal(table: &str, columns: &[String]) -> String {
    let whole = |row: &str| {
        let pairs: Vec<String> = columns.iter().map(|c| format!("'{c}', {row}.{c}")).collect();
        format!("json_object({})", pairs.join(", "))
    };
    let changed = |row: &str| {
        let each: Vec<String> = columns
            .iter()
            .map(|c| format!("SELECT '{c}' AS k, {row}.{c} AS v WHERE OLD.{c} IS NOT NEW.{c}"))
            .collect();
        format!("(SELECT json_group_object(k, v) FROM ({}))", each.join(" UNION ALL "))
    };
    let differs: Vec<String> = columns.iter().map(|c| format!("OLD.{c} IS NOT NEW.{c}")).collect();
    let write = |row: &str, act: &str, before: &str, after: &str| {
        format!(
            "INSERT INTO change (operation, schema, tbl, row, act, before, after) \
             SELECT o.id, o.schema, '{table}', {row}.id, '{act}', {before}, {after} FROM current_operation o;"
        )
    };
    // A NULL operation fails change's NOT NULL: no write goes round the journal.
    let when = "(SELECT id FROM current_operation) IS NOT ''";
    format!(
        "CREATE TRIGGER {table}_journal_insert AFTER INSERT ON {table} WHEN {when} BEGIN {} END;\n\
         CREATE TRIGGER {table}_journal_update AFTER UPDATE ON {table} WHEN {when} AND ({}) BEGIN {} END;\n\
         CREATE TRIGGER {table}_journal_delete AFTER DELETE ON {table} WHEN {when} BEGIN {} END;",
        write("NEW", "insert", "NULL", &whole("NEW")),
        differs.join(" OR "),
        write("NEW", "update", &changed("OLD"), &changed("NEW")),
        write("OLD", "delete", &whole("OLD"), "NULL"),
    )
}

fn document(part: &Part) -> String {
    format!(
        "INSERT INTO search_document (kind, note_kind, ref, part, row, person, on_date, visibility, title, text) \
         SELECT '{}', {}, {}, '{}:{}', r.id, {}, {}, {}, {}, {}",
        part.kind,
        part.note_kind,
        part.hit,
        part.table,
        part.part,
        part.person,
        part.on,
        part.visibility,
        part.title,
        part.text
    )
}

fn search(part: &Part, columns: &[String]) -> String {
    let Part { table, part: name, .. } = part;
    let insert = document(part);
    let from = format!("FROM {table} r WHERE r.id = NEW.id AND trim({} || {}) <> ''", part.title, part.text);
    let remove =
        |row: &str| format!("DELETE FROM search_document WHERE part = '{table}:{name}' AND row = {row}.id;");
    let watched: Vec<String> = columns
        .iter()
        .filter(|c| !matches!(c.as_str(), "created_at" | "updated_at"))
        .map(|c| format!("OLD.{c} IS NOT NEW.{c}"))
        .collect();
    // A goal's visibility is also its milestones' and check-ins'.
    let follow = if *table == "goal" {
        "UPDATE search_document SET visibility = NEW.visibility WHERE part IN ('milestone:text', 'checkin:note') \
         AND row IN (SELECT id FROM milestone WHERE goal = NEW.id UNION ALL SELECT id FROM checkin WHERE goal = NEW.id);"
    } else {
        ""
    };
    format!(
        "CREATE TRIGGER {table}_search_{name}_insert AFTER INSERT ON {table} BEGIN {insert} {from}; END;\n\
         CREATE TRIGGER {table}_search_{name}_update AFTER UPDATE ON {table} WHEN {} BEGIN {} {insert} {from}; {follow} END;\n\
         CREATE TRIGGER {table}_search_{name}_delete AFTER DELETE ON {table} BEGIN {} END;",
        watched.join(" OR "),
        remove("NEW"),
        remove("OLD"),
    )
}

const INDEX: &str = "
CREATE TRIGGER search_index_insert AFTER INSERT ON search_document BEGIN
  INSERT INTO search_index(rowid, spelt_title, spelt_text) VALUES (NEW.id, NEW.spelt_title, NEW.spelt_text);
END;
CREATE TRIGGER search_index_delete AFTER DELETE ON search_document BEGIN
  INSERT INTO search_index(search_index, rowid, spelt_title, spelt_text) VALUES ('delete', OLD.id, OLD.spelt_title, OLD.spelt_text);
END;
CREATE TRIGGER search_index_update AFTER UPDATE OF title, text ON search_document BEGIN
  INSERT INTO search_index(search_index, rowid, spelt_title, spelt_text) VALUES ('delete', OLD.id, OLD.spelt_title, OLD.spelt_text);
  INSERT INTO search_index(rowid, spelt_title, spelt_text) VALUES (NEW.id, NEW.spelt_title, NEW.spelt_text);
END;";
