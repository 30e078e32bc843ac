//! Every operation of Trellis, declared once: its name, whether it writes, its label
//! in history, its input, its output and the function that does it. The window, the
//! command line and the tests enter here; TypeScript types and JSON Schemas follow.

use serde::Serialize;
use serde_json::Value;

use crate::error::{Error, Result};
use crate::transact::{Changed, Tx};
use crate::workspace::Workspace;

/// One operation, as the registry knows it.
pub struct Operation {
    /// `goal.add`.
    pub name: &'static str,
    /// Whether it changes the file.
    pub writes: bool,
    /// Its line in history; `{}` is what it was about.
    pub label: &'static str,
    input: fn() -> schemars::Schema,
    output: fn() -> schemars::Schema,
    types: fn(&mut Exporter) -> Signature,
    run: fn(&mut Workspace, Value) -> Result<Reply>,
    within: fn(&mut Tx<'_>, Value) -> Result<Value>,
}

impl std::fmt::Debug for Operation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Operation")
            .field("name", &self.name)
            .field("writes", &self.writes)
            .finish_non_exhaustive()
    }
}

/// What a call gives back.
#[derive(Debug, Clone, Serialize)]
pub struct Reply {
    /// The operation's output.
    pub output: Value,
    /// The concepts it changed; a screen that shows one of them reads again.
    pub touched: Vec<String>,
    /// What undo would take back; nothing after a read, or where nothing changed.
    pub operation: Option<crate::store::OperationId>,
}

/// An input that knows its operation.
pub trait Request: Serialize {
    /// What comes back.
    type Output: serde::de::DeserializeOwned + Serialize;
    /// The operation's name.
    const NAME: &'static str;
}

/// A read operation: `fn(&View, &Input) -> Result<Output>`; a write operation:
/// `fn(&mut Tx, Input) -> Result<Output>`; `fold` joins quick repeats of itself;
/// `whole` gets the workspace and makes its own operation.
macro_rules! operations {
    ($($mode:ident $name:literal $label:literal ($input:ty) -> $output:ty = $function:path;)+) => {
        $(impl Request for $input {
            type Output = $output;
            const NAME: &'static str = $name;
        })+
        /// Every operation.
        pub static OPERATIONS: &[Operation] = &[$(Operation {
            name: $name,
            writes: operations!(@writes $mode),
            label: $label,
            input: || schemars::schema_for!($input),
            output: || schemars::schema_for!($output),
            types: |exporter| exporter.signature::<$input, $output>(),
            run: |workspace, input| {
                let input: $input = read_input(input)?;
                operations!(@run $mode workspace input $name $function)
            },
            within: |tx, input| {
                let input: $input = read_input(input)?;
                operations!(@within $mode tx input $name $function)
            },
        }),+];
    };
    (@writes read) => { false };
    (@writes $mode:ident) => { true };
    (@run read $workspace:ident $input:ident $name:literal $function:path) => {
        reply($function(&$workspace.view(), &$input)?)
    };
    (@run write $workspace:ident $input:ident $name:literal $function:path) => {
        changed($workspace.transact($name, false, None, |tx| $function(tx, $input))?)
    };
    (@run fold $workspace:ident $input:ident $name:literal $function:path) => {
        changed($workspace.transact($name, true, None, |tx| $function(tx, $input))?)
    };
    (@within read $tx:ident $input:ident $name:literal $function:path) => { value(&$function($tx, &$input)?) };
    (@within whole $tx:ident $input:ident $name:literal $function:path) => {{
        let _ = ($tx, $input);
        Err(Error::refused(format!("{} cannot be one of several operations; nothing was changed", $name)))
    }};
    (@within $mode:ident $tx:ident $input:ident $name:literal $function:path) => { value(&$function($tx, $input)?) };
    (@run whole $workspace:ident $input:ident $name:literal $function:path) => {
        changed($function($workspace, $input)?)
    };
}

mod list;
mod types;

pub use list::OPERATIONS;
pub use types::{Exporter, Signature};

/// The operation of a name.
pub fn find(name: &str) -> Option<&'static Operation> {
    OPERATIONS.iter().find(|operation| operation.name == name)
}

/// Runs an operation by name.
///
/// # Errors
/// `not-found` for an unknown name, `invalid` for an input that does not fit, and
/// whatever the operation refuses.
pub fn call(workspace: &mut Workspace, name: &str, input: Value) -> Result<Reply> {
    let operation = find(name).ok_or_else(|| Error::not_found("operation", name))?;
    refuse_nul(&input)?;
    let input = if input.is_null() { Value::Object(serde_json::Map::default()) } else { input };
    (operation.run)(workspace, input)
}

/// Runs several operations in one transaction, as one undo step; the first failure
/// takes all of them back.
///
/// # Errors
/// As [`call`]; operations that make their own transaction (undo, redo) are refused.
pub fn batch(workspace: &mut Workspace, calls: Vec<(String, Value)>) -> Result<Vec<Value>> {
    let changed = workspace.transact("api.batch", false, None, |tx| {
        calls
            .into_iter()
            .map(|(name, input)| {
                let operation = find(&name).ok_or_else(|| Error::not_found("operation", &name))?;
                refuse_nul(&input)?;
                (operation.within)(tx, input)
            })
            .collect::<Result<Vec<_>>>()
    })?;
    Ok(changed.output)
}

/// Runs a typed request.
///
/// # Errors
/// As [`call`].
pub fn run<R: Request>(workspace: &mut Workspace, request: &R) -> Result<R::Output> {
    let input = serde_json::to_value(request).map_err(|e| unreadable(&e))?;
    let reply = call(workspace, R::NAME, without_nulls(input))?;
    serde_json::from_value(reply.output).map_err(|e| unreadable(&e))
}

/// A typed request's absent options are absent on the wire too; `null` would clear.
fn without_nulls(value: Value) -> Value {
    match value {
        Value::Object(map) => Value::Object(map.into_iter().filter(|(_, v)| !v.is_null()).collect()),
        other => other,
    }
}

fn read_input<T: serde::de::DeserializeOwned>(input: Value) -> Result<T> {
    serde_json::from_value(input).map_err(|error| {
        let message = error.to_string();
        let field = message.split('`').nth(1).map(str::to_owned);
        Error {
            field,
            ..Error::new(
                crate::error::Code::Invalid,
                format!("the input does not fit: {message}; nothing was changed; `trellis api NAME` shows its schema"),
            )
        }
    })
}

/// U+0000 is refused in any text: SQLite's JSON functions, which the journal stands on, cut there.
pub(crate) fn refuse_nul(value: &Value) -> Result<()> {
    match value {
        Value::String(text) if text.contains('\0') => Err(Error::new(
            crate::error::Code::Invalid,
            "the text holds a NUL character (U+0000); nothing was changed; remove it and try again",
        )),
        Value::Array(list) => list.iter().try_for_each(refuse_nul),
        Value::Object(map) => map.values().try_for_each(refuse_nul),
        _ => Ok(()),
    }
}

fn unreadable(error: &serde_json::Error) -> Error {
    Error::new(crate::error::Code::Failed, format!("a value could not be written as JSON: {error}"))
}

fn reply<T: Serialize>(output: T) -> Result<Reply> {
    Ok(Reply { output: value(&output)?, touched: Vec::new(), operation: None })
}

fn value<T: Serialize>(output: &T) -> Result<Value> {
    serde_json::to_value(output).map_err(|e| unreadable(&e))
}

fn changed<T: Serialize>(changed: Changed<T>) -> Result<Reply> {
    let mut concepts: Vec<String> = changed.touched.iter().map(|table| concept(table).to_owned()).collect();
    concepts.sort();
    concepts.dedup();
    Ok(Reply { output: value(&changed.output)?, touched: concepts, operation: changed.operation })
}

/// The concept word of a table.
pub fn concept(table: &str) -> &str {
    match table {
        "review_note" => "note",
        "milestone" => "goal",
        "voice" | "rating" => "snapshot",
        "template_use" => "template",
        "plan_use" => "plan",
        "framework_draft" | "framework_draft_area" => "framework",
        other => other,
    }
}

impl Operation {
    /// The JSON Schema of its input.
    pub fn input_schema(&self) -> Value {
        (self.input)().to_value()
    }

    /// The JSON Schema of its output.
    pub fn output_schema(&self) -> Value {
        (self.output)().to_value()
    }

    /// Its types for TypeScript.
    pub fn types(&self, exporter: &mut Exporter) -> Signature {
        (self.types)(exporter)
    }
}
