//! `trellis init`, `demo`, `api`, `completions`, `man`: about the file and the command itself.

use clap::{Args, CommandFactory};
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

#[derive(Debug, Args)]
pub struct Completions {
    /// The shell
    shell: clap_complete::Shell,
}

#[derive(Debug, Args)]
pub struct Man {
    /// The command whose page it is, such as: meeting log [default: trellis itself]
    command: Vec<String>,
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

pub fn completions(context: &mut Context, args: &Completions) -> Result<()> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut crate::args::Args::command(), "trellis", &mut script);
    let script = String::from_utf8_lossy(&script);
    context.print(&json!({ "shell": args.shell.to_string(), "script": script }), || script.to_string())
}

pub fn man(context: &mut Context, args: &Man) -> Result<()> {
    let mut whole = crate::args::Args::command();
    // Building gives each command its full name and the options all of them share.
    whole.build();
    let mut command = &whole;
    for word in &args.command {
        command = command.find_subcommand(word).ok_or_else(|| {
            Error::invalid(
                "command",
                format!("there is no command {word} here; nothing was changed; see `trellis help`"),
            )
        })?;
    }
    let name = command.get_bin_name().unwrap_or("trellis").to_owned();
    let mut text = Vec::new();
    clap_mangen::Man::new(command.clone()).render(&mut text)?;
    let text = String::from_utf8_lossy(&text);
    context.print(&json!({ "command": name, "page": text }), || text.to_string())
}
