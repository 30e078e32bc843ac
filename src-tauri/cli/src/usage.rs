//! Help asked for, and arguments that cannot be read.

use std::process::ExitCode;

use trellis_core::{Code, Error};

use crate::output;

/// Help and version are answers; everything else is a usage error, told as the contract says.
pub fn usage(error: &clap::Error) -> ExitCode {
    use clap::error::{ContextKind, ContextValue, ErrorKind as Kind};
    let json = std::env::args_os().any(|arg| arg == "--json");
    let rendered = error.render().to_string();
    if matches!(error.kind(), Kind::DisplayHelp | Kind::DisplayVersion) {
        if json {
            let what = if error.kind() == Kind::DisplayHelp { "help" } else { "version" };
            let text = rendered.trim().trim_start_matches("trellis ");
            let _ = output::line(&serde_json::json!({ what: text }).to_string());
        } else {
            let _ = error.print();
        }
        return ExitCode::SUCCESS;
    }
    let (what, more) = if error.kind() == Kind::DisplayHelpOnMissingArgumentOrSubcommand {
        ("a command or an argument is missing".to_owned(), rendered.as_str())
    } else {
        // The first paragraph says what is wrong, tips and the usage follow.
        let (first, more) = rendered.split_once("\n\n").unwrap_or((&rendered, ""));
        let lines: Vec<&str> = first.trim_start_matches("error: ").lines().map(str::trim).collect();
        (lines.join(" "), more)
    };
    let message = if what.contains("; nothing was changed") {
        what
    } else {
        format!("{what}; nothing was changed; see `trellis help`")
    };
    let field = match error.get(ContextKind::InvalidArg) {
        _ if error.kind() == Kind::UnknownArgument => None,
        Some(ContextValue::String(arg)) => field(arg),
        Some(ContextValue::Strings(args)) => args.first().and_then(|arg| field(arg)),
        _ => None,
    };
    let failure = Error { field, ..Error::new(Code::Invalid, message) };
    let code = output::failure(&failure, json);
    if !json && !more.is_empty() {
        eprintln!("\n{}", more.trim_end());
    }
    code
}

/// The field an argument fills: `mood` of `--mood <1-5>`, `name` of `<NAME>`.
fn field(arg: &str) -> Option<String> {
    let name = arg.split_whitespace().next()?.trim_matches(['<', '>', '[', ']', '.', '-']);
    let name = name.to_lowercase().replace('-', "_");
    (!name.is_empty()).then_some(name)
}
