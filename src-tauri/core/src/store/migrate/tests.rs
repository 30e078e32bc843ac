//! What a step does to a file of schema 1, with steps that exist only here.

use super::*;
use crate::clock::Clock;
use crate::history::HistoryList;
use crate::store::{Opening, Rows};
use crate::undo::{HistoryRedo, HistoryUndo};
use crate::workspace::{Source, Workspace};
use crate::{api, history};

const ADDS: &str = "
  ALTER TABLE review_note ADD COLUMN mood TEXT NOT NULL DEFAULT 'plain';
  UPDATE review_note SET mood = 'found';
  CREATE TABLE later (id TEXT PRIMARY KEY, person TEXT REFERENCES person(id)) STRICT;";

/// A copy of the kept schema 1, opened without any step.
fn old(folder: &Path) -> (Store, PathBuf) {
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/migrations/fixtures/schema-1.db");
    let path = folder.join("old.db");
    std::fs::write(&path, std::fs::read(kept).unwrap()).unwrap();
    let conn = Connection::open(&path).unwrap();
    conn.pragma_update(None, "foreign_keys", "ON").unwrap();
    (Store { conn }, path)
}

/// Schema 1, then what came after it together with the first of `more`, then the others.
fn steps(more: &[&str]) -> Vec<String> {
    let since = STEPS.iter().skip(1).copied().chain(more.first().copied()).collect::<Vec<_>>().join("\n");
    let later = more.iter().skip(1).map(|sql| (*sql).to_owned());
    STEPS.iter().take(1).map(|sql| (*sql).to_owned()).chain([since]).chain(later).collect()
}

fn run_all(store: &mut Store, backup: &Backup<'_>, more: &[&str]) -> Result<()> {
    let steps = steps(more);
    through(store, backup, &steps.iter().map(String::as_str).collect::<Vec<_>>())
}

fn over(store: Store, path: &Path) -> Workspace {
    let noon = chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    Workspace::over(store, path, Clock::noon_of(noon), Source::App).unwrap()
}

fn text_of(store: &Store, sql: &str) -> Vec<String> {
    store.rows().query(sql, [], |row| row.get(0)).unwrap()
}

const SHAPE: &str = "SELECT type || name || coalesce(sql, '') FROM sqlite_schema ORDER BY 1";

#[test]
fn what_was_done_before_a_column_came_is_undone_after_it() {
    let folder = tempfile::tempdir().unwrap();
    let (mut store, path) = old(folder.path());
    run_all(&mut store, &Backup { of: &path, to: None, key: None }, &[ADDS]).unwrap();
    let mut file = over(store, &path);
    let moods = "SELECT text || '|' || mood FROM review_note ORDER BY text";
    assert_eq!(text_of(&file.store, moods), ["Cut the build to half a minute|found"], "the step ran");
    let all =
        history::list(&file.view(), &HistoryList { limit: Some(200), ..HistoryList::default() }).unwrap();
    let undo = |file: &mut Workspace, kind: &str| {
        let one = all.operations.iter().find(|op| op.kind == kind && !op.undone).unwrap();
        api::run(file, &HistoryUndo { operation: Some(one.id.to_string()) })
    };
    undo(&mut file, "note.delete").unwrap();
    assert_eq!(
        text_of(&file.store, moods)[1],
        "Deleted later|plain",
        "a row of old has the column's default"
    );
    let mood = |file: &mut Workspace, mood: &str| {
        let sql = "UPDATE review_note SET mood = ?1 WHERE text LIKE 'Cut%'";
        file.transact("note.edit", false, None, |tx| tx.execute(sql, [mood])).unwrap();
    };
    mood(&mut file, "glad");
    undo(&mut file, "note.edit").unwrap();
    assert_eq!(
        text_of(&file.store, moods)[0],
        "Cut the build to a minute|glad",
        "the new column keeps its value"
    );
    let note = all.operations.iter().rev().find(|op| op.kind == "note.add").unwrap();
    let whole = HistoryUndo { operation: Some(note.id.to_string()) };
    let refused = api::run(&mut file, &whole).expect_err("its new column was set since");
    assert_eq!(refused.code, Code::Conflict, "{}", refused.message);
    mood(&mut file, "found");
    api::run(&mut file, &whole).unwrap();
    assert_eq!(text_of(&file.store, moods), ["Deleted later|plain"], "as it was found, it can go");
    api::run(&mut file, &HistoryRedo {}).unwrap();
    assert_eq!(text_of(&file.store, moods)[0], "Cut the build to a minute|found", "and comes back whole");
    let schemas = text_of(&file.store, "SELECT DISTINCT CAST(schema AS TEXT) FROM change ORDER BY 1");
    assert_eq!(schemas, ["1", "2"], "each change says under which schema it was written");
    file.store.rows().search_is_sound().unwrap();
}

#[test]
fn a_step_that_fails_leaves_the_file_as_it_was() {
    let broken_in_the_middle =
        "CREATE TABLE half (id TEXT); UPDATE person SET name = 'X'; INSERT INTO nowhere VALUES (1);";
    let refers_to_nothing = "UPDATE meeting SET mentorship = 'gone';";
    for bad in [broken_in_the_middle, refers_to_nothing] {
        let folder = tempfile::tempdir().unwrap();
        let (mut store, path) = old(folder.path());
        let dump = "SELECT name FROM person UNION ALL SELECT mentorship FROM meeting ORDER BY 1";
        let before = (text_of(&store, SHAPE), text_of(&store, dump));
        run_all(&mut store, &Backup { of: &path, to: None, key: None }, &[bad]).unwrap_err();
        assert_eq!((text_of(&store, SHAPE), text_of(&store, dump)), before, "nothing of it stays");
        let version: i32 = store.conn.pragma_query_value(None, "user_version", |r| r.get(0)).unwrap();
        assert_eq!(version, 1, "nor its number");
        let keys: i32 = store.conn.pragma_query_value(None, "foreign_keys", |r| r.get(0)).unwrap();
        assert_eq!(keys, 1, "references are watched again");
        through(&mut store, &Backup { of: &path, to: None, key: None }, STEPS).expect("the real step runs");
        drop(over(store, &path));
    }
}

#[test]
fn steps_run_one_after_the_other_over_a_verified_backup() {
    let folder = tempfile::tempdir().unwrap();
    let (mut store, path) = old(folder.path());
    let backup = Backup { of: &path, to: Some(folder.path()), key: None };
    run_all(&mut store, &backup, &[ADDS, "ALTER TABLE later ADD COLUMN more TEXT;"]).unwrap();
    let copy = Connection::open(folder.path().join("old-before-schema-2.db")).unwrap();
    let version: i32 = copy.pragma_query_value(None, "user_version", |r| r.get(0)).unwrap();
    assert_eq!(version, 1, "the backup is the file before all of them");
    let people: i64 = copy.query_row("SELECT count(*) FROM person", [], |r| r.get(0)).unwrap();
    assert_eq!(people, 3, "with its rows");
    // A second program that asked at the same time finds the work done and spoils no backup.
    backup.make(&store.conn, 1).unwrap();
    let version: i32 = copy.pragma_query_value(None, "user_version", |r| r.get(0)).unwrap();
    assert_eq!(version, 1, "the good backup stays");
    let beside: Vec<String> = std::fs::read_dir(folder.path())
        .unwrap()
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| name.starts_with(".backup"))
        .collect();
    assert_eq!(beside, Vec::<String>::new(), "no draft of it is left");
    assert_eq!(
        Rows(&store.conn).scalar::<i64>("SELECT count(more) FROM later", []).unwrap(),
        Some(0),
        "both ran"
    );
    let again = run_all(&mut store, &backup, &[ADDS, "ALTER TABLE later ADD COLUMN more TEXT;"]);
    again.expect("a file that has seen all steps is left alone");
}

#[test]
fn an_encrypted_file_is_backed_up_encrypted() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("secret.db");
    let key = Key::new("correct horse".to_owned());
    let opening = Opening { key: Some(key.clone()), create: true, backups: None };
    let mut store = Store::open(&path, &opening).unwrap();
    let more: Vec<&str> = STEPS.iter().copied().chain(["CREATE TABLE later (id TEXT);"]).collect();
    through(&mut store, &Backup { of: &path, to: Some(folder.path()), key: Some(&key) }, &more).unwrap();
    let copy = folder.path().join(format!("secret-before-schema-{}.db", SCHEMA_VERSION + 1));
    assert!(!std::fs::read(&copy).unwrap().starts_with(b"SQLite format 3"), "no plain copy is made");
    Store::open(&copy, &Opening { create: false, ..opening }).expect("the passphrase opens it");
}
