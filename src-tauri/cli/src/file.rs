//! `trellis init`, `demo` and `api`: the file, and every operation by name.

use clap::Args;
use serde_json::{Value, json};
use trellis_core::sample::SampleFill;
use trellis_core::{Code, Error, Result, api};

use crate::context::Context;
use crate::output::table;
use crate::texts;

#[derive(Debug, Args)]
pub struct Init {
    /// Your name
    #[arg(long)]
    owner: Option<String>,
}

#[derive(Debug, Args)]
pub struct Demo {
    /// How many people, 1 to 72
    #[arg(long, default_value_t = 8, value_parser = clap::value_parser!(u32).range(1..=72))]
    people: u32,
    /// How many years back; the stories reach back two
    #[arg(long, default_value_t = 2, value_parser = clap::value_parser!(u32).range(1..=10))]
    years: u32,
    /// Another seed, other people
    #[arg(long, default_value_t = 1)]
    seed: u32,
}

#[derive(Debug, Args)]
pub struct Api {
    /// The operation, such as person.add; all of them when absent
    name: Option<String>,
    /// Its input as JSON; - reads standard input
    input: Option<String>,
    /// Read lines of {"name","input"} from standard input, all in one transaction
    #[arg(long, value_name = "-", num_args = 1)]
    batch: Option<String>,
}

pub fn init(context: &mut Context, args: Init) -> Result<()> {
    let path = context.path()?;
    context.create(args.owner.as_deref())?;
    let owner = context.run(&trellis_core::people::PersonShow { person: "me".to_owned() })?;
    let made = json!({
        "file": path,
        "schema_version": trellis_core::store::SCHEMA_VERSION,
        "owner": owner.name,
    });
    context.print(&made, || format!("Made {} for {}", path.display(), owner.name))
}

pub fn demo(context: &mut Context, args: Demo) -> Result<()> {
    let request = SampleFill { people: Some(args.people), years: Some(args.years), seed: Some(args.seed) };
    context.show(&request, |filled| {
        let counts = filled.counts.iter().filter(|(_, n)| **n > 0);
        table(&["Sample", ""], counts.map(|(concept, n)| vec![concept.clone(), n.to_string()]))
    })
}

pub fn api(context: &mut Context, args: Api) -> Result<()> {
    if args.batch.is_some() {
        return batch(context);
    }
    let Some(name) = args.name else {
        let operations: Vec<Value> = api::OPERATIONS
            .iter()
            .map(|op| json!({"name": op.name, "writes": op.writes, "input": op.input_schema(), "output": op.output_schema()}))
            .collect();
        return context.print(&json!({ "operations": operations }), || {
            table(
                &["Operation", ""],
                api::OPERATIONS
                    .iter()
                    .map(|op| vec![op.name.to_owned(), if op.writes { "writes" } else { "" }.to_owned()]),
            )
        });
    };
    let input = match args.input {
        Some(text) => parse(&texts::text(Some(text))?)?,
        None => json!({}),
    };
    let output = context.call(&name, input)?;
    context.print(&output, || serde_json::to_string_pretty(&output).unwrap_or_default())
}

fn batch(context: &mut Context) -> Result<()> {
    let lines = texts::text(Some("-".to_owned()))?;
    let calls = lines
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| {
            let call = parse(line)?;
            let name = call.get("name").and_then(Value::as_str).unwrap_or_default().to_owned();
            Ok((name, call.get("input").cloned().unwrap_or_else(|| json!({}))))
        })
        .collect::<Result<Vec<_>>>()?;
    let outputs = context.batch(calls)?;
    context.print(&json!({ "outputs": outputs }), || format!("{} operations done", outputs.len()))
}

fn parse(text: &str) -> Result<Value> {
    serde_json::from_str(text).map_err(|e| {
        Error::new(Code::Invalid, format!("the input is not JSON ({e}); nothing was changed; check it"))
    })
}
