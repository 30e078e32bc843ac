//! Every released schema is kept as a file with rows and opened by today's Trellis.

mod story;

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use trellis_core::clock::Clock;
use trellis_core::doctor::DoctorRun;
use trellis_core::history::HistoryList;
use trellis_core::store::{Opening, SCHEMA_VERSION};
use trellis_core::workspace::{Source, Workspace};
use trellis_core::{Code, api};

use crate::support::{Book, day};

fn kept(version: i32) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../../tests/migrations/fixtures/schema-{version}.db"))
}

/// The kept file of a schema, copied and opened by this Trellis.
fn opened(version: i32) -> Book {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("trellis.db");
    std::fs::write(&path, std::fs::read(kept(version)).unwrap()).unwrap();
    only_mine(&path);
    let file =
        Workspace::open(&path, &Opening::default(), Clock::noon_of(day("2026-11-22")), Source::App).unwrap();
    Book { folder, file }
}

#[cfg(unix)]
fn only_mine(path: &Path) {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o600)).unwrap();
}

#[cfg(not(unix))]
fn only_mine(_: &Path) {}

/// Runs with `TRELLIS_KEEP_SCHEMA=1` once for each schema, before the next one begins.
#[test]
fn keep_the_schema() {
    let here = kept(SCHEMA_VERSION);
    if std::env::var_os("TRELLIS_KEEP_SCHEMA").is_some() {
        assert!(!here.exists(), "a kept schema is never made again: {}", here.display());
        let mut book = Book::on("2026-11-20");
        story::tell(&mut book);
        let path = book.path();
        drop(book.file);
        plain(&path, "INSERT INTO setting VALUES ('year_start', '1')");
        plain(&path, "VACUUM");
        std::fs::copy(&path, &here).unwrap();
    }
    for version in (1..).take_while(|version| *version < SCHEMA_VERSION) {
        assert!(kept(version).exists(), "schema {version} is kept; see tests/migrations/README.md");
    }
}

fn plain(path: &Path, sql: &str) {
    rusqlite::Connection::open(path).unwrap().execute_batch(sql).unwrap();
}

/// Each table of a kept file with the number of its rows, but for what the search index keeps
/// for itself.
fn rows(path: &Path) -> Vec<(String, i64)> {
    // It is looked at as it lies: nothing may be written beside it.
    let uri = format!("file:{}?mode=ro&immutable=1", path.display());
    let flags = rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY | rusqlite::OpenFlags::SQLITE_OPEN_URI;
    let conn = rusqlite::Connection::open_with_flags(uri, flags).unwrap();
    let tables = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search_index%'";
    let mut tables = conn.prepare(tables).unwrap();
    let names: Vec<String> = tables.query_map([], |r| r.get(0)).unwrap().collect::<Result<_, _>>().unwrap();
    let count =
        |name: &String| conn.query_row(&format!("SELECT count(*) FROM {name}"), [], |r| r.get(0)).unwrap();
    names.into_iter().map(|name| (name.clone(), count(&name))).collect()
}

fn versions() -> impl Iterator<Item = i32> {
    (1..=SCHEMA_VERSION).filter(|version| kept(*version).exists())
}

/// Tables, indexes, views and triggers, in words that do not depend on how they were written.
fn schema(book: &Book) -> Vec<String> {
    let objects = book.file.view().query(
        "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema ORDER BY type, name",
        [],
        |r| {
            let sql: String = r.get(3)?;
            // A rebuilt table keeps quotation marks around its name, an added column has no line of its own.
            let sql =
                sql.lines().map(|l| l.split("--").next().unwrap_or_default()).collect::<Vec<_>>().join(" ");
            let sql: String = sql.chars().filter(|c| !c.is_whitespace() && *c != '"').collect();
            Ok(format!(
                "{} {} {} {sql}",
                r.get::<_, String>(0)?,
                r.get::<_, String>(1)?,
                r.get::<_, String>(2)?
            ))
        },
    );
    objects.unwrap()
}

/// Each table with its columns in order.
fn columns(book: &Book) -> Vec<String> {
    let sql = "SELECT t.name || '.' || c.name || ' ' || c.type || ' ' || c.\"notnull\" || ' ' || coalesce(c.dflt_value, '-') || ' ' || c.pk \
               FROM pragma_table_list t, pragma_table_xinfo(t.name) c WHERE t.schema = 'main' ORDER BY t.name, c.cid";
    book.file.view().query(&sql.replace('"', "`"), [], |r| r.get(0)).unwrap()
}

#[test]
fn an_old_file_becomes_what_a_fresh_one_is() {
    let fresh = Book::new();
    for version in versions() {
        let book = opened(version);
        assert_eq!(columns(&book), columns(&fresh), "schema {version} gets every column");
        assert_eq!(
            schema(&book),
            schema(&fresh),
            "schema {version} gets every table, view, index and trigger"
        );
        let number = "SELECT user_version FROM pragma_user_version";
        assert_eq!(
            book.file.view().scalar::<i32>(number, []).unwrap(),
            Some(SCHEMA_VERSION),
            "and its number"
        );
    }
}

#[test]
fn an_old_file_keeps_its_rows_and_is_sound() {
    for version in versions() {
        let mut book = opened(version);
        let diagnosis = book.run(DoctorRun {});
        assert!(diagnosis.ok, "schema {version}: {:?}", diagnosis.checks);
        for (table, before) in rows(&kept(version)) {
            assert!(before > 0, "schema {version} was kept with a row of {table}");
            let sql = format!("SELECT count(*) FROM {table}");
            let after: Option<i64> = book.file.view().scalar(&sql, []).unwrap();
            assert!(after >= Some(before), "schema {version} keeps its rows of {table}");
        }
        let ana = book.call("person.show", json!({"person": "anita"})).unwrap();
        assert_eq!(ana["notes"], "Likes \"quotes\"\r\nand two lines", "texts are as they were");
        let actions = book.call("action.list", json!({"person": "ana"})).unwrap();
        let done = actions["actions"].as_array().unwrap().iter().filter(|a| !a["done_on"].is_null()).count();
        assert_eq!(done, 2, "boxes stay ticked: {actions}");
        let gap = book.call("snapshot.list", json!({"person": "ana"})).unwrap();
        assert_eq!(gap["snapshots"][0]["framework"], "Ours", "the snapshot has its ladder");
        let kept = book.call("summary.list", json!({})).unwrap();
        for one in kept["summaries"].as_array().unwrap() {
            let shown = book.call("summary.show", json!({"id": one["id"]}));
            let shown = shown.unwrap_or_else(|e| panic!("schema {version}: a summary can be read: {e:?}"));
            assert_eq!(shown["final"], one["final"], "a final text stays final");
        }
        for (words, kind) in
            [("half", "note"), ("cache", "meeting"), ("halfway", "checkin"), ("tired", "meeting")]
        {
            let hits = book.call("search.find", json!({"query": words})).unwrap();
            assert_eq!(hits["hits"][0]["kind"], kind, "schema {version}: “{words}” is found");
        }
        book.call("meeting.log", json!({"person": "ana", "notes": "- [ ] go on"})).unwrap();
        book.undo();
    }
}

#[test]
fn what_was_done_under_an_old_schema_can_be_undone_and_redone() {
    for version in versions() {
        let mut book = opened(version);
        let all: Vec<_> = book.run(HistoryList { limit: Some(200), ..HistoryList::default() }).operations;
        let undo = |book: &mut Book, kind: &str| {
            let one = all.iter().find(|op| op.kind == kind && !op.undone).unwrap();
            book.call("history.undo", json!({"operation": one.id}))
        };
        let notes = |book: &mut Book| -> Vec<String> {
            let list = book.call("note.list", json!({"person": "ana"})).unwrap();
            list["notes"].as_array().unwrap().iter().map(|n| n["text"].as_str().unwrap().to_owned()).collect()
        };
        let before = book.everything();
        undo(&mut book, "note.delete").unwrap();
        assert!(
            notes(&mut book).contains(&"Deleted later".to_owned()),
            "schema {version}: a deletion comes back"
        );
        book.redo();
        assert_eq!(book.everything(), before, "schema {version}: and goes again");
        undo(&mut book, "note.edit").unwrap();
        assert!(notes(&mut book).contains(&"Cut the build to a minute".to_owned()), "an edit is taken back");
        undo(&mut book, "goal.checkin").unwrap();
        undo(&mut book, "meeting.edit").unwrap();
        let refused = undo(&mut book, "meeting.log").expect_err("its action was ticked since");
        assert_eq!(refused.code, Code::Conflict, "{}", refused.message);
        let before = book.everything();
        let mut steps = 0;
        while book.call("history.undo", json!({})).is_ok() {
            steps += 1;
        }
        assert!(steps > 15, "schema {version}: all of it can be taken back: {steps} steps");
        let people = book.call("person.list", json!({"archived": true})).unwrap();
        assert_eq!(people["people"], json!([]), "until nobody is left");
        for _ in 0..steps {
            book.redo();
        }
        assert_eq!(book.everything(), before, "schema {version}: and done again");
    }
}

#[test]
fn an_old_file_is_backed_up_before_it_is_changed() {
    for version in versions().filter(|version| *version < SCHEMA_VERSION) {
        let book = opened(version);
        let backup =
            book.folder.path().join(format!("trellis.backups/trellis-before-schema-{}.db", version + 1));
        let copy = rusqlite::Connection::open_with_flags(&backup, rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY)
            .unwrap();
        let read = |sql: &str| copy.query_row(sql, [], |r| r.get::<_, i64>(0)).unwrap();
        assert_eq!(read("PRAGMA user_version"), i64::from(version), "the backup is the old file");
        assert_eq!(read("SELECT count(*) FROM person"), 3, "with its rows");
        drop(copy);
        let open = |path: &Path| {
            Workspace::open(path, &Opening::default(), Clock::noon_of(day("2026-11-22")), Source::App)
        };
        only_mine(&backup);
        let mut again = Book { folder: tempfile::tempdir().unwrap(), file: open(&backup).unwrap() };
        let mut book = book;
        assert_eq!(again.everything(), book.everything(), "a restored backup becomes the same file");
    }
}

#[test]
fn an_export_of_an_old_file_comes_back() {
    for version in versions() {
        let mut old = opened(version);
        let document: Value = old.call("export.json", json!({})).unwrap();
        let mut new = Book::new();
        new.call("import.json", json!({"text": document["document"].to_string()})).unwrap();
        assert_eq!(
            document_of(&mut new),
            document_of(&mut old),
            "schema {version}: the same document comes out"
        );
    }
}

fn document_of(book: &mut Book) -> Value {
    let mut document = api::call(&mut book.file, "export.json", json!({})).unwrap().output["document"].take();
    document.as_object_mut().map(|map| map.remove("exported_at"));
    document
}
