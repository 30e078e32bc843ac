//! Whether the file is sound: what was looked at, what was found, what to do.

use crate::attachments;
use crate::error::Result;
use crate::store::{self, SCHEMA_VERSION};
use crate::workspace::View;
use crate::{input, output};

input! {
    /// Looks whether the file is sound; changes nothing.
    pub struct DoctorRun {}
}

output! {
    /// What was found.
    pub struct Diagnosis {
        /// Whether every check passed.
        pub ok: bool,
        /// The checks, in order.
        pub checks: Vec<Check>,
    }
    /// One check.
    pub struct Check {
        /// What was looked at.
        pub name: String,
        /// Whether it is sound.
        pub ok: bool,
        /// What was found.
        pub detail: String,
        /// What to do; empty where nothing needs doing.
        pub advice: String,
    }
}

const RESTORE: &str =
    "Keep this file as it is, and make a new one from what can be read: trellis doctor --repair -o NEW.db";

/// Runs every check.
pub fn run(view: &View<'_>, _: &DoctorRun) -> Result<Diagnosis> {
    let checks = vec![
        pages(view),
        references(view),
        search(view),
        journal(view),
        pictures(view),
        owner(view),
        schema(view),
        alone_readable(view),
    ];
    Ok(Diagnosis { ok: checks.iter().all(|c| c.ok), checks })
}

fn check(name: &str, fault: Option<String>, sound: &str, advice: &str) -> Check {
    let ok = fault.is_none();
    Check {
        name: name.to_owned(),
        ok,
        detail: fault.unwrap_or_else(|| sound.to_owned()),
        advice: if ok { String::new() } else { advice.to_owned() },
    }
}

/// What a query finds wrong; a query that fails is a fault too.
fn found<T: store::FromSql>(
    view: &View<'_>,
    sql: &str,
    fault: impl FnOnce(T) -> Option<String>,
) -> Option<String> {
    match view.scalar::<T>(sql, []) {
        Ok(Some(value)) => fault(value),
        Ok(None) => None,
        Err(error) => Some(error.message),
    }
}

fn pages(view: &View<'_>) -> Check {
    let fault = found(
        view,
        "SELECT group_concat(integrity_check, '; ') FROM (SELECT integrity_check FROM pragma_integrity_check LIMIT 10)",
        |text: String| (text != "ok").then_some(text),
    );
    check("pages", fault, "every page and index can be read", RESTORE)
}

fn references(view: &View<'_>) -> Check {
    let fault = found(view, "SELECT count(*) FROM pragma_foreign_key_check", |n: i64| {
        (n > 0).then(|| format!("{n} rows refer to something that is gone"))
    });
    check("references", fault, "every row refers to something that is there", RESTORE)
}

fn search(view: &View<'_>) -> Check {
    let fault = view.search_is_sound().err().map(|e| e.message);
    check(
        "search",
        fault,
        "the search index agrees with the texts",
        "trellis doctor --repair -o NEW.db makes the index anew",
    )
}

fn journal(view: &View<'_>) -> Check {
    let wanted = store::journal_triggers();
    let fault = match view
        .query("SELECT name FROM sqlite_schema WHERE type = 'trigger'", [], |r| r.get::<_, String>(0))
    {
        Ok(there) => {
            let missing: Vec<String> = wanted.into_iter().filter(|name| !there.contains(name)).collect();
            (!missing.is_empty())
                .then(|| format!("not every change is written down: {} missing", missing.join(", ")))
        }
        Err(error) => Some(error.message),
    };
    check("history", fault, "every change is written down", RESTORE)
}

fn pictures(view: &View<'_>) -> Check {
    let fault = attachments::blobs::fault(view).unwrap_or_else(|error| Some(error.message));
    check("pictures", fault, "every picture in a note is as it was kept", RESTORE)
}

fn owner(view: &View<'_>) -> Check {
    let fault = found(view, "SELECT count(*) FROM person WHERE owner = 1", |n: i64| {
        (n != 1).then(|| format!("there are {n} owners"))
    });
    check("owner", fault, "the file has one owner", RESTORE)
}

fn schema(view: &View<'_>) -> Check {
    let fault = found(view, "SELECT user_version FROM pragma_user_version", |version: i32| {
        (version != SCHEMA_VERSION).then(|| format!("schema {version}, this Trellis writes {SCHEMA_VERSION}"))
    });
    check(
        "schema",
        fault,
        &format!("schema {SCHEMA_VERSION}, the newest"),
        "open the file once with this Trellis",
    )
}

/// Notes about people are nobody else's to read on a shared computer.
#[cfg(unix)]
fn alone_readable(view: &View<'_>) -> Check {
    use std::os::unix::fs::PermissionsExt;
    let fault = match std::fs::metadata(view.path()) {
        Ok(meta) if meta.permissions().mode() & 0o077 != 0 => {
            Some("other accounts of this computer may read the file".to_owned())
        }
        Ok(_) => None,
        Err(error) => Some(error.to_string()),
    };
    check("permissions", fault, "only you may read the file", "chmod 600 on the file")
}

#[cfg(not(unix))]
fn alone_readable(_: &View<'_>) -> Check {
    check("permissions", None, "the folder's permissions hold", "")
}
