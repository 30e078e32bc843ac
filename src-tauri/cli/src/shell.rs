//! `trellis completions` and `man`: what the shell knows about the command.

use clap::Args;
use serde_json::json;
use trellis_core::{Error, Result};

use crate::context::Context;

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

pub fn completions(context: &mut Context, args: &Completions, mut whole: clap::Command) -> Result<()> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut whole, "trellis", &mut script);
    let script = String::from_utf8_lossy(&script);
    context.print(&json!({ "shell": args.shell.to_string(), "script": script }), || script.to_string())
}

pub fn man(context: &mut Context, args: &Man, mut whole: clap::Command) -> Result<()> {
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
