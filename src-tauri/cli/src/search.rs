//! `trellis search`

use chrono::NaiveDate;
use clap::Args;
use trellis_core::Result;
use trellis_core::search::SearchFind;

use crate::context::Context;
use crate::output::tail;
use crate::values::{dashed, date};

#[derive(Debug, Args)]
pub struct Search {
    /// Words, "phrases", pre*, -not, or, (brackets), and filters:
    /// kind: person: tag: competency: before: after: on: visibility: is: has:
    #[arg(allow_hyphen_values = true, value_parser = dashed)]
    query: String,
    /// A concept (person meeting action goal note …) or a note kind (win praise …)
    #[arg(long)]
    kind: Option<String>,
    /// Only what concerns this person
    #[arg(long)]
    person: Option<String>,
    /// Only from this day on
    #[arg(long, value_parser = date, value_name = "DATE")]
    from: Option<NaiveDate>,
    /// Only up to this day
    #[arg(long, value_parser = date, value_name = "DATE")]
    to: Option<NaiveDate>,
    /// At most so many
    #[arg(long, default_value_t = 50)]
    limit: u32,
}

pub fn run(context: &mut Context, args: Search) -> Result<()> {
    let request = SearchFind {
        query: args.query,
        kind: args.kind,
        person: args.person,
        from: args.from,
        to: args.to,
        limit: Some(args.limit),
        typing: false,
    };
    context.show(&request, |found| {
        if found.hits.is_empty() && found.total == 0 {
            return "Nothing fits.".to_owned();
        }
        let mut text = String::new();
        for hit in &found.hits {
            let kind = hit.note_kind.as_deref().unwrap_or(hit.kind.word());
            let on = hit.on.map_or(String::new(), |d| format!("  {d}"));
            let lock = if hit.visibility == "private" { "  private" } else { "" };
            let who = hit.person_name.as_deref().unwrap_or("");
            text += &format!("{kind}{on}  {who}{lock}  {}\n  {}\n", tail(&hit.id), hit.title);
            if !hit.snippet.is_empty() && hit.snippet != hit.title {
                text += &format!("  {}\n", hit.snippet);
            }
        }
        let shown = found.hits.len();
        text + &format!("{shown} of {}", found.total)
    })
}
